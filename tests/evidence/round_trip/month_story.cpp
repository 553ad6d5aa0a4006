// Customers from the month, the others as somebody who signed up beside one of them and never paid.
#include "tests/evidence/round_trip/month_story.hpp"

#include <algorithm>

#include "sim/month/month_state.hpp"
#include "sim/world/mail/nurture.hpp"

namespace handoff::testing {
namespace {

class Teller {
 public:
  Teller(const sim::Simulation& month, const sim::Scenario& scenario, core::Time until)
      : month_(month), nurture_(scenario), until_(until), trial_days_(scenario.cohort.trial_days) {}

  PersonStory customer(std::uint32_t at) {
    const sim::Customer& it = month_.customers()[at];
    const sim::CustomerState& state = month_.world().states()[at];
    const sim::TouchTimes& touch = month_.team().touch(at);
    PersonStory story = begun(it, nurture_.left(it, month_.month().key, state.left));
    story.paid = seen(it.converted);
    story.trial_end = std::min(story.trial_end, it.converted);  // who pays early ends it
    story.in_crm = seen(state.entered);
    story.owned = seen(std::min(state.assigned, touch.told));
    story.touched = seen(touch.begun);
    return story;
  }

  PersonStory other(std::uint32_t number, std::uint32_t beside) {
    sim::Customer it = month_.customers()[beside];
    it.trial = kOthers + number;
    return begun(it, core::kNever);
  }

 private:
  static constexpr std::uint32_t kOthers = 1'000'000;

  core::Time seen(core::Time at) const { return at <= until_ ? at : core::kNever; }
  PersonStory begun(const sim::Customer& it, core::Time left) {
    PersonStory story;
    story.number = it.trial;
    story.trial = it.signed_up;
    story.trial_end = it.signed_up + core::days(trial_days_);
    story.trial_days = trial_days_;
    nurture_.mails(it, month_.month().key, it.signed_up, std::min(left, until_), story.mails);
    return story;
  }

  const sim::Simulation& month_;
  sim::NurtureModel nurture_;
  core::Time until_;
  int trial_days_;
};

}  // namespace

std::vector<PersonStory> month_story(const sim::Simulation& month, const sim::Scenario& scenario,
                                     core::Time until) {
  Teller teller(month, scenario, until);
  const auto converted = static_cast<std::uint32_t>(month.customers().size());
  const auto trials = static_cast<std::uint32_t>(std::max(scenario.cohort.trials, 0));
  std::vector<PersonStory> stories;
  for (std::uint32_t at = 0; at < converted; ++at) stories.push_back(teller.customer(at));
  for (std::uint32_t at = converted; at < trials && converted > 0; ++at)
    stories.push_back(teller.other(at, at % converted));
  return stories;
}

}  // namespace handoff::testing
