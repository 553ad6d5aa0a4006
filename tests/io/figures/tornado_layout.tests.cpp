// Bars, sides and labels of a tornado chart.
#include "io/figures/tornado_layout.hpp"

#include <cmath>

#include "io/figures/number_text.hpp"
#include "tests/catch.hpp"

using namespace handoff::figures;

namespace {

float ten_a_character(std::string_view text) { return 10.0f * static_cast<float>(text.size()); }

// Minus fifty to fifty on a thousand pixels: the baseline, zero, stands at 500.
const Axis kAxis{Scale::linear, {-50, 50}, false};

std::vector<TornadoBox> layout_of(std::span<const TornadoRow> rows, float row_height = 40.0f) {
  TornadoMetrics m;
  m.width = 1000.0f;
  m.height = row_height * static_cast<float>(rows.size());
  return layout_tornado(rows, tornado_order(rows, true), 0.0, kAxis, m, ten_a_character,
                        [](double v) { return format_number(v); });
}

}  // namespace

TEST_CASE("the widest effect stands on top, what is not known at the bottom", "[tornado]") {
  const TornadoRow rows[] = {{"narrow", 1, 2},
                             {"unknown", std::nan(""), 5},
                             {"wide", -9, 9},
                             {"turned", 6, -6},
                             {"narrow too", 3, 4}};
  using Order = std::vector<std::size_t>;
  CHECK(tornado_order(rows) == Order{2, 3, 0, 4, 1});
  CHECK(tornado_order(rows, true) == Order{0, 1, 2, 3, 4});
  CHECK(tornado_order({}).empty());
}

TEST_CASE("bars run from the baseline to each outcome, labels beyond them", "[tornado]") {
  const TornadoRow rows[] = {{"Delay", -10, 20, "1 min", "6 h"}};
  const std::vector<TornadoBox> boxes = layout_of(rows);
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[0].base == Approx(500));
  CHECK(boxes[0].tip == Approx(400));
  CHECK(boxes[0].leftwards);
  CHECK(boxes[0].label == "1 min  -10");
  CHECK(boxes[0].label_left + 100.0f == Approx(400 - 6));
  CHECK(boxes[1].tip == Approx(700));
  CHECK(boxes[1].label == "6 h  20");
  CHECK(boxes[1].label_left == Approx(706));
  // One bar's height: 68% of 40, but no more than 26.
  CHECK(boxes[0].bottom - boxes[0].top == Approx(26));
  CHECK(boxes[0].top == Approx(7));
}

TEST_CASE("an interval pushes the label out", "[tornado]") {
  TornadoRow row{"Delay", -10, 20, "", ""};
  row.high_interval = {15, 30};
  const std::vector<TornadoBox> boxes = layout_of({&row, 1});
  CHECK(boxes[1].whisker);
  CHECK(boxes[1].whisker_from == Approx(650));
  CHECK(boxes[1].whisker_to == Approx(800));
  CHECK(boxes[1].label == "20");
  CHECK(boxes[1].label_left == Approx(806));
  CHECK_FALSE(boxes[0].whisker);
}

TEST_CASE("two outcomes on one side stand below each other", "[tornado]") {
  const TornadoRow rows[] = {{"Mismatch", 5, 15, "1%", "8%"}};
  const std::vector<TornadoBox> boxes = layout_of(rows);
  CHECK_FALSE(boxes[0].leftwards);
  CHECK_FALSE(boxes[1].leftwards);
  CHECK(boxes[0].bottom < boxes[1].top);
  CHECK(boxes[0].label == "1%  5");
  CHECK(boxes[1].label == "8%  15");
  CHECK(boxes[1].label_top - boxes[0].label_top >= 13.0f);
  // Without room for two lines of text the label that would run into the other bar is left out.
  const std::vector<TornadoBox> tight = layout_of(rows, 20.0f);
  CHECK(tight[0].label.empty());
  CHECK(tight[1].label == "8%  15");
}

TEST_CASE("labels give up the range, then everything, at the plot's edge", "[tornado]") {
  const TornadoRow rows[] = {{"A", -47, 41, "a long range", "a long range"},
                             {"B", -49.5, 10, "x", "y"}};
  const std::vector<TornadoBox> boxes = layout_of(rows);
  CHECK(boxes[0].label.empty());  // 30 - 6 pixels for "-47", which needs 30
  CHECK(boxes[1].label == "41");  // 90 - 6 pixels
  CHECK(boxes[2].label.empty());
  CHECK(boxes[3].label == "y  10");
}

TEST_CASE("an outcome at the baseline points away from the other", "[tornado]") {
  const TornadoRow rows[] = {{"A", 0, 10}, {"B", 0, -10}, {"C", std::nan(""), 10}};
  const std::vector<TornadoBox> boxes = layout_of(rows);
  CHECK(boxes[0].leftwards);
  CHECK_FALSE(boxes[2].leftwards);
  CHECK(boxes[3].leftwards);
  CHECK_FALSE(boxes[4].shown);
  CHECK(boxes[5].shown);
}

TEST_CASE("rows too thin for a line of text have no labels", "[tornado]") {
  const TornadoRow rows[] = {{"A", -10, 10}, {"B", -10, 10}};
  for (const TornadoBox& box : layout_of(rows, 10.0f)) CHECK(box.label.empty());
}
