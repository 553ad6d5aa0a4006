// handoff trace: one customer's timeline in one simulated month.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "io/results/gantt.hpp"
#include "io/results/results_report.hpp"
#include "io/results/trace_report.hpp"
#include "sim/month/trace.hpp"

namespace handoff::cli {
namespace {

constexpr std::uint64_t kLastReplication = 1'000'000;

struct TraceOptions {
  SimulationOptions simulation;
  std::string pipeline;
  std::string customer = "0";
  std::string replication = "0";
  std::string width;
};

// What was asked for, checked.
struct Request {
  sim::Scenario scenario;
  io::TraceTitle title;
  int columns = 0;
};

core::Result<Request> request_of(const TraceOptions& options) {
  auto scenario = scenario_with(options.simulation, options.pipeline);
  if (!scenario) return scenario.error();
  Request request;
  request.title.pipeline =
      options.pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(options.pipeline);
  const auto replication = whole_number("--replication", options.replication, 0, kLastReplication);
  if (!replication) return replication.error();
  request.title.replication = static_cast<std::uint32_t>(*replication);
  const std::size_t count = sim::converting_customers(*scenario, request.title.replication);
  if (count == 0) return core::Error{"--customer", "no trial converts in this replication"};
  const auto customer = whole_number("--customer", options.customer, 0, count - 1);
  if (!customer) return customer.error();
  request.title.customer = static_cast<std::uint32_t>(*customer);
  request.columns = terminal_columns();
  if (!options.width.empty()) {
    const auto width = whole_number("--width", options.width, io::kNarrowest, io::kWidest);
    if (!width) return width.error();
    request.columns = static_cast<int>(*width);
  }
  request.scenario = *std::move(scenario);
  return request;
}

Exit trace(const TraceOptions& options) {
  const auto request = request_of(options);
  if (!request) return refuse(request.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());
  const auto& [scenario, title, columns] = *request;
  const sim::Trace traced = sim::trace_customer(scenario, title.replication, title.customer);
  if (outputs->json) {
    if (const auto error = outputs->json->write(io::trace_json(scenario, title, traced)))
      return refuse(*error);
    if (const auto error = outputs->close()) return refuse(*error);
  }
  if (options.simulation.outputs.takes_stdout()) return Exit::ok;
  fmt::print("{}", io::trace_chart(scenario, title, traced, columns));
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return Exit::ok;
}

constexpr const char* kTraceExamples = R"(Examples:
  handoff trace worked_example --customer 7
  handoff trace worked_example --customer 7 --pipeline manual       the same customer's night by hand
  handoff trace crm_outage --customer 12 --replication 3 --json -

Customers are counted from 0 among those who convert in the replication, in the order of their
trials. The axis is logarithmic, from a tenth of a second on, and counted from the conversion.)";

}  // namespace

void add_trace(CommandLine& line) {
  auto options = std::make_shared<TraceOptions>();
  Command command = line.add("trace", "show one customer's timeline");
  add_scenario_options(command, options->simulation);
  add_customer_options(command, options->simulation);
  command.option("--pipeline", "NAME", options->pipeline, "pipeline preset to apply");
  command.option_with_default("--customer", "N", options->customer,
                              "which of those who convert, from 0");
  command.option_with_default("--replication", "R", options->replication,
                              "which simulated month, from 0");
  command.option("--width", "N", options->width,
                 "columns of the chart, 80 to 200 [the terminal's]");
  command.option("--json", "FILE", options->simulation.outputs.json,
                 "write the trace as JSON; - for standard output");
  command.footer(kTraceExamples);
  command.runs([options] { return trace(*options); });
}

}  // namespace handoff::cli
