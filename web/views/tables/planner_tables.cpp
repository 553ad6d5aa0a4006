#include "web/views/tables/planner_tables.hpp"

#include <utility>

#include "io/text/quantity_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

using Tables = std::vector<TextTable>;

std::string titled(QuestionKind kind, const std::string& words) {
  return std::string(info(kind).title) + ". " + words;
}

void breaks(const PlannerView& view, Tables& tables) {
  if (!view.breaks.empty()) {
    TextTable table{titled(QuestionKind::breaking_point, view.breaks_words),
                    {"Target", "Now", "Breaks at, trials", "95% CI", "What breaks"},
                    {}};
    for (const BreakRow& row : view.breaks)
      table.rows.push_back({row.target, row.now, row.volume, row.interval, row.cause});
    tables.push_back(std::move(table));
  }
}

void choice(const PlannerView& view, Tables& tables) {
  if (!view.choice.tools.empty()) {
    TextTable table{titled(QuestionKind::choice, view.choice.words),
                    {"Tool", view.choice.what, "95% CI", "Behind the best"},
                    {}};
    for (const RankedTool& row : view.choice.tools)
      table.rows.push_back({row.tool, row.value, row.interval, row.behind});
    tables.push_back(std::move(table));
  }
}

void people(const PlannerView& view, Tables& tables) {
  if (!view.pools.empty()) {
    TextTable pools{"Minimum staffing.",
                    {"Pool", "Minimum staffing", "95% CI", "Now", "Erlang C", "Would that do?"},
                    {}};
    for (const PoolRow& row : view.pools)
      pools.rows.push_back({row.pool, row.fewest, row.interval, row.now, row.textbook, row.why});
    TextTable promises{
        "First touches, counted while both sides are there", {"Promise", "Now", "At minimum"}, {}};
    for (const PromiseRow& row : view.promises)
      promises.rows.push_back({row.promise, row.now, row.with_fewest});
    tables.push_back(std::move(pools));
    tables.push_back(std::move(promises));
  }
}

TextTable week_table(const OfficeWeek& it) {
  TextTable table{"Hours that miss: " + it.title + ": " + it.words, {""}, {}};
  for (std::size_t hour = 0; hour < 24; ++hour) table.head.push_back(std::to_string(hour));
  for (std::size_t day = 0; day < 7; ++day) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(hour_words(it.week, day * 24).substr(0, 3));
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const sim::TouchCount& count = it.week[day * 24 + hour];
      row.push_back(
          says_share(count) ? share_text(static_cast<double>(count.late) / count.customers) : "");
    }
  }
  return table;
}

void team(const PlannerView& view, Tables& tables) {
  for (const TeamTarget& it : view.team.targets) {
    TextTable table{titled(QuestionKind::team, it.words), team_head(), {}};
    for (const TeamRow& row : it.rows)
      table.rows.push_back(
          {row.change, row.in_time, row.gain, row.cost, row.per_point, row.verdict});
    tables.push_back(std::move(table));
  }
  for (const OfficeWeek& it : view.team.weeks) tables.push_back(week_table(it));
}

void year(const PlannerView& view, Tables& tables) {
  for (const YearGrowth& it : view.year.growths) {
    TextTable table{titled(QuestionKind::year, it.growth + ": " + it.words), year_head(), {}};
    for (const YearPlanRow& row : it.plans)
      table.rows.push_back({row.plan, row.kept, row.people, row.cost, row.starts});
    tables.push_back(std::move(table));
  }
  for (const YearLine& it : view.year.lines) {
    TextTable table{it.target, {"Month", "As planned today", "With the hires"}, {}};
    for (std::size_t at = 0; at < it.now.size(); ++at)
      table.rows.push_back({view.year.months[at], io::quantity_text(it.now[at], it.unit),
                            it.hired.empty() ? "" : io::quantity_text(it.hired[at], it.unit)});
    tables.push_back(std::move(table));
  }
}

void worth(const PlannerView& view, Tables& tables) {
  const WorthView& it = view.worth;
  if (it.parts.empty()) return;
  TextTable parts{titled(QuestionKind::worth, it.words + " " + it.free), worth_head(), {}};
  for (const WorthRow& row : it.parts)
    parts.rows.push_back({row.part, row.mean, row.range, row.as_assumed, row.sceptic});
  tables.push_back(std::move(parts));
  if (!it.influences.empty()) {
    TextTable hangs{it.luck, influence_head(), {}};
    for (const InfluenceRow& row : it.influences)
      hangs.rows.push_back({row.input, row.share, row.range, row.why});
    tables.push_back(std::move(hangs));
  }
  TextTable needed{
      "What one effect would have to be for it to pay, without the others", break_even_head(), {}};
  for (const BreakEvenRow& row : it.break_evens)
    needed.rows.push_back({row.effect, row.assumed, row.needed});
  tables.push_back(std::move(needed));
}

void assumptions(const PlannerView& view, Tables& tables) {
  if (!view.assumptions.empty()) {
    TextTable table{titled(QuestionKind::tornado, view.assumptions_words),
                    {"Input", "Low end", "Net value there", "High end", "Net value there", "Why",
                     "Worth the most"},
                    {}};
    for (const AssumptionBar& bar : view.assumptions) {
      table.rows.push_back({bar.label, bar.low_end,
                            figure_of(bar.low, bar.low_interval, Unit::dollars).value, bar.high_end,
                            figure_of(bar.high, bar.high_interval, Unit::dollars).value, bar.why,
                            bar.turns.empty() ? "the same" : bar.turns});
    }
    tables.push_back(std::move(table));
  }
}

void best_settings(const PlannerView& view, Tables& tables) {
  const FrontPicture& front = view.front;
  if (!front.rows.empty()) {
    TextTable table{
        titled(QuestionKind::optimise, front.words), {"Monthly cost", "Late or mis-sent"}, {}};
    table.head.insert(table.head.end(), front.knobs.begin(), front.knobs.end());
    for (const SettingRow& row : front.rows) {
      table.rows.push_back({row.cost, row.breach});
      table.rows.back().insert(table.rows.back().end(), row.steps.begin(), row.steps.end());
    }
    tables.push_back(std::move(table));
  }
}

void advice(const PlannerView& view, Tables& tables) {
  if (!view.advice.empty()) {
    TextTable table{
        titled(QuestionKind::advice, view.advice_words), {"Verdict", "Rule", "Simulated"}, {}};
    for (const AdviceRow& row : view.advice)
      table.rows.push_back({row.verdict, row.rule, row.measured});
    tables.push_back(std::move(table));
  }
}

void swept(const PlannerView& view, Tables& tables) {
  const SweepPicture& sweep = view.sweep;
  if (!sweep.xs.empty()) {
    const bool two = !sweep.other_steps.empty();
    TextTable table{
        (two ? "Two inputs varied. " : "One input varied. ") + sweep.command, {sweep.input}, {}};
    if (two) table.head.push_back(sweep.other);
    table.head.push_back(sweep.metric);
    table.head.emplace_back("95% CI");
    for (std::size_t at = 0; at < sweep.ys.size(); ++at) {
      table.rows.push_back({sweep.steps[at % sweep.xs.size()]});
      if (two) table.rows.back().push_back(sweep.other_steps[at / sweep.xs.size()]);
      table.rows.back().push_back(sweep.values[at]);
      table.rows.back().push_back(sweep.intervals[at]);
    }
    tables.push_back(std::move(table));
  }
}

// In the order in which they are read.
struct Row {
  QuestionKind kind;
  void (*add)(const PlannerView&, Tables&);
};
constexpr Row kRows[] = {
    {QuestionKind::breaking_point, breaks},
    {QuestionKind::choice, choice},
    {QuestionKind::staffing, people},
    {QuestionKind::team, team},
    {QuestionKind::worth, worth},
    {QuestionKind::tornado, assumptions},
    {QuestionKind::optimise, best_settings},
    {QuestionKind::advice, advice},
    {QuestionKind::sweep, swept},
    {QuestionKind::year, year},
};

static_assert(sim::covers_all_questions(kRows));

}  // namespace

std::vector<TextTable> planner_tables(const PlannerView& view) {
  Tables tables;
  for (const Row& row : kRows) row.add(view, tables);
  return tables;
}

}  // namespace handoff::web
