// The inputs of `pipeline` in which the article's tools differ: what starts it, what it looks up, how
// trial sequences are left, who assigns, reconciliation, and how much goes on at once.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_modes(auto& it, auto& v) {
  v.begin("trigger", "what makes the pipeline look at an event");
  v.choice("kind", it.trigger.kind, kTriggers,
           {0, 0, "", "webhook, poll or a person", "article: step 1"});
  v.field("poll_every", it.trigger.poll_every,
          {1, 86400, "s", "polling interval", "a vendor's plans: 15, 2 or 1 min"});
  v.field(
      "poll_limit", it.trigger.poll_limit,
      {1, 1e6, "", "new events at one poll, the rest is held", "a vendor's documentation: 100"});
  v.end();
  v.choice("enrichment", it.enrichment, kEnrichments,
           {0, 0, "", "what the CRM learns beside billing", "article: step 2"});
  v.begin("disenrolment", "how a customer leaves the trial sequences");
  v.choice("kind", it.disenrolment.kind, kDisenrolments,
           {0, 0, "", "with the update, by list sync, or by hand", "article: step 3"});
  v.field("sync_every", it.disenrolment.sync_every,
          {1, 604800, "s", "interval of the list sync", kAssumption});
  v.end();
  v.choice("routing_by", it.routing_by, kRoutings,
           {0, 0, "", "who assigns an owner", "article: step 4"});
  v.begin("reconcile", "comparing billing with the CRM");
  v.field("enabled", it.reconcile.enabled, {0, 1, "", "reconciliation runs", "article: step 5"});
  v.field("auto_repair", it.reconcile.auto_repair,
          {0, 1, "", "what is found is handed off again", kAssumption});
  v.field("every", it.reconcile.every, {1, 2592000, "s", "interval", "article: 4 hours"});
  v.field("busy_every", it.reconcile.busy_every,
          {1, 2592000, "s", "interval on busy days", "article: 1 hour"});
  v.field("busy_conversions_a_day", it.reconcile.busy_conversions_a_day,
          {0, 1e9, "", "a day with more is busy", "article: 200"});
  v.field("index_delay", it.reconcile.index_delay,
          {0, 86400, "s", "overlap of the windows, for the CRM's search to catch up",
           "vendor: searchable after a few moments; the length is an assumption"});
  v.field(
      "review_minute", it.reconcile.review_minute,
      {0, 1439, "min", "minute of the day of the exceptions' review", "article: every morning"});
  v.end();
  v.begin("pace", "how much may go on at once");
  v.field("concurrency", it.pace.concurrency,
          {0, 1e6, "", "handoffs at once; 0: no limit", "vendors differ"});
  v.field("spacing", it.pace.spacing,
          {0, 86400, "s", "between the starts of two handoffs", "vendors differ"});
  v.end();
}

template void visit_modes(const core::PipelineConfig&, Fields<ScenarioVisitor>&);
template void visit_modes(core::PipelineConfig&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
