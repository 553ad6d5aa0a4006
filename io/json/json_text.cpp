// The library's own indented form puts every number of a list on a line of its own; `pretty` does
// not.
#include "io/json/json_text.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "io/json/json.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kColumns = 100;
constexpr std::size_t kIndent = 2;

// Everything on one line, with a blank after each comma and colon.
std::string one_line(const Json& value) {
  if (!value.is_structured()) return compact(value);
  std::string text(1, value.is_object() ? '{' : '[');
  bool first = true;
  for (const auto& item : value.items()) {
    if (!first) text += ", ";
    first = false;
    if (value.is_object()) text += compact(item.key()) + ": ";
    text += one_line(item.value());
  }
  return text + (value.is_object() ? '}' : ']');
}

bool has_nested(const Json& value) {
  for (const auto& item : value.items()) {
    if (item.value().is_structured()) return true;
  }
  return false;
}

// `lead` is how many columns stand before the value on its line.
void append(std::string& text, const Json& value, std::size_t indent, std::size_t lead) {
  const bool flat = !value.is_structured() || value.empty() || !has_nested(value);
  if (flat) {
    std::string line = one_line(value);
    if (!value.is_structured() || lead + line.size() + 1 <= kColumns) {
      text += line;
      return;
    }
  }
  const bool object = value.is_object();
  text += object ? '{' : '[';
  const std::size_t inner = indent + kIndent;
  bool first = true;
  for (const auto& item : value.items()) {
    text += first ? "\n" : ",\n";
    first = false;
    const std::string key = object ? compact(item.key()) + ": " : std::string();
    text += std::string(inner, ' ') + key;
    append(text, item.value(), inner, inner + key.size());
  }
  text += '\n' + std::string(indent, ' ') + (object ? '}' : ']');
}

}  // namespace

Json number_json(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == std::floor(value) && std::fabs(value) < 0x1p53)
    return static_cast<std::int64_t>(value);
  return value;
}

std::string number_text(double value) { return number_json(value).dump(); }

std::optional<double> parse_number(std::string_view text) {
  const auto number = parse_json(text, "number");
  if (!number || !number->is_number()) return std::nullopt;
  return number->get<double>();
}

std::string compact(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string pretty(const Json& document) {
  std::string text;
  append(text, document, 0, 0);
  return text + '\n';
}

}  // namespace handoff::io
