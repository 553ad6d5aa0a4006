// Each check is one function over a value; a getter finds the value, runs the check and notes what
// it says.
#include "io/json/json_reader.hpp"

#include <cassert>
#include <cmath>

#include "io/json/json_text.hpp"
#include "io/json/value_tree.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

const Value& empty_object() {
  static const Value value{std::span<const Member>()};
  return value;
}

const Value& empty_array() {
  static const Value value{std::span<const Value>()};
  return value;
}

std::string mismatch(std::string_view expected, const Value* found) {
  return "expected " + std::string(expected) + ", found " + describe(found);
}

// 3.0 and 2e3 are integers too; beyond 2^53 a double no longer tells neighbours apart.
std::optional<std::int64_t> whole(const Value& value) {
  constexpr double kExact = 9007199254740992.0;
  if (value.is_natural() && value.whole() < 0) return {};  // beyond the range
  if (value.is_whole()) return value.whole();
  if (!value.is_number()) return {};
  const double number = value.number();
  if (std::fabs(number) > kExact || std::trunc(number) != number) return {};
  return static_cast<std::int64_t>(number);
}

}  // namespace

std::string describe(const Json* value) {
  if (value == nullptr) return "nothing";
  switch (value->type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::boolean:
      return value->get<bool>() ? "true" : "false";
    case Json::value_t::string:
      return in_quotes(value->get_ref<const std::string&>());
    case Json::value_t::object:
      return value->empty() ? "an empty object" : "an object";
    case Json::value_t::array:
      return value->empty() ? "an empty array" : "an array";
    default:
      return value->dump();
  }
}

std::string describe(const Value* value) {
  if (value == nullptr) return "nothing";
  if (!value->empty()) return value->is_object() ? "an object" : "an array";
  const Json json = to_json(*value);
  return describe(&json);
}

core::Result<std::int64_t> to_integer(const Value& value, std::string path, std::int64_t min,
                                      std::int64_t max) {
  const auto number = whole(value);
  if (number && *number >= min && *number <= max) return *number;
  const std::string range = "an integer from " + std::to_string(min) + " to " + std::to_string(max);
  return core::Error{std::move(path), mismatch(range, &value)};
}

core::Result<double> to_number(const Value& value, std::string path, double min, double max) {
  if (value.is_number()) {
    const double number = value.number();
    if (number >= min && number <= max) return number;
  }
  const std::string range = "a number from " + number_text(min) + " to " + number_text(max);
  return core::Error{std::move(path), mismatch(range, &value)};
}

const Value* Reader::find(std::string_view key) const { return value_->find(key); }

const Value* Reader::find_value(std::string_view key) const {
  const Value* member = find(key);
  return member != nullptr && !member->is_null() ? member : nullptr;
}

std::string Reader::path_of(std::string_view key) const {
  std::string path;
  path.reserve(path_.size() + 1 + key.size());
  if (!path_.empty()) path.append(path_) += '.';
  return path.append(printable(key));
}

void Reader::fail(std::string_view key, std::string what) const {
  problems_->note(path_of(key), std::move(what));
}

void Reader::expected(std::string_view key, std::string_view what) const {
  fail(key, mismatch(what, find(key)));
}

std::optional<std::int64_t> Reader::maybe_integer(std::string_view key, std::int64_t min,
                                                  std::int64_t max) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  const auto number = to_integer(*member, {}, min, max);
  if (number) return *number;
  fail(key, number.error().what);
  return std::nullopt;
}

std::int64_t Reader::integer(std::string_view key, std::int64_t min, std::int64_t max) const {
  const auto number = maybe_integer(key, min, max);
  if (!number) {
    expected(key, "an integer from " + std::to_string(min) + " to " + std::to_string(max));
  }
  return number.value_or(min);
}

std::optional<double> Reader::maybe_number(std::string_view key, double min, double max) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  const auto number = to_number(*member, {}, min, max);
  if (number) return *number;
  fail(key, number.error().what);
  return std::nullopt;
}

double Reader::number(std::string_view key, double min, double max) const {
  const auto number = maybe_number(key, min, max);
  if (!number) expected(key, "a number from " + number_text(min) + " to " + number_text(max));
  return number.value_or(min);
}

std::optional<bool> Reader::maybe_boolean(std::string_view key) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  if (member->is_boolean()) return member->boolean();
  expected(key, "true or false");
  return std::nullopt;
}

bool Reader::boolean(std::string_view key) const {
  const auto value = maybe_boolean(key);
  if (!value) expected(key, "true or false");
  return value.value_or(false);
}

std::optional<std::string_view> Reader::maybe_text(std::string_view key,
                                                   std::size_t max_bytes) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is_text()) {
    expected(key, "text in quotes");
    return std::nullopt;
  }
  const std::string_view text = member->text();
  if (text.size() <= max_bytes) return text;
  fail(key, "expected at most " + std::to_string(max_bytes) + " bytes of text, found " +
                std::to_string(text.size()) + ": " + in_quotes(text));
  return std::nullopt;
}

std::string_view Reader::text(std::string_view key, std::size_t max_bytes) const {
  const auto text = maybe_text(key, max_bytes);
  if (!text) expected(key, "text in quotes");
  return text.value_or(std::string_view());
}

std::optional<Reader> Reader::maybe_object(std::string_view key) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  if (member->is_object()) return Reader(*member, *problems_, path_of(key));
  expected(key, "an object");
  return std::nullopt;
}

Reader Reader::object(std::string_view key) const {
  if (auto found = maybe_object(key)) return *std::move(found);
  expected(key, "an object");
  return Reader(empty_object(), *problems_, path_of(key));
}

std::optional<Reader> Reader::maybe_array(std::string_view key) const {
  const Value* member = find_value(key);
  if (member == nullptr) return std::nullopt;
  if (member->is_array()) return Reader(*member, *problems_, path_of(key));
  expected(key, "an array");
  return std::nullopt;
}

Reader Reader::array(std::string_view key) const {
  if (auto found = maybe_array(key)) return *std::move(found);
  expected(key, "an array");
  return Reader(empty_array(), *problems_, path_of(key));
}

Reader Reader::element(std::size_t index) const {
  assert(value_->is_array() && index < value_->size());
  return Reader(value_->elements()[index], *problems_, path_ + '[' + std::to_string(index) + ']');
}

}  // namespace handoff::io
