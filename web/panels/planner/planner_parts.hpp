// Planner parts: what the planner's cards share, and those that stand in files of their own.
#pragma once

#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/views/planner/planner.hpp"

namespace handoff::web::panels {

// The question's card, with its title and its words; ui::card_end is always due.
bool question_card(const char* id, QuestionKind kind);

// How far the work on this question is, with a button to stop it.
void waiting(const PlannerView& view, QuestionKind kind, Requests& requests);

// A table whose first and last column take the room that the figures between them leave. True: it
// is in sight, and ImGui::EndTable is due. The tone is the second column's.
bool table_begin(const char* id, const std::vector<std::string>& head);
void table_row(const std::vector<std::string>& cells, theme::Tone tone = theme::Tone::neutral);

// A text that is taken over when it is left; true when it was changed.
bool written(const char* id, const char* example, std::string& text, float width);
// Labelled, above it.
bool written_under(const char* label, const char* example, std::string& text, float width);

void tools_card(const PlannerView& view, Requests& requests);
void team_card(const PlannerView& view, Requests& requests);
void year_card(const PlannerView& view, Requests& requests);
void worth_card(const PlannerView& view, Requests& requests);
void optimum_card(const PlannerView& view, Requests& requests);
void sweep_card(const PlannerView& view, PlannerMemory& memory, Requests& requests);

}  // namespace handoff::web::panels
