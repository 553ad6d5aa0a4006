// A currency need not be one that exists: the processor adds some from time to time.
#include "io/json/shape.hpp"

#include "io/text/instant_text.hpp"

namespace handoff::io {

std::string_view read_id(const Reader& object) {
  const std::string_view id = object.text("id", kMaxIdBytes);
  if (id.empty()) object.expected("id", "an id in quotes");
  return id;
}

core::Currency read_currency(const Reader& reader, std::string_view key) {
  const std::string_view code = reader.text(key);
  core::Currency currency;
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  bool valid = code.size() == 3;
  for (std::size_t i = 0; valid && i < 3; ++i) {
    currency.code[i] = upper(code[i]);
    valid = currency.code[i] >= 'A' && currency.code[i] <= 'Z';
  }
  if (valid) return currency;
  reader.expected(key, "a currency code of three letters");
  return {};
}

std::string_view read_reference(const Reader& reader, std::string_view key) {
  if (!reader.has_value(key)) return {};
  const Value& value = *reader.value().find(key);
  if (value.is_object()) return reader.object(key).text("id", kMaxIdBytes);
  if (value.is_text()) return reader.text(key, kMaxIdBytes);
  reader.expected(key, "an id in quotes, or an object with one");
  return {};
}

std::optional<core::Time> maybe_instant(const Reader& reader, std::string_view key) {
  const auto text = reader.maybe_text(key);
  if (!text) return std::nullopt;
  const auto instant = parse_instant(*text);
  if (!instant) reader.expected(key, "a time such as \"2026-03-02T23:47:12Z\"");
  return instant;
}

core::Time read_instant(const Reader& reader, std::string_view key) {
  if (!reader.has_value(key)) reader.expected(key, "a time such as \"2026-03-02T23:47:12Z\"");
  return maybe_instant(reader, key).value_or(core::Time{});
}

std::optional<core::Time> maybe_second(const Reader& reader, std::string_view key) {
  const auto second = reader.maybe_integer(key, 0, kLatestSecond);
  return second ? std::optional(core::Time{core::seconds(*second).us}) : std::nullopt;
}

}  // namespace handoff::io
