// Counters, gauges and summaries.
#include "service/operations/metrics.hpp"

#include <fmt/format.h>

#include <iterator>
#include <numeric>

namespace handoff::service {
namespace {

class MetricsText {
 public:
  void gauge(std::string_view name, double value, std::string_view help) {
    head(name, "gauge", help);
    fmt::format_to(std::back_inserter(text_), "handoff_{} {}\n", name, value);
  }
  void counter(std::string_view name, std::uint64_t value, std::string_view help) {
    head(name, "counter", help);
    fmt::format_to(std::back_inserter(text_), "handoff_{} {}\n", name, value);
  }
  void summary(std::string_view name, const RecentValues& values, std::string_view help) {
    head(name, "summary", help);
    for (const double share : {0.5, 0.95, 0.99})
      fmt::format_to(std::back_inserter(text_), "handoff_{}{{quantile=\"{}\"}} {}\n", name, share,
                     values.quantile(share));
    fmt::format_to(std::back_inserter(text_), "handoff_{}_sum {}\nhandoff_{}_count {}\n", name,
                   values.sum(), name, values.count());
  }
  void by_operation(std::string_view name, const auto& counts, std::string_view help) {
    head(name, "counter", help);
    for (const auto& row : core::kOperationRows) {
      const std::uint64_t count = counts[static_cast<std::size_t>(row.value)];
      if (count > 0)
        fmt::format_to(std::back_inserter(text_), "handoff_{}{{operation=\"{}\"}} {}\n", name,
                       row.name, count);
    }
  }
  std::string take() { return std::move(text_); }

 private:
  void head(std::string_view name, std::string_view kind, std::string_view help) {
    fmt::format_to(std::back_inserter(text_), "# HELP handoff_{} {}\n# TYPE handoff_{} {}\n", name,
                   help, name, kind);
  }
  std::string text_;
};

}  // namespace

std::string metrics_text(const DriverView& view, const WebhookCounts& webhooks,
                         std::size_t connections) {
  const core::Pipeline& pipeline = view.brain.pipeline();
  const core::Counters& counters = pipeline.counters();
  const Lags& lags = view.brain.lags();
  MetricsText text;
  text.summary("crm_lag_s", lags.crm_lag_s, "payment event to the CRM calling them a customer");
  text.summary("commit_lag_s", lags.commit_lag_s,
               "payment event to CRM updated and trial sequences left");
  text.summary("processing_s", lags.processing_s, "webhook received to onboarding started");
  text.counter("conversions", counters.conversions, "conversions");
  text.counter("events", counters.events, "events that the pipeline was told");
  text.counter("duplicates_received", counters.redeliveries, "events that had come before");
  text.counter("retries", counters.retries, "requests that were sent once more");
  text.counter("http_429", counters.throttled, "answers that said too many requests");
  text.by_operation("api_calls", view.calls.calls, "calls to other systems");
  text.by_operation("api_failures", view.calls.failed, "calls that failed or were refused");
  text.counter("reconciliations", counters.reconciliations, "windows compared");
  text.gauge("exceptions", static_cast<double>(pipeline.exceptions().open_count()),
             "handoffs that wait for a person");
  text.gauge("in_flight", static_cast<double>(pipeline.in_flight()), "handoffs under way");
  text.gauge("owed", static_cast<double>(view.owed), "requests without an answer yet");
  text.gauge("waiting", static_cast<double>(view.waiting), "inputs that wait to be stored");
  text.counter("inputs", static_cast<std::uint64_t>(view.inputs), "inputs stored");
  text.gauge("store_bytes", static_cast<double>(view.store_bytes), "size of the store");
  text.counter("webhooks_taken", webhooks.taken, "webhooks acknowledged");
  text.counter("webhooks_refused", webhooks.refused, "webhooks that must not come again");
  text.counter("webhooks_not_stored", webhooks.not_stored, "webhooks that must come again");
  text.gauge("connections", static_cast<double>(connections), "open connections");
  return text.take();
}

}  // namespace handoff::service
