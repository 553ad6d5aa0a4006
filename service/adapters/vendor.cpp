// Reading a vendor's table, and filling it in.
#include "service/adapters/vendor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "service/http/messages.hpp"

namespace handoff::service {
namespace {

using io::Json;

std::string member_text(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::vector<std::pair<std::string, std::string>> member_pairs(const Json& object, const char* key) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const auto it = object.find(key);
  if (it == object.end() || !it->is_object()) return pairs;
  for (const auto& [name, value] : it->items())
    pairs.emplace_back(name, value.is_string() ? value.get<std::string>() : std::string());
  return pairs;
}

std::size_t member_size(const Json& object, const char* key, std::size_t otherwise) {
  const auto it = object.find(key);
  return it != object.end() && it->is_number_unsigned() ? it->get<std::size_t>() : otherwise;
}

std::optional<NextPage> read_next(const Json& step) {
  const auto it = step.find("next");
  if (it == step.end() || !it->is_object()) return std::nullopt;
  return NextPage{member_text(*it, "name"), member_text(*it, "path"), member_text(*it, "of_last"),
                  member_text(*it, "while")};
}

Step read_step(const Json& document) {
  Step step;
  step.method = member_text(document, "method");
  step.path = member_text(document, "path");
  if (const auto it = document.find("body"); it != document.end()) step.body = *it;
  step.one_of = member_text(document, "one_of");
  step.each = member_text(document, "each");
  step.take = member_pairs(document, "take");
  step.next = read_next(document);
  step.chunk = member_size(document, "chunk", 0);
  if (const auto it = document.find("needs"); it != document.end() && it->is_array()) {
    for (const Json& name : *it)
      if (name.is_string()) step.needs.push_back(name.get<std::string>());
  }
  return step;
}

constexpr std::array<std::string_view, 10> kStepMembers{
    "method", "path", "body", "one_of", "each", "take", "needs", "next", "chunk", "about"};

// A member that nobody knows is a typing error.
std::optional<core::Error> check_step(const Json& step, const std::string& where) {
  if (!step.is_object()) return core::Error{where, "expected an object"};
  for (const auto& [name, value] : step.items()) {
    bool known = false;
    for (const std::string_view it : kStepMembers) known = known || it == name;
    if (!known) return core::Error{fmt::format("{}.{}", where, name), "is not known"};
  }
  if (member_text(step, "method").empty() || !member_text(step, "path").starts_with('/'))
    return core::Error{where, "a step needs a method and a path that begins with /"};
  return std::nullopt;
}

std::optional<core::Error> read_operations(const Json& document, const std::string& source,
                                           VendorTable& table) {
  const auto operations = document.find("operations");
  if (operations == document.end() || !operations->is_object())
    return core::Error{source, "operations: expected an object"};
  for (const auto& [name, steps] : operations->items()) {
    const std::string where = fmt::format("{}: operations.{}", source, name);
    if (!steps.is_array() || steps.empty()) return core::Error{where, "expected a list of steps"};
    for (const Json& step : steps) {
      if (auto error = check_step(step, where)) return error;
      table.operations[name].push_back(read_step(step));
    }
  }
  return std::nullopt;
}

// Hands every piece of the text to one of two functions: plain text, and the name in braces.
template <class Plain, class Named>
void for_each_piece(std::string_view text, Plain plain, Named named) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return plain(text);
    plain(text.substr(0, open));
    named(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

// The name, if the text is one and nothing else.
std::string_view only_name(std::string_view text) {
  const bool one = text.size() > 2 && text.front() == '{' && text.find('}') == text.size() - 1;
  return one ? text.substr(1, text.size() - 2) : std::string_view{};
}

std::string fill_part(std::string_view text, const Values& values) {
  std::string filled;
  for_each_piece(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) {
        const bool in_quotes = filled.ends_with('\'');
        const std::string_view value = values.get(name);
        filled += percent_encoded(in_quotes ? escaped_in_quotes(value) : std::string(value));
      });
  return filled;
}

Json number_of(std::string_view text) {
  const auto number = io::parse_number(text);
  return number ? io::number_json(*number) : Json(nullptr);
}

}  // namespace

core::Result<VendorTable> read_vendor(std::string_view text, std::string_view source_name) {
  auto document = io::parse_json(text, source_name);
  if (!document) return document.error();
  const std::string source(source_name);
  if (!document->is_object()) return core::Error{source, "expected an object"};
  VendorTable table;
  table.name = member_text(*document, "vendor");
  table.headers = member_pairs(*document, "headers");
  table.key_header = member_text(*document, "key_header");
  table.at_once = member_size(*document, "at_once", table.at_once);
  if (const auto words = document->find("words"); words != document->end() && words->is_object()) {
    for (const auto& [kind, value] : words->items()) {
      for (const auto& [ours, theirs] : member_pairs(*words, kind.c_str()))
        table.words[kind][ours] = theirs;
    }
  }
  if (table.name.empty()) return core::Error{source, "vendor: expected its name"};
  if (auto error = read_operations(*document, source, table)) return *std::move(error);
  return table;
}

void Values::set(std::string_view name, std::string value) {
  for (auto& [known, old] : values_) {
    if (known != name) continue;
    old = std::move(value);
    return;
  }
  values_.emplace_back(name, std::move(value));
}

std::string_view Values::get(std::string_view name) const {
  for (const auto& [known, value] : values_) {
    if (known == name) return value;
  }
  return {};
}

std::string escaped_in_quotes(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

std::string fill_path(std::string_view text, const Values& values) {
  const std::size_t mark = text.find('?');
  std::string filled = fill_part(text.substr(0, mark), values);
  std::string_view query = mark == text.npos ? std::string_view{} : text.substr(mark + 1);
  char before = '?';
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::string_view name = only_name(pair.substr(std::min(pair.size(), pair.find('=') + 1)));
    if (!name.empty() && values.get(name).empty()) continue;
    filled += before;
    filled += fill_part(pair, values);
    before = '&';
  }
  return filled;
}

std::string fill_text(std::string_view text, const Values& values) {
  std::string filled;
  for_each_piece(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) { filled += values.get(name); });
  return filled;
}

Json fill_body(const Json& body, const Values& values) {
  if (body.is_string()) {
    const auto& text = body.get_ref<const std::string&>();
    const std::string_view name = only_name(text);
    if (name.starts_with('#')) return number_of(values.get(name.substr(1)));
    return fill_text(text, values);
  }
  Json filled = body;
  if (body.is_array()) {
    for (Json& it : filled) it = fill_body(it, values);
  } else if (body.is_object()) {
    filled = Json::object();
    for (const auto& [key, value] : body.items()) {
      const std::string_view name =
          value.is_string() ? only_name(value.get_ref<const std::string&>()) : std::string_view{};
      const bool empty =
          !name.empty() && values.get(name.starts_with('#') ? name.substr(1) : name).empty();
      if (!empty) filled[key] = fill_body(value, values);
    }
  }
  return filled;
}

const Json* look_up(const Json& document, std::string_view path) {
  const Json* at = &document;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    if (at->is_object()) {
      const auto it = at->find(std::string(part));
      if (it == at->end()) return nullptr;
      at = &*it;
    } else if (at->is_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
      if (error != std::errc{} || index >= at->size()) return nullptr;
      at = &(*at)[index];
    } else {
      return nullptr;
    }
  }
  return at;
}

std::string text_at(const Json& document, std::string_view path) {
  const Json* const found = look_up(document, path);
  if (!found || found->is_null()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_primitive() ? found->dump() : std::string();
}

std::string their_word(const VendorTable& table, std::string_view kind, std::string_view ours) {
  const auto words = table.words.find(kind);
  if (words == table.words.end()) return std::string(ours);
  const auto word = words->second.find(std::string(ours));
  return word == words->second.end() ? std::string() : word->second;
}

std::string our_word(const VendorTable& table, std::string_view kind, std::string_view theirs) {
  const auto words = table.words.find(kind);
  if (words == table.words.end()) return std::string(theirs);
  for (const auto& [ours, word] : words->second) {
    if (word == theirs) return ours;
  }
  return {};
}

}  // namespace handoff::service
