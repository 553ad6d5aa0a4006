#include "web/panels/input_field.hpp"

#include <array>
#include <string>
#include <vector>

#include "imgui.h"
#include "io/text/concat.hpp"
#include "io/text/hours_text.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

void text_field(const ControlView& control, Requests& requests, float width = -1.0f) {
  std::array<char, 512> typed{};
  control.text.copy(typed.data(), typed.size() - 1);
  ImGui::SetNextItemWidth(width);
  ImGui::InputText("##words", typed.data(), typed.size());
  if (!ImGui::IsItemDeactivatedAfterEdit() || typed.data() == control.text) return;
  const auto action = typed_into(control, typed.data());
  if (action) {
    requests.actions.push_back(*action);
  } else {
    ui::toast(action.error().line(), ui::Tone::bad);
  }
}

// Working hours are typed, or drawn into a week.
void hours_field(const ControlView& control, const core::OpenHours& open, Requests& requests) {
  text_field(control, requests, -theme::px(theme::kControlHeight));
  ImGui::SameLine(0.0f, 0.0f);
  ImGui::PushTabStop(false);
  if (ui::icon_button("Draw the week", ui::Icon::expand)) ImGui::OpenPopup("week");
  ImGui::PopTabStop();
  if (!ImGui::BeginPopup("week")) return;
  ui::text_muted("Draw along a day: all days get those hours. Click a day's name to leave it out.");
  ui::WeekHours week{open.from_minute, open.to_minute, open.weekdays};
  if (ui::week_grid("grid", week)) {
    const core::OpenHours drawn{week.from_minute, week.to_minute,
                                static_cast<std::uint8_t>(week.weekdays)};
    requests.actions.push_back(SetText{control.path, io::hours_text(drawn)});
  }
  ImGui::EndPopup();
}

void choice_field(const ControlView& control, Requests& requests) {
  std::vector<std::string> words;
  for (const std::string& name : control.names) words.push_back(io::words_of(name));
  std::vector<const char*> labels;
  for (const std::string& word : words) labels.push_back(word.c_str());
  if (!control.taken.empty()) {
    const int clicked =
        ui::select_several("##several", labels, control.taken, control.text.c_str());
    if (clicked >= 0)
      requests.actions.push_back(chosen(control, static_cast<std::size_t>(clicked)));
    return;
  }
  int position = static_cast<int>(position_of(control));
  if (ui::select("##choice", labels, position))
    requests.actions.push_back(chosen(control, static_cast<std::size_t>(position)));
}

void number_field(const ControlView& control, Requests& requests) {
  double value = control.value;
  const ui::ValueSpec spec{.kind = control.kind,
                           .unit = control.unit,
                           .min = control.hard_min,
                           .max = control.hard_max,
                           .width = 0.0f};
  if (ui::value_field("number", spec, value))
    requests.actions.push_back(SetField{control.path, value});
  const std::string problem(ui::value_problem("number"));
  if (problem.empty()) return;
  ImGui::PushTextWrapPos(0.0f);
  ui::text_toned(problem, ui::Tone::bad, fonts::Face::small);
  ImGui::PopTextWrapPos();
}

}  // namespace

void input_field(const ControlView& control, Requests& requests) {
  if (control.is_text) {
    const auto open = io::parse_hours(control.text);
    return open ? hours_field(control, *open, requests) : text_field(control, requests);
  }
  if (!control.names.empty()) return choice_field(control, requests);
  if (!control.is_switch) return number_field(control, requests);
  bool on = control.value != 0.0;
  if (ui::toggle("##on", on)) requests.actions.push_back(switched(control, on));
}

}  // namespace handoff::web::panels
