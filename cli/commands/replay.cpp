// handoff replay: a payment processor's own events through the pipeline, dry.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "io/results/replay_report.hpp"

namespace handoff::cli {
namespace {

struct ReplayOptions {
  std::vector<std::string> files;
  std::string order = "given";
  std::string scenario;
  OutputOptions outputs;
};

core::Result<core::PipelineConfig> pipeline_of(const ReplayOptions& options) {
  if (options.scenario.empty()) return core::default_config();
  auto scenario = load_scenario(options.scenario);
  if (!scenario) return scenario.error();
  return std::move(scenario->pipeline);
}

// Takes events one by one and writes each record at once; remembers the first output that fails.
class Recorder {
 public:
  Recorder(core::PipelineConfig config, Outputs outputs, bool lines)
      : dry_run_(std::move(config)), outputs_(std::move(outputs)), lines_(lines) {
    if (outputs_.csv) keep(outputs_.csv->write(io::record_csv_header()));
  }

  void take(const io::ReadEvent& event) {
    const io::ReplayRecord record =
        io::replay_record(event, dry_run_.take(event.event), dry_run_.config());
    if (error_) return;
    if (outputs_.json) keep(outputs_.json->write(io::compact(io::record_json(record)) + '\n'));
    if (outputs_.csv) keep(outputs_.csv->write(io::record_csv(record)));
    if (lines_) fmt::print("{}", io::record_line(record));
  }

  std::optional<core::Error> finish() {
    if (lines_) fmt::print("\n{}", io::summary_text(dry_run_.summary()));
    if (!error_) keep(outputs_.close());
    if (!error_ && std::fflush(stdout) != 0)
      error_ = core::Error{"standard output", "cannot be written"};
    return error_;
  }

 private:
  void keep(std::optional<core::Error> error) {
    if (!error_) error_ = std::move(error);
  }

  core::DryRun dry_run_;
  Outputs outputs_;
  bool lines_;
  std::optional<core::Error> error_;
};

std::optional<core::Error> read_all(const std::vector<std::string>& files, io::IdTables& ids,
                                    const io::EventReader::Sink& sink) {
  for (const std::string& file : files) {
    if (auto error = io::read_event_file(io::read_stripe_event, file, ids, sink)) return error;
  }
  return std::nullopt;
}

// What came before a bad event has been reported, and the error follows it.
std::optional<core::Error> feed(const ReplayOptions& options, Recorder& recorder) {
  io::IdTables ids;
  if (options.order == "given") {
    return read_all(options.files, ids, [&](const io::ReadEvent& event) { recorder.take(event); });
  }
  std::vector<io::ReadEvent> events;
  if (auto error = read_all(options.files, ids,
                            [&](const io::ReadEvent& event) { events.push_back(event); })) {
    return error;
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const io::ReadEvent& a, const io::ReadEvent& b) {
                     return a.event.created < b.event.created;
                   });
  for (const io::ReadEvent& event : events) recorder.take(event);
  return std::nullopt;
}

Exit replay(const ReplayOptions& options) {
  if (options.order != "given" && options.order != "created") {
    return refuse({"--order", "found \"" + options.order + "\"; allowed are given and created"});
  }
  auto config = pipeline_of(options);
  if (!config) return refuse(config.error());
  auto outputs = open_outputs(options.outputs);
  if (!outputs) return refuse(outputs.error());
  Recorder recorder(*std::move(config), *std::move(outputs), !options.outputs.takes_stdout());
  if (const auto error = feed(options, recorder)) return refuse(*error);
  if (const auto error = recorder.finish()) return refuse(*error);
  return Exit::ok;
}

constexpr const char* kNotes =
    R"(A FILE holds one event, a JSON array or list object of events, or one event a line; - is standard
input. The decisions are those of the pipeline that would run in production. Nothing is sent anywhere:
an adapter inside the program answers each request at once. It finds one contact for each customer by the
primary e-mail, knows no product usage, no deals and no company data, and every write succeeds. The time
now is each event's created time, except that it never runs backward. MRR and tier are shown where the
event names a subscription whose price is known.

Examples:
  handoff replay events.jsonl
  handoff replay june.jsonl july.jsonl --order created --csv decisions.csv
  handoff replay events.jsonl --json - | grep '"decision":"converted"')";

}  // namespace

void add_replay(CommandLine& line) {
  auto options = std::make_shared<ReplayOptions>();
  Command command =
      line.add("replay", "what the pipeline decides on a payment processor's own events");
  command.words("FILE", options->files, "files of events");
  command.option_with_default("--order", "ORDER", options->order,
                              "given: as in the files; created: by the events' own time");
  command.option("--scenario", "SCENARIO", options->scenario,
                 "take the pipeline's rules from this scenario");
  command.option("--json", "FILE", options->outputs.json,
                 "write one JSON object a line; - for standard output");
  command.option("--csv", "FILE", options->outputs.csv, "write CSV; - for standard output");
  command.footer(kNotes);
  command.runs([options] { return replay(*options); });
}

}  // namespace handoff::cli
