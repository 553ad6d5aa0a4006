// A line for each thing that happened to somebody, in the order of people.
#include "tests/evidence/round_trip/month_log.hpp"

#include <algorithm>
#include <vector>

#include "io/text/duration_text.hpp"
#include "sim/month/month_state.hpp"
#include "sim/world/mail/nurture.hpp"

namespace handoff::testing {
namespace {

class Log {
 public:
  Log(const sim::Simulation& month, const sim::Scenario& scenario, core::Time until)
      : month_(month),
        nurture_(scenario),
        until_(until),
        days_(std::to_string(scenario.cohort.trial_days)) {}

  void customer(std::uint32_t at) {
    const sim::Customer& it = month_.customers()[at];
    const sim::CustomerState& state = month_.world().states()[at];
    const sim::TouchTimes& touch = month_.team().touch(at);
    const std::string who = "c" + std::to_string(it.trial);
    trial(who, it.signed_up);
    line(who, "paid", it.converted, ",100,plan|month");
    line(who, "crm_customer", state.entered, ",,");
    line(who, "owner_assigned", std::min(state.assigned, touch.told), "owner,,");
    line(who, "touch", touch.begun, "owner,10,call");
    mails(who, it, nurture_.left(it, month_.month().key, state.left));
  }

  // Somebody who signed up when this customer did, and never paid.
  void other(std::uint32_t number, std::uint32_t beside) {
    sim::Customer it = month_.customers()[beside];
    it.trial = kOthers + number;
    const std::string who = "o" + std::to_string(number);
    trial(who, it.signed_up);
    mails(who, it, core::kNever);
  }

  std::string take() && { return std::move(text_); }

 private:
  static constexpr std::uint32_t kOthers = 1'000'000;

  void line(const std::string& who, const char* event, core::Time at, const std::string& rest) {
    if (at == core::kNever || at > until_) return;
    text_ += who + ',' + event + ',' + io::time_text(at) + ',' + rest + '\n';
  }
  void trial(const std::string& who, core::Time at) {
    line(who, "trial_started", at, ',' + days_ + ",plan");
  }
  void mails(const std::string& who, const sim::Customer& it, core::Time left) {
    sent_.clear();
    nurture_.mails(it, month_.month().key, it.signed_up, std::min(left, until_), sent_);
    for (const core::Time at : sent_) line(who, "mail_sent", at, ",,trial:mail");
  }

  const sim::Simulation& month_;
  sim::NurtureModel nurture_;
  core::Time until_;
  std::string days_;
  std::string text_ = "subject,event,at,actor,value,detail\n";
  std::vector<core::Time> sent_;
};

}  // namespace

std::string month_log(const sim::Simulation& month, const sim::Scenario& scenario,
                      core::Time until) {
  Log log(month, scenario, until);
  const auto converted = static_cast<std::uint32_t>(month.customers().size());
  const auto trials = static_cast<std::uint32_t>(std::max(scenario.cohort.trials, 0));
  for (std::uint32_t at = 0; at < converted; ++at) log.customer(at);
  for (std::uint32_t at = converted; at < trials && converted > 0; ++at)
    log.other(at, at % converted);
  return std::move(log).take();
}

}  // namespace handoff::testing
