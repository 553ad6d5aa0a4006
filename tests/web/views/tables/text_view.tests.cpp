// The page as text: it says what the panels say, and every table is whole.
#include "web/views/tables/text_view.hpp"

#include <string>

#include "io/json/json.hpp"
#include "tests/catch.hpp"
#include "web/app/actions.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

struct Page {
  Session session;
  Page() {
    REQUIRE_FALSE(session.apply(SetReplications{3}).has_value());
    double now = 0.0;
    while (!session.jobs.run.finished())
      session.jobs.run.advance(8.0, [&now] { return now += 1.0; });
  }
  TextView text() const { return text_view(view_model(session)); }
};

const TextTable& table(const TextView& text, const std::string& caption) {
  for (const TextTable& each : text.tables) {
    if (each.caption.find(caption) == 0) return each;
  }
  FAIL("no table " << caption);
  return text.tables.front();
}

}  // namespace

TEST_CASE("the text has the panels' own words", "[text_view]") {
  const Page page;
  const ViewModel view = view_model(page.session);
  const TextView text = text_view(view);
  CHECK(text.headline == view.headline);
  CHECK(text.lines[0] == "Scenario: Example company, changed");
  CHECK(text.lines[1].find("3 months simulated, seed 1, result ") == 0);
  const TextTable& kpis = table(text, "Key figures");
  REQUIRE(kpis.rows.size() == view.kpis.size());
  CHECK(kpis.rows[0][0] == "Conversions");
  CHECK(kpis.rows[0][1] == view.kpis[0].value);
  CHECK(table(text, "Tiers").rows[3][0] == "Enterprise (15 min)");
  CHECK(text.can_undo);
  CHECK_FALSE(text.can_redo);
  CHECK(spoken(view) == view.headline + " 3 months simulated.");
}

TEST_CASE("every row has a cell for each heading", "[text_view]") {
  for (const TextTable& each : Page().text().tables) {
    CAPTURE(each.caption);
    CHECK_FALSE(each.rows.empty());
    for (const auto& row : each.rows) CHECK(row.size() == each.head.size());
  }
}

// Four values, one of them in each decade: 1 s, 10 s, 100 s, 1000 s.
TEST_CASE("the timing table reads the distribution at its times", "[text_view]") {
  const Page page;
  ViewModel view = view_model(page.session);
  const Distribution lag{{1.0, 10.0, 100.0, 1000.0}, {0.25, 0.5, 0.75, 1.0}, 4};
  const Distribution none;
  view.timing.crm_lag = &lag;
  view.timing.processing = &none;
  const TextView text = text_view(view);
  const TextTable& timing = table(text, "Handoff timing");
  const char* expected[][2] = {{"1 s", "25.0%"},  {"3 s", "25.0%"},   {"10 s", "50.0%"},
                               {"45 s", "50.0%"}, {"1 min", "50.0%"}, {"5 min", "75.0%"},
                               {"1 h", "all"},    {"1 d", "all"}};
  REQUIRE(timing.rows.size() == 8);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(timing.rows[i][0] == expected[i][0]);
    CHECK(timing.rows[i][1] == expected[i][1]);
    CHECK(timing.rows[i][2] == "\xE2\x80\x93");
  }
}

TEST_CASE("nearly all is not all", "[text_view]") {
  const Page page;
  ViewModel view = view_model(page.session);
  const Distribution lag{{0.5, 2000.0}, {0.99999, 1.0}, 100'000};
  const Distribution late{{0.5, 2000.0}, {0.00001, 1.0}, 100'000};
  view.timing.crm_lag = &lag;
  view.timing.processing = &late;
  const TextView text = text_view(view);
  const TextTable& timing = table(text, "Handoff timing");
  CHECK(timing.rows[0][1] == "over 99.9%");
  CHECK(timing.rows[0][2] == "under 0.1%");
}

TEST_CASE("inputs are written as they may be typed", "[text_view]") {
  const TextView text = Page().text();
  REQUIRE(text.inputs.size() > 30);  // the first six are always seen
  CHECK(text.inputs[0].path == "cohort.trials");
  CHECK(text.inputs[0].value == "500");
  CHECK(text.inputs[1].value == "18%");
  CHECK(text.inputs[5].is_switch);
  CHECK(text.inputs[5].on);
}

TEST_CASE("the text travels as JSON", "[text_view]") {
  TextView text = Page().text();
  text.headline = "\"<b>\" & \n\xFF";
  const auto json = io::parse_json(text_view_json(text), "text");
  REQUIRE(static_cast<bool>(json));
  CHECK((*json)["tables"].size() == text.tables.size());
  CHECK((*json)["inputs"][5]["on"].get<bool>());
  CHECK_FALSE((*json)["inputs"][5].contains("value"));
}
