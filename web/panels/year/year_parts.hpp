// Year parts: the cards of the tab Year.
#pragma once

#include "web/panels/panels.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::panels {

// What the months ahead say, in a sentence, and the few inputs that decide it.
void year_words_card(const YearTabView& view, const PlannerView& planner, Requests& requests);
// The cheapest hiring plan, once it is asked for.
void year_plan_card(const PlannerView& planner, Requests& requests);
// Headcount as steps, and whoever starts or leaves as a table.
void year_people_card(const YearTabView& view, Requests& requests);
// A chart for each target and each figure.
void year_fans(const YearTabView& view);
// One target under low, expected and high growth.
void year_growths_card(const YearTabView& view, YearMemory& memory);
void year_book_card(const YearTabView& view, Requests& requests);

// What the lines and bands of a fan are, which have no legend of their own.
void fan_words();
// A fan on axes of its own; `range` of the y axis: as the data have it where it is empty.
void fan_plot(const char* id, const FanView& fan, const std::vector<std::string>& months,
              float height, charts::Limits range = {});

}  // namespace handoff::web::panels
