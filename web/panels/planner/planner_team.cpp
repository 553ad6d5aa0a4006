// The team: what more people do for the money, and the offices' weeks with the hours that miss.
#include <algorithm>
#include <cmath>
#include <utility>

#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/charts/scale/palette.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void wishes(const PlannerView& view, Requests& requests) {
  PlanWishes wishes = view.wishes;
  const float width = std::min(px(200.0f), ImGui::GetContentRegionAvail().x / 5.2f);
  bool changed = written_under("Targets", "each promise; or Business:sla_attainment>=0.95; ...",
                               wishes.team_targets, 2.0f * width);
  ImGui::SameLine();
  changed |= written_under("More people", "1 and 2", wishes.team_more, 0.5f * width);
  ImGui::SameLine();
  changed |= written_under("Shifts beside their own", "early, late; or 06:00-14:00; ...",
                           wishes.team_shifts, 1.5f * width);
  if (changed) requests.actions.push_back(PlanWish{wishes});
  ui::gap(2.0f);
}

void target(const TeamTarget& it, const std::string& id) {
  ui::paragraph(it.words);
  if (it.rows.empty() || !table_begin(id.c_str(), team_head())) return;
  for (std::size_t at = 0; at < it.shown; ++at) {
    const TeamRow& row = it.rows[at];
    table_row({row.change, row.in_time, row.gain, row.cost, row.per_point, row.verdict},
              row.best ? theme::Tone::good : theme::Tone::neutral);
  }
  ImGui::EndTable();
  ui::paragraph(it.rest, true);
}

// Where the hours of a week lie on the screen.
struct Grid {
  ImVec2 at;
  float cell_w, cell_h;

  ImVec2 place(float hour, float day) const {
    return {at.x + std::round(hour * cell_w), at.y + std::round(day * cell_h)};
  }
};

void cells(const Grid& grid, const sim::TouchWeek& week) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t at = 0; at < week.size(); ++at) {
    const auto hour = static_cast<float>(at % 24), day = static_cast<float>(at / 24);
    const ImVec2 from = grid.place(hour, day), to = grid.place(hour + 1, day + 1);
    const sim::TouchCount& it = week[at];
    const double share = it.customers > 0 ? static_cast<double>(it.late) / it.customers : 0.0;
    const ImU32 color = says_share(it) ? charts::viridis(share) : t.sunken;
    list->AddRectFilled(from, {to.x - 1.0f, to.y - 1.0f}, color);
  }
}

// Days in a row with the same hours have one frame.
void frame(const Grid& grid, const core::OpenHours& shift, ImU32 color, float width) {
  const float from = static_cast<float>(shift.from_minute) / 60.0f;
  const float to = static_cast<float>(shift.to_minute) / 60.0f;
  const auto works = [&shift](int day) { return day < 7 && (shift.weekdays >> day & 1) != 0; };
  for (int day = 0; day < 7; ++day) {
    if (!works(day)) continue;
    const int first = day;
    while (works(day + 1)) ++day;
    const ImVec2 end = grid.place(to, static_cast<float>(day + 1));
    ImGui::GetWindowDrawList()->AddRect(grid.place(from, static_cast<float>(first)),
                                        {end.x - 1.0f, end.y - 1.0f}, color, 0.0f, 0, width);
  }
}

void labels(const Grid& grid, float left) {
  constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr const char* kHours[] = {"0", "6", "12", "18"};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = theme::tokens().text_muted;
  const float line = ImGui::GetTextLineHeight();
  for (int at = 0; at < 4; ++at)
    list->AddText({grid.place(6.0f * static_cast<float>(at), 0).x, grid.at.y - line}, ink,
                  kHours[at]);
  for (int day = 0; day < 7; ++day) {
    const float middle = grid.place(0, static_cast<float>(day) + 0.5f).y;
    list->AddText({left, std::round(middle - line * 0.5f)}, ink, kDays[day]);
  }
}

void week(const OfficeWeek& it, int id) {
  ui::paragraph(it.title);
  ui::paragraph(it.words, true);
  const ImVec2 left = ImGui::GetCursorScreenPos();
  const float label = px(34.0f), line = ImGui::GetTextLineHeight();
  const float width = std::min(ImGui::GetContentRegionAvail().x - label, px(560.0f));
  const Grid grid{{left.x + label, left.y + line}, width / 24.0f, px(16.0f)};
  cells(grid, it.week);
  frame(grid, it.shift, theme::tokens().text, px(1.5f));
  for (const WeekShift& added : it.added) frame(grid, added.hours, theme::tokens().bad, px(2.5f));
  labels(grid, left.x);
  ImGui::PushID(id);
  ImGui::InvisibleButton("week", {label + width, line + 7.0f * grid.cell_h});
  ImGui::PopID();
  const ImVec2 mouse = ImGui::GetMousePos();
  const float hour = std::floor((mouse.x - grid.at.x) / grid.cell_w);
  const float day = std::floor((mouse.y - grid.at.y) / grid.cell_h);
  if (ImGui::IsItemHovered() && hour >= 0 && hour < 24 && day >= 0 && day < 7)
    ui::tooltip_for_item(hour_words(it.week, static_cast<std::size_t>(day * 24 + hour)));
  for (const WeekShift& added : it.added)
    ui::text_toned("Red frame: " + added.words, theme::Tone::bad);
}

void weeks(const TeamPicture& it) {
  if (it.weeks.empty()) return;
  ui::gap(4.0f);
  ui::paragraph(
      "Which hours miss, by office and its own clock: the lighter, the more of those who "
      "converted then were touched late. Framed: the shift now; gray: too few to say.",
      true);
  const bool wide = ImGui::GetContentRegionAvail().x > px(900.0f);
  if (!ImGui::BeginTable("weeks", wide ? 2 : 1, ImGuiTableFlags_SizingStretchSame)) return;
  for (std::size_t at = 0; at < it.weeks.size(); ++at) {
    ImGui::TableNextColumn();
    week(it.weeks[at], static_cast<int>(at));
    ui::gap(6.0f);
  }
  ImGui::EndTable();
}

}  // namespace

void team_card(const PlannerView& view, Requests& requests) {
  const TeamPicture& it = view.team;
  if (question_card("team", QuestionKind::team)) {
    wishes(view, requests);
    if (it.words.empty()) {
      waiting(view, QuestionKind::team, requests);
    } else if (it.targets.empty()) {
      ui::paragraph(it.words);
    }
    for (std::size_t at = 0; at < it.targets.size(); ++at)
      target(it.targets[at], "team" + std::to_string(at));
    for (const std::string& words : it.left_out) ui::paragraph(words, true);
    ui::paragraph(it.note, true);
    weeks(it);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
