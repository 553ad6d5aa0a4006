// One simulated month written by five sets of tools is read as the same month.
#include "tests/evidence/round_trip/file_sets.hpp"

#include "io/text/time_zones.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::Observed;
using exports::Sample;
using testing::FileSet;

namespace {

constexpr int kTrials = 400;

// People by hand, so that all lags are long and many are mailed after they paid.
std::vector<testing::PersonStory> story() {
  sim::Scenario it = sim::worked_example();
  it.opening = sim::Opening::launch;
  it.cohort.trials = kTrials;
  it.cohort.card_on_file = 0.5;
  it.pipeline.trigger.kind = core::Trigger::person;
  it.pipeline.disenrolment.kind = core::Disenrolment::person;
  it.pipeline.routing_by = core::Routing::person;
  REQUIRE_FALSE(sim::check(it));
  sim::Simulation month(it, sim::Checking::off);
  month.run(0);
  return testing::month_story(month, it, it.start + core::days(60));
}

exports::MadeUp read_from(FileSet set, const std::vector<testing::PersonStory>& stories,
                          const core::TimeZone& zone) {
  exports::MadeUpFiles files;
  for (testing::ExportFile& it : testing::written(set, stories, zone))
    files.emplace_back(std::move(it.name), std::move(it.text));
  return exports::learn_from(files);
}

// Values within a margin of one another, one by one in rising order.
void check_same(const std::optional<Sample>& read, const std::optional<Sample>& was,
                double margin) {
  REQUIRE((read && was));
  REQUIRE(read->n() == was->n());
  for (std::size_t at = 0; at < was->n(); ++at)
    REQUIRE(read->values[at] == Approx(was->values[at]).margin(margin));
}

}  // namespace

TEST_CASE("one month in the files of any tools is the same month", "[io][exports][round_trip]") {
  const auto stories = story();
  REQUIRE(stories.size() == kTrials);
  const core::TimeZone zone = *io::time_zone_named("America/New_York");
  const exports::MadeUp neutral = read_from(FileSet::neutral, stories, zone);
  REQUIRE(neutral.error.empty());
  const Observed& was = neutral.seen();
  REQUIRE((was.conversions > 40 && was.missent_customers.value_or(0) > 10));
  for (const testing::FileSetInfo& it : testing::kFileSets) {
    INFO(it.name);
    const exports::MadeUp read = read_from(it.set, stories, zone);
    REQUIRE(read.error == "");
    const Observed& seen = read.seen();
    CHECK(seen.trials == was.trials);
    CHECK(seen.trials_ended == was.trials_ended);
    CHECK(seen.conversions == was.conversions);
    CHECK(seen.conversion_rate == was.conversion_rate);
    CHECK(seen.missent_customers == was.missent_customers);
    CHECK(seen.missent_mails == was.missent_mails);
    // By the clock of the CRM's user where it is known.
    if (!read.learned->history.zone) CHECK(seen.sign_ups_by_weekday == was.sign_ups_by_weekday);
    CHECK_FALSE(seen.payments_are_assumed);
    // The dashboard's CRM and calendar have minutes; all others seconds.
    const double seconds = it.set == FileSet::dashboard ? 60 : 1.5;
    check_same(seen.crm_lag_s, was.crm_lag_s, seconds);
    check_same(seen.owner_delay_h, was.owner_delay_h, seconds / 3600);
    check_same(seen.first_touch_h, was.first_touch_h, seconds / 3600);
    check_same(seen.disenrolment_h, was.disenrolment_h, 1.5 / 3600);
  }
}
