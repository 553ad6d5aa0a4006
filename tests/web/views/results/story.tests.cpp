// The story's places, counts and player: worked out by hand from journeys of one or two customers.
#include "web/views/results/story.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"
#include "web/app/actions.hpp"
#include "web/app/story_switches.hpp"
#include "web/app/tour.hpp"
#include "web/jobs/session.hpp"
#include "web/panels/player.hpp"
#include "web/views/tables/customer_tables.hpp"

using namespace handoff;
using namespace handoff::web;
using core::HandoffState;

namespace {

constexpr double kHour = 3600.0;

// Paid after an hour, in the CRM after two, touched after five; a mail goes out after one and a
// half.
sim::Journeys one_customer(const sim::Scenario& scenario) {
  const auto at = [&scenario](double hours) {
    return scenario.start + core::seconds(static_cast<std::int64_t>(hours * kHour));
  };
  sim::Journeys it;
  it.customers.resize(1);
  it.customers[0].customer.converted = at(1);
  it.customers[0].customer.tier = 1;
  it.customers[0].missends = {at(1.5)};
  it.customers[0].touch.begun = at(5);
  it.steps = {{.at = at(1.1), .position = 0, .delivery = true},
              {.at = at(1.1), .state = HandoffState::received},
              {.at = at(1.2), .state = HandoffState::identified},
              {.at = at(1.3), .state = HandoffState::enriched},
              {.at = at(1.4), .position = 0, .delivery = true},
              {.at = at(2), .state = HandoffState::committed},
              {.at = at(2), .state = HandoffState::routed},
              {.at = at(3), .state = HandoffState::assigned},
              {.at = at(4), .state = HandoffState::onboarding}};
  return it;
}

}  // namespace

TEST_CASE("a dot waits in front of the step that comes next", "[web][story]") {
  const sim::Scenario scenario = sim::worked_example();
  const StoryView view = story_view(scenario, one_customer(scenario));
  REQUIRE(view.dots.size() == 1);
  const StoryDot& dot = view.dots[0];
  const double glide = 60.0;
  const auto x = [&](double hours) { return place_of(dot, hours * kHour, glide).x; };
  CHECK_FALSE(place_of(dot, 0.99 * kHour, glide).shown);
  CHECK(x(1.05) == 0.0);  // waits for the webhook
  CHECK(x(1.15) == 1.0);  // waits for the dedupe and the search
  CHECK(x(1.9) == 3.0);   // waits for the CRM
  CHECK(x(2.5) == 4.0);   // routed alone passes nothing
  CHECK(x(3.5) == 5.0);
  CHECK(x(4.5) == 6.0);                         // waits for the first touch
  CHECK(x(2.0 + 30.0 / kHour) == Approx(3.5));  // half a glide on
  CHECK_FALSE(place_of(dot, 5.1 * kHour, glide).shown);
}

TEST_CASE("a place depends on the time alone", "[web][story]") {
  const sim::Scenario scenario = sim::worked_example();
  const StoryView view = story_view(scenario, sim::journeys_of(scenario, 0));
  REQUIRE(view.dots.size() > 50);
  double before = -1.0;
  const StoryDot& dot = view.dots[10];
  for (double at = dot.born; at < dot.born + 4 * 86'400.0; at += 600.0) {
    const DotPlace forward = place_of(dot, at, 540.0);
    (void)place_of(dot, at + 1e6, 540.0);
    const DotPlace again = place_of(dot, at, 540.0);
    CHECK(forward.x == again.x);
    CHECK(forward.alpha == again.alpha);
    if (forward.shown) {
      CHECK(forward.x >= before);
      before = forward.x;
    }
  }
}

TEST_CASE("a dot is red from the trial mail on", "[web][story]") {
  const sim::Scenario scenario = sim::worked_example();
  const StoryView view = story_view(scenario, one_customer(scenario));
  CHECK_FALSE(place_of(view.dots[0], 1.49 * kHour, 60.0).missent);
  CHECK(place_of(view.dots[0], 1.51 * kHour, 60.0).sending);
  CHECK(place_of(view.dots[0], 3.0 * kHour, 60.0).missent);
  CHECK_FALSE(place_of(view.dots[0], 3.0 * kHour, 60.0).sending);
}

TEST_CASE("counts are those of the moment", "[web][story]") {
  const sim::Scenario scenario = sim::worked_example();
  const StoryView view = story_view(scenario, one_customer(scenario));
  const auto at = [&](double hours) { return view.counts_at(hours * kHour); };
  CHECK(at(0.5).paid == 0);
  CHECK(at(1.45).outside == 1);
  CHECK(at(1.45).dropped == 1);  // the second delivery
  CHECK(at(1.6).missends == 1);
  CHECK(at(2.1).outside == 0);
  CHECK(at(4.9).done == 0);
  CHECK(at(5.0).done == 1);
  CHECK(view.busiest == kHour);
  CHECK(view.busiest_count == 1);
}

TEST_CASE("an exception lasts until the handoff goes on", "[web][story]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Journeys all = one_customer(scenario);
  all.steps[5] = {.at = scenario.start + core::hours(2),
                  .state = HandoffState::exception,
                  .exception = core::ExceptionKind::commit_failed};
  all.steps[6].state = HandoffState::committed;
  all.steps[6].at = scenario.start + core::minutes(150);
  const StoryView view = story_view(scenario, all);
  CHECK(view.counts_at(2.1 * kHour).exceptions == 1);
  CHECK(place_of(view.dots[0], 2.1 * kHour, 1.0).exception);
  CHECK(view.counts_at(2.6 * kHour).exceptions == 0);
}

TEST_CASE("without idempotency a second handoff of one customer shows", "[web][story]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.5;
  const StoryView with = story_view(scenario, sim::journeys_of(scenario, 0));
  CHECK(with.counts_at(with.length).again == 0);
  CHECK(with.counts_at(with.length).dropped > 20);
  scenario.pipeline.dedupe.enabled = false;
  const StoryView without = story_view(scenario, sim::journeys_of(scenario, 0));
  CHECK(without.counts_at(without.length).again > 20);
}

TEST_CASE("the outage that the button makes lies in the busiest hour, and is one step of undo",
          "[web][story]") {
  Session session;
  const StoryView view =
      story_view(session.state().scenario, sim::journeys_of(session.state().scenario, 0));
  CHECK_FALSE(session.apply(PatchScenario{crm_outage_patch(view)}).has_value());
  REQUIRE(session.state().scenario.apis.crm.outages.size() == 1);
  const sim::Window& window = session.state().scenario.apis.crm.outages[0];
  CHECK(std::abs(window.from.seconds() - view.busiest) <= 60.0);
  CHECK(window.length == core::hours(1));
  const StoryView down =
      story_view(session.state().scenario, sim::journeys_of(session.state().scenario, 0));
  REQUIRE(down.outages.size() == 1);
  CHECK(down.outages[0].station == 3);
  // Who pays in that hour waits for the CRM.
  CHECK(down.counts_at(view.busiest + 1800.0).outside > 0);
  CHECK(view.counts_at(view.busiest + 3500.0).outside <=
        down.counts_at(view.busiest + 3500.0).outside);
  session.apply(Undo{});
  CHECK(session.state().scenario.apis.crm.outages.empty());
}

TEST_CASE("the storm comes and goes, and leaves the delays as shipped", "[web][story]") {
  Session session;
  CHECK_FALSE(session.apply(PatchScenario{kDuplicateStorm}).has_value());
  CHECK(session.state().scenario.payments.duplicate_share == 0.5);
  CHECK_FALSE(session.apply(PatchScenario{kNoDuplicateStorm}).has_value());
  CHECK(session.state().scenario.payments.duplicate_share == 0.0);
  CHECK_FALSE(session.apply(PatchScenario{kNoCrmOutage}).has_value());
}

TEST_CASE("a player keeps to its range, and begins anew at the end", "[web][player]") {
  Player player{.speed = 100.0};
  player.set_range(0.0, 50.0);
  player.toggle();
  player.advance(0.05);
  CHECK(player.at == Approx(5.0));
  player.advance(60.0);  // the page was away: a tenth of a second at most
  CHECK(player.at == Approx(15.0));
  for (int i = 0; i < 9; ++i) player.advance(0.1);
  CHECK(player.at == 50.0);
  CHECK_FALSE(player.playing);
  player.toggle();
  CHECK(player.at == 0.0);
  CHECK(player.playing);
  player.seek(1e9);
  CHECK(player.at == 50.0);
}

TEST_CASE("the tour brings back what was before it", "[web][tour]") {
  Session session;
  session.apply(SetField{"cohort.trials", 321});
  session.apply(SetTab{Tab::limits});
  session.apply(SetCustomer{{2, 5}});
  const std::uint64_t undo_steps = session.state().history.can_undo() ? 1 : 0;
  for (int step = 0; step < static_cast<int>(kTourSteps); ++step) {
    session.apply(TourGo{step});
    CHECK(session.state().tour == step);
    CHECK(session.state().tab == kTour[static_cast<std::size_t>(step)].tab);
    CHECK(session.state().scenario.cohort.trials == 321);
    const TourSetup setup = kTour[static_cast<std::size_t>(step)].setup;
    CHECK((session.state().scenario.pipeline.trigger.kind == core::Trigger::person) ==
          (setup == TourSetup::manual));
    CHECK(session.state().scenario.apis.crm.outages.size() == (setup == TourSetup::outage ? 1 : 0));
  }
  session.apply(TourGo{-1});
  CHECK(session.state().tour == -1);
  CHECK(session.state().tab == Tab::limits);
  CHECK(session.state().customer == CustomerChoice{2, 5});
  CHECK(session.state().scenario.pipeline.trigger.kind == core::Trigger::webhook);
  CHECK(undo_steps == 1);
  session.apply(Undo{});
  CHECK(session.state().scenario.cohort.trials == 500);
}

TEST_CASE("the story is a table as well: what has happened by the end of each week", "[story]") {
  StoryView story;
  story.length = 10 * 86'400.0;
  story.clock_s = 0.0;  // a Thursday
  StoryDot early, late;
  early.born = 86'400.0;
  early.passed.fill(2 * 86'400.0);
  late.born = 8 * 86'400.0;
  late.passed.fill(std::numeric_limits<double>::infinity());
  late.missends = {9 * 86'400.0};
  story.dots = {early, late};
  story.outside.assign(10, 0.0f);
  story.outside[1] = story.outside[8] = 1.0f;
  story.outages = {{"CRM down", 3, 0.0, 3600.0}};
  const std::vector<TextTable> tables = customer_tables(nullptr, nullptr, &story);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].caption.find("CRM down from Thu 1 Jan 00:00 to Thu 1 Jan 01:00") !=
        std::string::npos);
  REQUIRE(tables[0].rows.size() == 2);
  const std::vector<std::string> first{"Thu 8 Jan 00:00", "1", "0", "1", "1", "0", "0", "0", "0"};
  const std::vector<std::string> all{"Sun 11 Jan 00:00", "2", "1", "1", "1", "1", "0", "0", "0"};
  CHECK(tables[0].rows[0] == first);
  CHECK(tables[0].rows[1] == all);
}
