// handoff learn: what exported files say of a month, and the scenario that it makes.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/report_file.hpp"
#include "cli/terminal.hpp"
#include "handoff/version.hpp"
#include "io/exports/answer/learned.hpp"
#include "io/exports/answer/learned_json.hpp"
#include "io/exports/answer/learned_report.hpp"
#include "io/exports/answer/learned_text.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "io/json/json_text.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::cli {
namespace {

struct LearnOptions {
  std::vector<std::string> files;
  std::string zone;
  std::vector<std::string> columns;
  std::string out;
  std::string history;
  std::string report;
  std::string json;

  bool takes_stdout() const { return out == "-" || history == "-" || report == "-" || json == "-"; }
};

core::Result<exports::Wishes> wishes_of(const LearnOptions& options) {
  exports::Wishes wishes;
  if (!options.zone.empty()) {
    auto zone = io::read_time_zone(options.zone);
    if (!zone) return core::Error{"--zone", zone.error().what};
    wishes.zone = *std::move(zone);
  }
  for (const std::string& column : options.columns) {
    if (auto error = exports::add_wish(wishes, column)) return *std::move(error);
  }
  return wishes;
}

std::optional<core::Error> read_all(const LearnOptions& options, const exports::Wishes& wishes,
                                    exports::Learned& learned) {
  for (const std::string& file : options.files) {
    if (auto error = exports::read_export(learned.ledger, file, wishes)) return error;
  }
  return exports::learn(learned, wishes);
}

std::optional<core::Error> explain(exports::Learned& learned) {
  return exports::explain(learned, [](sim::Scenario& scenario, std::string_view tool) {
    return apply_pipeline(scenario, std::string(tool));
  });
}

// A file that is asked for is opened before the work, so that a mistyped folder shows at once.
core::Result<std::optional<io::Output>> opened(const std::string& path) {
  if (path.empty()) return std::optional<io::Output>();
  auto output = io::Output::open(path);
  if (!output) return output.error();
  return std::optional<io::Output>(*std::move(output));
}

struct Outputs {
  std::optional<io::Output> out, history, report, json;
};

core::Result<Outputs> open_all(const LearnOptions& options) {
  if (!options.report.empty()) {
    if (auto error = check_report_file("--report", options.report)) return *std::move(error);
  }
  Outputs outputs;
  struct File {
    const std::string& path;
    std::optional<io::Output>& output;
  };
  for (const File& it : {File{options.out, outputs.out}, File{options.history, outputs.history},
                         File{options.report, outputs.report}, File{options.json, outputs.json}}) {
    auto output = opened(it.path);
    if (!output) return output.error();
    it.output = *std::move(output);
  }
  return outputs;
}

// What was not asked for is not made: everybody's history is larger than all the rest.
template <class Make>
std::optional<core::Error> write(std::optional<io::Output>& output, Make text) {
  if (!output) return std::nullopt;
  if (auto error = output->write(text())) return error;
  return output->close();
}

std::optional<core::Error> write_all(const LearnOptions& options, const exports::Learned& learned,
                                     Outputs& to) {
  const auto scenario = [&] { return io::pretty(exports::scenario_json(learned.calibration)); };
  const auto history = [&] { return io::pretty(exports::history_json(learned)); };
  const auto report = [&] {
    return report_text(options.report, exports::learned_report(learned, HANDOFF_VERSION));
  };
  const auto json = [&] { return io::pretty(exports::learned_json(learned)); };
  if (auto error = write(to.out, scenario)) return error;
  if (auto error = write(to.history, history)) return error;
  if (auto error = write(to.report, report)) return error;
  return write(to.json, json);
}

void print(const exports::Learned& learned) {
  fmt::print("{}\n{}\n{}\n{}{}{}\n{}", exports::files_text(learned.ledger),
             exports::figures_text(learned.observed, learned.history),
             exports::tool_text(learned.tools), exports::fit_text(learned.figures),
             exports::second_half_text(learned.second_half),
             exports::inputs_text(learned.calibration), exports::left_out_text(learned.ledger));
}

Exit learn(const LearnOptions& options) {
  const auto wishes = wishes_of(options);
  if (!wishes) return refuse(wishes.error());
  auto outputs = open_all(options);
  if (!outputs) return refuse(outputs.error());
  exports::Learned learned;
  if (const auto error = read_all(options, *wishes, learned)) return refuse(*error);
  if (const auto error = explain(learned)) return refuse(*error);
  if (!options.takes_stdout()) print(learned);
  if (const auto error = write_all(options, learned, *outputs)) return refuse(*error);
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return Exit::ok;
}

constexpr const char* kNotes =
    R"(A FILE is an export as the tools give it: CSV, JSON or a zip of them, by columns found by name.
  trials and payments   Stripe's subscriptions.csv, invoices.csv, unified_payments.csv, customers.csv,
                        refunds, lists and events of its API, tables of a warehouse
  CRM                   HubSpot's contacts and property history, Salesforce's contacts and history
  mails                 HubSpot, Customer.io, Intercom, Mailchimp, Iterable
  first touches         Calendly, Zendesk, Intercom, Gong, HubSpot's and Salesforce's activities
  anything else         the neutral event log of docs/exports.md

Trials alone are enough to begin with; what the other figures need is said beside them. Addresses are
used to join the files, and are written nowhere. Where dates, numbers or a time zone can be read in
two ways, the program asks in one line and reads nothing.

Examples:
  handoff learn subscriptions.csv
  handoff learn *.csv --out my_month.json && handoff compare my_month.json --pipeline full_orchestration
  handoff learn *.csv --out my_month.json --history customers.json
  handoff run my_month.json --customers customers.json
  handoff learn subscriptions.csv invoices.csv all-contacts.csv --zone Europe/Berlin --report month.html
  handoff learn exports/*.csv --column 'deals.csv:email=Billing contact' --json learned.json)";

}  // namespace

void add_learn(CommandLine& line) {
  auto options = std::make_shared<LearnOptions>();
  Command command = line.add("learn", "what exported files say of your own month");
  command.words("FILE", options->files, "exports of payments, CRM, mail tool and calendar");
  command.option("--zone", "ZONE", options->zone,
                 "the time zone of dates that have none, such as Europe/Berlin");
  command.repeatable("--column", "FILE:ROLE=NAME", options->columns,
                     "what a column is for; also FILE:dates=D/M/Y, FILE:numbers=1.000,00, "
                     "FILE:zone=ZONE");
  command.option("--out", "FILE", options->out,
                 "write the scenario that your files make; - for standard output");
  command.option("--history", "FILE", options->history,
                 "write what happened to each person, as numbers; - for standard output");
  command.option("--report", "FILE", options->report,
                 "write all of it for people, .html or .md; - for HTML on standard output");
  command.option("--json", "FILE", options->json, "write JSON; - for standard output");
  command.footer(kNotes);
  command.runs([options] { return learn(*options); });
}

}  // namespace handoff::cli
