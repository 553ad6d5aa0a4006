// The planner's tab: answered piece by piece as when asked at once, begun anew with the scenario.
#include "web/jobs/plan_run.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/scenario/axis_text.hpp"
#include "io/scenario/target.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/question.hpp"
#include "tests/catch.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/tables/planner_tables.hpp"

using namespace handoff;

namespace {

// A launch, since no month before it is simulated.
sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 50;
  scenario.uncertain = {{"cohort.conversion_rate", 0.1, 0.3, "a survey"}};
  return scenario;
}

// The fewest replications are enough here; the digits of the usual effort are compared in
// tests/browser/planner.spec.mjs.
constexpr double kEffort = 0.02;

// Carries out jobs for about so many milliseconds, where each look at the clock is one.
void work(web::PlanRun& run, const sim::Scenario& scenario, double budget_ms) {
  static sim::JobRunner runner;
  sim::JobSource source;
  source.add(run);
  run.look(scenario);
  run_jobs(source, runner, budget_ms, [now = 0.0]() mutable { return now += 1.0; });
}

const web::PlannerView& answered(web::PlanRun& run, const sim::Scenario& scenario,
                                 double budget_ms) {
  for (int i = 0; i < 200'000 && !run.finished(); ++i) work(run, scenario, budget_ms);
  REQUIRE(run.finished());
  return run.view();
}

}  // namespace

TEST_CASE("a question that waits can be answered next, and what it interrupts goes on",
          "[plan_run]") {
  web::PlanRun run(kEffort);
  const sim::Scenario scenario = small();
  work(run, scenario, 1);
  REQUIRE(run.view().current == sim::QuestionKind::choice);
  run.next_is(sim::QuestionKind::advice);
  CHECK(run.view().current == sim::QuestionKind::advice);
  CHECK(run.view().waiting[1] == sim::QuestionKind::choice);
  run.next_is(sim::QuestionKind::breaking_point);  // with its causes
  CHECK(run.view().waiting[1] == sim::QuestionKind::break_cause);
  CHECK(run.view().waiting.size() == web::kAskingOrder.size());
  const web::PlannerView& view = answered(run, scenario, 200);
  CHECK_FALSE(view.advice.empty());
  CHECK_FALSE(view.choice.words.empty());
  CHECK(view.waiting.empty());
}

TEST_CASE("the planner answers its questions one after the other", "[plan_run]") {
  web::PlanRun run(kEffort);
  const sim::Scenario scenario = small();
  CHECK_FALSE(run.next());  // nobody looks
  work(run, scenario, 1);
  CHECK(run.take_news());
  CHECK_FALSE(run.take_news());
  CHECK(run.view().current == sim::QuestionKind::choice);
  CHECK(run.view().breaks.empty());
  const web::PlannerView& view = answered(run, scenario, 20);
  CHECK_FALSE(view.current);
  CHECK(view.breaks.size() >= 5);
  // First touches by wall clock are late at any volume, and are so for a reason.
  CHECK(view.breaks[0].cause.find(" of ") != std::string::npos);
  for (const web::BreakRow& row : view.breaks)
    CHECK(row.cause.empty() == (row.volume.starts_with("above") || row.volume == "not known"));
  REQUIRE(view.choice.tools.size() == 5);
  CHECK(view.choice.values.size() == 5);
  CHECK(view.choice.words.find("is worth the most") != std::string::npos);
  REQUIRE(view.assumptions.size() == 1);
  // Fewer conversions are worth less, and more are worth more.
  CHECK(view.assumptions[0].low < view.value);
  CHECK(view.assumptions[0].high > view.value);
  CHECK(view.assumptions[0].low_end == "10%");
  const auto tables = web::planner_tables(view);
  // Each question was answered in words, and those that have a title are a table under it.
  web::PlannerView answers = view;
  for (const sim::QuestionInfo& question : sim::kQuestions) {
    CAPTURE(question.work);
    // A picture and pools say it without a sentence, under captions of their own.
    if (question.kind == sim::QuestionKind::sweep || question.kind == sim::QuestionKind::staffing)
      continue;
    CHECK_FALSE(web::answer_words(answers, question.kind).empty());
    const auto titled = [&](const web::TextTable& table) {
      return table.caption.starts_with(question.title);
    };
    CHECK(std::any_of(tables.begin(), tables.end(), titled));
  }
  CHECK(view.pools.size() == 2);
  CHECK(view.promises.size() == scenario.pipeline.routing.size());
  CHECK(view.sweep.xs.size() == 5);
  REQUIRE(view.front.rows.size() >= 2);
  CHECK(view.front.knobs[0] == "tool");
  for (std::size_t at = 1; at < view.front.costs.size(); ++at) {
    CHECK(view.front.costs[at] > view.front.costs[at - 1]);
    CHECK(view.front.breaches[at] < view.front.breaches[at - 1]);
  }
  CHECK(view.advice.size() > 20);
  CHECK(view.advice_words.find("confirmed") != std::string::npos);
  // A month's worth by its parts, what it hangs on and what would have to be true are a table each.
  REQUIRE(view.worth.parts.size() >= 3);
  CHECK(view.worth.parts.front().part == "churn avoided, assumed");
  CHECK(view.worth.parts.back().part == "together, assumed");
  CHECK(view.worth.words.find("Full orchestration against Manual sync: ") == 0);
  REQUIRE(view.worth.influences.size() == 1);
  CHECK(view.worth.influences[0].range == "10% to 30%");
  CHECK(view.worth.break_evens.size() == 3);
  CHECK(view.worth.free.find("cost $0 in this model.") != std::string::npos);
  REQUIRE(tables.size() == 11);
  for (const web::TextTable& table : tables) {
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("how the planner's work is cut changes no digit", "[plan_run]") {
  web::PlanRun fine(kEffort), coarse(kEffort);
  const web::PlannerView& a = answered(fine, small(), 1);
  const web::PlannerView& b = answered(coarse, small(), 500);
  CHECK(a.choice.values == b.choice.values);
  CHECK(a.assumptions[0].low == b.assumptions[0].low);
  REQUIRE(a.breaks.size() == b.breaks.size());
  for (std::size_t at = 0; at < a.breaks.size(); ++at)
    CHECK(a.breaks[at].volume == b.breaks[at].volume);
  CHECK(a.sweep.ys == b.sweep.ys);
  CHECK(a.pools[1].fewest == b.pools[1].fewest);
}

TEST_CASE("orders may be carried out by anybody, in any order, twice begun", "[plan_run]") {
  web::PlanRun plain(kEffort), shuffled(kEffort);
  const web::PlannerView& expected = answered(plain, small(), 100);
  shuffled.look(small());
  sim::JobRunner runner;
  std::size_t most = 0;
  for (int round = 0; !shuffled.finished(); ++round) {
    std::vector<sim::Job> jobs;
    while (jobs.size() < 8) {
      auto job = shuffled.next();
      if (!job) break;
      jobs.push_back(*std::move(job));
    }
    REQUIRE((!jobs.empty() || shuffled.finished()));
    most = std::max(most, jobs.size());
    if (round % 3 == 1) {  // a worker has died
      for (const sim::Job& it : jobs) shuffled.give_back(it);
      continue;
    }
    for (std::size_t at = jobs.size(); at-- > 0;) {
      const sim::Job& it = jobs[at];
      if (shuffled.wants(it)) shuffled.take(it, runner.run(it), 1.0);
    }
  }
  CHECK(most == 8);
  const web::PlannerView& view = shuffled.view();
  CHECK(view.choice.values == expected.choice.values);
  CHECK(view.sweep.ys == expected.sweep.ys);
  CHECK(view.sweep.lows == expected.sweep.lows);
  REQUIRE(view.breaks.size() == expected.breaks.size());
  for (std::size_t at = 0; at < view.breaks.size(); ++at) {
    CHECK(view.breaks[at].volume == expected.breaks[at].volume);
    CHECK(view.breaks[at].interval == expected.breaks[at].interval);
  }
  CHECK(view.pools[0].fewest == expected.pools[0].fewest);
  CHECK(view.assumptions[0].low == expected.assumptions[0].low);
}

TEST_CASE("after a change nobody waits for what was asked before", "[plan_run]") {
  web::PlanRun run(kEffort);
  run.look(small());
  const auto job = run.next();
  REQUIRE(job);
  CHECK(run.wants(*job));
  run.restart();
  CHECK_FALSE(run.wants(*job));
}

TEST_CASE("targets are said in words", "[plan_run]") {
  const sim::Scenario scenario = sim::worked_example();
  std::vector<std::string> words;
  for (const sim::Target& it : sim::default_targets(scenario))
    words.push_back(web::target_words(it, scenario));
  CHECK(words[0] == "95% in the CRM within 15 min");
  CHECK(words[1] == "At most 2% mailed after paying");
  CHECK(words[2] == "At most 1% of calls refused by limits");
  CHECK(words[6] == "Enterprise: 95% first touched on time");
  CHECK(words[10] == "Enterprise: 95% wait at most 15 min for a person");
  for (const std::string& it : words) CHECK(it.find('=') == std::string::npos);
  // What the words would say wrongly is left as it was written.
  for (const char* text : {"crm_lag_s.p50<=900", "sla_attainment<=0.95", "http_429/committed<=0.01",
                           "missend_rate>=0.02", "net_value_usd>=1000"})
    CHECK(web::target_words(*io::parse_target(text, {}), scenario) == text);
}

TEST_CASE("another metric of a sweep is there at once, another input is simulated", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const std::vector<double> lags = run.view().sweep.ys;
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "net_value_usd"});
  CHECK(run.finished());
  CHECK(run.view().sweep.y_unit == "$");
  CHECK(run.view().sweep.ys != lags);
  // More trials are worth more.
  CHECK(run.view().sweep.ys.back() > run.view().sweep.ys.front());
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "net_valeu_usd"});
  CHECK(run.view().sweep.xs.empty());
  CHECK(run.view().sweep.words ==
        "net_valeu_usd: unknown metric \"net_valeu_usd\"; did you mean \"net_value_usd\"?");
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "Enterprise:crm_lag_s.max"});
  CHECK(run.finished());
  CHECK(run.view().sweep.metric == "Enterprise: CRM lag, max");
  CHECK(run.view().sweep.limit == 0);
  // The strictest promise of a first touch is Enterprise's 15 minutes; waits have one a tier.
  const auto limit_of = [&](const char* metric) {
    run.sweep(scenario, {.axis = "cohort.trials", .metric = metric});
    return run.view().sweep.limit;
  };
  CHECK(limit_of("crm_lag_s.p95") == 900);
  CHECK(limit_of("sla_attainment") == 0.95);
  CHECK(limit_of("Growth:touch_wait_s.p95") == 14400);
  CHECK(limit_of("touch_wait_s.p95") == 0);
  run.sweep(scenario, {.axis = "pipeline.reconcile.every=1h,8h,1d", .metric = "net_value_usd"});
  CHECK_FALSE(run.finished());
  CHECK(run.view().sweep.xs.empty());
  answered(run, scenario, 500);
  CHECK(run.view().sweep.steps == std::vector<std::string>{"1 h", "8 h", "1 d"});
  CHECK(run.view().breaks.size() >= 5);
}

TEST_CASE("an axis that cannot be read is said, and the next one is simulated", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const auto words_of = [&](const char* axis, const char* other) {
    run.sweep(scenario, {.axis = axis, .other = other, .metric = "missend_rate"});
    answered(run, scenario, 500);
    CHECK(run.view().sweep.xs.empty());
    CHECK(run.view().sweep.chosen.axis == axis);
    return run.view().sweep.words;
  };
  CHECK(
      words_of("cohort.trails", "") ==
      "cohort.trails: is not an input that takes a number or a name; did you mean cohort.trials?");
  CHECK(words_of("cohort.conversion_rate=0:2:3", "") ==
        "cohort.conversion_rate: 2 is outside of 0 to 1, which is allowed");
  CHECK(words_of("cohort.trials", "cohort.trials=1,2") == "cohort.trials: is varied twice");
  CHECK(words_of("cohort.trials=1:101:101", "") ==
        "101 points: at most 100 are simulated here; handoff sweep takes more");
  CHECK_FALSE(words_of("", "").empty());
  run.sweep(scenario, {.axis = "pipeline.dedupe.enabled", .metric = "second_signal_effects"});
  answered(run, scenario, 500);
  const web::SweepPicture& it = run.view().sweep;
  CHECK(it.words.empty());
  CHECK(it.categories);
  CHECK(it.steps == std::vector<std::string>{"off", "on"});
  CHECK(it.ys[0] > it.ys[1]);  // the invoice takes effect too where nobody looks for it
}

TEST_CASE("another wish is answered by itself, and what is wrong with it is said", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const std::vector<double> values = run.view().choice.values;
  const std::size_t settings = run.view().front.rows.size();
  const auto wished = [&](const web::PlanWishes& wishes) -> const web::PlannerView& {
    run.wish(scenario, wishes);
    return answered(run, scenario, 500);
  };
  // The cheapest tool is by hand, and it misses what full orchestration keeps.
  const web::ChoiceView cheapest = wished({.by_cost = true}).choice;
  CHECK(cheapest.what == "Cost of a month");
  CHECK(cheapest.words.find(" costs the least, with at least 95% probability (") !=
        std::string::npos);
  const auto least = std::min_element(cheapest.values.begin(), cheapest.values.end());
  CHECK(cheapest.tools[static_cast<std::size_t>(least - cheapest.values.begin())].best);
  const web::ChoiceView keeping =
      wished({.by_cost = true, .choice_targets = "crm_lag_s.p95<=1min; missend_rate<=0.2"}).choice;
  CHECK(keeping.words.find(" costs the least of those that meet the targets") != std::string::npos);
  CHECK(keeping.tools[0].behind == "misses crm_lag_s.p95<=1min");
  CHECK_FALSE(keeping.tools[0].best);
  CHECK(wished({.choice_targets = "crm_lag_s.p95<=1ms"})
            .choice.words.find("None meets the targets") == 0);
  CHECK(wished({.choice_targets = "crm_lagg.p95<=1"}).choice.tools.empty());
  CHECK(run.view().choice.words.find("unknown metric \"crm_lagg\"") != std::string::npos);
  CHECK(wished({.probability = "1"}).choice.words == "probability: expected 0.5 to 0.999");
  CHECK(wished({.indifference = "-3"}).choice.words ==
        "indifference: expected a number of dollars above 0");
  const std::string words = wished({.probability = "90%", .indifference = "$20000"}).choice.words;
  CHECK(words.find("with at least 90% probability") != std::string::npos);
  CHECK(words.find("A difference of $20,000 does not matter.") != std::string::npos);
  CHECK(wished({}).choice.values == values);
  // The other answers stay what they were.
  CHECK(run.view().front.rows.size() == settings);
  CHECK(run.view().breaks.size() >= 5);

  CHECK(wished({.budget = "1"}).front.words == "No setting stays within the budget.");
  CHECK(run.view().front.rows.empty());
  CHECK(wished({.budget = "much"}).front.words == "budget: expected a number of dollars above 0");
  CHECK(wished({}).front.rows.size() == settings);

  // A wish before the last one is answered takes nothing else away either.
  run.wish(scenario, {.choice_targets = "missend_rate<=0.2"});
  work(run, scenario, 1);
  CHECK_FALSE(run.finished());
  run.wish(scenario, {.by_cost = true});
  CHECK(run.view().front.rows.size() == settings);
  CHECK(answered(run, scenario, 500).choice.values == cheapest.values);
}

TEST_CASE("a wish comes next whatever is under way, and that goes on after it", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun plain(kEffort), run(kEffort);
  const web::PlannerView& expected = answered(plain, scenario, 500);
  // Into each question that is not answered at once.
  std::vector<std::optional<sim::QuestionKind>> interrupted{sim::QuestionKind::choice};
  bool by_cost = false;
  for (int i = 0; i < 100'000 && !run.finished(); ++i) {
    work(run, scenario, 3);
    const std::optional<sim::QuestionKind> part = run.view().current;
    if (run.finished() || part == interrupted.back()) continue;
    interrupted.push_back(part);
    by_cost = !by_cost;
    run.wish(scenario, {.by_cost = by_cost});
    CHECK(run.view().current == sim::QuestionKind::choice);
    while (run.view().current == sim::QuestionKind::choice) work(run, scenario, 3);
    CHECK(run.view().choice.what == (by_cost ? "Cost of a month" : "Net value of a month"));
    CHECK(run.view().current >= part);
  }
  REQUIRE(run.finished());
  CHECK(interrupted.size() >= 6);
  const web::PlannerView& view = run.view();
  REQUIRE(view.breaks.size() == expected.breaks.size());
  for (std::size_t at = 0; at < view.breaks.size(); ++at) {
    CHECK(view.breaks[at].volume == expected.breaks[at].volume);
    CHECK(view.breaks[at].cause == expected.breaks[at].cause);
  }
  CHECK(view.pools[0].fewest == expected.pools[0].fewest);
  CHECK(view.sweep.ys == expected.sweep.ys);
  CHECK(view.assumptions[0].low == expected.assumptions[0].low);
  CHECK(view.front.breaches == expected.front.breaches);
  CHECK(view.advice_words == expected.advice_words);
}

TEST_CASE("breaking points and people are asked for any targets", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  const auto wished = [&](const web::PlanWishes& wishes) -> const web::PlannerView& {
    run.wish(scenario, wishes);
    return answered(run, scenario, 500);
  };
  // Before anything else is known; a wish for a millisecond fails at any volume, and has a cause.
  const web::PlannerView& view =
      wished({.break_targets = "Growth:crm_lag_s.p99<=1ms; committed>=1 ;"});
  REQUIRE(view.breaks.size() == 2);
  const auto row_of = [&](const std::string& target) {
    const auto found = std::find_if(view.breaks.begin(), view.breaks.end(),
                                    [&](const web::BreakRow& row) { return row.target == target; });
    REQUIRE(found != view.breaks.end());
    return *found;
  };
  CHECK(row_of("Growth:crm_lag_s.p99<=1ms").missed);
  CHECK_FALSE(row_of("Growth:crm_lag_s.p99<=1ms").cause.empty());
  CHECK_FALSE(row_of("committed>=1").missed);
  CHECK(view.choice.tools.size() == 5);  // the rest was asked as well
  const std::size_t usual = view.promises.size();

  wished({.break_targets = "committed=1"});
  CHECK(view.breaks.empty());
  CHECK(view.breaks_words.find("committed=1") != std::string::npos);
  CHECK(view.choice.tools.size() == 5);
  CHECK(wished({}).breaks.size() == sim::default_targets(scenario).size());

  wished({.staffing_targets = "Enterprise:touch_wait_s.p95<=15min"});
  REQUIRE(view.promises.size() == 1);
  CHECK(view.promises[0].promise == "Enterprise: 95% wait at most 15 min for a person");
  CHECK(view.pools.size() == 1);
  CHECK(view.staffing_words.empty());
  CHECK(view.breaks.size() == sim::default_targets(scenario).size());
  // Two at once, each answered, and back.
  wished({.break_targets = "committed>=1", .budget = "1"});
  CHECK(view.breaks.size() == 1);
  CHECK(view.promises.size() == usual);
  CHECK(view.front.words == "No setting stays within the budget.");
  wished({.staffing_targets = "missend_rate<=0.02"});
  CHECK(view.breaks.size() == sim::default_targets(scenario).size());
  CHECK(view.pools.empty());
  CHECK(view.staffing_words.find("missend_rate<=0.02") != std::string::npos);
  wished({});
  CHECK(view.staffing_words.empty());
  CHECK(view.promises.size() == usual);
}

TEST_CASE("two inputs make a map, row by row, and the first row is the single input's",
          "[plan_run]") {
  sim::Scenario scenario = small();
  scenario.payments.duplicate_share = 0;
  const std::string rates = "cohort.conversion_rate=0.1,0.2,0.4";
  web::PlanRun run(kEffort);
  run.sweep(scenario, {.axis = rates,
                       .other = "payments.duplicate_share=0:0.2:3",
                       .metric = "duplicates_suppressed"});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  const web::SweepPicture both = run.view().sweep;
  REQUIRE(both.xs.size() == 3);
  REQUIRE(both.other_steps == std::vector<std::string>{"0%", "10%", "20%"});
  REQUIRE(both.ys.size() == 9);
  CHECK(both.command ==
        "handoff sweep SCENARIO --vary 'cohort.conversion_rate=0.1,0.2,0.4' --vary "
        "'payments.duplicate_share=0:0.2:3' --metric 'duplicates_suppressed'");
  // More redeliveries are suppressed more often.
  for (std::size_t row = 1; row < 3; ++row) CHECK(both.ys[row * 3 + 1] > both.ys[row * 3 - 2]);
  run.sweep(scenario, {.axis = rates, .metric = "duplicates_suppressed"});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  CHECK(run.view().sweep.ys == std::vector<double>(both.ys.begin(), both.ys.begin() + 3));
  CHECK(run.view().sweep.other_steps.empty());
}

TEST_CASE("work that is stopped goes on where it was", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun through(kEffort), stopped(kEffort);
  answered(through, scenario, 500);
  for (int i = 0; i < 5; ++i) work(stopped, scenario, 1);
  stopped.go(false);
  CHECK(stopped.finished());
  stopped.look(scenario);
  CHECK_FALSE(stopped.next());
  stopped.go(true);
  const web::PlannerView& view = answered(stopped, scenario, 500);
  CHECK(view.breaks[0].volume == through.view().breaks[0].volume);
  CHECK(view.choice.values == through.view().choice.values);
}

TEST_CASE("a change of the scenario begins anew", "[plan_run]") {
  web::PlanRun run(kEffort);
  answered(run, small(), 100);
  run.restart();
  CHECK_FALSE(run.finished());
  CHECK(run.view().breaks.empty());
  CHECK(run.view().choice.tools.empty());
}

TEST_CASE("without uncertain inputs the last question is left out", "[plan_run]") {
  web::PlanRun run(kEffort);
  sim::Scenario scenario = small();
  scenario.uncertain.clear();
  const web::PlannerView& view = answered(run, scenario, 100);
  CHECK(view.assumptions.empty());
  CHECK(web::planner_tables(view).size() == 9);
}
