// Setting an input: one value of a scenario, by its path.
//
//   set_input(scenario, "payments.duplicate_share", 0.05);
//   set_input(scenario, "pipeline.trigger.kind", "poll");
//   set_input(scenario, "payments.delivery_delay", Distribution::constant(2));
//   set_input(scenario, "payments.delivery_delay.median", 2);
//
// This is the one way in which a single input is changed: sweeps and sliders give numbers, --set
// and what is typed into a field are texts that io/scenario/input_json.hpp makes values of. The
// paths and limits are those of sim/scenario/fields.hpp. Parts that hold several inputs (a list, an
// object) are documents and io's business.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// What an input is set to. A number fits every kind of input that inputs_of lists, in its unit, as
// there: seconds, dollars, 0 or 1, the position of a choice's name, the mean of a distribution, and
// is rounded where the input is whole. A text is a text, or the name of a choice. The others fit
// inputs of their own type.
class InputValue {
 public:
  using Any = std::variant<double, bool, std::string, core::Duration, core::Time, core::Money,
                           core::Currency, core::OpenHours, RangeEnd, Distribution>;

  template <class Number>
  requires std::is_arithmetic_v<Number> InputValue(Number number) : value_(any_of(number)) {}
  InputValue(std::string text) : value_(std::move(text)) {}
  InputValue(std::string_view text) : value_(std::string(text)) {}
  InputValue(const char* text) : value_(std::string(text)) {}
  InputValue(core::Duration value) : value_(value) {}
  InputValue(core::Time value) : value_(value) {}
  InputValue(core::Money value) : value_(value) {}
  InputValue(core::Currency value) : value_(value) {}
  InputValue(core::OpenHours value) : value_(value) {}
  InputValue(RangeEnd value) : value_(value) {}
  InputValue(const Distribution& value) : value_(value) {}

  const Any& any() const { return value_; }

 private:
  static Any any_of(bool value) { return value; }
  static Any any_of(auto number) { return static_cast<double>(number); }

  Any value_;
};

// An error leaves the scenario as it was. `where` is the path, or another one if the scenario does
// not hold together with this value.
std::optional<core::Error> set_input(Scenario& scenario, std::string_view path,
                                     const InputValue& value);

// The same without the check that all of them hold together, for several that do so only when all
// are set (sim/scenario/check.hpp).
std::optional<core::Error> put_input(Scenario& scenario, std::string_view path,
                                     const InputValue& value);

}  // namespace handoff::sim
