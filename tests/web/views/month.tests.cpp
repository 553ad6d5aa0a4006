// Your month: what a document of what was learned looks like on the page, what is asked and answered, and that the
// scenario is one step that undo takes back.
#include "web/views/month.hpp"

#include <string>
#include <utility>

#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "tests/catch.hpp"
#include "web/app/autosave.hpp"
#include "web/app/link.hpp"
#include "web/jobs/session.hpp"
#include "web/shell/inbox.hpp"
#include "web/views/tables/month_tables.hpp"
#include "web/views/view_model.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

// 40 of 200 trials that ended: 0.2, and 0.147 to 0.262 by Clopper and Pearson.
constexpr const char* kLearned = R"json({
  "observed": {
    "trials": 1250, "trials_ended": 200, "conversions": 45, "converted_of_ended": 40,
    "conversion_rate": 0.2, "conversion_rate_95": [0.147, 0.262],
    "crm_lag_s": {"n": 44, "p50": 90, "p95": 600, "mean": 130},
    "missent_customers": 9, "missent_mails": 12, "missends_are_at_least": true,
    "owner_delay_h": {"n": 44, "p50": 6.5, "p95": 30, "mean": 9},
    "first_touch_h": null, "unmatched": 1
  },
  "tool": {"name": "zapier_basic", "distance": 0.46,
           "parameters": {"pipeline.trigger.poll_every": "2min"},
           "next": {"name": "manual", "distance": 1.5, "parameters": {}},
           "as_near": ["workato_tray"]},
  "fit": [{"figure": "crm_lag_s.p50", "observed": 90, "predicted_95": [60, 120], "inside": true},
          {"figure": "conversions", "observed": 45, "predicted_95": [50, 70], "inside": false}],
  "inputs": [{"path": "cohort.trials", "value": 1250, "source": "yours, n = 1250", "n": 1250},
             {"path": "cohort.plans", "value": [{"name": "a, b"}, {"name": "c"}],
              "source": "default, n = 5 is too few: 30 are needed", "n": 5}],
  "left_out": [{"reason": "test mode", "rows": 1200, "examples": ["a.csv:3", "a.csv:4"]}],
  "files": [{"file": "a.csv", "source": "Stripe subscriptions", "rows": 2450, "used": 1250,
             "clock": "UTC",
             "columns": [{"column": "Trial Start (UTC)",
                     "role" : "trial_start", "first" : [ "x", "y" ]
},
                         {"column": "id", "role": "id", "first": ["sub_1"]}]
}],
  "scenario": "{\"version\": 1, \"name\": \"mine\", \"cohort\": {\"trials\": 1250}}"
})json";

constexpr const char* kAsks = R"json({"observed": null, "questions": [
  {"kind": "dates", "file": "a.csv", "example": "3/4/2026", "answers": ["D/M/Y", "M/D/Y"]},
  {"kind": "zone", "file": "crm.csv", "answers": ["Europe/Berlin", "UTC", "Asia/Tokyo", "Asia/Kolkata"]},
  {"kind": "column", "file": "b.csv", "example": "Stripe invoices", "role": "paid_at",
   "answers": ["When", "Who"]}], "problems": ["photo.jpg: is a photo"]})json";

// As when a file was dropped and read.
void learn(Session& session, const char* document) {
  CHECK_FALSE(session.apply(MonthProgress{0.5, "Reading a.csv"}).has_value());
  CHECK_FALSE(session.apply(MonthLearned{document}).has_value());
}

}  // namespace

TEST_CASE("the six figures come first, each with what it is of or what to add", "[web][month]") {
  Session session;
  learn(session, kLearned);
  const MonthView view = month_view(session.state());
  REQUIRE(view.figures.size() == 6);
  const struct {
    const char *label, *value, *range, *n;
  } rows[] = {
      {"Trials", "1,250", "45 paid", "200 have ended"},
      {"Conversion rate", "20%", "95% CI 15 to 26%", "n = 200"},
      {"CRM lag, median", "1.5 min", "95% within 10 min", "n = 44"},
      {"Mailed after paying", "at least 9", "20%, 12 trial mails", "n = 45"},
      {"Owner after, median", "6.5 h", "95% within 1.25 d", "n = 44"},
      {"First touch, median", "\xE2\x80\x93", "",
       "Not in your files: add calls, meetings or tickets"},
  };
  for (std::size_t at = 0; at < 6; ++at) {
    CHECK(view.figures[at].label == rows[at].label);
    CHECK(view.figures[at].value == rows[at].value);
    CHECK(view.figures[at].range == rows[at].range);
    CHECK(view.figures[at].n == rows[at].n);
  }
}

TEST_CASE("what does not fit is said first, and inputs say where they come from", "[web][month]") {
  Session session;
  learn(session, kLearned);
  const MonthView view = month_view(session.state());
  REQUIRE(view.fit.rows.size() == 2);
  CHECK(view.fit.rows[0].label == "Conversions");
  CHECK(view.fit.rows[0].predicted == "50 to 70");
  CHECK_FALSE(view.fit.rows[0].inside);
  CHECK(view.fit.summary.find("1 of 2 figures is outside") == 0);
  CHECK(view.tool.title == "Zapier, basic");
  CHECK(view.tool.how_near.find("Manual sync, 1.50 away") != std::string::npos);
  CHECK(view.tool.how_near.ends_with("One such month cannot tell it from Workato / Tray."));
  REQUIRE(view.inputs.size() == 2);
  CHECK(view.inputs[0].is_yours);
  CHECK(view.inputs[1].value == "2 rows");
  CHECK_FALSE(view.inputs[1].is_yours);
  REQUIRE(view.files.size() == 1);
  CHECK(view.files[0].what == "Stripe subscriptions, 2,450 rows, 1,250 used; times by UTC");
  CHECK(view.files[0].roles[0] == "trial start");
  CHECK(view.files[0].rows == std::vector<std::vector<std::string>>{{"x", "sub_1"}, {"y", ""}});
  CHECK(view.left_out[0].rows == "1,200");
  CHECK(view.left_out[0].examples == "a.csv:3, a.csv:4");
}

TEST_CASE("the first file opens the tab, and the scenario is one step", "[web][month]") {
  Session session;
  learn(session, kLearned);
  CHECK(session.state().tab == Tab::month);
  CHECK_FALSE(session.state().month.working);
  const double before = session.state().scenario.cohort.trials;
  CHECK_FALSE(session.apply(UseMonth{}).has_value());
  CHECK(session.state().scenario.cohort.trials == 1250);
  CHECK(session.state().scenario.name == "mine");
  session.apply(Undo{});
  CHECK(session.state().scenario.cohort.trials == before);
  session.apply(MonthForget{});
  CHECK_FALSE(month_view(session.state()).has_files);
  CHECK(session.apply(UseMonth{}).has_value());
}

TEST_CASE("a question is answered by a choice, in the importer's words", "[web][month]") {
  Session session;
  learn(session, kAsks);
  const ViewModel view = view_model(session);
  const auto& questions = view.month.questions;
  REQUIRE(questions.size() == 3);
  CHECK(questions[0].choices[0].label == "Day first");
  CHECK(questions[0].choices[1].answer == "a.csv:dates=M/D/Y");
  CHECK_FALSE(questions[0].is_list);
  CHECK(questions[1].is_list);
  CHECK(questions[1].choices[0].answer == "zone=Europe/Berlin");
  CHECK(questions[2].words == "b.csv looks like Stripe invoices. Which column is the paid at?");
  CHECK(questions[2].choices[0].answer == "b.csv:paid_at=When");
  CHECK(view.month.problems == std::vector<std::string>{"photo.jpg: is a photo"});
  CHECK_FALSE(view.month.can_use);

  const Incoming taken =
      incoming({platform::Kind::typed, questions[0].path, " Month first "}, view);
  REQUIRE(taken.action.has_value());
  CHECK(std::get<MonthAnswer>(*taken.action).answer == "a.csv:dates=M/D/Y");
  const Incoming refused = incoming({platform::Kind::typed, questions[0].path, "both"}, view);
  CHECK_FALSE(refused.action.has_value());
  CHECK(refused.problem.find("Day first, Month first") != std::string::npos);
}

TEST_CASE("text mode has the month as tables, and nothing where there is none", "[web][month]") {
  CHECK(month_tables(MonthView{}).empty());
  Session session;
  learn(session, kLearned);
  const auto tables = month_tables(month_view(session.state()));
  REQUIRE(tables.size() == 6);
  CHECK(tables[0].caption.find("Your month: 1,250 trials, 45 of them paid") == 0);
  for (const TextTable& table : tables) {
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("a document that cannot be read changes nothing", "[web][month]") {
  Session session;
  learn(session, kLearned);
  CHECK(session.apply(MonthLearned{"{"}).has_value());
  CHECK(month_view(session.state()).figures.size() == 6);
  session.apply(MonthFailed{"the importer stopped"});
  CHECK(month_view(session.state()).trouble == "the importer stopped");
  CHECK_FALSE(month_view(session.state()).working);
}

namespace {

// The example's month, and two of its people.
constexpr const char* kHistory = R"json({"version": 2, "until": "2026-03-28T23:00:00Z", "people": [
  {"person": 1, "trial_started": "2026-03-03T10:00:00Z", "paid": "2026-03-12T14:30:00Z", "mrr": 79},
  {"person": 2, "trial_started": "2026-03-20T10:00:00Z", "paid": null}]})json";

}  // namespace

TEST_CASE("a history's customers are replayed, resampled and drawn again, each one step",
          "[web][month]") {
  Session session;
  CHECK_FALSE(month_view(session.state()).customers.there);
  CHECK(session.apply(BringCustomers{CustomersFrom::replayed}).has_value());
  CHECK_FALSE(session.apply(LoadScenario{kHistory, "history.json"}).has_value());
  CHECK(session.state().tab == Tab::month);
  CHECK(session.state().scenario.cohort.trials == 2);
  REQUIRE(session.state().scenario.past);
  CHECK(month_view(session.state()).customers.title == "1 customer of your month");
  CHECK(month_view(session.state()).customers.from == CustomersFrom::replayed);
  CHECK(view_model(session).own_customers);

  CHECK_FALSE(session.apply(BringCustomers{CustomersFrom::resampled}).has_value());
  CHECK(session.state().scenario.past.resampled);
  CHECK_FALSE(session.apply(BringCustomers{CustomersFrom::drawn}).has_value());
  CHECK_FALSE(session.state().scenario.past);
  CHECK(month_view(session.state()).customers.there);
  session.apply(Undo{});
  CHECK(session.state().scenario.past.resampled);
  session.apply(Undo{});
  CHECK(session.state().scenario.past);
  session.apply(UseTool{"manual"});
  CHECK(session.state().scenario.past);
  CHECK(session.apply(SetText{"start", "2027-03-01"}).has_value());
}

TEST_CASE("a history of another month is refused, and changes nothing", "[web][month]") {
  Session session;
  session.apply(SetText{"start", "2027-03-01"});
  const auto error = session.apply(LoadScenario{kHistory, "history.json"});
  REQUIRE(error);
  CHECK(error->line().find("none of them converts in this scenario's days") != std::string::npos);
  CHECK_FALSE(month_view(session.state()).customers.there);
}

TEST_CASE("the scenario of your month knows its customers, and draws until they are wanted",
          "[web][month]") {
  Session session;
  io::Json document = *io::parse_json(kLearned, "learned");
  document["history"] = kHistory;
  learn(session, io::compact(document).c_str());
  CHECK_FALSE(month_view(session.state()).customers.there);
  CHECK_FALSE(session.apply(UseMonth{}).has_value());
  CHECK(month_view(session.state()).customers.there);
  CHECK_FALSE(session.state().scenario.past);
  CHECK_FALSE(session.apply(BringCustomers{CustomersFrom::replayed}).has_value());
  CHECK(session.state().scenario.past);
  CHECK(session.state().scenario.name == "mine");
  session.apply(MonthForget{});
  CHECK(month_view(session.state()).customers.there);  // the scenario still has them
  CHECK_FALSE(session.apply(BringCustomers{CustomersFrom::drawn}).has_value());
}

TEST_CASE("a link and what is kept between visits hold inputs and never customers",
          "[web][month]") {
  Session session;
  session.apply(LoadScenario{kHistory, "history.json"});
  REQUIRE(session.state().scenario.past);
  const auto link = read_link(write_link(session.state().scenario, 0));
  REQUIRE(link);
  CHECK_FALSE(link->scenario.past);
  CHECK(link->scenario.cohort.trials == 2);
  CHECK(write_saved(session.state().inputs(), {}).find("trial_started") == std::string::npos);
}
