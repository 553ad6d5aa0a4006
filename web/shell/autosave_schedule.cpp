#include "web/shell/autosave_schedule.hpp"

#include <utility>

#include "io/scenario/scenario_set.hpp"
#include "web/app/autosave.hpp"
#include "web/app/link.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/widgets/toast.hpp"

namespace handoff::web {
namespace {

constexpr double kSettlesMs = 400.0;

}  // namespace

void AutosaveSchedule::changed(double now_ms) { due_ms_ = now_ms + kSettlesMs; }

void AutosaveSchedule::follow(const State& state, double now_ms) {
  if (due_ms_ <= 0.0) return;
  if (now_ms < due_ms_) {
    frames::wake_after(due_ms_ - now_ms + 1.0);
  } else {
    write(state);
  }
}

bool AutosaveSchedule::write_kept(const KeptScenarios& kept) {
  if (std::exchange(kept_number_, kept.number) == kept.number) return true;
  return platform::store(kNamedKey, kept.all.empty() ? "" : io::write_scenario_set(kept.all));
}

void AutosaveSchedule::write(const State& state) {
  if (due_ms_ <= 0.0) return;
  due_ms_ = 0.0;
  const Inputs inputs = state.inputs();
  std::string link = write_link(inputs.scenario, inputs.wanted_replications);
  if (link != link_) {
    link_ = std::move(link);
    platform::set_link_hash(link_);
  }
  const bool named_kept = write_kept(state.kept);
  const bool kept = platform::store(
      kKeptKey, is_untouched(inputs) ? "" : write_saved(inputs, state.history.past()));
  platform::store(kCustomersKey, write_customers(state.scenario, state.own_customers()));
  if (!(kept && named_kept) && !refused_) {
    refused_ = true;
    ui::toast(
        "This browser keeps nothing between visits: the link in the address bar, or a saved file, "
        "brings your scenario back.",
        ui::Tone::warn);
  }
}

}  // namespace handoff::web
