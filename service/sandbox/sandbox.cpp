// Puts world, desk, player and server together.
#include "service/sandbox/sandbox.hpp"

#include <optional>
#include <utility>

#include "service/http/server.hpp"
#include "service/sandbox/desk.hpp"
#include "service/sandbox/player.hpp"

namespace handoff::sandbox {
namespace {

constexpr core::Duration kLook = core::milliseconds(100);  // how often whether it is quiet

core::Time before_first_delivery(const sim::MonthState& month, const PlayOptions& options) {
  const core::Time first = month.processor.next_delivery();
  const core::Duration lead{
      static_cast<std::int64_t>(static_cast<double>(options.lead.us) * options.speed)};
  return first == core::kNever ? month.period.begins : first - lead;
}

service::Limits limits() {
  service::Limits it;
  it.connections = 8'192;
  it.request_s = 30;
  it.idle_s = 300;
  it.answer_s = 300;
  return it;
}

}  // namespace

class Sandbox::Parts {
 public:
  Parts(const sim::Scenario& scenario, const PlayOptions& options)
      : month(scenario),
        clock((month.start(options.replication), before_first_delivery(month, options)),
              options.speed),
        directory(scenario, month.customers),
        records(scenario, directory, clock),
        documents(directory, clock),
        answers(directory, records, documents, month.processor, clock),
        desk(month, directory, records, answers, clock, loop, ledger) {}

  // Looks every so often whether anything is left to come.
  void watch(const Until& until) {
    const bool all = player && player->done() && desk.finished() == directory.size();
    const bool still = clock.now() - desk.last_call() >= until.still && (!player || player->done());
    const bool quiet = desk.open_calls() == 0 &&
                       (all ? clock.now() - desk.last_call() >= core::seconds(1) : still);
    if ((until.quiet && quiet) || clock.now() - clock.begins() >= until.longest) return loop.stop();
    loop.at(std::chrono::steady_clock::now() + std::chrono::microseconds(kLook.us),
            [this, until] { watch(until); });
  }

  sim::MonthState month;
  PlayClock clock;
  Directory directory;
  Records records;
  StripeDocuments documents;
  Answers answers;
  EventLoop loop;
  Ledger ledger;
  Desk desk;
  std::optional<Player> player;
  std::unique_ptr<service::HttpServer> server;  // its threads post to the loop, so it goes first
};

Sandbox::Sandbox(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Sandbox::~Sandbox() {
  if (parts_->server) parts_->server->stop();
}

core::Result<std::unique_ptr<Sandbox>> Sandbox::open(const sim::Scenario& scenario,
                                                     const PlayOptions& options) {
  auto parts = std::make_unique<Parts>(scenario, options);
  Parts* const raw = parts.get();
  auto server = service::HttpServer::open(
      options.listen, limits(), [raw](service::HttpRequest http, service::Respond respond) {
        raw->loop.post([raw, http = std::move(http), respond = std::move(respond)]() mutable {
          raw->desk.serve(http, std::move(respond));
        });
      });
  if (!server) return server.error();
  parts->server = *std::move(server);
  return std::unique_ptr<Sandbox>(new Sandbox(std::move(parts)));
}

std::string Sandbox::url() const { return parts_->server->url(); }

void Sandbox::play(const std::string& webhook_url, const std::string& secret, const Until& until) {
  Parts& it = *parts_;
  const auto begin = [&it, until] {
    it.clock.start();
    if (it.player) it.player->start();
    it.watch(until);
  };
  if (webhook_url.empty()) {
    begin();
  } else {
    it.player.emplace(it.month, it.documents, it.clock, it.loop, it.ledger,
                      Player::Endpoint{webhook_url, secret});
    it.player->tell_trials(begin);
  }
  it.loop.run();
}

void Sandbox::stop() { parts_->loop.stop(); }

const sim::MonthState& Sandbox::month() const { return parts_->month; }
const Ledger& Sandbox::ledger() const { return parts_->ledger; }
const Directory& Sandbox::directory() const { return parts_->directory; }
core::Time Sandbox::began() const { return parts_->clock.begins(); }
std::size_t Sandbox::customers() const { return parts_->directory.size(); }
std::size_t Sandbox::refused() const { return parts_->player ? parts_->player->refused() : 0; }
std::size_t Sandbox::given_up() const { return parts_->player ? parts_->player->given_up() : 0; }

}  // namespace handoff::sandbox
