// handoff sandbox: the vendors of a scenario over real HTTP, with its cohort's webhooks.
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "io/files/file.hpp"
#include "io/files/output.hpp"
#include "io/json/json_text.hpp"
#include "service/sandbox/ledger_check.hpp"
#include "service/sandbox/sandbox.hpp"

namespace handoff::cli {
namespace {

struct SandboxOptions {
  SimulationOptions simulation;
  std::string listen = "127.0.0.1:9000";
  std::string service;
  std::string secret_file;
  std::string speed = "1";
  std::string ledger;
  std::string replication = "0";
  std::string quiet = "70";
  bool end = false;
};

// One line of a file, without the blanks around it.
core::Result<std::string> secret_in(const std::string& path) {
  if (path.empty()) return std::string("whsec_sandbox");
  auto text = io::read_file(path);
  if (!text) return text.error();
  const std::size_t begin = text->find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return core::Error{path, "holds no secret"};
  return text->substr(begin, text->find_last_not_of(" \t\r\n") + 1 - begin);
}

struct SandboxRequest {
  sim::Scenario scenario;
  sandbox::PlayOptions play;
  sandbox::Until until;
  std::string secret;
};

core::Result<SandboxRequest> request_of(const SandboxOptions& options) {
  SandboxRequest it;
  auto scenario = scenario_with(options.simulation, "");
  if (!scenario) return scenario.error();
  it.scenario = *std::move(scenario);
  auto secret = secret_in(options.secret_file);
  if (!secret) return secret.error();
  it.secret = *std::move(secret);
  const auto replication = whole_number("--replication", options.replication, 0, 4'000'000'000);
  if (!replication) return replication.error();
  const auto quiet = whole_number("--quiet", options.quiet, 1, 86'400);
  if (!quiet) return quiet.error();
  const auto speed = io::parse_number(options.speed);
  if (!speed || !(*speed >= 0.01 && *speed <= 100'000))
    return core::Error{"--speed", "expected a number from 0.01 to 100000"};
  it.play.replication = static_cast<std::uint32_t>(*replication);
  it.play.listen = options.listen;
  it.play.speed = *speed;
  it.until.quiet = options.end;
  it.until.still = core::Duration{static_cast<std::int64_t>(
      static_cast<double>(core::seconds(1).us * static_cast<std::int64_t>(*quiet)) * *speed)};
  return it;
}

// Ctrl-C ends the play in order, so that there is a verdict.
class StopOnInterrupt {
 public:
  explicit StopOnInterrupt(sandbox::Sandbox& sandbox)
      : watch_([this, &sandbox] {
          while (!ended_ && !interrupted())
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
          sandbox.stop();
        }) {}
  ~StopOnInterrupt() {
    ended_ = true;
    watch_.join();
  }

 private:
  InterruptGuard guard_;
  std::atomic<bool> ended_ = false;
  std::thread watch_;
};

std::optional<core::Error> write_ledger(const std::string& path, const sandbox::Sandbox& sandbox) {
  if (path.empty()) return std::nullopt;
  auto output = io::Output::open(path);
  if (!output) return output.error();
  if (auto error = output->write(
          sandbox::ledger_text(sandbox.ledger(), sandbox.directory(), sandbox.began())))
    return error;
  return output->close();
}

Exit sandbox_command(const SandboxOptions& options) {
  auto request = request_of(options);
  if (!request) return refuse(request.error());
  auto sandbox = sandbox::Sandbox::open(request->scenario, request->play);
  if (!sandbox) return refuse(sandbox.error());
  fmt::print("listening on {}\n", (*sandbox)->url());
  fmt::print("{} customers convert; {}\n", (*sandbox)->customers(),
             options.service.empty() ? "no webhooks are sent without --service"
                                     : "webhooks go to " + options.service);
  std::fflush(stdout);
  const std::string webhooks = options.service.empty() ? "" : options.service + "/webhooks/stripe";
  {
    const StopOnInterrupt stop(**sandbox);
    (*sandbox)->play(webhooks, request->secret, request->until);
  }
  if (auto error = write_ledger(options.ledger, **sandbox)) return refuse(*error);
  if (options.service.empty()) return Exit::ok;
  const sandbox::LedgerVerdict verdict =
      sandbox::check_ledger((*sandbox)->ledger(), (*sandbox)->month(), {});
  fmt::print("webhooks: {} sent, {} refused, {} given up\n", (*sandbox)->ledger().webhooks.size(),
             (*sandbox)->refused(), (*sandbox)->given_up());
  fmt::print("{}", sandbox::verdict_text(verdict));
  return verdict.violations.empty() ? Exit::ok : Exit::target_missed;
}

}  // namespace

void add_sandbox(CommandLine& line) {
  auto options = std::make_shared<SandboxOptions>();
  Command command = line.add("sandbox", "play the vendors of a scenario over real HTTP");
  add_scenario_options(command, options->simulation);
  command.option_with_default("--listen", "ADDRESS", options->listen,
                              "address and port to serve on; port 0 is any that is free");
  command.option("--service", "URL", options->service,
                 "send the cohort's signed webhooks to this service: http://127.0.0.1:8080");
  command.option("--secret-file", "FILE", options->secret_file,
                 "file with the webhooks' secret [whsec_sandbox]");
  command.option_with_default("--speed", "X", options->speed, "play so many times as fast");
  command.option("--ledger", "FILE", options->ledger,
                 "write every call as a line of JSON at the end");
  command.option_with_default("--replication", "N", options->replication,
                              "which of the scenario's months is played");
  command.flag("--end", options->end, "end when all is delivered and quiet, instead of serving on");
  command.option_with_default("--quiet", "SECONDS", options->quiet,
                              "for how long nobody calls until it is quiet");
  command.runs([options] { return sandbox_command(*options); });
}

}  // namespace handoff::cli
