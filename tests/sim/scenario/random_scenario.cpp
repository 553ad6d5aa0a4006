// A visitor that notes what there is to draw, and a draw for each type of field.
#include "tests/sim/scenario/random_scenario.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/engine/rng.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/distribution_input.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::tests {
namespace {

using sim::FieldInfo;
using sim::InputValue;
using sim::Stream;

// In a storm: how much larger or smaller, and how many where there were none.
constexpr double kFactor = 4;
constexpr double kFewSeconds = 3600, kFew = 6;
constexpr std::size_t kLongestList = 5;

// A tier's teams, and whose accounts are, which are drawn at the end.
constexpr std::string_view kTeams = "].pools";
constexpr std::array<std::string_view, 3> kOfOwners{"owners", "handover", "handover_hours"};

bool is_of_owners(std::string_view key) {
  return std::find(kOfOwners.begin(), kOfOwners.end(), key) != kOfOwners.end();
}

class Draw {
 public:
  Draw(Stream& stream, Values values) : stream_(stream), wild_(values == Values::anything) {}

  bool coin(double probability) { return stream_.uniform() < probability; }
  double between(double low, double high) { return low + (high - low) * stream_.uniform(); }
  std::size_t below(std::size_t n) { return stream_.below(static_cast<std::uint32_t>(n)); }
  // Takes nothing off the stream.
  std::size_t ahead(std::size_t n) const {
    return Stream(stream_).below(static_cast<std::uint32_t>(n));
  }

  std::size_t length(const sim::ListInfo& info) {
    return info.min + below(std::min(info.max, std::max(info.min, kLongestList)) - info.min + 1);
  }

  InputValue value(bool, const FieldInfo&) { return coin(0.5); }
  InputValue value(int now, const FieldInfo& info) { return std::round(number(now, info)); }
  InputValue value(std::uint64_t now, const FieldInfo& info) {
    return std::floor(number(static_cast<double>(now), info));
  }
  InputValue value(double now, const FieldInfo& info) { return number(now, info); }
  InputValue value(core::Duration now, const FieldInfo& info) {
    return core::Duration{std::llround(number(now.seconds(), info) * 1e6)};
  }
  InputValue value(core::Money now, const FieldInfo& info) {
    return core::Money{std::llround(number(now.units(), info) * 100)};
  }
  // Dates are whole days.
  InputValue value(core::Time, const FieldInfo& info) {
    const auto days = static_cast<std::uint32_t>(info.max / 86400);
    return core::Time{} + core::days(static_cast<std::int64_t>(stream_.below(days + 1)));
  }
  InputValue value(core::Currency, const FieldInfo&) {
    return core::Currency{{letter('A'), letter('A'), letter('A')}};
  }
  InputValue value(const core::OpenHours&, const FieldInfo&) {
    core::OpenHours hours;
    hours.from_minute = static_cast<int>(stream_.below(24 * 60));
    hours.to_minute =
        hours.from_minute + 1 +
        static_cast<int>(below(static_cast<std::size_t>(24 * 60 - hours.from_minute)));
    hours.weekdays = static_cast<std::uint8_t>(1 + stream_.below(0b1111111));
    return hours;
  }
  // Which kind of end it is follows from the input whose range it is.
  InputValue value(const sim::RangeEnd& now, const FieldInfo&) {
    return sim::RangeEnd{now.value * between(0.9, 1.1), now.duration};
  }
  InputValue value(const std::string&, const FieldInfo& info) {
    constexpr std::array<std::string_view, 8> kParts{"a", "Z", " ", "\"", "\\", "\n", "é", "語"};
    std::string text;
    const std::size_t least = static_cast<std::size_t>(info.min);
    for (std::size_t n = least + below(8); n > 0; --n) text += kParts[below(kParts.size())];
    return text;
  }
  InputValue value(const sim::Distribution& now, const FieldInfo& info) {
    const sim::Distribution drawn = distribution();
    const bool scalable = drawn.mean() > 0 && std::isfinite(drawn.mean());
    if (!scalable) return wild_ ? drawn : now;
    const double mean = std::isfinite(now.mean()) ? number(now.mean(), info) : 1;
    return sim::scaled(drawn, std::max(mean, 1e-3) / drawn.mean());
  }

 private:
  char letter(char first) { return static_cast<char>(first + static_cast<char>(below(26))); }

  double number(double now, const FieldInfo& info) {
    double low = info.min, high = info.max;
    if (!wild_) {
      const double few = info.unit == "s" ? kFewSeconds : info.unit == "share" ? 0.5 : kFew;
      if (info.unit != "share") low = std::max(low, now > 0 ? now / kFactor : now - kFew);
      high = std::min(high, now > 0 && info.unit != "share" ? now * kFactor : now + few);
      return between(low, std::max(low, high));
    }
    const std::size_t kind = below(8);
    if (kind == 0) return low;
    if (kind == 1) return high;
    if (kind < 5 && high > 1) return std::clamp(std::exp(between(-3, std::log(high))), low, high);
    return between(low, high);
  }

  // Of any family, with parameters that it takes.
  sim::Distribution distribution() {
    const sim::FamilyInfo& family = sim::kFamilies[below(sim::kFamilies.size())];
    for (;;) {
      if (family.family == sim::Family::empirical) {
        const std::array<sim::QuantilePoint, 3> points{
            {{0, between(0, 1)}, {between(0.1, 0.9), between(1, 2)}, {1, between(2, 9)}}};
        return *sim::make_empirical(points);
      }
      std::array<double, sim::Distribution::kMaxParameters> parameters{};
      for (double& parameter : parameters)
        parameter = coin(0.5) ? between(0, 1) : 1 + static_cast<double>(below(5));
      const auto made = sim::make_distribution(
          family.family, {parameters.data(), static_cast<std::size_t>(family.parameter_count)});
      if (made) return *made;
    }
  }

  Stream& stream_;
  bool wild_;
};

// Draws a value for each input, by path, and the paths of the lists.
class Collect final : public sim::ScenarioVisitor {
 public:
  explicit Collect(Draw& draw) : draw_(draw) {}

  // Incidents come at random or at given times: as often so as so.
  void field(std::string_view key, sim::FieldView at, const FieldInfo& info) override {
    if (is_of_owners(key)) return;
    InputValue drawn = std::visit([&](const auto* it) { return draw_.value(*it, info); }, at);
    if (key == "a_month" && draw_.coin(0.5)) drawn = 0.0;
    values.emplace_back(at_.of(key), std::move(drawn));
  }
  // These came later than the others: they are drawn ahead, so that all else stays what it was.
  void choice(std::string_view key, std::size_t, std::span<const std::string_view> names,
              const FieldInfo&) override {
    if (is_of_owners(key)) return;
    const std::size_t which = key == "opening" || key == "pool_rule" ? draw_.ahead(names.size())
                                                                     : draw_.below(names.size());
    values.emplace_back(at_.of(key), InputValue(names[which]));
  }
  void begin(std::string_view key, std::string_view) override { at_.enter(key); }
  void end() override { at_.leave(); }
  void list(std::string_view key, const sim::ListView& elements,
            const sim::ListInfo& info) override {
    at_.enter(key);
    if (!at_.text().ends_with(kTeams)) lengths.emplace_back(at_.text(), draw_.length(info));
    for (std::size_t i = 0; i < elements.size(); ++i) {
      at_.enter(i);
      elements.visit(i, *this);
      at_.leave();
    }
    at_.leave();
  }

  std::vector<std::pair<std::string, InputValue>> values;
  std::vector<std::pair<std::string, std::size_t>> lengths;

 private:
  Draw& draw_;
  sim::FieldPath at_;
};

// Gives a list so many new elements. Lists in lists are none of the scenario's.
class Resize final : public sim::ScenarioEditor {
 public:
  Resize(std::string_view path, std::size_t size) : path_(path), size_(size) {}

  void field(std::string_view, sim::FieldRef, const FieldInfo&) override {}
  void choice(std::string_view, std::size_t&, std::span<const std::string_view>,
              const FieldInfo&) override {}
  void begin(std::string_view key, std::string_view) override { at_.enter(key); }
  void end() override { at_.leave(); }
  void list(std::string_view key, sim::ListRef& elements, const sim::ListInfo&) override {
    if (at_.is(key, path_)) elements.assign(size_);
  }

 private:
  std::string_view path_;
  std::size_t size_;
  sim::FieldPath at_;
};

// One list of another length, with all its elements drawn.
void redraw_list(sim::Scenario& scenario, const std::string& path, std::size_t size, Draw& draw) {
  sim::Scenario changed = scenario;
  Resize resize(path, size);
  sim::edit_scenario(changed, resize);
  // New elements that fit are drawn one input after the other; else all inputs may fit together.
  const bool fits = !sim::check(changed);
  Collect drawn(draw);
  sim::visit_scenario(changed, drawn);
  for (const auto& [input, value] : drawn.values) {
    if (!sim::is_inside(input, path)) continue;
    (void)(fits ? sim::set_input(changed, input, value) : sim::put_input(changed, input, value));
  }
  if (!sim::check(changed)) scenario = std::move(changed);
}

// Teams and a rule for every second tier, from a stream of their own, so that all else stays what it was.
void draw_offices(sim::Scenario& scenario, std::uint64_t number) {
  Stream stream = sim::StreamKey::of(number, 0).stream(sim::Purpose{2});
  const auto pools = static_cast<std::uint32_t>(scenario.pipeline.pools.size());
  for (core::RoutingRow& row : scenario.pipeline.routing) {
    row.pool_rule = static_cast<core::PoolRule>(stream.below(sim::kPoolRules.size()));
    if (stream.uniform() < 0.5) continue;
    for (std::uint32_t pool = stream.below(pools); pool < pools; pool += 1 + stream.below(3)) {
      const int more = static_cast<int>(pool);
      if (std::find(row.pools.begin(), row.pools.end(), more) == row.pools.end())
        row.pools.push_back(more);
    }
  }
}

// The same of owners.
void draw_owners(sim::Scenario& scenario, std::uint64_t number) {
  Stream stream = sim::StreamKey::of(number, 0).stream(sim::Purpose{3});
  const sim::Book before = scenario.horizon.book;
  sim::Book& book = scenario.horizon.book;
  book.owners = static_cast<sim::Owners>(stream.below(sim::kOwners.size()));
  book.handover = static_cast<sim::Handover>(stream.below(sim::kHandovers.size()));
  book.handover_hours = stream.uniform() * 3;
  if (sim::check(scenario)) book = before;
}

}  // namespace

sim::Scenario random_scenario(std::uint64_t number, Values values) {
  Stream stream = sim::StreamKey::of(number, 0).stream(sim::Purpose{1});
  Draw draw(stream, values);
  sim::Scenario scenario = sim::worked_example();
  Collect lists(draw);
  sim::visit_scenario(scenario, lists);
  for (const auto& [path, size] : lists.lengths) {
    if (draw.coin(0.5)) redraw_list(scenario, path, size, draw);
  }
  Collect inputs(draw);
  sim::visit_scenario(scenario, inputs);
  for (const auto& [path, value] : inputs.values) {
    if (draw.coin(0.6)) (void)sim::set_input(scenario, path, value);
  }
  draw_offices(scenario, number);
  draw_owners(scenario, number);
  return scenario;
}

}  // namespace handoff::tests
