// Plays, and reads what came of it.
#include "service/rehearse/rehearsal.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "service/http/client.hpp"
#include "service/rehearse/service_process.hpp"
#include "service/sandbox/sandbox.hpp"

namespace handoff::rehearse {
namespace {

constexpr const char* kSecret = "whsec_rehearsal";

// What the service says of itself when the play is over.
struct ServiceSide {
  std::set<std::string> exceptions;  // subscriptions
  double suppressed = 0;
};

struct Played {
  std::unique_ptr<sandbox::Sandbox> sandbox;
  ServiceSide service;
  double seconds = 0;
};

std::string get(const ServiceProcess& service, const std::string& path) {
  service::HttpClient client({1});
  std::promise<std::string> body;
  auto answer = body.get_future();
  service::HttpCall call;
  call.method = "GET";
  call.url = service.url() + path;
  call.headers = {{"Authorization", "Bearer " + service.token()}, {"Accept", "application/json"}};
  client.start(std::move(call), [&body](const service::HttpAnswer& it) {
    body.set_value(it.status == 200 ? it.body : std::string());
  });
  return answer.get();
}

// A value of the Prometheus text: "name 12".
double metric_in(const std::string& text, const std::string& name) {
  std::size_t at = text.find("\n" + name + " ");
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

// The exceptions' page names the subscriptions that stand on it.
std::set<std::string> subscriptions_in(const std::string& page) {
  constexpr std::string_view kBegins = "sub_play";
  std::set<std::string> found;
  for (std::size_t at = page.find(kBegins); at != std::string::npos;
       at = page.find(kBegins, at + 1)) {
    const std::size_t end = page.find_first_not_of("0123456789", at + kBegins.size());
    found.insert(page.substr(at, std::min(end, page.size()) - at));
  }
  return found;
}

ServiceSide ask(const ServiceProcess& service) {
  ServiceSide it;
  it.suppressed = metric_in(get(service, "/metrics"), "handoff_duplicates_received");
  it.exceptions = subscriptions_in(get(service, "/"));
  return it;
}

// The longest that the service may rest between two tries, and a little more.
core::Duration still_after(const sim::Scenario& scenario) {
  const core::RetryPolicy& retry = scenario.pipeline.retry;
  core::Duration longest = std::max(retry.cap, retry.timeout);
  for (const sim::SystemInfo& row : sim::kSystemTable)
    longest = std::max(longest, (scenario.apis.*row.api).retry_after);
  return longest + core::seconds(2);
}

core::Result<Played> play(const sim::Scenario& scenario, std::uint32_t replication) {
  sandbox::PlayOptions options;
  options.replication = replication;
  auto sandbox = sandbox::Sandbox::open(scenario, options);
  if (!sandbox) return sandbox.error();
  auto service = ServiceProcess::start({&scenario, (*sandbox)->url(), kSecret});
  if (!service) return service.error();
  const auto began = std::chrono::steady_clock::now();
  (*sandbox)->play((*service)->url() + "/webhooks/stripe", kSecret,
                   {.quiet = true, .still = still_after(scenario), .longest = core::minutes(30)});
  Played it;
  it.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  it.service = ask(**service);
  it.sandbox = *std::move(sandbox);
  return it;
}

RunCounts counts_of(const Played& played) {
  RunCounts counts;
  counts.suppressed = played.service.suppressed;
  counts.exceptions = static_cast<double>(played.service.exceptions.size());
  for (const sandbox::LedgerCall& call : played.sandbox->ledger().calls) {
    ++counts.calls;
    if (call.status == core::ReplyStatus::throttled) ++counts.throttled;
    if (call.attempt > 1) ++counts.retries;
  }
  return counts;
}

}  // namespace

core::Result<Rehearsal> rehearse(const sim::Scenario& scenario, const RehearsalOptions& options) {
  const sim::Scenario quiet = calm(scenario);
  auto calm_play = play(quiet, options.replication);
  if (!calm_play) return calm_play.error();
  Rehearsal it;
  it.overhead = overhead_in(calm_play->sandbox->ledger());
  if (it.overhead.steps == 0)
    return core::Error{"rehearse", "the service asked nothing of the sandbox in the calm play"};
  calm_play->sandbox.reset();

  auto played = play(scenario, options.replication);
  if (!played) return played.error();
  const sandbox::Sandbox& sandbox = *played->sandbox;
  it.scenario = scenario.name;
  it.seed = scenario.seed;
  it.replication = options.replication;
  it.customers = sandbox.customers();
  it.played_s = played->seconds;
  it.in_play = overhead_in(sandbox.ledger());
  it.breakdown = breakdown_of(sandbox.ledger(), sandbox.month());
  it.ledger = sandbox::check_ledger(sandbox.ledger(), sandbox.month(), played->service.exceptions);
  it.webhooks = sandbox.ledger().webhooks.size();
  it.refused = sandbox.refused();
  it.given_up = sandbox.given_up();
  const double wrong = static_cast<double>(it.ledger.lost + it.ledger.doubled);
  const Figures measured = figures_of(sandbox.month(), counts_of(*played), wrong);
  const Prediction prediction =
      predict(with_overhead(scenario, it.overhead), options.replication, options.runs);
  it.rows = compared(measured, prediction);
  return it;
}

}  // namespace handoff::rehearse
