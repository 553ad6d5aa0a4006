// What the ticks of an axis must be: 1-2-5 steps, clock steps for time, labels that never overlap.
#include "io/figures/ticks.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff::figures;

namespace {

// Every character seven pixels wide: so a test can be worked out by hand.
float seven_a_character(std::string_view text) { return 7.0f * static_cast<float>(text.size()); }

std::vector<Tick> ticks_of(Scale scale, Limits view, float length, std::string_view unit = "",
                           bool zero_slot = false) {
  return make_ticks({scale, view, zero_slot}, unit, length, 10.0f, seven_a_character);
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> out;
  for (const Tick& tick : ticks) {
    if (!tick.label.empty()) out.push_back(tick.label);
  }
  return out;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("a step is the smallest of 1, 2 and 5 that is large enough", "[ticks]") {
  struct Row {
    double range;
    int count;
    double step;
  };
  // range / count, then up to the next of ..., 0.1, 0.2, 0.5, 1, 2, 5, 10, ...
  const Row rows[] = {{10, 10, 1},  {10, 9, 2},  {10, 5, 2},       {10, 4, 5},
                      {100, 7, 20}, {1, 3, 0.5}, {0.07, 10, 0.01}, {12345, 6, 5000},
                      {1, 1, 1},    {3, 1, 5},   {6, 1, 10}};
  for (const Row& row : rows) {
    CAPTURE(row.range, row.count);
    CHECK(nice_step(row.range, row.count) == Approx(row.step));
  }
}

TEST_CASE("time steps are those of a clock", "[ticks]") {
  struct Row {
    double range_s;
    int count;
    double step_s;
  };
  const Row rows[] = {{60, 6, 10},        {60, 5, 15},
                      {120, 2, 60},       {3600, 6, 600},
                      {3600, 4, 900},     {86400, 8, 10800},
                      {86400, 4, 21600},  {86400, 2, 43200},
                      {604800, 7, 86400}, {30 * 86400, 5, 7 * 86400},
                      {0.4, 4, 0.1}};
  for (const Row& row : rows) {
    CAPTURE(row.range_s, row.count);
    CHECK(nice_time_step(row.range_s, row.count) == Approx(row.step_s));
  }
}

TEST_CASE("linear ticks carry as many decimals as their step", "[ticks]") {
  CHECK(labels(ticks_of(Scale::linear, {0, 1}, 200)) ==
        Labels{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(labels(ticks_of(Scale::linear, {-10, 10}, 150)) == Labels{"-10", "-5", "0", "5", "10"});
}

TEST_CASE("large numbers are shortened together, and dollars stand in front", "[ticks]") {
  CHECK(labels(ticks_of(Scale::linear, {0, 20000}, 250, "$")) ==
        Labels{"$0", "$5k", "$10k", "$15k", "$20k"});
  CHECK(labels(ticks_of(Scale::linear, {0, 2e6}, 200)) ==
        Labels{"0", "0.5M", "1.0M", "1.5M", "2.0M"});
}

TEST_CASE("shares are labelled as percent", "[ticks]") {
  CHECK(labels(ticks_of(Scale::percent, {0, 1}, 280)) ==
        Labels{"0%", "20%", "40%", "60%", "80%", "100%"});
  CHECK(labels(ticks_of(Scale::percent, {0, 0.01}, 150)) == Labels{"0.0%", "0.5%", "1.0%"});
}

TEST_CASE("a time axis names the unit that suits each tick", "[ticks]") {
  CHECK(labels(ticks_of(Scale::time, {0, 3600}, 250)) ==
        Labels{"0", "15 min", "30 min", "45 min", "1 h"});
  CHECK(labels(ticks_of(Scale::time, {0, 28 * 86400.0}, 400)) ==
        Labels{"0", "7 d", "14 d", "21 d", "28 d"});
}

TEST_CASE("a log axis labels 1-2-5 where there is room and decades where there is not", "[ticks]") {
  CHECK(labels(ticks_of(Scale::log, {1, 100}, 400)) ==
        Labels{"1", "2", "5", "10", "20", "50", "100"});
  // 40 pixels a decade: "10,000" is 42 wide and would touch "1,000", so every second decade is
  // left.
  CHECK(labels(ticks_of(Scale::log, {1, 10000}, 160)) == Labels{"1", "100", "10,000"});
}

TEST_CASE("a log time axis labels seconds, minutes, hours and days, not powers of ten", "[ticks]") {
  CHECK(labels(ticks_of(Scale::log_time, {1, 86400}, 500)) ==
        Labels{"1 s", "10 s", "1 min", "10 min", "1 h", "6 h", "1 d"});
}

TEST_CASE("a log axis with a slot for zero has a tick for it", "[ticks]") {
  const std::vector<Tick> ticks = ticks_of(Scale::log, {1, 100}, 400, "", true);
  REQUIRE_FALSE(ticks.empty());
  CHECK(ticks.front().value == 0.0);
  CHECK(ticks.front().label == "0");
}

TEST_CASE("less than half a decade of a log axis is labelled evenly", "[ticks]") {
  CHECK(labels(ticks_of(Scale::log, {10, 20}, 100)) == Labels{"10", "15", "20"});
}

TEST_CASE("labels never overlap and ticks stay in view, at any width", "[ticks]") {
  const struct {
    Scale scale;
    Limits view;
  } axes[] = {{Scale::linear, {-3.7, 912.2}}, {Scale::percent, {0.13, 0.87}},
              {Scale::log, {0.003, 4.2e6}},   {Scale::time, {0, 2.6e6}},
              {Scale::time, {3.2, 3.9}},      {Scale::log_time, {0.002, 4e6}}};
  for (const auto& a : axes) {
    for (float length = 20.0f; length < 1500.0f; length += 37.0f) {
      const Axis axis{a.scale, a.view, false};
      CAPTURE(static_cast<int>(a.scale), length);
      double free_from = -1e9;
      for (const Tick& tick : make_ticks(axis, "", length, 10.0f, seven_a_character)) {
        CHECK(tick.value >= a.view.min * (1 - 1e-6) - 1e-9);
        CHECK(tick.value <= a.view.max * (1 + 1e-6));
        if (tick.label.empty()) continue;
        const double centre = axis.fraction(tick.value) * static_cast<double>(length);
        const double half = 3.5 * static_cast<double>(tick.label.size());
        if (length > 150.0f) CHECK(centre - half >= free_from);
        free_from = centre + half + 9.99;
      }
    }
  }
}

TEST_CASE("an axis without extent or of categories has no ticks", "[ticks]") {
  CHECK(ticks_of(Scale::linear, {5, 5}, 200).empty());
  CHECK(ticks_of(Scale::log, {0, 5}, 200).empty());
  CHECK(ticks_of(Scale::category, {-0.5, 4.5}, 200).empty());
}
