// The headline and the KPI cards below it.
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

struct VerdictLook {
  ui::Tone tone;
  ui::Icon icon;
};

VerdictLook look_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return {ui::Tone::good, ui::Icon::check};
    case Verdict::near:
      return {ui::Tone::warn, ui::Icon::warning};
    case Verdict::missed:
      return {ui::Tone::bad, ui::Icon::warning};
    case Verdict::none:
      break;
  }
  return {ui::Tone::neutral, ui::Icon::none};
}

void card(const KpiView& kpi) {
  const VerdictLook look = look_of(kpi.verdict);
  ui::kpi_card({.label = kpi.label,
                .value = kpi.value,
                .interval = kpi.interval,
                .n = kpi.n,
                .delta = kpi.verdict_text,
                .tone = look.tone,
                .icon = look.icon,
                .hint = kpi.hint,
                .versus = kpi.versus,
                .versus_tone = kpi.versus_better  ? ui::Tone::good
                               : kpi.versus_worse ? ui::Tone::bad
                                                  : ui::Tone::neutral,
                .versus_hint = kpi.versus_hint,
                .alert = kpi.verdict == Verdict::missed});
}

}  // namespace

void headline(const ViewModel& view) {
  ImGui::PushTextWrapPos(0.0f);
  const bool narrow = ImGui::GetContentRegionAvail().x < theme::px(560.0f);
  ui::text(view.headline, narrow ? fonts::Face::title : fonts::Face::headline);
  if (!view.status.violation.empty()) ui::text_toned(view.status.violation, ui::Tone::bad);
  ImGui::PopTextWrapPos();
}

namespace {
constexpr float kBarPadding = 9.0f;
}

float headline_bar_height(const ViewModel& view, float width) {
  const float wrap = width - 2.0f * theme::px(16.0f);
  return ImGui::CalcTextSize(view.headline.c_str(), nullptr, false, wrap).y +
         2.0f * theme::px(kBarPadding);
}

void headline_bar(const ViewModel& view) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = headline_bar_height(view, width);
  ImDrawList& drawing = *ImGui::GetWindowDrawList();
  drawing.AddRectFilled(from, {from.x + width, from.y + height}, theme::tokens().surface);
  drawing.AddLine(from, {from.x + width, from.y}, theme::tokens().border);
  ImGui::SetCursorScreenPos({from.x + theme::px(16.0f), from.y + theme::px(kBarPadding)});
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width - 2.0f * theme::px(16.0f));
  ImGui::TextUnformatted(view.headline.c_str());
  ImGui::PopTextWrapPos();
}

void kpis(const ViewModel& view) {
  ui::grid_begin("kpis", 148.0f, 6, 12.0f);
  for (const KpiView& kpi : view.kpis) {
    ui::grid_cell();
    card(kpi);
  }
  ui::grid_end();
}

}  // namespace handoff::web::panels
