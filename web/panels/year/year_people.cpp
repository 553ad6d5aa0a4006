// Headcount by month: steps that are dragged, and whoever starts or leaves as a table that is edited.
#include <algorithm>
#include <string>

#include "web/panels/names.hpp"
#include "web/panels/year/year_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr double kMostPeople = 10'000;

void pool_steps(const PoolMonths& pool, std::size_t at, std::span<const char* const> months,
                bool last, Requests& requests) {
  const ImVec2 start = ImGui::GetCursorPos();
  const float name_width = std::min(px(130.0f), ImGui::GetContentRegionAvail().x * 0.25f);
  ImGui::PushTextWrapPos(start.x + name_width - px(6.0f));
  ImGui::SetCursorPosY(start.y + px(22.0f));
  ui::text(pool.name);
  ImGui::PopTextWrapPos();
  ImGui::SetCursorPos({start.x + name_width, start.y});
  const ui::MonthStepsResult step =
      ui::month_steps(("steps" + std::to_string(at)).c_str(),
                      {.values = pool.people, .months = months, .least = 1, .names = last});
  if (step.changed) {
    requests.actions.push_back(SetPeople{at, step.month, step.value, step.committed});
  } else if (step.committed) {
    requests.actions.push_back(EndEdit{});
  }
}

std::string path_of(const HireRow& hire, const char* key) {
  return "horizon.headcount[" + std::to_string(hire.row) + "]." + key;
}

void choice(const char* id, const std::vector<const char*>& names, int at, const std::string& path,
            int first, Requests& requests) {
  int chosen = at;
  if (ui::select(id, names, chosen))
    requests.actions.push_back(SetField{path, static_cast<double>(chosen + first)});
}

void people(const HireRow& hire, Requests& requests) {
  double value = hire.people;
  const ui::ValueSpec spec{
      .kind = ui::Quantity::integer, .min = -kMostPeople, .max = kMostPeople, .width = 0.0f};
  if (ui::value_field("people", spec, value))
    requests.actions.push_back(SetField{path_of(hire, "people"), value});
  const std::string problem(ui::value_problem("people"));
  if (!problem.empty()) ui::text_toned(problem, ui::Tone::bad, fonts::Face::small);
}

void hire_row(const HireRow& hire, const std::vector<const char*>& pools,
              const std::vector<const char*>& months, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::PushID(static_cast<int>(hire.row));
  ImGui::TableNextColumn();
  choice("##month", months, hire.month, path_of(hire, "month"), 1, requests);
  ImGui::TableNextColumn();
  choice("##pool", pools, hire.pool, path_of(hire, "pool"), 0, requests);
  ImGui::TableNextColumn();
  people(hire, requests);
  ImGui::TableNextColumn();
  ImGui::AlignTextToFramePadding();
  ui::text(hire.cost);
  ImGui::TableNextColumn();
  if (ui::icon_button("Remove this row", ui::Icon::close))
    requests.actions.push_back(RemoveRow{"horizon.headcount", hire.row});
  ImGui::PopID();
}

void hires(const YearTabView& view, const std::vector<const char*>& months, Requests& requests) {
  std::vector<const char*> pools;
  for (const PoolMonths& pool : view.pools) pools.push_back(pool.name.c_str());
  const float width = std::min(ImGui::GetContentRegionAvail().x, px(720.0f));
  if (!view.hires.empty() &&
      ImGui::BeginTable("hires", 5, ImGuiTableFlags_SizingStretchSame, {width, 0.0f})) {
    for (const char* name : {"from", "team", "people", "cost"}) ImGui::TableSetupColumn(name);
    ImGui::TableSetupColumn("remove", ImGuiTableColumnFlags_WidthFixed, px(theme::kControlHeight));
    ImGui::TableNextRow();
    for (const char* head : {"From", "Team", "People (- leave)", "Cost until the end"}) {
      ImGui::TableNextColumn();
      ui::text_muted(head);
    }
    for (const HireRow& hire : view.hires) hire_row(hire, pools, months, requests);
    ImGui::EndTable();
  }
  if (ui::button("Add people who start or leave", ui::ButtonKind::ghost))
    requests.actions.push_back(AddRow{"horizon.headcount"});
  if (view.hires_words.empty()) return;
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ui::text_muted(view.hires_words);
}

}  // namespace

void year_people_card(const YearTabView& view, Requests& requests) {
  const ui::CardOptions options{
      .title = "Headcount and hiring plan",
      .subtitle = "Drag a step: it holds from that month on. Arrow keys do the same.",
      .hint =
          "The first month is the team that you have. A step up is somebody who starts on the "
          "first day of that month and needs the ramp-up time; a step down is somebody who "
          "leaves. Each change is a row of the plan below it."};
  if (ui::card_begin("year_people", options)) {
    std::vector<const char*> months = names_of(view.month_names);
    for (std::size_t pool = 0; pool < view.pools.size(); ++pool)
      pool_steps(view.pools[pool], pool, months, pool + 1 == view.pools.size(), requests);
    ui::gap(4.0f);
    hires(view, months, requests);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
