#include "web/ui/text/quantity.hpp"

#include <cctype>
#include <cmath>
#include <cstdlib>

#include "io/text/duration_text.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::ui {

namespace {

struct Unit {
  std::string_view name;
  double factor;
};
constexpr Unit kDurations[] = {
    {"us", 1e-6},      {"ms", 1e-3},     {"s", 1.0},         {"sec", 1.0},       {"second", 1.0},
    {"seconds", 1.0},  {"m", 60.0},      {"min", 60.0},      {"minute", 60.0},   {"minutes", 60.0},
    {"h", 3600.0},     {"hour", 3600.0}, {"hours", 3600.0},  {"d", 86400.0},     {"day", 86400.0},
    {"days", 86400.0}, {"w", 604800.0},  {"week", 604800.0}, {"weeks", 604800.0}};
constexpr Unit kMultiples[] = {{"k", 1e3}, {"m", 1e6}, {"b", 1e9}};

// Lower case, without spaces, group separators and the signs that only decorate.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u) != 0 || c == ',' || c == '$' || c == '_') continue;
    out += static_cast<char>(std::tolower(u));
  }
  return out;
}

const char* example_of(Quantity kind) {
  switch (kind) {
    case Quantity::percent:
      return "a percentage such as 5 or 2.5%";
    case Quantity::duration:
      return "a time such as 250 ms, 15 min or 4 h";
    case Quantity::money:
      return "an amount such as 350 or 15k";
    case Quantity::integer:
      return "a whole number such as 500 or 5k";
    case Quantity::number:
      break;
  }
  return "a number such as 0.25 or 5k";
}

// What stands after the number, as a factor; 0 if it means nothing for this kind.
double factor_of(Quantity kind, std::string_view suffix, double bare_unit_s) {
  if (kind == Quantity::duration) {
    if (suffix.empty()) return bare_unit_s;
    for (const Unit& unit : kDurations) {
      if (unit.name == suffix) return unit.factor;
    }
    return 0.0;
  }
  if (kind == Quantity::percent) return suffix.empty() || suffix == "%" ? 0.01 : 0.0;
  if (suffix.empty()) return 1.0;
  for (const Unit& multiple : kMultiples) {
    if (multiple.name == suffix) return multiple.factor;
  }
  return 0.0;
}

}  // namespace

std::string quantity_text(Quantity kind, double value, std::string_view unit) {
  switch (kind) {
    case Quantity::percent:
      return charts::format_percent(value);
    case Quantity::duration:
      return charts::format_duration(value);
    case Quantity::money:
      return charts::format_money(value, 5);
    case Quantity::integer:
      return charts::with_unit(charts::format_fixed(value, 0), unit);
    case Quantity::number:
      break;
  }
  return charts::with_unit(charts::format_number(value, 3), unit);
}

core::Result<double> parse_quantity(Quantity kind, std::string_view text, double bare_unit_s) {
  const std::string clean = bare(text);
  const core::Error wrong{"", std::string("Type ") + example_of(kind)};
  char* end = nullptr;
  const double number = std::strtod(clean.c_str(), &end);
  if (end == clean.c_str() || !std::isfinite(number)) return wrong;
  // Words that strtod would take for numbers ("inf", "nan", hexadecimal) are not what people type.
  if (clean.find_first_of("x") != std::string::npos) return wrong;
  const double factor = factor_of(kind, end, bare_unit_s);
  if (!(factor > 0.0)) {
    // Several units, as files have them: "1h30m".
    const auto several = io::parse_duration(clean);
    if (kind != Quantity::duration || !several) return wrong;
    return several->seconds();
  }
  const double value = number * factor;
  return kind == Quantity::integer ? std::round(value) : value;
}

double shown_unit_s(double seconds) { return charts::time_unit_of(seconds).seconds; }

}  // namespace handoff::web::ui
