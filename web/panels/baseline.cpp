// The baseline: what is pinned, and in the overview how everything differs from it.
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

ui::Tone tone_of(const Versus& it) {
  return it.better() ? ui::Tone::good : it.worse() ? ui::Tone::bad : ui::Tone::neutral;
}

void right(std::string_view words, ui::Tone tone = ui::Tone::neutral, bool muted = false) {
  ImGui::TableNextColumn();
  const fonts::Face face = muted ? fonts::Face::small : fonts::Face::body;
  ui::align_right(fonts::measure(face, words.data(), words.data() + words.size()).x + px(2.0f));
  if (muted) {
    ui::text_muted(words);
  } else {
    ui::text_toned(words, tone, face);
  }
}

void row(const BaselineRow& it, bool intervals) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ui::text(it.label);
  ui::tooltip_for_item(it.hint);
  right(it.before);
  right(it.now);
  right(it.versus.text.empty() ? it.versus.verdict : it.versus.marked(), tone_of(it.versus));
  if (intervals) right(it.versus.range, ui::Tone::neutral, true);
}

}  // namespace

void baseline(const BaselineView& view, Requests& requests) {
  const ui::CardOptions options{
      .title = "Baseline",
      .subtitle = "Pin, change something, see what differs.",
      .hint =
          "Pin the present scenario, then change something: every figure says how it differs, and "
          "whether the difference is statistically clear: that the 95% interval of the paired "
          "difference excludes zero. Both meet the same customers with the same luck (common "
          "random numbers), so small differences show early. A pin is not part of a link or a "
          "file, and ends with the visit."};
  if (ui::card_begin("baseline", options)) {
    if (view.pinned) {
      ImGui::PushTextWrapPos(0.0f);
      ui::text_muted("Pinned: " + view.name + ". " + view.progress);
      ImGui::PopTextWrapPos();
    }
    if (ui::button(view.pinned ? "Pin this instead" : "Pin this scenario",
                   ui::ButtonKind::secondary, ui::Icon::pin, "Key B")) {
      requests.actions.push_back(PinBaseline{});
    }
    if (view.pinned) {
      ImGui::SameLine();
      if (ui::button("Clear", ui::ButtonKind::secondary, ui::Icon::close, "Shift+B")) {
        requests.actions.push_back(ClearBaseline{});
      }
    }
  }
  ui::card_end();
}

void baseline_table(const BaselineView& view) {
  if (!view.pinned || view.rows.empty()) return;
  ui::gap(0.0f);
  const ui::CardOptions options{.title = "Against the baseline",
                                .subtitle = view.progress,
                                .hint =
                                    "Each verdict is at 95% by itself: of twenty differences that "
                                    "are only chance, expect one to look clear."};
  if (ui::card_begin("against", options)) {
    ui::paragraph(view.summary);
    const bool intervals = ImGui::GetContentRegionAvail().x > px(680.0f);
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                  ImGuiTableFlags_SizingStretchProp;
    if (ImGui::BeginTable("against", intervals ? 5 : 4, flags)) {
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      ui::text_muted("Figure, mean");
      right("Baseline", ui::Tone::neutral, true);
      right("Now", ui::Tone::neutral, true);
      right("Difference", ui::Tone::neutral, true);
      if (intervals) right("95% CI of the difference", ui::Tone::neutral, true);
      for (const BaselineRow& each : view.rows) row(each, intervals);
      ImGui::EndTable();
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
