#include "web/ui/widgets/layout.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "imgui_internal.h"
#include "web/platform/frames.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {

namespace {

struct Grid {
  ImGuiWindow* window = nullptr;
  ImGuiID id = 0;
  ImVec2 origin;
  float column_width = 0.0f;
  float gap = 0.0f;
  int columns = 1;
  int column = 0;  // the next free one of this row
  int row = 0;
  float row_top = 0.0f;
  float row_height = 0.0f;
  float row_natural = 0.0f;  // the highest content of the row's cards in this frame
  bool in_cell = false;
  float saved_work_right = 0.0f;
  float saved_content_right = 0.0f;

  ImGuiID row_key() const {
    const int key[] = {static_cast<int>(id), row, columns};
    return ImHashData(key, sizeof key);
  }
};

struct Card {
  ImGuiWindow* parent = nullptr;
  ImGuiID key = 0;
  bool in_grid = false;
  bool pointed = false;
};

std::string pointed;
int pointed_number = -1;
bool scroll_there = false;

// Around the card that was just ended.
void draw_pointed() {
  const ImVec2 min = ImGui::GetItemRectMin();
  const ImVec2 max = ImGui::GetItemRectMax();
  const float out = theme::px(3.0f);
  ImGui::GetWindowDrawList()->AddRect({min.x - out, min.y - out}, {max.x + out, max.y + out},
                                      theme::tokens().accent, theme::px(10.0f), 0, theme::px(3.0f));
  if (!scroll_there) return;
  scroll_there = false;
  const float top = ImGui::GetWindowPos().y;
  if (min.y < top || max.y > top + ImGui::GetWindowHeight()) ImGui::SetScrollHereY(0.0f);
  frames::request(3);
}

std::vector<Grid> grids;
std::vector<Card> cards;

Grid* grid_of(const ImGuiWindow* window) {
  const bool ours = !grids.empty() && grids.back().window == window && grids.back().in_cell;
  return ours ? &grids.back() : nullptr;
}

void remember_row(Grid& grid) {
  float& stored = *grid.window->StateStorage.GetFloatRef(grid.row_key());
  if (stored == grid.row_natural) return;
  stored = grid.row_natural;
  frames::request(3);  // the row takes its height in the next frame
}

void close_cell(Grid& grid) {
  if (!grid.in_cell) return;
  ImGui::EndGroup();
  grid.window->WorkRect.Max.x = grid.saved_work_right;
  grid.window->ContentRegionRect.Max.x = grid.saved_content_right;
  grid.row_height = std::max(grid.row_height, ImGui::GetItemRectSize().y);
  grid.in_cell = false;
}

void next_row(Grid& grid) {
  remember_row(grid);
  grid.row_top += grid.row_height + grid.gap;
  grid.row_height = grid.row_natural = 0.0f;
  grid.column = 0;
  ++grid.row;
}

void card_header(const CardOptions& options) {
  if (options.title.empty()) return;
  text(options.title, fonts::Face::title);
  if (!options.hint.empty()) {
    ImGui::SameLine();
    hint(options.hint);
  }
  if (!options.subtitle.empty()) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme::px(4.0f));
    ImGui::PushTextWrapPos(0.0f);
    text_muted(options.subtitle);
    ImGui::PopTextWrapPos();
  }
  gap(2.0f);
}

}  // namespace

void page_begin() {
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->Pos);
  ImGui::SetNextWindowSize(viewport->Size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
  ImGui::Begin("##page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar(2);
  theme::sharpen(ImGui::GetWindowDrawList());
}

void page_end() { ImGui::End(); }

bool scroll_begin(const char* id, ImVec2 size, ImVec2 padding) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(padding.x), theme::px(padding.y)});
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0.0f);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, theme::tokens().background);
  const bool seen =
      ImGui::BeginChild(id, size, ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NoMove);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  theme::sharpen(ImGui::GetWindowDrawList());
  return seen;
}

void scroll_end() { ImGui::EndChild(); }

bool card_begin(const char* id, const CardOptions& options) {
  ImGuiWindow* parent = ImGui::GetCurrentWindow();
  const Grid* grid = grid_of(parent);
  const float row = grid != nullptr ? parent->StateStorage.GetFloat(grid->row_key()) : 0.0f;
  const float height = options.height > 0.0f ? theme::px(options.height) : row;
  const ImGuiChildFlags automatic = height > 0.0f ? 0 : ImGuiChildFlags_AutoResizeY;
  const float pad = theme::px(options.padding);
  cards.push_back({parent, parent->GetID(id), grid != nullptr && options.height <= 0.0f,
                   !pointed.empty() && pointed == id});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  const bool seen = ImGui::BeginChild(
      id, {0.0f, height},
      ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding | automatic,
      ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  theme::sharpen(ImGui::GetWindowDrawList());
  if (seen) card_header(options);
  return seen;
}

void card_end() {
  const Card card = cards.back();
  cards.pop_back();
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  float& natural = *card.parent->StateStorage.GetFloatRef(card.key);
  // A card out of sight was not filled: it keeps the height that it had.
  if (!window->SkipItems) {
    natural = window->DC.CursorMaxPos.y - window->DC.CursorStartPos.y + window->WindowPadding.y * 2;
  }
  const float height = natural;
  ImGui::EndChild();
  if (card.pointed) draw_pointed();
  if (Grid* grid = card.in_grid ? grid_of(card.parent) : nullptr) {
    grid->row_natural = std::max(grid->row_natural, height);
  }
}

void grid_begin(const char* id, float min_column, int max_columns, float gap) {
  Grid grid;
  grid.window = ImGui::GetCurrentWindow();
  grid.id = grid.window->GetID(id);
  grid.origin = ImGui::GetCursorScreenPos();
  grid.row_top = grid.origin.y;
  grid.gap = theme::px(gap);
  const float width = ImGui::GetContentRegionAvail().x;
  const float wanted = theme::px(min_column) + grid.gap;
  const int fitting = static_cast<int>((width + grid.gap) / wanted);
  grid.columns = std::clamp(fitting, 1, std::max(max_columns, 1));
  const auto n = static_cast<float>(grid.columns);
  grid.column_width = (width - grid.gap * (n - 1.0f)) / n;
  grids.push_back(grid);
  ImGui::PushID(id);
}

void grid_cell(int span) {
  Grid& grid = grids.back();
  close_cell(grid);
  span = std::clamp(span, 1, grid.columns);
  if (grid.column + span > grid.columns) next_row(grid);
  const float left =
      grid.origin.x + static_cast<float>(grid.column) * (grid.column_width + grid.gap);
  const float width =
      grid.column_width * static_cast<float>(span) + grid.gap * static_cast<float>(span - 1);
  ImGui::SetCursorScreenPos({left, grid.row_top});
  grid.column += span;
  grid.saved_work_right = grid.window->WorkRect.Max.x;
  grid.saved_content_right = grid.window->ContentRegionRect.Max.x;
  grid.window->WorkRect.Max.x = grid.window->ContentRegionRect.Max.x = left + width;
  ImGui::BeginGroup();
  grid.in_cell = true;
}

void grid_end() {
  Grid& grid = grids.back();
  close_cell(grid);
  remember_row(grid);
  ImGui::SetCursorScreenPos(grid.origin);
  ImGui::Dummy({1.0f, grid.row_top + grid.row_height - grid.origin.y});
  ImGui::PopID();
  grids.pop_back();
}

int grid_columns() { return grids.empty() ? 1 : grids.back().columns; }

void point_at(std::string_view card, int number) {
  pointed = card;
  if (number == pointed_number) return;
  pointed_number = number;
  scroll_there = !card.empty();
}

void align_right(float width) {
  const float room = ImGui::GetContentRegionAvail().x - width;
  if (room > 0.0f) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room);
}

void gap(float height) { ImGui::Dummy({0.0f, theme::px(height)}); }

}  // namespace handoff::web::ui
