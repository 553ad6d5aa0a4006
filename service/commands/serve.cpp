// handoff serve: the pipeline behind real HTTP, and what is done to its store.
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "io/files/file.hpp"
#include "io/files/output.hpp"
#include "io/scenario/scenario_json.hpp"
#include "service/operations/service.hpp"
#include "service/store/store.hpp"

namespace handoff::cli {
namespace {

struct ServeOptions {
  std::string config;
  bool live = false;
  std::string listen;
  std::string store;
  std::string backup;
  std::string history;
  bool compact = false;
};

// Steps that a person carries out by hand are a simulation's: here nobody would be asked.
std::optional<core::Error> check_rules(const core::PipelineConfig& rules) {
  if (rules.trigger.kind == core::Trigger::person)
    return core::Error{"trigger.kind", "a person is no trigger for a service; webhook or poll is"};
  if (rules.disenrolment.kind == core::Disenrolment::person)
    return core::Error{"disenrolment", "a service cannot leave this to a person"};
  if (rules.routing_by == core::Routing::person)
    return core::Error{"routing_by", "a service cannot leave this to a person"};
  return std::nullopt;
}

core::Result<service::ServiceConfig> load_config(const ServeOptions& options) {
  auto text = io::read_file(options.config);
  if (!text) return text.error();
  const std::string folder = std::filesystem::path(options.config).parent_path().string();
  auto config = service::read_service_config(*text, options.config, folder);
  if (!config) return config;
  if (!options.listen.empty()) config->listen = options.listen;
  if (!options.store.empty()) config->store = options.store;
  const std::string beside = (std::filesystem::path(folder) / config->scenario).string();
  std::error_code ignored;
  if (std::filesystem::exists(beside, ignored)) config->scenario = beside;
  if (config->live && !options.live)
    return core::Error{
        options.config + ": live",
        "is said on the command line too: handoff serve " + options.config + " --live"};
  config->live = options.live;
  return config;
}

Exit write_history(const std::string& store, const std::string& to) {
  auto output = io::Output::open(to);
  if (!output) return refuse(output.error());
  std::optional<core::Error> error;
  const auto failed = service::history(store, [&](std::string_view line) {
    if (!error) error = output->write(line);
  });
  if (!error) error = failed ? failed : output->close();
  return error ? refuse(*error) : Exit::ok;
}

Exit run_service(const service::ServiceConfig& config) {
  auto scenario = load_scenario(config.scenario);
  if (!scenario) return refuse(scenario.error());
  if (const auto error = check_rules(scenario->pipeline)) return refuse(*error);
  const InterruptGuard guard;
  // A connection, or a log, that nobody reads any more is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  auto service = service::Service::start(config, io::write_scenario(*scenario),
                                         scenario->pipeline.conversion.discounts);
  if (!service) return refuse(service.error());
  fmt::print("listening on {}\n{}\n", (*service)->url(),
             config.live ? "live: other systems are written to"
                         : "shadow: decisions are stored and shown, nothing is written outside");
  std::fflush(stdout);
  while (!interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  (*service)->stop();
  return Exit::ok;
}

Exit serve(const ServeOptions& options) {
  const auto config = load_config(options);
  if (!config) return refuse(config.error());
  if (!options.backup.empty()) {
    const auto error = service::back_up(config->store, options.backup);
    return error ? refuse(*error) : Exit::ok;
  }
  if (options.compact) {
    const auto error = service::compact(config->store);
    return error ? refuse(*error) : Exit::ok;
  }
  if (!options.history.empty()) return write_history(config->store, options.history);
  return run_service(*config);
}

constexpr const char* kNotes =
    R"(CONFIG is a JSON file: scenario, listen, store, secrets, token, vendors, people
(docs/from-simulation-to-production.md). Secrets come from the environment or from files. A product's
usage may come from a query of an SQLite file or of PostgreSQL: vendors.usage with sql and database,
or postgresql. Without --live everything is decided, stored and shown, and nothing is written outside.

The service ends on SIGTERM or Ctrl-C, and goes on where it was when it is started again, however it
ended.

Examples:
  handoff serve service.json
  handoff serve service.json --live
  handoff serve service.json --backup monday.db
  handoff serve service.json --history history.csv && handoff learn history.csv)";

}  // namespace

void add_serve(CommandLine& line) {
  auto options = std::make_shared<ServeOptions>();
  Command command = line.add("serve", "the same pipeline behind real HTTP, in shadow mode or live");
  command.word("CONFIG", options->config, "the service's configuration");
  command.flag("--live", options->live, "write to the other systems");
  command.option("--listen", "ADDRESS", options->listen, "instead of the configuration's");
  command.option("--store", "FILE", options->store, "instead of the configuration's");
  command.option("--backup", "FILE", options->backup,
                 "copy the store there and end; the service may be running");
  command.flag("--compact", options->compact, "make the store small again and end");
  command.option("--history", "FILE", options->history,
                 "write what happened as the neutral event log and end; - for standard output");
  command.footer(kNotes);
  command.runs([options] { return serve(*options); });
}

}  // namespace handoff::cli
