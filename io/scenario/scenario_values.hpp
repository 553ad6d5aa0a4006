// Scenario values: one field of a scenario as JSON, in both directions, with its limits.
//
// Each type of field has three functions: `read_value` (JSON to value, or what is wrong with it),
// `value_json` (value to JSON) and `allowed` (its limits in words). A message says what was found,
// what the field is, and what is allowed:
//
//   -5 is below 1 (sign-ups in the period; allowed 1 to 1000000)
//
// Durations, and distributions whose unit is "s", are texts with units; money is a number of
// dollars.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "sim/engine/distributions.hpp"
#include "sim/scenario/fields.hpp"

namespace handoff::io {

// Nothing, or what is wrong; `where` is a path inside the value (".median"), mostly empty.
using Complaint = std::optional<core::Error>;

Complaint read_value(const Json& json, bool& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, int& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, std::uint64_t& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, double& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, std::string& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, core::Duration& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, core::Time& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, core::Money& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, core::Currency& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, core::OpenHours& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, sim::RangeEnd& value, const sim::FieldInfo& info);
Complaint read_value(const Json& json, sim::Distribution& value, const sim::FieldInfo& info);

// The index of the name that stands there.
core::Result<std::size_t> read_choice(const Json& json, std::span<const std::string_view> names,
                                      const sim::FieldInfo& info);

Json value_json(bool value, const sim::FieldInfo& info);
Json value_json(int value, const sim::FieldInfo& info);
Json value_json(std::uint64_t value, const sim::FieldInfo& info);
Json value_json(double value, const sim::FieldInfo& info);
Json value_json(const std::string& value, const sim::FieldInfo& info);
Json value_json(core::Duration value, const sim::FieldInfo& info);
Json value_json(core::Time value, const sim::FieldInfo& info);
Json value_json(core::Money value, const sim::FieldInfo& info);
Json value_json(core::Currency value, const sim::FieldInfo& info);
Json value_json(const core::OpenHours& value, const sim::FieldInfo& info);
Json value_json(const sim::RangeEnd& value, const sim::FieldInfo& info);
Json value_json(const sim::Distribution& value, const sim::FieldInfo& info);

// "1 to 1000000", "0s to 3d", "$0 to $1000000", "1 to 64 characters".
std::string allowed(bool, const sim::FieldInfo& info);
std::string allowed(int, const sim::FieldInfo& info);
std::string allowed(std::uint64_t, const sim::FieldInfo& info);
std::string allowed(double, const sim::FieldInfo& info);
std::string allowed(const std::string&, const sim::FieldInfo& info);
std::string allowed(core::Duration, const sim::FieldInfo& info);
std::string allowed(core::Time, const sim::FieldInfo& info);
std::string allowed(core::Money, const sim::FieldInfo& info);
std::string allowed(core::Currency, const sim::FieldInfo& info);
std::string allowed(const core::OpenHours&, const sim::FieldInfo& info);
std::string allowed(const sim::RangeEnd&, const sim::FieldInfo& info);
std::string allowed(const sim::Distribution&, const sim::FieldInfo& info);

// WHAT (HELP; allowed LIMITS)
core::Error complaint_of(std::string_view what, const sim::FieldInfo& info,
                         std::string_view limits);

}  // namespace handoff::io
