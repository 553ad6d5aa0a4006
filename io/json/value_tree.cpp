// A document that is not plain goes through the library's own form.
#include "io/json/value_tree.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/files/file.hpp"

namespace handoff::io {
namespace {

// Texts stay those of `json`; what else is needed comes from `memory`.
Value value_of(const Json& json, Arena& memory) {
  switch (json.type()) {
    case Json::value_t::boolean:
      return Value(json.get<bool>());
    case Json::value_t::number_integer:
      return Value(json.get<std::int64_t>());
    case Json::value_t::number_unsigned:
      return Value(json.get<std::uint64_t>());
    case Json::value_t::number_float:
      return Value(json.get<double>());
    case Json::value_t::string:
      return Value(std::string_view(json.get_ref<const std::string&>()));
    case Json::value_t::array: {
      std::vector<Value> elements;
      for (const Json& element : json) elements.push_back(value_of(element, memory));
      return Value(memory.keep(std::span<const Value>(elements)));
    }
    case Json::value_t::object: {
      std::vector<Member> members;
      for (const auto& [name, value] : json.get_ref<const Json::object_t&>())
        members.push_back({name, value_of(value, memory)});
      return Value(memory.keep(std::span<const Member>(members)));
    }
    default:
      return {};
  }
}

}  // namespace

std::optional<core::Error> ValueTree::read(std::string_view text, std::string_view source_name,
                                           std::size_t first_line) {
  memory_.clear();
  root_ = {};
  if (text.size() <= kMaxDocumentBytes) {
    if (const auto plain = plain_.read(text)) {
      root_ = *plain;
      return std::nullopt;
    }
  }
  auto json = parse_json(text, source_name, first_line);
  if (!json) return json.error();
  memory_.clear();
  other_ = *std::move(json);
  root_ = value_of(other_, memory_);
  return std::nullopt;
}

Json to_json(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::boolean:
      return value.boolean();
    case Value::Kind::integer:
      return value.whole();
    case Value::Kind::natural:
      return value.natural();
    case Value::Kind::decimal:
      return value.number();
    case Value::Kind::text:
      return std::string(value.text());
    case Value::Kind::array: {
      Json array = Json::array();
      for (const Value& element : value.elements()) array.push_back(to_json(element));
      return array;
    }
    case Value::Kind::object: {
      Json object = Json::object();
      for (const Member& member : value.members())
        object[std::string(member.name)] = to_json(member.value);
      return object;
    }
  }
  return nullptr;
}

}  // namespace handoff::io
