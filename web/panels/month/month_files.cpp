// The files: what each is, and the first rows of one of them as they were parsed.
#include <algorithm>
#include <string>
#include <vector>

#include "web/panels/month/month_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr float kColumn = 150.0f;

void first_rows(const MonthFile& file) {
  if (file.heads.empty()) return;
  const int columns = static_cast<int>(std::min<std::size_t>(file.heads.size(), 60));
  const float line = ImGui::GetTextLineHeightWithSpacing();
  const float height = line * static_cast<float>(file.rows.size() + 2) + px(28.0f);
  const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersInnerV |
                                ImGuiTableFlags_PadOuterX | ImGuiTableFlags_SizingFixedFit |
                                ImGuiTableFlags_ScrollX;
  if (!ImGui::BeginTable("rows", columns, flags, {0.0f, height})) return;
  const auto row = [&](const std::vector<std::string>& cells, auto draw) {
    ImGui::TableNextRow();
    for (int at = 0; at < columns; ++at) {
      ImGui::TableNextColumn();
      draw(cells[static_cast<std::size_t>(at)]);
    }
  };
  row(file.heads, [](const std::string& it) { ui::text(it, fonts::Face::strong); });
  row(file.roles, [](const std::string& it) { ui::text_muted("read as " + it); });
  for (const auto& each : file.rows) row(each, [](const std::string& it) { ui::text(it); });
  ImGui::EndTable();
}

}  // namespace

void month_files(const MonthView& view, MonthMemory& memory) {
  if (ui::card_begin("month_files",
                     {.title = "Your files",
                      .subtitle = "What each was recognised as, and its first rows as parsed",
                      .hint = "Columns are found by their names. Those that nothing needs are not "
                              "kept, and neither are names and addresses."})) {
    for (const MonthFile& it : view.files) {
      ui::text(it.name, fonts::Face::strong);
      ui::paragraph(it.what, true);
    }
    ui::gap(4.0f);
    std::vector<const char*> names;
    for (const MonthFile& it : view.files) names.push_back(it.name.c_str());
    memory.file = std::clamp(memory.file, 0, static_cast<int>(names.size()) - 1);
    ui::text_muted("First rows of");
    ui::select("##file", names, memory.file, px(320.0f));
    first_rows(view.files[static_cast<std::size_t>(memory.file)]);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
