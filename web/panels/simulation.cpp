// How sure the figures are to be: more months tighten the intervals, and another seed shows what of
// a difference is noise.
#include <algorithm>
#include <array>
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

constexpr std::array<int, 4> kTargets{100, 1000, 5000, 20'000};
constexpr std::array<const char*, 4> kLabels{"100", "1,000", "5,000", "20k"};

}  // namespace

void simulation(const SimulationView& view, Requests& requests) {
  const std::string title = "Simulated " + view.period;
  const std::string hint = view.kind +
                           " Every simulated month is an independent replication of the scenario. "
                           "Four times as many halve the intervals.";
  const ui::CardOptions options{.title = title, .hint = hint};
  if (ui::card_begin("simulation", options)) {
    const auto at = std::find(kTargets.begin(), kTargets.end(), view.target);
    int chosen = at == kTargets.end() ? -1 : static_cast<int>(at - kTargets.begin());
    if (ui::segmented("targets", kLabels, chosen)) {
      requests.actions.push_back(SetReplications{kTargets[static_cast<std::size_t>(chosen)]});
    }
    ui::gap(0.0f);
    const bool pressed = ui::button("Another seed", ui::ButtonKind::secondary, ui::Icon::none,
                                    "Other random numbers, the same scenario");
    if (pressed) {
      requests.actions.push_back(SetField{"seed", view.seed + 1});
    }
    ImGui::SameLine();
    const float room = theme::px(theme::kControlHeight) - fonts::get(fonts::Face::small)->FontSize;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + room * 0.5f);
    ui::text_muted("seed " + std::to_string(view.seed));
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
