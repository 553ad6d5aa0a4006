#include "web/views/planner/year.hpp"

#include "io/results/plan_text.hpp"
#include "io/results/year/year_words.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "web/views/planner/planner_text.hpp"

namespace handoff::web {
namespace {

YearPlanRow row_of(const sim::YearPlan& year, const sim::YearAnswer& answer, const char* words,
                   const sim::JudgedPlan& plan) {
  return {words,
          std::to_string(people_of(plan.hires)),
          io::quantity_text(plan.cost, "$"),
          io::kept_words(answer, plan.standing),
          io::plan_words(year.base(), plan.hires),
          plan.hires};
}

YearGrowth growth_of(const sim::YearPlan& year, const sim::YearAnswer& answer) {
  YearGrowth it{io::growth_words(answer.growth),
                io::joined({io::first_failure_sentence(year, answer), " ",
                            io::hiring_sentence(year, answer), " ", io::waiting_sentence(answer)}),
                {}};
  it.plans.push_back(row_of(year, answer, "As planned today", {{}, 0, answer.now}));
  it.plans.push_back(row_of(
      year, answer,
      answer.verified ? "The cheapest that keeps all" : "The cheapest found; not sure to keep all",
      answer.cheapest));
  it.plans.back().best = answer.verified && !answer.cheapest.hires.empty();
  if (answer.evenly.standing.months.empty()) return it;
  it.plans.push_back(row_of(year, answer, "The same, a month later", answer.a_month_later));
  it.plans.push_back(row_of(year, answer, "Hire when it hurts", answer.when_it_hurts));
  it.plans.push_back(row_of(year, answer, "As many, hired evenly", answer.evenly));
  return it;
}

YearLine line_of(const sim::YearPlan& year, std::size_t target) {
  const sim::YearAnswer& answer = year.answers().front();
  YearLine line;
  line.target = io::target_words(year.targets()[target], year.base());
  line.unit = standing_unit(year.targets()[target]);
  line.fails = first_missed(answer.now, target).has_value();
  for (const sim::MonthStanding& it : answer.now.months[target]) {
    line.now.push_back(it.standing.value);
    line.low.push_back(it.single.nine_of_ten.low);
    line.high.push_back(it.single.nine_of_ten.high);
    line.needed = it.standing.needed;
  }
  for (const sim::MonthStanding& it : answer.cheapest.standing.months[target])
    line.hired.push_back(it.standing.value);
  return line;
}

}  // namespace

YearPicture year_picture(const sim::YearPlan& year) {
  YearPicture picture;
  picture.note = io::year_note(year);
  for (int month = 0; month < year.base().horizon.months; ++month)
    picture.months.push_back(io::month_name(year.base(), month));
  for (const sim::YearAnswer& answer : year.answers())
    picture.growths.push_back(growth_of(year, answer));
  picture.words = picture.growths.front().words;
  for (std::size_t target = 0; target < year.targets().size(); ++target) {
    picture.lines.push_back(line_of(year, target));
    const std::string cannot = io::impossible_words(year, year.answers().front(), target);
    if (!cannot.empty()) picture.impossible.push_back(cannot);
  }
  return picture;
}

const std::vector<std::string>& year_head() {
  static const std::vector<std::string> head{"Plan", "Months kept", "People", "Cost", "Starts"};
  return head;
}

}  // namespace handoff::web
