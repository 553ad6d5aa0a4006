// One visitor that collects and one that sets; both walk the scenario's list of fields.
#include "sim/scenario/inputs.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/check.hpp"

namespace handoff::sim {
namespace {

// Keeps track of the path.
class Walker : public ScenarioVisitor {
 public:
  void begin(std::string_view key, std::string_view) final { prefixes_.push_back(path_of(key)); }
  void end() final { prefixes_.pop_back(); }

  void list(std::string_view key, ListRef& values, const ListInfo&) final {
    const std::string path = path_of(key);
    for (std::size_t i = 0; i < values.size(); ++i) {
      prefixes_.push_back(path + '[' + std::to_string(i) + ']');
      values.visit(i, *this);
      prefixes_.pop_back();
    }
  }

 protected:
  ~Walker() = default;

  std::string path_of(std::string_view key) const {
    if (prefixes_.empty()) return std::string(key);
    if (key.empty()) return prefixes_.back();
    return prefixes_.back() + '.' + std::string(key);
  }

 private:
  std::vector<std::string> prefixes_;
};

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

class Collect final : public Walker {
 public:
  void field(std::string_view key, FieldRef value, const FieldInfo& info) override {
    std::visit(
        [&]<class Value>(const Value* it) {
          if constexpr (kIsInput<Value>)
            inputs.push_back({path_of(key), as_number(*it), info, kind_of<Value>(), {}});
        },
        value);
  }

  void choice(std::string_view key, std::size_t& value, std::span<const std::string_view> names,
              const FieldInfo& info) override {
    FieldInfo limits = info;
    limits.max = static_cast<double>(names.size() - 1);
    inputs.push_back({path_of(key), static_cast<double>(value), limits, InputKind::choice, names});
  }

  std::vector<Input> inputs;
};

// Nearest whole number, halves upward.
std::int64_t whole(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

// Six decimals at most, and no zeros at the end: "0.05", "1.2", "100000".
std::string text(double value) {
  std::string digits = std::to_string(value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

class Set final : public Walker {
 public:
  Set(std::string_view path, double value) : path_(path), value_(value) {}

  void field(std::string_view key, FieldRef at, const FieldInfo& info) override {
    if (found || path_of(key) != path_) return;
    std::visit(
        [&]<class Value>(Value* it) {
          if constexpr (kIsInput<Value>) {
            found = true;
            if (allowed(info.min, info.max)) put(*it);
          }
        },
        at);
  }

  void choice(std::string_view key, std::size_t& it, std::span<const std::string_view> names,
              const FieldInfo&) override {
    if (found || path_of(key) != path_) return;
    found = true;
    if (allowed(0, static_cast<double>(names.size() - 1)))
      it = static_cast<std::size_t>(whole(value_));
  }

  bool found = false;
  std::optional<core::Error> error;

 private:
  bool allowed(double min, double max) {
    if (value_ >= min && value_ <= max) return true;
    error = core::Error{std::string(path_), text(value_) + " is outside of " + text(min) + " to " +
                                                text(max) + ", which is allowed"};
    return false;
  }

  void put(bool& it) const { it = value_ >= 0.5; }
  void put(int& it) const { it = static_cast<int>(whole(value_)); }
  void put(std::uint64_t& it) const { it = static_cast<std::uint64_t>(whole(value_)); }
  void put(double& it) const { it = value_; }
  void put(core::Duration& it) const { it = core::Duration{whole(value_ * 1e6)}; }
  void put(core::Money& it) const { it = core::Money{whole(value_ * 100)}; }
  void put(Distribution& it) {
    const double mean = it.mean();
    if (mean > 0 && mean < std::numeric_limits<double>::infinity())
      it = scaled(it, value_ / mean);
    else if (mean == 0)
      it = Distribution::constant(value_);
    else
      error = core::Error{std::string(path_), "has no finite mean; set its parameters instead"};
  }

  std::string_view path_;
  double value_;
};

}  // namespace

std::vector<Input> inputs_of(const Scenario& scenario) {
  Scenario copy = scenario;  // visitors take what they could also change
  Collect collect;
  visit_scenario(copy, collect);
  return std::move(collect.inputs);
}

const Input* find_input(const std::vector<Input>& inputs, std::string_view path) {
  for (const Input& input : inputs) {
    if (input.path == path) return &input;
  }
  return nullptr;
}

std::optional<core::Error> set_input(Scenario& scenario, std::string_view path, double value) {
  Scenario changed = scenario;
  Set set(path, value);
  visit_scenario(changed, set);
  if (set.error) return set.error;
  if (!set.found) return core::Error{std::string(path), "is no input with a number for a value"};
  core::Result<Scenario> valid = checked(std::move(changed));
  if (!valid) return valid.error();
  scenario = *std::move(valid);
  return std::nullopt;
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
