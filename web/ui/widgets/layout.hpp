// Layout: the window that fills the page, cards, and a grid that has as many columns as fit.
//
//   ui::page_begin();
//   if (ui::scroll_begin("main")) {
//     ui::grid_begin("kpis", 220, 5);
//     for (const Kpi& kpi : kpis) { ui::grid_cell(); ui::kpi_card(kpi); }
//     ui::grid_end();
//     ui::grid_begin("charts");              // columns of at least 320 px
//     ui::grid_cell(2);                      // two columns wide, where there are two
//     if (ui::card_begin("timing", {.title = "Handoff timing"})) { ...a plot... }
//     ui::card_end();                        // always
//     ui::grid_end();
//   }
//   ui::scroll_end();                        // always
//   ui::page_end();
//
// Lengths are design pixels; theme::px is applied here. Cards in one row of a grid are equally
// high.
#pragma once

#include <string_view>

#include "imgui.h"

namespace handoff::web::ui {

// One window over the whole canvas, without padding.
void page_begin();
void page_end();

// A part of the page that scrolls by itself. Size 0 is all that is left. False: nothing of it is
// seen.
bool scroll_begin(const char* id, ImVec2 size = {0, 0}, ImVec2 padding = {16.0f, 16.0f});
void scroll_end();

struct CardOptions {
  std::string_view title = {};
  std::string_view subtitle = {};
  std::string_view hint = {};  // behind a small "i" next to the title
  float padding = 16.0f;
  float height = 0.0f;  // 0: as high as its content, or as its row in a grid
};
// False: it is out of sight; skip the content, but call card_end.
bool card_begin(const char* id, const CardOptions& options = {});
void card_end();

void grid_begin(const char* id, float min_column = 320.0f, int max_columns = 4, float gap = 16.0f);
void grid_cell(int span = 1);
void grid_end();
// How many columns the grid being filled has, to give wide things a whole row.
int grid_columns();

// The card with this id is outlined, and scrolled to once for each number; empty: none.
void point_at(std::string_view card, int number);

// The next thing at the right end of the line, if it is so wide.
void align_right(float width);
void gap(float height = 8.0f);

}  // namespace handoff::web::ui
