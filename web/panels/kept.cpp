// The kept scenarios: one more, and a line for each with its name, which can be typed over.
#include <array>
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr float kNameWidth = 260.0f;

// True when it was left, or Enter pressed, with another text than before.
bool name_field(const char* id, std::string& name, bool& entered) {
  std::array<char, 64> typed{};
  name.copy(typed.data(), typed.size() - 1);
  ImGui::SetNextItemWidth(px(kNameWidth));
  // As high as the buttons beside it.
  const float above = (px(theme::kControlHeight) - ImGui::GetFontSize()) / 2.0f;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ImGui::GetStyle().FramePadding.x, above});
  entered = ImGui::InputTextWithHint(id, "A name", typed.data(), typed.size(),
                                     ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  const bool left = entered || ImGui::IsItemDeactivatedAfterEdit();
  if (!left || name == typed.data()) return false;
  name = typed.data();
  return true;
}

void one_more(const ToolsView& view, ToolsMemory& memory, Requests& requests) {
  if (memory.offered != view.free_name) memory.naming = memory.offered = view.free_name;
  bool entered = false;
  name_field("##naming", memory.naming, entered);
  ImGui::SameLine();
  if (ui::button("Keep this scenario", ui::ButtonKind::secondary, ui::Icon::plus,
                 "Keeps what is on the page under this name; the page stays as it is") ||
      entered)
    requests.actions.push_back(KeepScenario{memory.naming, {}});
}

void line(const std::string& kept, bool shown, Requests& requests) {
  ImGui::PushID(kept.c_str());
  std::string name = kept;
  bool entered = false;
  if (name_field("##name", name, entered)) requests.actions.push_back(RenameKept{kept, name});
  ImGui::SameLine();
  ImGui::BeginDisabled(shown);
  if (ui::button(shown ? "On the page" : "Open", ui::ButtonKind::secondary, ui::Icon::none,
                 "Puts it in place of the present scenario; undo brings that back"))
    requests.actions.push_back(OpenKept{kept});
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (ui::button("Remove", ui::ButtonKind::ghost)) requests.actions.push_back(RemoveKept{kept});
  ImGui::PopID();
}

bool is_shown(const ToolsView& view, std::size_t kept) {
  return view.current >= 0 && static_cast<std::size_t>(view.current) == view.kept_from + kept;
}

}  // namespace

void kept(const ToolsView& view, ToolsMemory& memory, Requests& requests) {
  const ui::CardOptions options{
      .title = "Your scenarios",
      .subtitle = "Keep what is on the page under a name: it becomes a column below.",
      .hint =
          "They stay in this browser, and one file holds all of them. A kept scenario is never "
          "changed by what you do on the page: open it, change it, and keep it under another "
          "name. Its inputs are kept, not your own customers: its months are drawn."};
  if (ui::card_begin("kept", options)) {
    one_more(view, memory, requests);
    for (std::size_t i = 0; i < view.kept.size(); ++i)
      line(view.kept[i], is_shown(view, i), requests);
    if (!view.removed.empty()) {
      ImGui::AlignTextToFramePadding();
      ui::text_muted("Removed: " + view.removed);
      ImGui::SameLine();
      if (ui::button("Bring it back")) requests.actions.push_back(BringBackKept{});
    }
    if (!view.kept.empty() && ui::button("Save all as a file", ui::ButtonKind::ghost,
                                         ui::Icon::download, "Open reads such a file"))
      requests.commands.push_back(Command::save_kept);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
