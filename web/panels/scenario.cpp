// The scenario: sliders whose every movement is simulated at once.
#include <string>
#include <vector>

#include "web/panels/input_field.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

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
    requests.actions.push_back(SetField{control.path, value, result.committed});
  } else if (result.committed) {
    requests.actions.push_back(EndEdit{});
  }
}

void toggle(const ControlView& control, Requests& requests) {
  bool on = control.value != 0.0;
  const bool shipped = control.value == control.initial;
  ui::gap(2.0f);
  if (ui::toggle(control.label.c_str(), on)) {
    requests.actions.push_back(switched(control, on));
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

// A choice or a text: its label above it.
void labelled(const ControlView& control, Requests& requests) {
  ui::text(control.label);
  ImGui::SameLine();
  ui::hint(control.hint);
  input_field(control, requests);
}

void note(const ControlView& control) {
  if (control.note.empty()) return;
  ImGui::PushTextWrapPos(0.0f);
  ui::text_muted(control.note);
  ImGui::PopTextWrapPos();
}

void one(const ControlView& control, Requests& requests) {
  ImGui::PushID(control.path.c_str());
  ImGui::BeginDisabled(control.idle);
  if (control.is_switch) {
    toggle(control, requests);
  } else if (control.is_text || !control.names.empty()) {
    labelled(control, requests);
  } else {
    slider(control, requests);
  }
  ImGui::EndDisabled();
  note(control);
  ImGui::PopID();
}

// A heading that opens and closes; true while it is open. The window remembers it.
bool group(const std::string& name) {
  bool* open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(name.c_str()), false);
  const ui::Icon icon = *open ? ui::Icon::chevron_down : ui::Icon::chevron_right;
  if (ui::button(name.c_str(), ui::ButtonKind::ghost, icon)) *open = !*open;
  if (!*open) ImGui::SetCursorPosY(ImGui::GetCursorPosY() - px(6.0f));  // a list, close together
  return *open;
}

void all(const std::vector<ControlView>& controls, Requests& requests) {
  std::string last;
  bool open = true;
  for (const ControlView& control : controls) {
    if (control.group != last) {
      last = control.group;
      open = group(last);
    }
    if (open) one(control, requests);
  }
}

}  // namespace

void scenario(const ViewModel& view, Requests& requests) {
  const ui::CardOptions options{.title = "Scenario",
                                .subtitle = "Every change is simulated at once."};
  if (ui::card_begin("scenario", options)) {
    all(view.controls, requests);
    ui::gap(2.0f);
    if (ui::button("All about your company", ui::ButtonKind::secondary, ui::Icon::chevron_right,
                   "Plans, offices, time zones, mails, prices: every input"))
      requests.actions.push_back(SetTab{Tab::assumptions});
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
