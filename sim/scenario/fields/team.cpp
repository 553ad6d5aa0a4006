// The inputs of `team`: the CS team, its first touches, its other work, absence and meetings.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_team(auto& it, auto& v) {
  v.list("touches", it.touches,
         {1, 32, "first touches by tier; the last one counts for all tiers after it"},
         [](auto& each, auto& touch) {
           each.field("duration", touch.duration, {0, 86400, "s", "of a first touch", kAssumption});
           each.field("priority", touch.priority,
                      {0, 31, "", "the lowest number is served first", kAssumption});
           each.field(
               "call", touch.call,
               {0, 1, "", "a call, made only in the customer's hours; otherwise a mail or video",
                "article: routing table, onboarding model"});
         });
  v.field(
      "other_work", it.other_work,
      {0, 0.99, "share", "of a person's time without a touch that other work takes", kAssumption});
  v.field("other_task", it.other_task,
          {0, 86400, "s", "one piece of other work, finished before a touch begins", kAssumption});
  v.field("absence", it.absence,
          {0, 0.9, "share", "of a person's days on which they are away: sick, or on holiday",
           "assumption: none; with 25 days of holiday and 5 of sickness 30 of 260, 0.12"});
  v.field("absence_days", it.absence_days,
          {1, 60, "days", "of one absence in a row, weekends included",
           "assumption: a day here and there; a holiday is 7 or 14"});
  v.field("meetings", it.meetings,
          {0, 0.9, "share", "of the hours of who is there; nobody leaves a touch for a meeting",
           "assumption: none beside the other work; a calendar's export says it"});
  v.field("meeting", it.meeting,
          {300, 28800, "s", "one meeting; it begins by the clock, as half hours at :00 and :30",
           "assumption: half an hour, which calendars offer first"});
  v.field("pickup", it.pickup,
          {0, 604800, "s",
           "working time from the CRM's update until somebody sees a customer whom nobody assigned",
           "assumption, calibrated to the article's 6.4 h without automated routing"});
}

template void visit_team(const Team&, Fields<ScenarioVisitor>&);
template void visit_team(Team&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
