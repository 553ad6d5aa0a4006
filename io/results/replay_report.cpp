// One row of fields, written in three ways.
#include "io/results/replay_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/messages/explain.hpp"
#include "io/figures/columns.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kLongestId = 80;

std::string lower_case(core::Currency currency) {
  std::string text;
  for (const char c : currency.code)
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string created_text(const ReplayRecord& record) {
  return record.created ? time_text(*record.created) : "-";
}

std::string mrr_text(const ReplayRecord& record) {
  if (record.mrr_at_least)
    return fmt::format("at least {:.2f} {}", record.mrr_at_least->units(), record.currency);
  return record.mrr ? fmt::format("{:.2f} {}", record.mrr->units(), record.currency) : "-";
}

// What a text leaves empty of a column.
std::size_t blanks(std::size_t columns, std::string_view text) {
  return columns - std::min(columns, figures::columns_of(text));
}

// A text at the left of its column, and two blanks between it and the next.
void add_column(std::string& line, std::string_view text, std::size_t columns) {
  line.append(text).append(blanks(columns, text) + 2, ' ');
}

}  // namespace

ReplayRecord replay_record(ReadEvent read, const core::DryRunRecord& it,
                           const core::PipelineConfig& config) {
  ReplayRecord record;
  if (read.is_event) record.created = read.event.created;
  record.event_id = std::move(read.id);
  record.type = read.is_event ? std::move(read.type) : "bare " + read.object_kind;
  record.subscription = std::move(read.subscription);
  record.decision = it.verdict.decision;
  record.reason = it.verdict.reason;
  record.explanation = read.is_event ? core::sentence(it.verdict.reason)
                                     : "an object by itself and not an event: it does not say what "
                                       "happened; export the events";
  record.mrr = it.mrr;
  record.mrr_at_least = it.mrr_at_least;
  if (it.mrr || it.mrr_at_least) record.currency = lower_case(it.verdict.subscribed.currency);
  if (it.tier != core::kNoTier) record.tier = config.routing[it.tier].tier;
  return record;
}

Json record_json(const ReplayRecord& record) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? Json() : Json(text);
  };
  const auto cents_or_null = [](const std::optional<core::Money>& money) {
    return money ? Json(money->cents) : Json();
  };
  return {{"event_id", text_or_null(record.event_id)},
          {"type", record.type},
          {"created", record.created ? Json(time_text(*record.created)) : Json()},
          {"decision", core::name(record.decision)},
          {"reason", core::name(record.reason)},
          {"explanation", record.explanation},
          {"subscription", text_or_null(record.subscription)},
          {"mrr_cents", cents_or_null(record.mrr)},
          {"currency", text_or_null(record.currency)},
          {"tier", text_or_null(record.tier)},
          {"mrr_at_least_cents", cents_or_null(record.mrr_at_least)}};
}

std::string record_csv_header() {
  return "event_id,type,created,decision,reason,explanation,subscription,mrr_cents,currency,tier,"
         "mrr_at_least_cents\n";
}

std::string record_csv(const ReplayRecord& record) {
  const auto cents = [](const std::optional<core::Money>& money) {
    return money ? std::to_string(money->cents) : std::string();
  };
  const std::string fields[] = {record.event_id,
                                record.type,
                                record.created ? time_text(*record.created) : std::string(),
                                std::string(core::name(record.decision)),
                                std::string(core::name(record.reason)),
                                record.explanation,
                                record.subscription,
                                cents(record.mrr),
                                record.currency,
                                record.tier,
                                cents(record.mrr_at_least)};
  return csv_line(fields);
}

std::string record_line(const ReplayRecord& record) {
  const auto or_dash = [](const std::string& text) {
    return text.empty() ? "-" : printable(text, kLongestId);
  };
  std::string line;
  add_column(line, created_text(record), 20);
  add_column(line, or_dash(record.event_id), 28);
  add_column(line, or_dash(record.type), 36);
  add_column(line, core::name(record.decision), 14);
  add_column(line, or_dash(record.tier), 10);
  const std::string mrr = mrr_text(record);
  line.append(blanks(14, mrr), ' ').append(mrr).append("  ").append(record.explanation);
  return line + '\n';
}

std::string summary_text(const core::DryRunSummary& summary) {
  std::string text = fmt::format("{} event{}", summary.events, summary.events == 1 ? "" : "s");
  for (std::size_t i = 0; i < summary.decisions.size(); ++i) {
    if (summary.decisions[i] == 0) continue;
    text +=
        fmt::format(", {} {}", summary.decisions[i], core::name(static_cast<core::Decision>(i)));
  }
  text += fmt::format(
      "\ndry run: {} handed off, {} requests that would have been sent, {} on the exception list\n",
      summary.onboarded, summary.requests, summary.exceptions);
  for (const auto& [currency, mrr] : summary.converted_mrr) {
    const bool at_least = summary.converted_at_least.count(currency) > 0;
    text += fmt::format("converted MRR: {}{:.2f} {}\n", at_least ? "at least " : "", mrr.units(),
                        lower_case(currency));
  }
  return text;
}

}  // namespace handoff::io
