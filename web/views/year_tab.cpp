#include "web/views/year_tab.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "io/results/year/year_words.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/planner/questions/year.hpp"
#include "sim/scenario/months.hpp"
#include "web/jobs/session.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

// In a few words, for a row of narrow fields.
struct Shown {
  std::string_view path;
  const char* label;
};
constexpr std::array kInputs{
    Shown{"cohort.trials", "Trials a month now"},
    Shown{"horizon.growth", "Growth a month"},
    Shown{"horizon.months", "Months ahead"},
    Shown{"start", "First day"},
    Shown{"horizon.turnover.ramp", "Ramp-up of a hire"},
    Shown{"horizon.turnover.attrition", "Who leaves, a year"},
};
constexpr std::string_view kCare = "horizon.book.care";

std::string share_words(double share) { return io::quantity_text(share, "share"); }

std::string counted_months(const sim::Scenario& scenario) {
  return std::to_string(scenario.horizon.months) + " months";
}

// Of all targets the month in which a single one misses with the greatest chance.
std::optional<sim::TargetMonth> closest(const sim::YearStanding& standing) {
  std::optional<sim::TargetMonth> found;
  double most = -1;
  for (std::size_t target = 0; target < standing.months.size(); ++target) {
    for (std::size_t month = 0; month < standing.months[target].size(); ++month) {
      const sim::MonthStanding& it = standing.months[target][month];
      if (it.standing.customers <= 0 || it.missed <= most) continue;
      most = it.missed;
      found = sim::TargetMonth{target, static_cast<int>(month)};
    }
  }
  return found;
}

const sim::MonthStanding& at(const YearLook& look, const sim::TargetMonth& place) {
  return look.standing.months[place.target][static_cast<std::size_t>(place.month)];
}

std::string kept_sentence(const YearLook& look) {
  const std::string all = io::joined(
      {"No target fails in ", counted_months(look.scenario), " with the people that are planned."});
  const auto place = closest(look.standing);
  if (!place) return "Nobody comes whom a target is about.";
  return io::joined({all, " The closest is \xE2\x80\x9C",
                     io::target_words(look.targets[place->target], look.scenario),
                     "\xE2\x80\x9D in ", standing_words(look, *place),
                     ". A single such month misses it with a chance of ",
                     share_words(at(look, *place).missed), "."});
}

// Nothing where nothing is known.
std::string because(const sim::Scenario& scenario, const sim::BreakCause& cause) {
  if (cause.what.empty()) return {};
  return io::joined({" Because of ", io::because_words(scenario, cause), "."});
}

std::string failing_sentence(const YearLook& look, const sim::TargetMonth& first) {
  const auto& months = look.standing.months[first.target];
  const int last = look.scenario.horizon.months - 1;
  return io::joined({"You break in ", io::month_words(look.scenario, first.month), ": \xE2\x80\x9C",
                     io::target_words(look.targets[first.target], look.scenario),
                     "\xE2\x80\x9D fails first, with ", standing_value_words(look, first),
                     ". A single such month misses it with a chance of ",
                     share_words(at(look, first).missed), ", and by ",
                     io::month_name(look.scenario, last), " it has been missed once with ",
                     share_words(months.back().missed_by), "."});
}

// What fails beside the first target, and when.
std::string others_sentence(const YearLook& look, std::size_t first) {
  std::string words;
  for (std::size_t target = 0; target < look.targets.size(); ++target) {
    const auto month = sim::first_missed(look.standing, target);
    if (!month || target == first) continue;
    words += io::joined({words.empty() ? " So do: \xE2\x80\x9C" : "; \xE2\x80\x9C",
                         io::target_words(look.targets[target], look.scenario),
                         "\xE2\x80\x9D from ", io::month_name(look.scenario, *month), " on"});
  }
  return words.empty() ? words : words + '.';
}

std::string sentence(const YearLook& look, const std::vector<sim::BreakCause>& causes) {
  const auto first = sim::first_failure(look.standing);
  if (!first) return kept_sentence(look);
  const std::string why =
      first->target < causes.size() ? because(look.scenario, causes[first->target]) : "";
  return failing_sentence(look, *first) + why + others_sentence(look, first->target);
}

const YearFigure& figure(const YearLook& look, sim::Metric metric) {
  return *std::find_if(look.figures.begin(), look.figures.end(),
                       [metric](const YearFigure& it) { return it.metric == metric; });
}

// Three digits of a large sum.
std::string dollars(double value) { return io::estimate_text(value, std::abs(value) / 200, "$"); }

std::string money_sentence(const YearLook& look) {
  double costs = 0;
  for (const double month : figure(look, sim::Metric::monthly_cost_usd).means) costs += month;
  const YearFigure& value = figure(look, sim::Metric::net_value_usd);
  const sim::Interval likely = value.single.back().nine_of_ten;
  return io::joined({"The ", counted_months(look.scenario), " cost ", dollars(costs),
                     " together. Less that, a year's revenue of whoever converts in them is ",
                     dollars(value.means.back()), " (nine of ten times ",
                     io::range_text(likely.low, likely.high, value.means.back(), "$"), ")."});
}

// What most often decides when a team breaks stands in no default.
std::string care_sentence(const sim::Scenario& scenario) {
  const auto& care = scenario.horizon.book.care;
  const bool costs =
      std::any_of(care.begin(), care.end(), [](const sim::Care& it) { return it.hours > 0; });
  return costs ? io::care_note(scenario)
               : " After their first touch customers cost no care here: say below, in the book of "
                 "business, what an account takes a month.";
}

std::string progress(const YearLook& look) {
  const std::string all =
      counted(look.target, period_name(look.scenario, false), period_name(look.scenario, true));
  return look.replications < look.target
             ? io::joined({charts::format_fixed(look.replications, 0), " of ", all, " simulated"})
             : all + " simulated";
}

// It has a fan already.
bool is_target(const std::vector<sim::Target>& targets, sim::Metric metric) {
  return std::any_of(targets.begin(), targets.end(), [metric](const sim::Target& it) {
    return it.requirement.measure.metric == metric;
  });
}

void add_look(YearTabView& view, const YearLook& look, const std::vector<sim::BreakCause>& causes) {
  view.words = sentence(look, causes);
  if (const auto first = sim::first_failure(look.standing))
    view.fails_first = static_cast<int>(first->target);
  view.money = money_sentence(look) + care_sentence(look.scenario);
  view.progress = progress(look);
  for (int month = 0; month < look.scenario.horizon.months; ++month)
    view.months.push_back(io::month_name(look.scenario, month));
  for (std::size_t target = 0; target < look.targets.size(); ++target)
    view.targets.push_back(target_fan(look, target));
  for (const YearFigure& each : look.figures)
    if (!is_target(look.targets, each.metric)) view.figures.push_back(figure_fan(look, each));
}

void add_failures(YearTabView& view, const YearLook& look,
                  const std::vector<sim::BreakCause>& causes) {
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t target = 0; target < causes.size() && target < look.targets.size(); ++target) {
    if (const auto month = sim::first_missed(look.standing, target))
      order.emplace_back(*month, target);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [month, target] : order) {
    view.targets[target].words += because(look.scenario, causes[target]);
    view.failures.push_back({io::target_words(look.targets[target], look.scenario),
                             io::month_words(look.scenario, month),
                             io::because_words(look.scenario, causes[target])});
  }
}

GrowthView growth_view(const YearLook& look, bool expected) {
  GrowthView view;
  view.growth = io::growth_words(look.scenario.horizon.growth);
  if (expected) view.growth += ", as expected";
  const auto first = sim::first_failure(look.standing);
  view.fails = first ? io::joined({io::month_name(look.scenario, first->month), ": ",
                                   io::target_words(look.targets[first->target], look.scenario)})
                     : "none in " + counted_months(look.scenario);
  double most = 0;
  for (const auto& months : look.standing.months) most = std::max(most, months.back().missed_by);
  view.missed = share_words(most);
  for (std::size_t target = 0; target < look.targets.size(); ++target)
    view.targets.push_back(target_fan(look, target));
  return view;
}

void add_growths(YearTabView& view, const YearRun& run) {
  std::vector<const YearLook*> looks{&*run.own()};
  for (const YearLook& other : run.others()) looks.push_back(&other);
  const auto growth = [](const YearLook* it) { return it->scenario.horizon.growth; };
  std::sort(looks.begin(), looks.end(),
            [&](const YearLook* a, const YearLook* b) { return growth(a) < growth(b); });
  for (const YearLook* look : looks)
    view.growths.push_back(growth_view(*look, look == &*run.own()));
}

std::string cost_words(double cost) {
  return cost < 0 ? io::quantity_text(-cost, "$") + " saved" : io::quantity_text(cost, "$");
}

void add_people(YearTabView& view, const sim::Scenario& scenario) {
  const auto& pools = scenario.pipeline.pools;
  for (std::size_t pool = 0; pool < pools.size(); ++pool) {
    PoolMonths& it = view.pools.emplace_back();
    it.name = pools[pool].name;
    for (int month = 0; month < scenario.horizon.months; ++month)
      it.people.push_back(sim::headcount_of(scenario, pool, month));
  }
  for (int month = 0; month < scenario.horizon.months; ++month)
    view.month_names.push_back(io::month_name(scenario, month));
  double all = 0;
  const auto& rows = scenario.horizon.headcount;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const sim::HeadcountChange& it = rows[row];
    const double cost =
        sim::cost_of(scenario, {{static_cast<std::size_t>(it.pool), it.month - 1, it.people}});
    all += cost;
    view.hires.push_back({row, it.pool, it.month - 1, it.people, cost_words(cost)});
  }
  if (!rows.empty())
    view.hires_words = io::joined({"Together ", cost_words(all), " until ",
                                   io::month_name(scenario, scenario.horizon.months - 1), "."});
}

void add_inputs(YearTabView& view, const sim::Scenario& scenario) {
  std::vector<InputEntry> entries = input_entries(scenario);
  for (const Shown& shown : kInputs) {
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const InputEntry& it) {
      return !it.is_list && it.field.control.path == shown.path;
    });
    if (entry == entries.end()) continue;
    entry->field.control.label = shown.label;
    view.inputs.push_back(std::move(entry->field));
  }
  for (CompanyPart& part : company_view(scenario).parts)
    if (part.table && part.table->list.path == kCare) view.book = std::move(part);
}

std::string offer(const sim::Scenario& scenario) {
  const std::string more =
      scenario.past || scenario.opening == sim::Opening::launch
          ? " Its months are those of the running business, with drawn customers; undo brings back "
            "what is there now."
          : "";
  return "Your scenario is one month that comes again and again. Look at the months ahead to see "
         "when your team no longer keeps up, and whom to hire when." +
         more;
}

}  // namespace

YearTabView year_tab(const Session& session) {
  const State& state = session.state();
  YearTabView view;
  view.ahead = sim::has_months(state.scenario);
  if (!view.ahead) {
    view.offer = offer(state.scenario);
    return view;
  }
  add_people(view, state.scenario);
  add_inputs(view, state.scenario);
  const YearRun& run = session.jobs.year;
  if (run.own()) {
    add_look(view, *run.own(), run.causes());
    add_failures(view, *run.own(), run.causes());
    add_growths(view, run);
  }
  view.asked = state.planner.year_wanted;
  return view;
}

}  // namespace handoff::web
