#include "web/views/idle_inputs.hpp"

namespace handoff::web {
namespace {

struct Row {
  std::string_view path;
  bool (*works)(const sim::Scenario&);
  std::string_view why;
};

constexpr std::string_view kRoutingRow = "pipeline.routing[";

bool polls(const sim::Scenario& it) { return it.pipeline.trigger.kind == core::Trigger::poll; }
bool syncs(const sim::Scenario& it) {
  return it.pipeline.disenrolment.kind == core::Disenrolment::list_sync;
}
bool reconciles(const sim::Scenario& it) { return it.pipeline.reconcile.enabled; }
bool has_absence(const sim::Scenario& it) { return it.team.absence > 0; }
bool has_meetings(const sim::Scenario& it) { return it.team.meetings > 0; }
bool draws(const sim::Scenario& it) { return !it.past; }
bool dedupes(const sim::Scenario& it) { return it.pipeline.dedupe.enabled; }
bool has_owners(const sim::Scenario& it) { return it.horizon.book.owners == sim::Owners::named; }

// The row in "pipeline.routing[2].pool_rule"; one that is not there has no pools to choose from.
bool chooses_pool(const sim::Scenario& scenario, std::string_view path) {
  std::size_t row = 0;
  for (std::size_t at = kRoutingRow.size(); at < path.size() && path[at] != ']'; ++at)
    row = row * 10 + static_cast<std::size_t>(path[at] - '0');
  const auto& rows = scenario.pipeline.routing;
  return row < rows.size() && rows[row].pools.size() > 1;
}

constexpr std::string_view kOnlyPolling = "Does nothing: only a trigger that polls has it.";
constexpr std::string_view kOnlyReconciling = "Does nothing: only while reconciliation runs.";

constexpr std::string_view kOnlyOwners = "Does nothing: accounts are the team's.";

constexpr std::string_view kOnlyDrawn = "Does nothing: your own customers come as they came.";

constexpr Row kRows[] = {
    {"cohort.arrivals", draws, kOnlyDrawn},
    {"cohort.month_to_month", draws, kOnlyDrawn},
    {"cohort.conversion_rate", draws, kOnlyDrawn},
    {"cohort.card_on_file", draws, kOnlyDrawn},
    {"pipeline.trigger.poll_every", polls, kOnlyPolling},
    {"pipeline.trigger.poll_limit", polls, kOnlyPolling},
    {"pipeline.disenrolment.sync_every", syncs,
     "Does nothing: only where trial mails stop by list sync."},
    {"pipeline.reconcile.auto_repair", reconciles, kOnlyReconciling},
    {"pipeline.reconcile.every", reconciles, kOnlyReconciling},
    {"pipeline.reconcile.busy_every", reconciles, kOnlyReconciling},
    {"pipeline.reconcile.busy_conversions_a_day", reconciles, kOnlyReconciling},
    {"team.absence_days", has_absence, "Does nothing: nobody is ever away."},
    {"team.meeting", has_meetings, "Does nothing: there are no meetings."},
    {"pipeline.dedupe.window", dedupes, "Does nothing: only while idempotency is on."},
    {"horizon.book.handover", has_owners, kOnlyOwners},
    {"horizon.book.handover_hours", has_owners, kOnlyOwners},
};

}  // namespace

std::string_view why_idle(const sim::Scenario& scenario, std::string_view path) {
  for (const Row& row : kRows) {
    if (row.path == path && !row.works(scenario)) return row.why;
  }
  const bool pool_rule = path.starts_with(kRoutingRow) && path.ends_with(".pool_rule");
  if (pool_rule && !chooses_pool(scenario, path))
    return "Does nothing: only a tier with several teams has it.";
  return {};
}

}  // namespace handoff::web
