// One handler for each action.
#include "web/app/store.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "io/exports/answer/learned_document.hpp"
#include "io/json/document_path.hpp"
#include "io/results/rehearsal/rehearsal_file.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/scenario_set.hpp"
#include "sim/month/journeys.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "web/app/autosave.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/app/choices/tools.hpp"
#include "web/app/customer_pick.hpp"
#include "web/app/headcount_edit.hpp"
#include "web/app/link.hpp"
#include "web/app/list_edit.hpp"
#include "web/app/story_switches.hpp"
#include "web/app/tour.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

// Another scenario: whatever is computed begins anew.
void take(State& state, Inputs inputs) {
  state.scenario = std::move(inputs.scenario);
  state.wanted_replications = inputs.wanted_replications;
  state.planner.stopped = false;
  state.planner.year_wanted = false;
  ++state.scenario_number;
  ++state.revision;
}

// Every new input comes through here, except those of undo and redo.
void replace(State& state, Inputs inputs, const std::string& path) {
  state.history.push({std::move(state.scenario), state.wanted_replications}, path);
  take(state, std::move(inputs));
}

// All that a scenario's file would say.
bool same_scenario(const sim::Scenario& a, const sim::Scenario& b) {
  return sim::fingerprint_of(a) == sim::fingerprint_of(b) && a.name == b.name &&
         a.description == b.description && a.uncertain == b.uncertain;
}

// Replacing everything by the same is no step.
void replace_all(State& state, Inputs inputs) {
  state.history.close();
  const bool same = inputs.wanted_replications == state.wanted_replications &&
                    same_scenario(inputs.scenario, state.scenario);
  if (!same) replace(state, std::move(inputs), "");
}

// The present scenario with a change under a path: the one copy of it that an edit makes.
Outcome edit(State& state, const std::string& path, bool committed, auto change) {
  sim::Scenario edited = state.scenario;
  if (auto wrong = change(edited)) return wrong;
  if (!same_scenario(edited, state.scenario)) {
    replace(state, {std::move(edited), state.wanted_replications}, path);
  }
  if (committed) state.history.close();
  return std::nullopt;
}

Outcome handle(State& state, const SetField& action) {
  return edit(state, action.path, action.committed, [&action](sim::Scenario& scenario) {
    return sim::set_input(scenario, action.path, action.value);
  });
}

Outcome handle(State& state, const SetText& action) {
  return edit(state, action.path, true, [&action](sim::Scenario& scenario) {
    return io::set_path(scenario, action.path + "=" + action.text);
  });
}

Outcome handle(State& state, const AddRow& action) {
  return edit(state, "", true,
              [&action](sim::Scenario& scenario) { return add_row(scenario, action.list); });
}

Outcome handle(State& state, const RemoveRow& action) {
  return edit(state, "", true, [&action](sim::Scenario& scenario) {
    return remove_row(scenario, action.list, action.row);
  });
}

Outcome handle(State& state, const UseZone& action) {
  return edit(state, action.path, true, [&action](sim::Scenario& scenario) {
    return use_zone(scenario, action.path, action.zone);
  });
}

// A step that is dragged up and down is one step of undo.
Outcome handle(State& state, const SetPeople& action) {
  const std::string path = "horizon.headcount of pool " + std::to_string(action.pool) +
                           " from month " + std::to_string(action.month);
  return edit(state, path, action.committed, [&action](sim::Scenario& scenario) {
    return set_people(scenario, action.pool, action.month, action.people);
  });
}

Outcome handle(State& state, const UseHires& action) {
  return edit(state, "", true,
              [&action](sim::Scenario& scenario) { return use_hires(scenario, action.plan); });
}

Outcome handle(State& state, const LookAhead& action) {
  return edit(state, "", true, [&action](sim::Scenario& scenario) {
    return look_ahead(scenario, action.months, action.growth);
  });
}

Outcome handle(State& state, const EndEdit&) {
  state.history.close();
  return std::nullopt;
}

Outcome handle(State& state, const ResetField& action) {
  // A copy as plain JSON, which paths are made for.
  io::Json shipped = io::scenario_document(sim::worked_example());
  const auto value = io::find_path(shipped, action.path);
  if (!value) return core::Error{action.path, "has no value of its own in the built-in scenario"};
  return handle(state, SetText{action.path, (*value)->dump()});
}

Outcome handle(State& state, const ResetScenario&) {
  replace_all(state, {sim::worked_example(), 0});
  return std::nullopt;
}

// A history's customers in place of the scenario's, and the switch beside your month.
Outcome bring(State& state, std::shared_ptr<const sim::CustomerHistory> history,
              CustomersFrom from) {
  sim::Scenario scenario = state.scenario;
  sim::PastCustomers past;
  if (from != CustomersFrom::drawn) past = {std::move(history), from == CustomersFrom::resampled};
  if (io::bring_customers(scenario, std::move(past)))
    return core::Error{"your customers",
                       "none of them converts in this scenario's days; take the scenario of their "
                       "month first"};
  replace_all(state, {std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome load_history(State& state, const LoadScenario& action) {
  auto history = io::read_customer_history(action.text, action.name);
  if (!history) return history.error();
  auto customers = std::make_shared<const sim::CustomerHistory>(*std::move(history));
  if (auto wrong = bring(state, customers, CustomersFrom::replayed)) return wrong;
  state.customers = std::move(customers);
  state.tab = Tab::month;
  return std::nullopt;
}

// What has become of the kept ones, unless it went wrong.
Outcome changed(State& state, Outcome wrong) {
  if (!wrong) ++state.revision;
  return wrong;
}

// A set joins those that are kept, and the scenario on the page stays.
Outcome load_set(State& state, const LoadScenario& action) {
  const auto set = io::read_scenario_set(action.text, action.name.empty() ? "set" : action.name);
  if (!set) return set.error();
  if (auto wrong = join(state.kept, *set)) return wrong;
  state.tab = Tab::tools;
  return changed(state, std::nullopt);
}

// It stands beside the scenario, which stays.
Outcome load_rehearsal(State& state, const LoadScenario& action) {
  auto rehearsal = io::read_rehearsal(action.text, action.name.empty() ? "rehearsal" : action.name);
  if (!rehearsal) return rehearsal.error();
  state.rehearsal = std::make_shared<const io::RehearsalFile>(*std::move(rehearsal));
  state.tab = Tab::timing;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const LoadScenario& action) {
  if (io::is_rehearsal(action.text)) return load_rehearsal(state, action);
  if (io::is_customer_history(action.text)) return load_history(state, action);
  if (io::is_scenario_set(action.text)) return load_set(state, action);
  auto scenario = io::read_scenario(action.text, action.name.empty() ? "scenario" : action.name);
  if (!scenario) return scenario.error();
  replace_all(state, {*std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const LoadLink& action) {
  auto content = read_link(action.hash);
  if (!content) return content.error();
  replace_all(state, {std::move(content->scenario), content->replications});
  if (action.begins) state.history = {};
  return std::nullopt;
}

Outcome handle(State& state, const LoadKept& action) {
  auto kept = read_saved(action.text);
  if (!kept) return kept.error();
  state.history = History(std::move(kept->past));
  take(state, std::move(kept->inputs));
  return std::nullopt;
}

// They take the place of drawn ones only in the scenario that they were in: a link may have brought another.
Outcome handle(State& state, const LoadKeptCustomers& action) {
  auto kept = read_customers(action.text);
  if (!kept) return std::nullopt;
  sim::PastCustomers past = std::exchange(kept->scenario.past, {});
  state.customers = past.history;
  Inputs inputs = state.inputs();
  if (!kept->are_in || !same_scenario(kept->scenario, inputs.scenario)) past = {};
  inputs.scenario.past = std::move(past);
  take(state, std::move(inputs));
  return std::nullopt;
}

Outcome handle(State& state, const KeepScenario& action) {
  sim::Scenario scenario = state.scenario;
  if (!action.tool.empty()) {
    if (auto wrong = apply_tool(scenario, action.tool)) return wrong;
  }
  return changed(state, keep(state.kept, std::move(scenario), action.name));
}

Outcome handle(State& state, const OpenKept& action) {
  const auto at = kept_at(state.kept, action.name);
  if (!at) return core::Error{action.name, "is not kept"};
  replace_all(state, {state.kept.all[*at], state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const RenameKept& action) {
  return changed(state, rename(state.kept, action.name, action.to));
}

Outcome handle(State& state, const RemoveKept& action) {
  return changed(state, remove(state.kept, action.name));
}

Outcome handle(State& state, const BringBackKept&) {
  return changed(state, bring_back(state.kept));
}

Outcome handle(State& state, const KeptArrived& action) {
  std::vector<sim::Scenario> all;
  if (!action.text.empty()) {
    auto set = io::read_scenario_set(action.text, "kept scenarios");
    if (!set) return set.error();
    all = *std::move(set);
  }
  if (all.size() > kMostKept) all.resize(kMostKept);
  state.kept.all = std::move(all);
  ++state.kept.number;
  return changed(state, std::nullopt);
}

Outcome handle(State& state, const Undo&) {
  if (!state.history.can_undo()) return std::nullopt;
  take(state, state.history.undo(state.inputs()));
  return std::nullopt;
}

Outcome handle(State& state, const Redo&) {
  if (!state.history.can_redo()) return std::nullopt;
  take(state, state.history.redo(state.inputs()));
  return std::nullopt;
}

Outcome handle(State& state, const SetReplications& action) {
  if (action.target < 0 || action.target > kMostReplications) {
    return core::Error{"replications", std::to_string(action.target) + " is not from 1 to 1000000"};
  }
  if (action.target == state.wanted_replications) return std::nullopt;
  state.history.push(state.inputs(), "");
  state.wanted_replications = action.target;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetTheme& action) {
  state.looks.theme = action.choice;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetUiScale& action) {
  state.looks.ui_scale = std::clamp(action.scale, kSmallestScale, kLargestScale);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PatchScenario& action) {
  sim::Scenario patched = state.scenario;
  if (auto wrong = io::apply_preset(patched, action.patch, "patch")) return wrong;
  replace_all(state, {std::move(patched), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const SetCustomer& action) {
  state.customer = action.who;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PickCustomer& action) {
  const auto who = pick_customer(state.scenario, action.from, action.which);
  if (!who) return who.error();
  return handle(state, SetCustomer{*who});
}

Outcome handle(State& state, const ControlPlayback& action) {
  state.playback = {state.playback.number + 1, action.kind, action.at, action.speed};
  ++state.revision;
  return std::nullopt;
}

// What a step shows, made from what the tour began with.
sim::Scenario set_up(const State& state, TourSetup setup) {
  sim::Scenario scenario = state.before_tour.inputs.scenario;
  if (setup == TourSetup::manual) return with_tool(scenario, "manual");
  if (setup == TourSetup::outage) {
    // Our own patches fit any scenario.
    (void)io::apply_preset(scenario, kTrialEndDay, "tour");
    const std::uint32_t month = state.customer ? state.customer->replication : 0;
    const StoryView story = story_view(scenario, sim::journeys_of(scenario, month));
    (void)io::apply_preset(scenario, crm_outage_patch(story), "tour");
  }
  return scenario;
}

Outcome handle(State& state, const TourGo& action) {
  const bool leaving = action.step < 0 || action.step >= static_cast<int>(kTourSteps);
  if (leaving && state.tour < 0) return std::nullopt;
  if (state.tour < 0) state.before_tour = {state.inputs(), state.tab, state.customer};
  const TourStep* step = leaving ? nullptr : &kTour[static_cast<std::size_t>(action.step)];
  Inputs wanted = state.before_tour.inputs;
  if (step != nullptr) wanted.scenario = set_up(state, step->setup);
  const bool same = same_scenario(wanted.scenario, state.scenario) &&
                    wanted.wanted_replications == state.wanted_replications;
  if (!same) take(state, std::move(wanted));
  state.tour = leaving ? -1 : action.step;
  state.tab = leaving ? state.before_tour.tab : step->tab;
  if (leaving) state.customer = state.before_tour.customer;
  const auto kind =
      step != nullptr && step->plays ? PlaybackCommand::Kind::play : PlaybackCommand::Kind::stand;
  if (step != nullptr && step->plays)
    state.playback = {state.playback.number + 1, kind, step->at, step->speed};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetPresenting& action) {
  state.looks.presenting = action.on;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetTab& action) {
  state.tab = action.tab;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PinBaseline&) {
  state.pin = {state.pin.number + 1, true};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const ClearBaseline&) {
  state.pin = {state.pin.number + 1, false};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanGo& action) {
  state.planner.stopped = !action.going;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanNext& action) {
  ++state.planner.asked_next;
  state.planner.next = action.kind;
  state.planner.year_wanted |= action.kind == sim::QuestionKind::year;
  state.planner.stopped = false;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanSweep& action) {
  state.planner.sweep = action.chosen;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanWish& action) {
  state.planner.wishes = action.wishes;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MakeReport& action) {
  state.report = {state.report.number + 1, action.form};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const UseTool& action) {
  sim::Scenario changed = state.scenario;
  if (auto wrong = apply_tool(changed, action.name)) return wrong;
  replace_all(state, {std::move(changed), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const LeaveOutClaims& action) {
  if (action.out == !sim::claims_effects(state.scenario)) return std::nullopt;
  sim::Scenario changed;
  if (action.out) {
    state.claiming = state.scenario;
    changed = sim::without_claimed_effects(state.scenario);
  } else {
    changed = sim::with_claimed_effects_of(state.claiming ? *state.claiming : sim::worked_example(),
                                           state.scenario);
  }
  replace_all(state, {std::move(changed), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const MonthProgress& action) {
  MonthChoice& month = state.month;
  if (!month.working) state.tab = Tab::month;
  month.working = true;
  month.trouble.clear();
  month.share = action.share;
  month.doing = action.doing;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthLearned& action) {
  auto learned = exports::read_learned(action.document);
  if (!learned) return learned.error();
  state.month.working = action.more;
  state.month.learned = std::make_shared<const exports::LearnedDocument>(*std::move(learned));
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthFailed& action) {
  state.month.working = false;
  state.month.trouble = action.why;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthAnswer& action) {
  state.month.answers.push_back(action.answer);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthStop&) {
  state.month.working = false;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthForget&) {
  state.month = {};
  state.customers.reset();
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const UseMonth&) {
  const auto& learned = state.month.learned;
  if (!learned || learned->scenario.empty()) return core::Error{"your month", "is not there yet"};
  auto scenario = io::read_scenario(learned->scenario, "your month");
  if (!scenario) return scenario.error();
  auto history = io::read_customer_history(learned->history, "your month");
  state.customers =
      history ? std::make_shared<const sim::CustomerHistory>(*std::move(history)) : nullptr;
  replace_all(state, {*std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const BringCustomers& action) {
  auto history = state.own_customers();
  if (!history) return core::Error{"your customers", "are not there yet"};
  state.customers = history;
  return bring(state, std::move(history), action.from);
}

Outcome handle(State& state, const CloseRehearsal&) {
  state.rehearsal.reset();
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const ShowExceptionsOf& action) {
  state.exceptions_of = std::max(action.replication, 0);
  ++state.revision;
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> Store::apply(const Action& action) {
  return std::visit([this](const auto& each) { return handle(state_, each); }, action);
}

}  // namespace handoff::web
