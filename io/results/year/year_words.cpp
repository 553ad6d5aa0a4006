// Sentences from answers.
#include "io/results/year/year_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/config/calendar.hpp"
#include "io/results/break_report.hpp"
#include "io/results/plan_text.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::io {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string people_words(int people) {
  constexpr std::array<std::string_view, 10> kNumbers{"no",   "one", "two",   "three", "four",
                                                      "five", "six", "seven", "eight", "nine"};
  const auto at = static_cast<std::size_t>(people);
  return at < kNumbers.size() ? std::string(kNumbers[at]) : std::to_string(people);
}

// Of what people can keep in that month or a later one.
std::optional<sim::TargetMonth> first_failure_of_possible(const sim::YearAnswer& answer) {
  std::optional<sim::TargetMonth> first;
  for (std::size_t target = 0; target < answer.possible.size(); ++target) {
    const auto month = first_missed(answer.now, target);
    if (!month || (first && first->month <= *month)) continue;
    const std::vector<bool>& possible = answer.possible[target];
    if (std::find(possible.begin() + *month, possible.end(), true) != possible.end())
      first = sim::TargetMonth{target, *month};
  }
  return first;
}

std::string chance_words(double chance) { return quantity_text(chance, "share"); }

}  // namespace

std::string month_name(const sim::Scenario& scenario, int month) {
  return month_name(month_begin(scenario, month));
}

std::string month_name(core::Time begins) {
  const core::Date date = core::date_from_days(begins.us / core::days(1).us);
  return joined(
      {kMonthNames[static_cast<std::size_t>(date.month - 1)], " ", std::to_string(date.year)});
}

std::string month_words(const sim::Scenario& scenario, int month) {
  return joined({month_name(scenario, month), " (month ", std::to_string(month + 1), ")"});
}

std::string hire_words(const sim::Scenario& scenario, const sim::Hire& hire) {
  return joined({people_words(hire.people), " in ",
                 printable(scenario.pipeline.pools[hire.pool].name, 40), " from ",
                 month_words(scenario, hire.month)});
}

std::string plan_words(const sim::Scenario& scenario, const sim::HiringPlan& plan) {
  if (plan.empty()) return "nobody";
  std::string text;
  for (std::size_t at = 0; at < plan.size(); ++at)
    text += joined({at == 0                 ? ""
                    : at + 1 == plan.size() ? " and "
                                            : ", ",
                    hire_words(scenario, plan[at])});
  return text;
}

std::string growth_words(double growth) {
  return joined({growth > 0 ? "+" : "", quantity_text(growth, "share"), " a month"});
}

std::string first_failure_sentence(const sim::YearPlan& year, const sim::YearAnswer& answer) {
  const sim::Scenario& base = year.base();
  const auto of_all = sim::first_failure(answer.now),
             of_possible = first_failure_of_possible(answer);
  const auto& failure = of_possible ? of_possible : of_all;
  const bool not_the_first = failure && of_all->target != failure->target;
  if (!failure)
    return joined({"With the people that are planned no target fails in ",
                   std::to_string(base.horizon.months), " months."});
  const sim::MonthStanding& it =
      answer.now.months[failure->target][static_cast<std::size_t>(failure->month)];
  const sim::Target& target = year.targets()[failure->target];
  return joined({not_the_first ? "Of what people can keep, \"" : "\"", target_words(target, base),
                 "\" fails first, in ", month_words(base, failure->month), ": ",
                 standing_value(target, it.standing, Characters::ascii),
                 ". A single such month misses it with a chance of ", chance_words(it.missed),
                 ", and by the end of the horizon it has missed once with ",
                 chance_words(answer.now.months[failure->target].back().missed_by), "."});
}

std::string because_words(const sim::Scenario& scenario, const sim::BreakCause& cause) {
  return cause.has_grown
             ? joined({cause_text(cause), " in ", month_name(scenario, cause.before_month)})
             : cause_text(cause);
}

std::string hiring_sentence(const sim::YearPlan& year, const sim::YearAnswer& answer) {
  const sim::Scenario& base = year.base();
  const KeptMonths kept = kept_months(answer, answer.now);
  if (answer.cheapest.hires.empty())
    return kept.possible < kept.all     ? "No hire keeps what fails."
           : kept.kept >= kept.possible ? "Nobody has to be hired."
                                        : "No hire was found that keeps what fails.";
  const std::string cost = quantity_text(answer.cheapest.cost, "$");
  const std::string sure = answer.verified
                               ? "; fresh months say that all that people can keep is kept"
                               : "; fresh months do not say for all of them that this is enough";
  return joined({"Hire ", plan_words(base, answer.cheapest.hires), ": ", cost,
                 " until the horizon's end", sure, "."});
}

std::string waiting_sentence(const sim::YearAnswer& answer) {
  if (answer.cheapest.hires.empty() || answer.a_month_later.standing.months.empty()) return {};
  const double saved = answer.cheapest.cost - answer.a_month_later.cost;
  return joined({"A month later each, it costs ", quantity_text(saved, "$"), " less and keeps ",
                 kept_words(answer, answer.a_month_later.standing), " months instead of ",
                 kept_words(answer, answer.cheapest.standing), "."});
}

KeptMonths kept_months(const sim::YearAnswer& answer, const sim::YearStanding& standing) {
  KeptMonths sum;
  for (std::size_t target = 0; target < standing.months.size(); ++target) {
    for (std::size_t month = 0; month < standing.months[target].size(); ++month) {
      ++sum.all;
      if (!answer.possible[target][month]) continue;
      ++sum.possible;
      if (is_kept(standing.months[target][month])) ++sum.kept;
    }
  }
  return sum;
}

std::string kept_words(const sim::YearAnswer& answer, const sim::YearStanding& standing) {
  const KeptMonths it = kept_months(answer, standing);
  return joined({std::to_string(it.kept), " of ", std::to_string(it.possible)});
}

namespace {

std::string months_of(int months, std::size_t all) {
  if (static_cast<std::size_t>(months) == all)
    return joined({"all ", std::to_string(months), " months"});
  return joined({std::to_string(months), " of ", std::to_string(all), " months"});
}

}  // namespace

std::string impossible_words(const sim::YearPlan& year, const sim::YearAnswer& answer,
                             std::size_t target) {
  const bool people = sim::is_about_people(year.targets()[target]);
  int too_early = 0, too_few = 0, too_little = 0;
  for (std::size_t month = 0; month < answer.possible[target].size(); ++month) {
    if (answer.possible[target][month]) continue;
    const sim::MonthStanding& now = answer.now.months[target][month];
    const bool may_be_kept = now.standing.judgement != sim::Judgement::missed;
    if (people && static_cast<int>(month) < year.options().lead_months)
      ++too_early;
    else if (now.thin && may_be_kept)
      ++too_few;
    else
      ++too_little;
  }
  const std::size_t all = answer.possible[target].size();
  std::string text;
  const auto add = [&](int months, std::string_view why) {
    if (months > 0) text += joined({text.empty() ? "" : "; ", why, months_of(months, all)});
  };
  add(too_little,
      people ? "not even three times as many people on today's shifts keep it for sure, in "
             : "not by people, in ");
  add(too_few, "too few customers come to be sure, in ");
  add(too_early, "nobody who is hired is there yet, in ");
  return text.empty()
             ? text
             : joined({"\"", target_words(year.targets()[target], year.base()), "\": ", text});
}

core::Result<int> parse_lead(std::string_view text) {
  const auto months = parse_number(text);
  if (!months || *months < 0 || *months > 36 || *months != static_cast<int>(*months))
    return core::Error{"lead time", in_quotes(text) + " is no whole number of months from 0 to 36"};
  return static_cast<int>(*months);
}

std::string care_note(const sim::Scenario& scenario) {
  const auto& care = scenario.horizon.book.care;
  const double usual = sim::Team{}.other_work;
  const bool costs =
      std::any_of(care.begin(), care.end(), [](const sim::Care& it) { return it.hours > 0; });
  if (!costs || scenario.team.other_work != usual) return {};
  return joined({" The default share of other work, ", quantity_text(usual, "share"),
                 ", has the care of accounts in it, which the book counts too: lower "
                 "the time already taken by other work to what is left without care."});
}

std::string year_note(const sim::YearPlan& year) {
  constexpr std::string_view kPaid =
      " fresh years that did not choose it. People are paid for their shifts, less absence, "
      "meetings and other "
      "work, from the month in which they start.";
  const std::string years = std::to_string(year.replications());
  return joined({"Each month's mean is judged over ", years,
                 " simulated years, so that all judgements of a year hold together with ",
                 quantity_text(1 - year.options().alpha, "share"),
                 " probability; the cheapest plan by ", years, kPaid, care_note(year.base())});
}

}  // namespace handoff::io
