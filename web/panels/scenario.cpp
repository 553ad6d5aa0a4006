// The scenario: sliders whose every movement is simulated at once.
#include <string>

#include "io/number_text.hpp"
#include "web/panels/panels.hpp"
#include "web/theme.hpp"
#include "web/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void slider(const ControlView& control, Requests& requests) {
  double value = control.value;
  const ui::SliderResult result = ui::slider_row({.label = control.label.c_str(),
                                                  .min = control.min,
                                                  .max = control.max,
                                                  .initial = control.initial,
                                                  .kind = control.kind,
                                                  .unit = control.unit,
                                                  .log = control.log,
                                                  .hint = control.hint,
                                                  .hard_min = control.hard_min,
                                                  .hard_max = control.hard_max},
                                                 value);
  if (result.changed) {
    requests.actions.push_back(SetField{control.path, io::number_text(value), result.committed});
  } else if (result.committed) {
    requests.actions.push_back(EndEdit{});
  }
}

void toggle(const ControlView& control, Requests& requests) {
  bool on = control.value != 0.0;
  const bool shipped = control.value == control.initial;
  ui::gap(2.0f);
  if (ui::toggle(control.label.c_str(), on)) {
    requests.actions.push_back(SetField{control.path, on ? "true" : "false", true});
  }
  ImGui::SameLine();
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(top + (px(theme::kControlHeight) - ImGui::GetTextLineHeight()) * 0.5f);
  ui::hint(control.hint);
  if (shipped) return;
  ImGui::SameLine();
  ui::align_right(px(theme::kControlHeight));
  ImGui::SetCursorPosY(top);
  if (ui::icon_button("Back to the default##toggle", ui::Icon::reset)) {
    requests.actions.push_back(ResetField{control.path});
  }
}

}  // namespace

void scenario(const ViewModel& view, Requests& requests) {
  const ui::CardOptions options{.title = "Scenario",
                                .subtitle = "Every change is simulated at once."};
  if (ui::card_begin("scenario", options)) {
    for (const ControlView& control : view.controls) {
      ImGui::PushID(control.path.c_str());
      if (control.is_switch) {
        toggle(control, requests);
      } else {
        slider(control, requests);
      }
      ImGui::PopID();
    }
    if (view.status.changed) {
      ui::gap(2.0f);
      if (ui::button("Reset everything", ui::ButtonKind::secondary, ui::Icon::reset)) {
        requests.actions.push_back(ResetScenario{});
      }
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
