#include "io/exports/calibration/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/config/calendar.hpp"
#include "io/exports/calibration/minimum.hpp"

namespace handoff::exports {
namespace {

constexpr std::int64_t kDayUs = core::days(1).us;

// A scenario's own limits (sim/scenario/fields): it has to be read back as it was written.
constexpr std::size_t kMostPlans = 32;
constexpr std::size_t kMostMails = 32;
constexpr std::size_t kLongestName = 60;
constexpr double kHighestPrice = 1e6;
constexpr double kMostWeight = 1e6;

// No character is cut in two.
std::string shortened(const std::string& name) {
  std::size_t end = std::min(name.size(), kLongestName);
  while (end > 0 && end < name.size() && (name[end] & 0xC0) == 0x80) --end;
  return name.substr(0, end);
}

// Sets inputs one after another, each if there is enough to tell it by.
class Setter {
 public:
  Setter(Calibration& calibration, const Observed& observed, const History& history)
      : to_(calibration.scenario),
        inputs_(calibration.inputs),
        seen_(observed),
        history_(history) {}

  void set_all() {
    set_period();
    set_conversions();
    set_plans();
    set_clock();
    set_hours();
    set_identities();
    set_mails();
  }

 private:
  template <class Set>
  void input(const char* path, std::size_t n, std::size_t enough, Set set) {
    CalibratedInput it{path, n, n >= enough, {}};
    if (it.is_yours) {
      set();
      it.source = "yours, n = " + std::to_string(n);
    } else if (n > 0) {
      it.source = "default, n = " + std::to_string(n) + " is too few: " + std::to_string(enough) +
                  " are needed";
    } else {
      it.source = "default, your files do not say";
    }
    inputs_.push_back(std::move(it));
  }

  void set_period() {
    const std::int64_t first = history_.people.front().started.us / kDayUs;
    const std::int64_t last = history_.people.back().started.us / kDayUs;
    input("start", seen_.trials, 1, [&] { to_.start = core::Time{first * kDayUs}; });
    input("days", seen_.trials, 1,
          [&] { to_.days = static_cast<int>(std::clamp<std::int64_t>(last - first + 1, 1, 366)); });
    input("cohort.trials", seen_.trials, 1, [&] {
      to_.cohort.trials = static_cast<int>(std::min<std::size_t>(seen_.trials, 1'000'000));
    });
    input("cohort.trial_days", seen_.trials, kForMedian,
          [&] { to_.cohort.trial_days = std::clamp(seen_.trial_days, 1, 90); });
  }

  void set_conversions() {
    input("cohort.conversion_rate", seen_.trials_ended, kForMedian,
          [&] { to_.cohort.conversion_rate = seen_.conversion_rate; });
    const std::size_t known = seen_.payments_are_assumed ? 0 : seen_.converted_of_ended;
    input("cohort.card_on_file", known, kForMedian, [&] {
      to_.cohort.card_on_file =
          static_cast<double>(seen_.ended_by_card) / static_cast<double>(known);
    });
    input("cohort.decision", decisions().size(), kForMedian,
          [&] { to_.cohort.decision = decision_distribution(decisions()); });
  }

  // When those without a card on file decided, as a part of the trial. Of trials that have ended alone: of
  // the others only those who decide early are known.
  std::vector<double> decisions() const {
    std::vector<double> parts;
    for (const Person& person : history_.people) {
      if (!person.ended || !person.converted() || person.paid_is_assumed) continue;
      const double length = (person.scheduled_end - person.started).hours();
      const double part = (person.paid - person.started).hours() / length;
      if (part >= 0 && part < 0.999) parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end());
    return parts;
  }

  static sim::Distribution decision_distribution(const std::vector<double>& parts) {
    constexpr int kSteps = 10;
    std::vector<sim::QuantilePoint> points;
    for (int step = 0; step <= kSteps; ++step) {
      const double p = static_cast<double>(step) / kSteps;
      const double value = step == 0 ? parts.front() : sim::quantile(parts, p);
      points.push_back({p, std::round(value * 1000) / 1000});
    }
    return sim::Distribution::empirical(points);
  }

  void set_plans() {
    std::size_t priced = 0;
    for (const PlanSeen& plan : seen_.plans) priced += plan.mrr > 0 ? plan.customers : 0;
    input("cohort.plans", priced, kForMedian, [&] {
      to_.cohort.plans.clear();
      for (const PlanSeen& plan : seen_.plans) {
        if (plan.mrr <= 0 || to_.cohort.plans.size() == kMostPlans) continue;
        const auto customers = static_cast<double>(plan.customers);
        const double price = std::min(plan.mrr / customers, kHighestPrice);
        to_.cohort.plans.push_back({name_of_plan(plan.name),
                                    {std::llround(price * 100)},
                                    1,
                                    std::min(customers, kMostWeight)});
      }
    });
  }

  // One zone for everybody: that of the company's clock.
  void set_clock() {
    input("pipeline.zones", history_.zone ? seen_.trials : 0, 1, [&] {
      to_.pipeline.zones = {*history_.zone};
      to_.cohort.time_zones = {{0, 1}};
      to_.staff.zone = 0;
      for (core::Pool& pool : to_.pipeline.pools) pool.zone = 0;
    });
    if (!history_.zone) set_utc();
  }

  // Hours are told by UTC where no zone is known, so customers live by it; the team keeps its own clock.
  void set_utc() {
    input("cohort.time_zones", seen_.trials, kForMedian, [&] {
      auto& zones = to_.pipeline.zones;
      auto utc = std::find_if(zones.begin(), zones.end(), [](const core::TimeZone& it) {
        return it.name == core::TimeZone{}.name;
      });
      if (utc == zones.end()) utc = zones.insert(utc, core::TimeZone{});
      to_.cohort.time_zones = {{static_cast<int>(utc - zones.begin()), 1}};
    });
  }

  void set_hours() {
    input("cohort.hour_weights", seen_.trials, kForMedian, [&] {
      to_.cohort.hour_weights.assign(seen_.sign_ups_by_hour.begin(), seen_.sign_ups_by_hour.end());
    });
    input("cohort.weekday_weights", seen_.trials, kForWeekdays, [&] {
      to_.cohort.weekday_weights.assign(seen_.sign_ups_by_weekday.begin(),
                                        seen_.sign_ups_by_weekday.end());
    });
    const std::size_t known = seen_.payments_are_assumed ? 0 : seen_.conversions;
    input("cohort.decision_hour_weights", known, kForMedian, [&] {
      to_.cohort.decision_hour_weights.assign(seen_.conversions_by_hour.begin(),
                                              seen_.conversions_by_hour.end());
    });
  }

  void set_identities() {
    const std::size_t n = seen_.unmatched ? seen_.conversions : 0;
    const auto share = [&](std::size_t count) {
      return static_cast<double>(count) / static_cast<double>(seen_.conversions);
    };
    input("cohort.email_unknown", n, kForMedian,
          [&] { to_.cohort.email_unknown = share(*seen_.unmatched); });
    input("cohort.customer_id_in_crm", n, kForMedian, [&] { to_.cohort.customer_id_in_crm = 0; });
    input("cohort.email_respelled", n, kForMedian,
          [&] { to_.cohort.email_respelled = share(seen_.weak_matches); });
  }

  // The day after the sign-up on which each mail of the sequence goes out.
  void set_mails() {
    std::size_t mails = 0;
    std::vector<sim::TrialMail> sequence;
    for (const MailName& mail : history_.mails) {
      if (sequence.size() == kMostMails) break;
      if (!mail.is_trial || mail.day < -90 || mail.day > 90) continue;
      mails += mail.mails;
      if (mail.mails >= kForMedian) sequence.push_back({sim::Anchor::sign_up, mail.day});
    }
    std::stable_sort(
        sequence.begin(), sequence.end(),
        [](const sim::TrialMail& a, const sim::TrialMail& b) { return a.day < b.day; });
    if (sequence.empty()) mails = 0;
    input("nurture.mails", mails, kForMedian, [&] { to_.nurture.mails = sequence; });
  }

  sim::Scenario& to_;
  std::vector<CalibratedInput>& inputs_;
  const Observed& seen_;
  const History& history_;
};

}  // namespace

std::string name_of_plan(const std::string& name) {
  return name.empty() ? "plan" : shortened(name);
}

Calibration calibrated(const Observed& observed, const History& history, sim::Scenario base) {
  Calibration calibration{std::move(base), {}};
  calibration.scenario.name = "your month";
  calibration.scenario.description = "Your own month, from exported files.";
  Setter(calibration, observed, history).set_all();
  return calibration;
}

}  // namespace handoff::exports
