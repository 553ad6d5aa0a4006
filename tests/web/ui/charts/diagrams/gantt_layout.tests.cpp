// Rows, lanes and labels of a Gantt chart, with pixels worked out by hand.
#include "web/ui/charts/diagrams/gantt.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff::web::charts;

namespace {

float ten_a_character(std::string_view text) { return 10.0f * static_cast<float>(text.size()); }

// A hundred seconds on a thousand pixels.
const Axis kTime{Scale::time, {0, 100}, false};

GanttMetrics metrics(float height = 400.0f) {
  GanttMetrics m;
  m.width = 1000.0f;
  m.height = height;
  m.lane_max = 30.0f;
  m.lane_min = 20.0f;
  m.heading = 25.0f;
  m.marker = 5.0f;
  m.pad = 5.0f;
  return m;
}

GanttItem bar(int row, double start, double end, const char* label = "") {
  return {row, start, end, false, label, 0, 0};
}
GanttItem mark(int row, double at, const char* label = "") {
  return {row, at, at, true, label, 0, 0};
}

}  // namespace

TEST_CASE("bars that overlap in time go into as few lanes as possible", "[gantt]") {
  const GanttItem items[] = {bar(0, 0, 10),  bar(0, 10, 20), bar(1, 0, 10), bar(1, 5, 15),
                             bar(1, 12, 20), bar(2, 3, 3),   mark(1, 5)};
  // Touching bars share a lane; of the second row's three bars two overlap at any time.
  CHECK(lanes_of_rows(3, items) == std::vector<int>{1, 2, 1});
}

TEST_CASE("a bar that has not ended keeps its lane", "[gantt]") {
  const GanttItem items[] = {bar(0, 0, kStillOpen), bar(0, 50, 60)};
  CHECK(lanes_of_rows(1, items) == std::vector<int>{2});
  const GanttRow rows[] = {{"Onboarding"}};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK(layout.boxes[0].right == Approx(1000));
  CHECK(layout.boxes[0].cut_right);
}

TEST_CASE("rows stand below each other, groups under a heading", "[gantt]") {
  const GanttRow rows[] = {{"CRM", "By hand"}, {"Team", "By hand"}, {"CRM", "Orchestrated"}};
  const GanttItem items[] = {bar(1, 0, 10), bar(1, 5, 15)};
  // 400 - 2 * 25 for four lanes would be 87 each: the most is 30.
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  REQUIRE(layout.headings.size() == 2);
  CHECK(layout.headings[0].top == 0);
  CHECK(layout.headings[1].top == 25 + 30 + 60);
  CHECK(layout.rows[0].top == 25);
  CHECK(layout.rows[1].bottom == 25 + 30 + 60);
  CHECK(layout.rows[2].top == 25 + 30 + 60 + 25);
  CHECK(layout.height == 170);
  CHECK(layout.boxes[1].top == Approx(layout.boxes[0].top + 30));
}

TEST_CASE("rows that do not fit keep their least height", "[gantt]") {
  const std::vector<GanttRow> rows(10, GanttRow{"Row"});
  const GanttLayout layout = layout_gantt(rows, {}, kTime, metrics(100.0f), ten_a_character);
  CHECK(layout.height == 200);
}

TEST_CASE("a label goes inside, else to the right, else to the left, else nowhere", "[gantt]") {
  const GanttRow rows[] = {{"Row"}};
  const GanttItem items[] = {bar(0, 10, 25, "inside"),   // 150 pixels for 60
                             bar(0, 40, 42, "right"),    // free until 600
                             bar(0, 60, 62, "left"),     // the next one is too near on its right
                             bar(0, 63, 64, "nowhere"),  // and this one has neither side
                             bar(0, 65, 100, "")};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK(layout.boxes[0].place == LabelPlace::inside);
  CHECK(layout.boxes[0].label_left == Approx(105));
  CHECK(layout.boxes[1].place == LabelPlace::right);
  CHECK(layout.boxes[1].label_left == Approx(425));
  CHECK(layout.boxes[2].place == LabelPlace::left);
  CHECK(layout.boxes[2].label_left == Approx(600 - 5 - 40));
  CHECK(layout.boxes[3].place == LabelPlace::none);
}

TEST_CASE("a bar that begins before the view has its label where it can be seen", "[gantt]") {
  const GanttRow rows[] = {{"Row"}};
  const GanttItem items[] = {bar(0, -500, 50, "long")};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK(layout.boxes[0].cut_left);
  CHECK(layout.boxes[0].left == 0);
  CHECK(layout.boxes[0].label_left == Approx(5));
}

TEST_CASE("what is too short to be seen is seen all the same", "[gantt]") {
  const GanttRow rows[] = {{"Row"}};
  const GanttItem items[] = {bar(0, 50, 50.001), bar(0, 200, 300)};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK(layout.boxes[0].right - layout.boxes[0].left == Approx(2.0));
  CHECK(layout.boxes[0].visible);
  CHECK_FALSE(layout.boxes[1].visible);
}

TEST_CASE("labels, bars and milestones of a lane never overlap, however one zooms", "[gantt]") {
  std::vector<GanttRow> rows(4, GanttRow{"Row"});
  std::vector<GanttItem> items;
  const char* const names[] = {"a", "search", "disenrolment", "a rather long label", ""};
  unsigned state = 17;
  const auto next = [&state] {
    state = state * 1664525u + 1013904223u;
    return static_cast<double>(state >> 8) / 16777216.0;
  };
  for (int i = 0; i < 60; ++i) {
    const double start = next() * 100.0;
    const char* name = names[static_cast<std::size_t>(next() * 5.0)];
    items.push_back(i % 5 == 0 ? mark(i % 4, start, name)
                               : bar(i % 4, start, start + next() * 9.0, name));
  }
  for (const double length : {1.0, 5.0, 20.0, 60.0, 200.0}) {
    const Axis time{Scale::time, {30.0, 30.0 + length}, false};
    const GanttLayout layout = layout_gantt(rows, items, time, metrics(), ten_a_character);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const GanttBox& a = layout.boxes[i];
      if (a.place == LabelPlace::none) continue;
      const float left = a.label_left;
      const float right = left + ten_a_character(a.label);
      CHECK(left >= 0.0f);
      CHECK(right <= 1000.0f);
      for (std::size_t k = 0; k < items.size(); ++k) {
        const GanttBox& b = layout.boxes[k];
        const bool same_lane = std::abs(a.top + a.bottom - b.top - b.bottom) < 2.0f;
        if (k == i || !same_lane || !b.visible) continue;
        // Inside its own bar nothing but milestones may be in the way.
        const bool box_matters = a.place != LabelPlace::inside || b.milestone;
        if (box_matters) CHECK((b.right <= left || b.left >= right));
        if (b.place == LabelPlace::none) continue;
        const float other = b.label_left + ten_a_character(b.label);
        CHECK((other <= left || b.label_left >= right));
      }
    }
  }
}

TEST_CASE("pointing finds milestones before the bars below them", "[gantt]") {
  const GanttRow rows[] = {{"Row"}, {"Row"}};
  const GanttItem items[] = {mark(0, 15), bar(0, 10, 20), bar(1, 10, 20)};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK(hit_gantt(layout, 150, 15, 0) == 0);
  CHECK(hit_gantt(layout, 110, 15, 0) == 1);
  CHECK(hit_gantt(layout, 110, 45, 0) == 2);
  CHECK(hit_gantt(layout, 500, 15, 0) == -1);
  CHECK(hit_gantt(layout, 203, 15, 5) == 1);  // a finger is not that exact
}

TEST_CASE("an item of a row that is not there is not drawn", "[gantt]") {
  const GanttRow rows[] = {{"Row"}};
  const GanttItem items[] = {bar(3, 0, 10, "lost"), bar(-1, 0, 10, "lost")};
  const GanttLayout layout = layout_gantt(rows, items, kTime, metrics(), ten_a_character);
  CHECK_FALSE(layout.boxes[0].visible);
  CHECK_FALSE(layout.boxes[1].visible);
  CHECK(layout_gantt({}, {}, kTime, metrics(), ten_a_character).height == 0);
}
