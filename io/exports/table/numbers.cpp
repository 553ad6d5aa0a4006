#include "io/exports/table/numbers.hpp"

#include <cmath>

#include "io/exports/table/header.hpp"
#include "io/exports/table/limits.hpp"
#include "io/exports/table/number_cell.hpp"
#include "io/json/json_text.hpp"

namespace handoff::exports {
namespace {

// "1.5e-07", as JSON and spreadsheets write the very large and the very small.
std::optional<double> with_exponent(std::string_view text) {
  return text.find_first_of("eE") == text.npos ? std::nullopt : io::parse_number(text);
}

std::optional<double> with_marks(std::string_view text, DecimalMark mark) {
  const auto cell = number_cell(text);
  if (!cell) return std::nullopt;
  const auto digits = digits_with(cell->digits, mark == DecimalMark::comma ? ',' : '.');
  const auto value = digits ? io::parse_number(*digits) : std::nullopt;
  return value && cell->negative && *value != 0 ? std::optional(-*value) : value;
}

}  // namespace

void DecimalVotes::see(std::string_view cell) {
  if (cell.find_first_of(".,") == cell.npos) return;
  const auto number = number_cell(cell);
  if (!number || number->digits.find_first_of(".,") == std::string::npos) return;
  const bool with_point = digits_with(number->digits, '.').has_value();
  const bool with_comma = digits_with(number->digits, ',').has_value();
  if (with_point && with_comma) {
    if (example_.empty()) example_ = trimmed(cell);
    return;
  }
  point_ = point_ || with_point;
  comma_ = comma_ || with_comma;
}

std::optional<DecimalMark> DecimalVotes::decided() const {
  if (point_ && comma_) return std::nullopt;
  if (point_) return DecimalMark::point;
  if (comma_) return DecimalMark::comma;
  if (!example_.empty()) return std::nullopt;
  return DecimalMark::unknown;
}

std::optional<double> parse_amount(std::string_view cell, DecimalMark mark) {
  const std::string_view text = trimmed(cell);
  const auto plain = with_exponent(text);
  const auto value = plain ? plain : with_marks(text, mark);
  return value && std::fabs(*value) <= kMostAmount ? value : std::nullopt;
}

}  // namespace handoff::exports
