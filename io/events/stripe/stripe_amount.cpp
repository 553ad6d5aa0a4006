// Decimals are read digit by digit: no binary fraction comes between the text and the amount.
#include "io/events/stripe/stripe_amount.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "core/conversion/revenue.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kForm = "a decimal number of at most 12 places in quotes";
constexpr std::string_view kRange = "an amount from 0 to 1000000000000";
constexpr WideInteger kMostPicos = WideInteger{core::kMaxUnitAmount} * ExactAmount::kPicos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// What is wrong with the text; otherwise its amount is set.
std::optional<std::string_view> parse_decimal(std::string_view text, ExactAmount& amount) {
  constexpr std::size_t kPlaces = 12;
  constexpr std::size_t kMostDigits = 13;  // of kMaxUnitAmount
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view units = text.substr(0, point);
  const std::string_view places =
      point == text.size() ? std::string_view() : text.substr(point + 1);
  if (units.empty() || !all_digits(units) || !all_digits(places)) return kForm;
  if ((places.empty() && point != text.size()) || places.size() > kPlaces) return kForm;
  while (units.size() > 1 && units.front() == '0') units.remove_prefix(1);
  if (units.size() > kMostDigits) return kRange;

  amount = {};
  for (const char c : units) amount.picos = amount.picos * 10 + (c - '0');
  for (std::size_t i = 0; i < kPlaces; ++i) {
    amount.picos = amount.picos * 10 + (i < places.size() ? places[i] - '0' : 0);
  }
  if (amount.picos > kMostPicos) return kRange;
  return std::nullopt;
}

// The whole part of a double is exact, so that only the places are rounded.
std::optional<std::string_view> take_number(double number, ExactAmount& amount) {
  if (!(number >= 0)) return kForm;
  if (number > static_cast<double>(core::kMaxUnitAmount)) return kRange;
  const double units = std::floor(number);
  const double places = std::round((number - units) * static_cast<double>(ExactAmount::kPicos));
  amount.picos =
      static_cast<WideInteger>(units) * ExactAmount::kPicos + static_cast<WideInteger>(places);
  return std::nullopt;
}

std::optional<std::string_view> take_decimal(const Value& value, ExactAmount& amount) {
  if (value.is_number()) return take_number(value.number(), amount);
  if (!value.is_text()) return kForm;
  return parse_decimal(value.text(), amount);
}

}  // namespace

std::optional<ExactAmount> read_amount(const Reader& reader, std::string_view whole,
                                       std::string_view decimal) {
  if (const auto units = reader.maybe_integer(whole, 0, core::kMaxUnitAmount)) {
    return ExactAmount{WideInteger{*units} * ExactAmount::kPicos};
  }
  if (!reader.has_value(decimal)) return std::nullopt;
  ExactAmount amount;
  if (const auto wrong = take_decimal(*reader.value().find(decimal), amount)) {
    reader.expected(decimal, *wrong);
  }
  return amount;
}

std::optional<std::int64_t> whole_units(ExactAmount amount) {
  assert(amount.picos >= 0);
  const WideInteger units = (amount.picos + ExactAmount::kPicos / 2) / ExactAmount::kPicos;
  if (units > core::kMaxUnitAmount) return std::nullopt;
  return static_cast<std::int64_t>(units);
}

std::int64_t share_of(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  assert(amount >= 0 && part >= 0 && whole > 0);
  return static_cast<std::int64_t>((WideInteger{amount} * part + whole / 2) / whole);
}

}  // namespace handoff::io
