// The inputs of `apis`: latency, errors, limits and outages of each system that the pipeline calls.
#include "sim/scenario/fields/groups.hpp"
#include "sim/scenario/fields/shared.hpp"

namespace handoff::sim {
namespace {

// What every system has.
void visit_api(auto& it, auto& v) {
  v.field("latency", it.latency,
          {0, 3600, "s", "of an answered request", "assumption: no percentiles are published"});
  v.field("server_error_rate", it.server_error_rate,
          {0, 1, "share", "of the requests answered 5xx", kAssumption});
  v.field("timeout_rate", it.timeout_rate,
          {0, 1, "share", "of the requests not answered in time", kAssumption});
  v.field("timeout_applied", it.timeout_applied,
          {0, 1, "share", "of those, done all the same", kAssumption});
  v.field("retry_after", it.retry_after,
          {0, 86400, "s", "sent with a 429; 0: not sent", "vendors differ; disputed"});
  v.list("limits", it.limits, {0, 8, "rate limits, all in force at once"},
         [](auto& each, auto& limit) {
           each.choice("kind", limit.kind, kLimitKinds,
                       {0, 0, "", "how the window moves", "vendor's documentation"});
           each.field("requests", limit.requests,
                      {1, 1e7, "", "requests in the window", "vendor's documentation"});
           each.field("window", limit.window,
                      {0.001, 86400, "s", "length of the window", "vendor's documentation"});
           each.choice("counts", limit.counts, kCounts,
                       {0, 0, "", "which requests it counts", "vendor's documentation"});
         });
  v.field("concurrent", it.concurrent,
          {0, 1e6, "", "requests at work at once; 0: no limit", "vendor's documentation"});
  v.field("queue", it.queue,
          {0, 1e6, "", "requests that wait for a place among those at work; more are refused",
           kAssumption});
  v.list("background", it.background, {0, 16, "other applications' use of the same limits"},
         [](auto& each, auto& load) {
           each.field("rate", load.rate, {0, 1e6, "/s", "requests a second", kAssumption});
           each.choice("counts", load.counts, kCounts,
                       {0, 0, "", "limits of all requests, and of this kind", kAssumption});
           visit_window(load.when, each, kAssumption);
         });
  v.list("outages", it.outages, {0, 32, "windows in which every request is answered 5xx"},
         [](auto& each, auto& window) { visit_window(window, each, kAssumption); });
}

}  // namespace

void visit_apis(auto& it, auto& v) {
  for (const SystemInfo& system : kSystemTable) {
    v.begin(system.key, system.help);
    visit_api(it.*system.api, v);
    v.end();
  }
  v.field("crm_search_delay", it.crm_search_delay,
          {0, 86400, "s", "from an update to its being found by the CRM's search",
           "vendor: a few moments; the length is an assumption"});
}

template void visit_apis(const Apis&, Fields<ScenarioVisitor>&);
template void visit_apis(Apis&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
