#include "web/views/planner/worth.hpp"

#include "io/results/worth_report.hpp"
#include "io/scenario/outcome_note.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/inputs.hpp"
#include "web/app/choices/tools.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

constexpr std::string_view kByHand = "manual";
constexpr std::string_view kOrchestrated = "full_orchestration";
constexpr const char* kAsItIs = "Your set-up";

std::string with_noise(const sim::Measured& it) {
  return io::with_interval(it.mean, it.interval.low, it.interval.high, "$", io::kPlusMinus);
}

sim::Alternative tool(const sim::Scenario& scenario, std::string_view name) {
  return {tool_title(name), with_tool(scenario, name)};
}

void add_parts(WorthView& view, const sim::Worth& question) {
  const sim::WorthAnswer& answer = question.answer();
  const bool claims = sim::claims_effects(question.subject().scenario);
  for (const io::WorthPart& part : io::kWorthParts) {
    const sim::Measured& drawn = answer.drawn.*part.figure;
    const bool nothing = drawn.interval.low == 0 && drawn.interval.high == 0;
    if (part.figure == &sim::WorthFigures::revenue && nothing) continue;
    view.parts.push_back({std::string(part.label) + (part.assumed && claims ? ", assumed" : ""),
                          io::worth_mean_text(drawn), io::worth_range_text(drawn),
                          with_noise(answer.as_assumed.*part.figure),
                          with_noise(answer.to_a_sceptic.*part.figure)});
  }
}

void add_influences(WorthView& view, const sim::Worth& question) {
  const auto inputs = sim::inputs_of(question.subject().scenario);
  for (const sim::Influence& it : question.answer().influences) {
    if (it.share < io::kWorthNaming) continue;
    const sim::Uncertain& range = question.assumptions()[it.assumption];
    const sim::Input* input = sim::find_input(inputs, range.input);
    const std::string_view unit = input ? input->info.unit : std::string_view{};
    view.influences.push_back(
        {path_words(range.input), share_text(it.share),
         value_text(range.low.value, unit) + " to " + value_text(range.high.value, unit),
         range.source});
  }
}

std::string words_of(const sim::Worth& question) {
  const sim::Measured& it = question.answer().drawn.together;
  return question.subject().name + " against " + question.base().name + ": " +
         io::worth_mean_text(it) + " a month, and " +
         io::quantity_text(question.options().level, "share") + " of such months lie from " +
         io::worth_range_text(it) +
         ", over noise and assumptions together. Without the claimed effects: " +
         with_noise(question.answer().to_a_sceptic.together) + ".";
}

}  // namespace

const std::vector<std::string>& worth_head() {
  static const std::vector<std::string> head{"", "Mean", "95% of such months", "As assumed",
                                             "Without the claimed effects"};
  return head;
}

const std::vector<std::string>& influence_head() {
  static const std::vector<std::string> head{"Hangs on", "Of the spread", "Range", "Why"};
  return head;
}

const std::vector<std::string>& break_even_head() {
  static const std::vector<std::string> head{"Effect", "Assumed", "Needed for it to pay"};
  return head;
}

WorthPair worth_pair(const sim::Scenario& scenario) {
  const int own = tool_of(scenario);
  const bool by_hand = own >= 0 && kTools[static_cast<std::size_t>(own)].name == kByHand;
  if (by_hand) return {tool(scenario, kByHand), tool(scenario, kOrchestrated)};
  const std::string name =
      own < 0 ? kAsItIs : std::string(kTools[static_cast<std::size_t>(own)].title);
  return {tool(scenario, kByHand), {name, scenario}};
}

WorthView worth_view(const sim::Worth& question) {
  const sim::WorthAnswer& answer = question.answer();
  WorthView view;
  view.words = words_of(question);
  view.luck = "Of the spread " + share_text(answer.luck) +
              " is a month's luck; the rest is what nobody knows.";
  view.free = io::free_of_charge_text(question.subject().scenario);
  add_parts(view, question);
  add_influences(view, question);
  for (const sim::BreakEven& it : answer.break_evens)
    view.break_evens.push_back(
        {std::string(it.effect.what), value_text(it.assumed, "points"), io::needed_text(it)});
  return view;
}

}  // namespace handoff::web
