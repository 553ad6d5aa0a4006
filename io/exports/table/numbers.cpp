#include "io/exports/table/numbers.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "io/exports/table/header.hpp"
#include "io/json/json_text.hpp"

namespace handoff::exports {
namespace {

bool is_figure(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// What stands around and inside a number without being of it: signs of currencies, blanks,
// apostrophes that set thousands apart. Letters only as a currency's code at one end.
struct Bare {
  std::string digits;  // with points and commas
  bool negative = false;
};

std::optional<Bare> bare_of(std::string_view cell) {
  Bare it;
  std::string_view text = trimmed(cell);
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    it.negative = true;
    text = text.substr(1, text.size() - 2);
  }
  std::size_t letters = 0;
  for (const char c : text) {
    const bool is_letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    letters += is_letter ? 1 : 0;
    if (c == '-' && it.digits.empty()) it.negative = true;
    if (is_figure(c) || c == '.' || c == ',') it.digits += c;
  }
  const bool has_figure = std::any_of(it.digits.begin(), it.digits.end(), is_figure);
  return has_figure && letters <= 3 ? std::optional(it) : std::nullopt;
}

}  // namespace

void DecimalVotes::see(std::string_view cell) {
  const auto bare = bare_of(cell);
  if (!bare) return;
  const std::string& digits = bare->digits;
  const auto points = std::count(digits.begin(), digits.end(), '.');
  const auto commas = std::count(digits.begin(), digits.end(), ',');
  if (points + commas == 0) return;
  const std::size_t last = digits.find_last_of(".,");
  const bool last_is_point = digits[last] == '.';
  const bool both = points > 0 && commas > 0;
  const bool thousands = !both && points + commas > 1;
  const std::size_t after = digits.size() - last - 1;
  // "1,000": either; "0,500" can only be a half.
  const bool either =
      !both && !thousands && after == 3 && last > 0 && last <= 3 && digits[0] != '0';
  if (either) {
    if (example_.empty()) example_ = trimmed(cell);
    return;
  }
  const bool decimal_point = thousands ? !last_is_point : last_is_point;
  (decimal_point ? point_ : comma_) = true;
}

std::optional<DecimalMark> DecimalVotes::decided() const {
  if (point_ && comma_) return std::nullopt;
  if (point_) return DecimalMark::point;
  if (comma_) return DecimalMark::comma;
  if (!example_.empty()) return std::nullopt;
  return DecimalMark::unknown;
}

std::optional<double> parse_amount(std::string_view cell, DecimalMark mark) {
  const auto bare = bare_of(cell);
  if (!bare) return std::nullopt;
  const char decimal = mark == DecimalMark::comma ? ',' : '.';
  std::string plain;
  for (const char c : bare->digits) {
    if (is_figure(c)) plain += c;
    if (c == decimal) plain += '.';
  }
  if (plain.front() == '.') plain.insert(0, 1, '0');
  if (plain.back() == '.') plain.pop_back();
  const std::size_t zeros = plain.find_first_not_of('0');
  if (zeros != 0 && zeros != plain.npos) plain.erase(0, plain[zeros] == '.' ? zeros - 1 : zeros);
  if (zeros == plain.npos) return 0;
  const auto value = io::parse_number(plain);
  if (!value) return std::nullopt;
  return bare->negative ? -*value : *value;
}

}  // namespace handoff::exports
