// handoff replay: a payment processor's own events through the pipeline, dry.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/events/processors/processors.hpp"
#include "io/json/json_reader.hpp"
#include "io/results/replay.hpp"
#include "io/results/replay_report.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::cli {
namespace {

using io::Named;

constexpr std::array<Named<io::ReplayOrder>, 2> kOrders{
    {{"given", io::ReplayOrder::given}, {"created", io::ReplayOrder::created}}};
constexpr std::array<Named<core::ConvertsAt>, 2> kConvertsAt{
    {{"active", core::ConvertsAt::active}, {"first_payment", core::ConvertsAt::first_payment}}};
constexpr std::array<Named<core::CountBy>, 2> kCountBy{
    {{"subscription", core::CountBy::subscription}, {"customer", core::CountBy::customer}}};
constexpr std::array<Named<core::Discounts>, 3> kDiscounts{{{"lasting", core::Discounts::lasting},
                                                            {"none", core::Discounts::none},
                                                            {"all", core::Discounts::all}}};
constexpr std::array<Named<core::PausedCollection>, 2> kPausedCollection{
    {{"waits", core::PausedCollection::waits}, {"converts", core::PausedCollection::converts}}};
constexpr std::array<Named<core::InvoiceBilling>, 2> kInvoiceBilling{
    {{"at_active", core::InvoiceBilling::at_active},
     {"at_payment", core::InvoiceBilling::at_payment}}};

struct ReplayOptions {
  std::vector<std::string> files;
  std::string order = "given";
  std::string scenario;
  std::string converts_at;  // of these five: empty is the scenario's
  std::string count_by;
  std::string discounts;
  std::string paused_collection;
  std::string invoice_billing;
  bool strict = false;
  OutputOptions outputs;
};

// "given and created".
template <class Value, std::size_t N>
std::string allowed(const std::array<Named<Value>, N>& table) {
  std::string names;
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0) names += i + 1 == N ? " and " : ", ";
    names += table[i].first;
  }
  return names;
}

// Sets `value` to what an option says; an option that was not given says nothing.
template <class Value, std::size_t N>
std::optional<core::Error> choose(std::string_view option, const std::string& text,
                                  const std::array<Named<Value>, N>& table, Value& value) {
  if (text.empty()) return std::nullopt;
  for (const auto& [name, meaning] : table) {
    if (name != text) continue;
    value = meaning;
    return std::nullopt;
  }
  return core::Error{std::string(option),
                     "found " + io::in_quotes(text) + "; allowed are " + allowed(table)};
}

std::optional<core::Error> choose_policy(const ReplayOptions& options,
                                         core::ConversionPolicy& policy) {
  const std::optional<core::Error> errors[] = {
      choose("--converts-at", options.converts_at, kConvertsAt, policy.converts_at),
      choose("--count-by", options.count_by, kCountBy, policy.count_by),
      choose("--discounts", options.discounts, kDiscounts, policy.discounts),
      choose("--paused-collection", options.paused_collection, kPausedCollection,
             policy.paused_collection),
      choose("--invoice-billing", options.invoice_billing, kInvoiceBilling,
             policy.invoice_billing)};
  for (const auto& error : errors) {
    if (error) return error;
  }
  return std::nullopt;
}

core::Result<core::PipelineConfig> pipeline_of(const ReplayOptions& options) {
  core::PipelineConfig config = core::default_config();
  if (!options.scenario.empty()) {
    auto scenario = load_scenario(options.scenario);
    if (!scenario) return scenario.error();
    config = std::move(scenario->pipeline);
  }
  if (auto error = choose_policy(options, config.conversion)) return *std::move(error);
  return config;
}

// Writes each record as it comes; remembers the first output that fails.
class Recorder {
 public:
  Recorder(Outputs outputs, bool lines) : outputs_(std::move(outputs)), lines_(lines) {
    if (outputs_.csv) keep(outputs_.csv->write(io::record_csv_header()));
  }

  void take(const io::ReplayRecord& record) {
    if (error_) return;
    if (outputs_.json) keep(outputs_.json->write(io::compact(io::record_json(record)) + '\n'));
    if (outputs_.csv) keep(outputs_.csv->write(io::record_csv(record)));
    if (lines_) {
      const std::string line = io::record_line(record);
      std::fwrite(line.data(), 1, line.size(), stdout);
    }
  }

  std::optional<core::Error> finish(const io::Replay& replay) {
    if (lines_) fmt::print("\n{}", io::summary_text(replay.summary()));
    fmt::print(lines_ ? stdout : stderr, "{}", replay.left_out().text());
    if (!error_) keep(outputs_.close());
    if (!error_ && std::fflush(stdout) != 0)
      error_ = core::Error{"standard output", "cannot be written"};
    return error_;
  }

 private:
  void keep(std::optional<core::Error> error) {
    if (!error_) error_ = std::move(error);
  }

  Outputs outputs_;
  bool lines_;
  std::optional<core::Error> error_;
};

std::optional<core::Error> read_all(const std::vector<std::string>& files, io::Replay& replay) {
  for (const std::string& file : files) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
      const std::string name = io::printable(file, 200);
      return core::Error{name, "is a folder; name the files in it: handoff replay " + name +
                                   (file.ends_with('/') ? "*" : "/*")};
    }
    if (auto error = replay.read(file)) return error;
  }
  return std::nullopt;
}

Exit replay(const ReplayOptions& options) {
  io::ReplayOrder order = io::ReplayOrder::given;
  if (const auto error = choose("--order", options.order, kOrders, order)) return refuse(*error);
  auto config = pipeline_of(options);
  if (!config) return refuse(config.error());
  auto outputs = open_outputs(options.outputs);
  if (!outputs) return refuse(outputs.error());
  io::Replay events(io::read_payment_event, *std::move(config));
  if (const auto error = read_all(options.files, events)) return refuse(*error);
  Recorder recorder(*std::move(outputs), !options.outputs.takes_stdout());
  const auto take = [&](const io::ReplayRecord& record) { recorder.take(record); };
  if (const auto error = events.decide(order, take)) return refuse(*error);
  if (const auto error = recorder.finish(events)) return refuse(*error);
  return options.strict && events.left_out().is_faulty() ? Exit::bad_input : Exit::ok;
}

constexpr const char* kNotes =
    R"(A FILE holds one event or any number of them: a JSON array, list objects or pages of them, one event a
line, objects one after another, or lines of a log with an event in each; bare, or in the envelope of a queue,
a webhook log or a warehouse. - is standard input. What cannot be read is left out, counted and listed at the
end. All files are read before the first decision. Events of test mode are left out, unless all are.

The decisions are those of the pipeline that would run in production. Nothing is sent anywhere: an adapter
inside the program answers each request at once. It finds one contact for each customer by the primary
e-mail, knows no product usage, no deals and no company data, and every write succeeds. The time now is each
event's created time, except that it never runs backward. MRR and tier are shown where the event names a
subscription whose price is known.

Examples:
  handoff replay events.jsonl
  handoff replay june.jsonl july.jsonl --order created --csv decisions.csv
  handoff replay events.jsonl --converts-at first_payment --count-by customer
  handoff replay events.jsonl --json - | grep '"decision":"converted"')";

void add_policy(Command& command, ReplayOptions& options) {
  command.option(
      "--converts-at", "WHEN", options.converts_at,
      "active: when the subscription turns active after its trial, or is paid (default); "
      "first_payment: when money comes");
  command.option("--count-by", "WHAT", options.count_by,
                 "subscription: each trial counts (default); customer: a second subscription is "
                 "expansion, a return reactivation");
  command.option("--discounts", "WHICH", options.discounts,
                 "taken off MRR: lasting, those without an end (default); none; all");
  command.option("--paused-collection", "RULE", options.paused_collection,
                 "active while collection is paused: waits (default), or converts");
  command.option("--invoice-billing", "WHEN", options.invoice_billing,
                 "billed by an invoice to be paid later: converts at_active (default) or "
                 "at_payment");
}

}  // namespace

void add_replay(CommandLine& line) {
  auto options = std::make_shared<ReplayOptions>();
  Command command =
      line.add("replay", "what the pipeline decides on a payment processor's own events");
  command.words("FILE", options->files, "files of events");
  command.option_with_default("--order", "ORDER", options->order,
                              "given: as in the files, a list with the newest first from its end; "
                              "created: by the events' own time");
  command.option("--scenario", "SCENARIO", options->scenario,
                 "take the pipeline's rules from this scenario");
  add_policy(command, *options);
  command.flag("--strict", options->strict, "exit code 2 if anything could not be read");
  command.option("--json", "FILE", options->outputs.json,
                 "write one JSON object a line; - for standard output");
  command.option("--csv", "FILE", options->outputs.csv, "write CSV; - for standard output");
  command.footer(kNotes);
  command.runs([options] { return replay(*options); });
}

}  // namespace handoff::cli
