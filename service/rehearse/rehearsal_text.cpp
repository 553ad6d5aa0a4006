// The words of a rehearsal.
#include "service/rehearse/rehearsal_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/results/rehearsal/rehearsal_file.hpp"
#include "io/text/text_block.hpp"

namespace handoff::rehearse {
namespace {

const char* name(Agreement agreement) {
  switch (agreement) {
    case Agreement::inside:
      return "inside";
    case Agreement::close:
      return "within 10%";
    case Agreement::as_drawn:
      return "as drawn";
    case Agreement::chance:
      return "by chance";
    case Agreement::differs:
      break;
  }
  return "DIFFERS";
}

// Hours of a lag are shown in seconds, as all others.
double shown(const FigureInfo& info, double value) {
  return info.quantile >= 0 && sim::info(info.metric).unit == "h" ? value * 3600 : value;
}

std::string text_of(const FigureInfo& info, double value) {
  return io::rehearsed_text(shown(info, value), info.quantile < 0);
}

std::string table_of(const Rehearsal& it) {
  std::vector<io::TableRow> rows{
      {"", "measured", "simulated", "95% of single runs", "same draws", ""}};
  for (std::size_t at = 0; at < kFigures.size(); ++at) {
    const FigureInfo& info = kFigures[at];
    const Row& row = it.rows[at];
    rows.push_back({std::string(info.label), text_of(info, row.measured), text_of(info, row.median),
                    text_of(info, row.low) + " to " + text_of(info, row.high),
                    text_of(info, row.same_draws), name(row.agreement)});
  }
  return io::aligned(rows);
}

std::string where_time_went(const Rehearsal& it) {
  const Breakdown& parts = it.breakdown;
  return fmt::format(
      "Of the mean CRM lag of {:.2f} s, delivery was {:.2f} s, the vendors' answers {:.2f} s, "
      "waits before "
      "another try {:.2f} s and the service itself {:.3f} s.\n"
      "The service took {:.1f} ms a step in this play, and {:.1f} ms in the calm one before, which "
      "the "
      "simulation was told; the sandbox's answers left late by {:.1f} ms at p99.\n",
      parts.lag_s, parts.delivery_s, parts.vendors_s, parts.waits_s, parts.service_s,
      it.in_play.step_s * 1e3, it.overhead.step_s * 1e3, parts.late_p99_ms);
}

std::string verdict_of(const Rehearsal& it) {
  std::size_t differing = 0;
  for (const Row& row : it.rows) differing += row.agreement == Agreement::differs ? 1 : 0;
  if (!it.ledger.violations.empty())
    return "verdict: the service broke an invariant: " + it.ledger.violations.front();
  if (differing > 0)
    return fmt::format("verdict: measured and simulated differ in {} of {} figures", differing,
                       kFigures.size());
  return fmt::format("verdict: measured and simulated agree in all {} figures", kFigures.size());
}

io::Json number(double value) {
  return std::isfinite(value) ? io::number_json(value) : io::Json(nullptr);
}

}  // namespace

std::string rehearsal_text(const Rehearsal& it) {
  std::string text = fmt::format(
      "{}: {} customers played in {:.0f} s of real time against the service, and {} runs "
      "simulated\n"
      "overhead, as measured before: {:.1f} ms from a webhook to the first call, {:.1f} ms a step "
      "(p95 "
      "{:.1f} ms, {} steps)\n\n",
      it.scenario, it.customers, it.played_s, kRuns, it.overhead.webhook_s * 1e3,
      it.overhead.step_s * 1e3, it.overhead.step_p95_s * 1e3, it.overhead.steps);
  text += table_of(it) + "\n" + where_time_went(it);
  text += fmt::format("webhooks: {} sent, {} refused, {} given up\n", it.webhooks, it.refused,
                      it.given_up);
  text += sandbox::verdict_text(it.ledger);
  return text + verdict_of(it) + "\n";
}

io::Json rehearsal_json(const Rehearsal& it) {
  io::Json figures = io::Json::object();
  for (std::size_t at = 0; at < kFigures.size(); ++at) {
    const Row& row = it.rows[at];
    figures[std::string(kFigures[at].name)] = {
        {"label", kFigures[at].label},
        {"measured", number(row.measured)},
        {"median", number(row.median)},
        {"prediction95", io::Json::array({number(row.low), number(row.high)})},
        {"together95", io::Json::array({number(row.all_low), number(row.all_high)})},
        {"same_draws", number(row.same_draws)},
        {"agreement", name(row.agreement)}};
  }
  return {{"rehearsal", it.scenario},
          {"seed", it.seed},
          {"replication", it.replication},
          {"customers", it.customers},
          {"played_s", it.played_s},
          {"runs", kRuns},
          {"overhead",
           {{"webhook_s", it.overhead.webhook_s},
            {"step_s", it.overhead.step_s},
            {"step_p95_s", it.overhead.step_p95_s},
            {"step_in_play_s", it.in_play.step_s}}},
          {"crm_lag_parts_s",
           {{"delivery", it.breakdown.delivery_s},
            {"vendors", it.breakdown.vendors_s},
            {"waits", it.breakdown.waits_s},
            {"service", it.breakdown.service_s}}},
          {"webhooks", {{"sent", it.webhooks}, {"refused", it.refused}, {"given_up", it.given_up}}},
          {"ledger",
           {{"lost", it.ledger.lost},
            {"doubled", it.ledger.doubled},
            {"repeated", it.ledger.repeated},
            {"excused", it.ledger.excused},
            {"violations", it.ledger.violations}}},
          {"figures", std::move(figures)},
          {"verdict", verdict_of(it)},
          {"agrees", it.good()}};
}

}  // namespace handoff::rehearse
