// A visitor that collects what can be seen as a number.
#include "sim/scenario/inputs.hpp"

#include <array>
#include <type_traits>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/field_path.hpp"

namespace handoff::sim {
namespace {

double as_number(bool value) { return value ? 1 : 0; }
double as_number(int value) { return value; }
double as_number(std::uint64_t value) { return static_cast<double>(value); }
double as_number(double value) { return value; }
double as_number(core::Duration value) { return value.seconds(); }
double as_number(core::Money value) { return value.units(); }
double as_number(const Distribution& value) { return value.mean(); }

template <class Value>
constexpr bool kIsInput = std::is_arithmetic_v<Value> || std::is_same_v<Value, core::Duration> ||
                          std::is_same_v<Value, core::Money> || std::is_same_v<Value, Distribution>;

template <class Value>
constexpr InputKind kind_of() {
  if constexpr (std::is_same_v<Value, bool>) return InputKind::toggle;
  if constexpr (std::is_integral_v<Value>) return InputKind::integer;
  if constexpr (std::is_same_v<Value, core::Duration>) return InputKind::duration;
  if constexpr (std::is_same_v<Value, core::Money>) return InputKind::money;
  if constexpr (std::is_same_v<Value, Distribution>) return InputKind::distribution;
  return InputKind::number;
}

class Collect final : public ScenarioVisitor {
 public:
  void field(std::string_view key, FieldView value, const FieldInfo& info) override {
    std::visit(
        [&]<class Value>(const Value* it) {
          if constexpr (kIsInput<Value>)
            inputs.push_back({at_.of(key), as_number(*it), info, kind_of<Value>(), {}});
        },
        value);
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const FieldInfo& info) override {
    FieldInfo limits = info;
    limits.max = static_cast<double>(names.size() - 1);
    inputs.push_back({at_.of(key), static_cast<double>(value), limits, InputKind::choice, names});
  }

  void begin(std::string_view key, std::string_view) override { at_.enter(key); }
  void end() override { at_.leave(); }

  void list(std::string_view key, const ListView& values, const ListInfo&) override {
    at_.enter(key);
    for (std::size_t i = 0; i < values.size(); ++i) {
      at_.enter(i);
      values.visit(i, *this);
      at_.leave();
    }
    at_.leave();
  }

  std::vector<Input> inputs;

 private:
  FieldPath at_;
};

}  // namespace

std::vector<Input> inputs_of(const Scenario& scenario) {
  Collect collect;
  visit_scenario(scenario, collect);
  return std::move(collect.inputs);
}

const Input* find_input(const std::vector<Input>& inputs, std::string_view path) {
  for (const Input& input : inputs) {
    if (input.path == path) return &input;
  }
  return nullptr;
}

std::string plain_number(double value) {
  std::string digits = std::to_string(value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

Distribution scaled(const Distribution& it, double factor) {
  const double a = it.parameter(0), b = it.parameter(1), c = it.parameter(2);
  switch (it.family()) {
    case Family::constant:
      return Distribution::constant(a * factor);
    case Family::uniform:
      return Distribution::uniform(a * factor, b * factor);
    case Family::exponential:
      return Distribution::exponential(a * factor);
    case Family::erlang:
      return Distribution::erlang(static_cast<int>(a), b * factor);
    case Family::hyperexponential:
      return Distribution::hyperexponential(a, b * factor, c * factor);
    case Family::lognormal:
      return factor > 0 ? Distribution::lognormal(a + log(factor), b) : Distribution::constant(0);
    case Family::lognormal_median_p95:
      return factor > 0 ? Distribution::lognormal_median_p95(a * factor, b * factor)
                        : Distribution::constant(0);
    case Family::gamma:
      return Distribution::gamma(a, b * factor);
    case Family::weibull:
      return Distribution::weibull(a, b * factor);
    case Family::weibull_median_p95:
      return factor > 0 ? Distribution::weibull_median_p95(a * factor, b * factor)
                        : Distribution::constant(0);
    case Family::pareto_tail:
      return factor > 0 ? Distribution::pareto_tail(a * factor, b * factor, c)
                        : Distribution::constant(0);
    case Family::poisson:
      return Distribution::poisson(a * factor);
    case Family::gamma_poisson:
      return Distribution::gamma_poisson(a * factor, b);
    case Family::empirical:
      break;
  }
  std::array<QuantilePoint, Distribution::kMaxPoints> points{};
  const auto given = it.points();
  for (std::size_t i = 0; i < given.size(); ++i)
    points[i] = {given[i].probability, given[i].value * factor};
  return Distribution::empirical({points.data(), given.size()});
}

}  // namespace handoff::sim
