// Each reader checks the JSON's type, then the limits, and leaves the value alone if either is
// wrong.
#include "io/scenario/scenario_values.hpp"

#include <cmath>

#include "io/figures/columns.hpp"
#include "io/json/json_reader.hpp"
#include "io/scenario/seconds_text.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/nearest.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

using sim::FieldInfo;

core::Duration duration_of(double seconds) { return {std::llround(seconds * 1e6)}; }
core::Time time_of(double seconds) { return {std::llround(seconds * 1e6)}; }

std::string number_range(const FieldInfo& info) {
  return number_text(info.min) + " to " + number_text(info.max);
}

std::string dollars_text(double dollars) { return "$" + number_text(dollars); }

// Any number, also one written as 14.0 or 1e3, that is whole and within the limits.
std::optional<core::Error> read_number(const Json& json, double& value, const FieldInfo& info,
                                       bool whole) {
  const std::string limits = number_range(info);
  if (!json.is_number()) {
    const std::string expected = whole ? ", expected a whole number" : ", expected a number";
    return complaint_of("found " + describe(&json) + expected, info, limits);
  }
  const double number = json.get<double>();
  const std::string found = json.dump();
  if (!(number >= info.min))
    return complaint_of(found + " is below " + number_text(info.min), info, limits);
  if (!(number <= info.max) && !broken(ReaderMutant::limit_not_checked))
    return complaint_of(found + " is above " + number_text(info.max), info, limits);
  if (whole && number != std::floor(number))
    return complaint_of(found + " is not a whole number", info, limits);
  value = number;
  return std::nullopt;
}

template <class Integer>
Complaint read_integer(const Json& json, Integer& value, const FieldInfo& info) {
  double number = 0;
  if (auto wrong = read_number(json, number, info, true)) return wrong;
  value = static_cast<Integer>(number);
  return std::nullopt;
}

// Text from a file was checked by the parser; text from a command line was not.
bool is_utf8(const std::string& text) {
  const Json json = text;
  return json.dump(-1, ' ', false, Json::error_handler_t::ignore) ==
         json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

core::Error complaint_of(std::string_view what, const FieldInfo& info, std::string_view limits) {
  std::string line(what);
  line += " (";
  if (!info.help.empty()) line += std::string(info.help) + "; ";
  return {"", line + "allowed " + std::string(limits) + ")"};
}

// ---- limits in words ----

std::string allowed(bool, const FieldInfo&) { return "true or false"; }
std::string allowed(int, const FieldInfo& info) { return number_range(info); }
std::string allowed(std::uint64_t, const FieldInfo& info) { return number_range(info); }
std::string allowed(double, const FieldInfo& info) { return number_range(info); }
std::string allowed(const std::string&, const FieldInfo& info) {
  return number_range(info) + " characters";
}
std::string allowed(core::Duration, const FieldInfo& info) {
  return duration_text(duration_of(info.min)) + " to " + duration_text(duration_of(info.max));
}
std::string allowed(core::Time, const FieldInfo& info) {
  return date_text(time_of(info.min)) + " to " + date_text(time_of(info.max));
}
std::string allowed(core::Money, const FieldInfo& info) {
  return dollars_text(info.min) + " to " + dollars_text(info.max);
}
std::string allowed(core::Currency, const FieldInfo&) {
  return "three capital letters, such as EUR";
}
std::string allowed(const core::OpenHours&, const FieldInfo&) {
  return "weekdays and a span of the day, such as Mon-Fri 09:00-17:00";
}
std::string allowed(const sim::RangeEnd&, const FieldInfo&) {
  return "a number, or a duration in quotes such as \"15min\"";
}

// ---- reading ----

Complaint read_value(const Json& json, bool& value, const FieldInfo& info) {
  if (!json.is_boolean())
    return complaint_of("found " + describe(&json), info, allowed(value, info));
  value = json.get<bool>();
  return std::nullopt;
}

Complaint read_value(const Json& json, int& value, const FieldInfo& info) {
  return read_integer(json, value, info);
}

Complaint read_value(const Json& json, std::uint64_t& value, const FieldInfo& info) {
  return read_integer(json, value, info);
}

Complaint read_value(const Json& json, double& value, const FieldInfo& info) {
  return read_number(json, value, info, false);
}

Complaint read_value(const Json& json, std::string& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_string())
    return complaint_of("found " + describe(&json) + ", expected text", info, limits);
  const auto& text = json.get_ref<const std::string&>();
  if (!is_utf8(text)) return complaint_of(in_quotes(text) + " is not valid UTF-8", info, limits);
  const auto length = static_cast<double>(figures::columns_of(text));
  if (length < info.min) return complaint_of(in_quotes(text) + " is too short", info, limits);
  if (length > info.max) return complaint_of(in_quotes(text) + " is too long", info, limits);
  value = text;
  return std::nullopt;
}

Complaint read_value(const Json& json, core::Duration& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_string()) {
    return complaint_of(
        "found " + describe(&json) + ", expected a duration in quotes such as \"15min\"", info,
        limits);
  }
  const auto& text = json.get_ref<const std::string&>();
  const auto duration = parse_duration(text);
  if (!duration) return complaint_of(duration.error().what, info, limits);
  const core::Duration min = duration_of(info.min);
  const core::Duration max = duration_of(info.max);
  if (*duration < min)
    return complaint_of(in_quotes(text) + " is below " + duration_text(min), info, limits);
  if (*duration > max)
    return complaint_of(in_quotes(text) + " is above " + duration_text(max), info, limits);
  value = *duration;
  return std::nullopt;
}

Complaint read_value(const Json& json, core::Time& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_string()) {
    return complaint_of("found " + describe(&json) + ", expected a date such as \"2026-03-02\"",
                        info, limits);
  }
  const auto& text = json.get_ref<const std::string&>();
  const auto date = parse_date(text);
  if (!date) return complaint_of(date.error().what, info, limits);
  if (*date < time_of(info.min))
    return complaint_of(in_quotes(text) + " is too early", info, limits);
  if (*date > time_of(info.max))
    return complaint_of(in_quotes(text) + " is too late", info, limits);
  value = *date;
  return std::nullopt;
}

// Cents / 100 is the double nearest to the decimal, so a number of two decimals comes back exactly.
Complaint read_value(const Json& json, core::Money& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_number()) {
    return complaint_of("found " + describe(&json) + ", expected dollars as a number", info,
                        limits);
  }
  const double dollars = json.get<double>();
  const std::string found = "$" + json.dump();
  if (!(dollars >= info.min))
    return complaint_of(found + " is below " + dollars_text(info.min), info, limits);
  if (!(dollars <= info.max))
    return complaint_of(found + " is above " + dollars_text(info.max), info, limits);
  const core::Money money{std::llround(dollars * 100)};
  if (money.units() != dollars)
    return complaint_of(found + " is not a whole number of cents", info, limits);
  value = money;
  return std::nullopt;
}

Complaint read_value(const Json& json, core::Currency& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_string()) return complaint_of("found " + describe(&json), info, limits);
  const auto& text = json.get_ref<const std::string&>();
  const bool capitals =
      text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  if (!capitals) return complaint_of(in_quotes(text) + " is not a currency code", info, limits);
  value = {{text[0], text[1], text[2]}};
  return std::nullopt;
}

Complaint read_value(const Json& json, core::OpenHours& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (!json.is_string()) return complaint_of("found " + describe(&json), info, limits);
  const auto hours = parse_hours(json.get_ref<const std::string&>());
  if (!hours) return complaint_of(hours.error().what, info, limits);
  value = *hours;
  return std::nullopt;
}

// Which of the two it must be, and its limits, are the input's to say (sim/scenario/uncertain.hpp).
Complaint read_value(const Json& json, sim::RangeEnd& value, const FieldInfo& info) {
  const std::string limits = allowed(value, info);
  if (json.is_number()) {
    double number = 0;
    if (auto wrong = read_number(json, number, info, false)) return wrong;
    value = number;
    return std::nullopt;
  }
  if (!json.is_string()) return complaint_of("found " + describe(&json), info, limits);
  const auto seconds = parse_seconds(json.get_ref<const std::string&>());
  if (!seconds) return complaint_of(seconds.error().what, info, limits);
  value = {*seconds, true};
  return std::nullopt;
}

core::Result<std::size_t> read_choice(const Json& json, std::span<const std::string_view> names,
                                      const FieldInfo& info) {
  const std::string limits = joined(names);
  if (!json.is_string()) {
    return complaint_of("found " + describe(&json) + ", expected a name in quotes", info, limits);
  }
  const std::string_view name = json.get_ref<const std::string&>();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  const std::string_view meant = nearest(name, names);
  const std::string hint = meant.empty() ? "" : "; did you mean " + in_quotes(meant) + "?";
  return complaint_of(in_quotes(name) + " is not one of the names" + hint, info, limits);
}

// ---- writing ----

Json value_json(bool value, const FieldInfo&) { return value; }
Json value_json(int value, const FieldInfo&) { return value; }
Json value_json(std::uint64_t value, const FieldInfo&) { return value; }
Json value_json(double value, const FieldInfo&) { return number_json(value); }
Json value_json(const std::string& value, const FieldInfo&) { return value; }
Json value_json(core::Duration value, const FieldInfo&) { return duration_text(value); }
Json value_json(core::Time value, const FieldInfo&) { return date_text(value); }
Json value_json(core::Money value, const FieldInfo&) { return number_json(value.units()); }
Json value_json(core::Currency value, const FieldInfo&) { return std::string(value.code, 3); }
Json value_json(const core::OpenHours& value, const FieldInfo&) { return hours_text(value); }
Json value_json(const sim::RangeEnd& value, const FieldInfo&) {
  return value.duration ? Json(seconds_text(value.value)) : number_json(value.value);
}

}  // namespace handoff::io
