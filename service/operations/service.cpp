// Putting the parts together, and the table of addresses.
#include "service/operations/service.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <utility>

#include "service/driver/driver.hpp"
#include "service/http/server.hpp"
#include "service/http/signature.hpp"
#include "service/operations/exceptions_page.hpp"
#include "service/operations/log.hpp"
#include "service/operations/metrics.hpp"
#include "service/operations/webhook.hpp"

namespace handoff::service {
namespace {

constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";
constexpr std::string_view kPageType = "text/html; charset=utf-8";

HttpResponse answer(int status, std::string body,
                    std::string_view type = "text/plain; charset=utf-8") {
  HttpResponse response;
  response.status = status;
  response.body = std::move(body);
  response.content_type = type;
  response.headers = {{"Cache-Control", "no-store"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; "
                       "form-action 'self'; frame-ancestors 'none'"}};
  return response;
}

// RFC 4648; what is not of its alphabet ends it.
std::string base64_decoded(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int held = 0;
  for (const char letter : text) {
    const std::size_t value = kAlphabet.find(letter);
    if (value == kAlphabet.npos) break;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xffffu;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xffu);
  }
  return bytes;
}

}  // namespace

bool is_allowed(std::string_view authorization, const std::string& token) {
  constexpr std::string_view kBearer = "Bearer ";
  constexpr std::string_view kBasic = "Basic ";
  if (token.empty()) return false;
  if (authorization.starts_with(kBearer))
    return same_secret(authorization.substr(kBearer.size()), token);
  if (!authorization.starts_with(kBasic)) return false;
  const std::string pair = base64_decoded(authorization.substr(kBasic.size()));
  const std::size_t colon = pair.find(':');
  return colon != std::string::npos && same_secret(std::string_view(pair).substr(colon + 1), token);
}

class Service::Parts {
 public:
  std::optional<core::Error> start(const ServiceConfig& config, const std::string& rules,
                                   core::Discounts discounts) {
    auto store = Store::open(config.store);
    if (!store) return store.error();
    if (config.live && (*store)->has_shadow())
      return core::Error{config.store,
                         "was kept in shadow mode, in which writes count as done: begin "
                         "live with a new store"};
    token_ = config.token;
    nonce_ = hmac_sha256_hex(config.token, "exceptions");
    webhook_ = {config.webhook_secrets, discounts, config.log_all};
    DriverConfig driving;
    driving.scenario = rules;
    driving.outside = config.outside;
    driving.outside.live = config.live;
    driving.snapshot_inputs = config.snapshot_inputs;
    driving.note = [](const CallNote& note) {
      if (!note.why.empty()) return note_failed_query(note);
      log_line(note.status >= 200 && note.status < 300 ? "info" : "warning", "call",
               {{"operation", note.operation},
                {"subscription", note.subscription},
                {"status", std::to_string(note.status)},
                {"seconds", fmt::format("{:.3f}", note.seconds)}});
    };
    driving.trouble = [](const std::string& line) { log_line("error", "store", {{"why", line}}); };
    // An address that is taken ends a start before anything is asked of the outside: a service that
    // is started again and again would use up the tries of what is under way.
    auto server = HttpServer::open(config.listen, {},
                                   [this](const HttpRequest& request, const Respond& respond) {
                                     if (!ready_)
                                       return respond(answer(503, "starting; send it again\n"));
                                     handle(request, respond);
                                   });
    if (!server) return server.error();
    server_ = *std::move(server);
    auto driver = Driver::open(*std::move(store), std::move(driving));
    if (!driver) return core::Error{config.store, driver.error().line()};
    driver_ = *std::move(driver);
    ready_ = true;
    return std::nullopt;
  }

  // Nobody new is let in; what was let in is stored and answered as far as it goes.
  void stop() {
    if (driver_) driver_->stop();
    if (server_) server_->stop();
  }

  std::string url() const { return server_->url(); }

 private:
  void handle(const HttpRequest& request, const Respond& respond) {
    if (request.path() == "/webhooks/stripe")
      return take_webhook(webhook_, counts_, *driver_, request, respond);
    if (!is_allowed(request.header("Authorization"), token_)) {
      HttpResponse response = answer(401, "a token is needed\n");
      response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"handoff\"");
      return respond(std::move(response));
    }
    const bool get = request.method == "GET" || request.method == "HEAD";
    if (get && request.path() == "/healthz") return health(respond);
    if (get && request.path() == "/metrics") {
      return driver_->look([this, respond](const DriverView& view) {
        respond(answer(200, metrics_text(view, counts_, server_->connections()), kMetricsType));
      });
    }
    if (get && request.path() == "/") {
      return driver_->look([this, respond](const DriverView& view) {
        respond(answer(200, exceptions_page(view, nonce_), kPageType));
      });
    }
    if (request.method == "POST" && request.path() == "/exceptions/resolve")
      return resolve(request.body, respond);
    respond(answer(404, "nothing here\n"));
  }

  static void note_failed_query(const CallNote& note) {
    log_line("warning", "query",
             {{"operation", note.operation},
              {"subscription", note.subscription},
              {"why", note.why},
              {"seconds", fmt::format("{:.3f}", note.seconds)}});
  }

  void health(const Respond& respond) {
    const std::string trouble = driver_->trouble();
    respond(trouble.empty() ? answer(200, "ok\n") : answer(503, redacted(trouble) + "\n"));
  }

  void resolve(const std::string& form, const Respond& respond) {
    ResolutionInput resolution;
    if (!read_resolution(form, nonce_, resolution))
      return respond(answer(400, "the form is incomplete, or of another page\n"));
    log_line("info", "resolved",
             {{"subscription", resolution.subscription},
              {"kind", std::string(core::info(resolution.kind).name)}});
    driver_->take(std::move(resolution), [respond](bool durable) {
      HttpResponse response = durable ? answer(303, "") : answer(503, "not stored; try again\n");
      if (durable) response.headers.emplace_back("Location", "/");
      respond(std::move(response));
    });
  }

  std::string token_;
  std::string nonce_;
  Webhook webhook_;
  WebhookCounts counts_;
  std::unique_ptr<Driver> driver_;
  std::atomic<bool> ready_{false};  // the driver is there
  std::unique_ptr<HttpServer> server_;
};

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Service::~Service() { stop(); }

core::Result<std::unique_ptr<Service>> Service::start(const ServiceConfig& config,
                                                      const std::string& rules,
                                                      core::Discounts discounts) {
  if (config.webhook_secrets.empty())
    return core::Error{"secrets.webhook", "at least one is needed to know who sends an event"};
  OutsideConfig outside = config.outside;
  outside.live = config.live;
  if (auto error = check_complete(outside)) return *std::move(error);
  if (outside.usage.is_configured()) {
    const auto passing = [](const std::string& why) {
      log_line("warning", "usage_database", {{"why", why}});
    };
    if (auto error = check_usage(outside.usage, passing)) return *std::move(error);
  }
  auto parts = std::make_unique<Parts>();
  if (auto error = parts->start(config, rules, discounts)) return *std::move(error);
  return std::unique_ptr<Service>(new Service(std::move(parts)));
}

std::string Service::url() const { return parts_->url(); }
void Service::stop() { parts_->stop(); }

}  // namespace handoff::service
