// The page as text: what the panels show, in words and tables, without a screen.
//
// Screen readers get it beside the canvas, and everybody in text mode (web/js/text.js). It is
// made from the same view model as the panels, so it cannot say anything else. A new panel adds its
// table to `text_view`.
#pragma once

#include <string>
#include <vector>

#include "web/views/tables/text_inputs.hpp"
#include "web/views/tables/text_table.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

struct TextView {
  std::string headline;
  std::vector<std::string> lines;
  std::vector<TextTable> tables;
  std::vector<TextInput> inputs;
  bool kept = false;  // scenarios beside the one on the page
  bool can_undo = false;
  bool can_redo = false;
};

TextView text_view(const ViewModel& view);

// For web/js/text.js.
std::string text_view_json(const TextView& view);

// What a screen reader says when a run is finished: one sentence or two.
std::string spoken(const ViewModel& view);

}  // namespace handoff::web
