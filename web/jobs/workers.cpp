// The pool's host in a browser, and what web/js/ calls at both ends.
#include "web/jobs/workers.hpp"

#include <emscripten.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/scenario/customer_history.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/experiment/jobs/worker_session.hpp"

#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
// clang-format off
EM_JS(void, page_post_message, (int worker, const std::uint8_t* bytes, int size), {
  Module.page.postMessage(worker, HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, page_restart_worker, (int worker), { Module.page.restartWorker(worker); });
// clang-format on

namespace handoff::web::workers {
namespace {

void post(int worker, std::span<const std::uint8_t> message) {
  page_post_message(worker, message.data(), static_cast<int>(message.size()));
}

std::string text_of(const sim::Scenario& scenario) { return io::message_text(scenario); }

std::function<void()> listener = [] {};

// A message on its way in; in a worker also the answer on its way out.
std::vector<std::uint8_t> room;
std::vector<std::uint8_t> answer;

sim::WorkerSession& session() {
  static sim::WorkerSession it([](std::string_view text) { return io::read_message_text(text); });
  return it;
}

}  // namespace

sim::JobSource& source() {
  static sim::JobSource it;
  return it;
}

sim::WorkerPool& pool() {
  static sim::WorkerPool it(source(), {post, page_restart_worker, text_of});
  return it;
}

void run_here(double budget_ms) {
  static sim::JobRunner runner;
  run_jobs(source(), runner, budget_ms, emscripten_get_now);
}

void on_news(std::function<void()> told) { listener = std::move(told); }

}  // namespace handoff::web::workers

// What web/js/workers.js calls.
extern "C" {

// Where a message of so many bytes is to be put, at both ends.
EMSCRIPTEN_KEEPALIVE std::uint8_t* handoff_message_room(int size) {
  using handoff::web::workers::room;
  room.resize(static_cast<std::size_t>(size));
  return room.data();
}

EMSCRIPTEN_KEEPALIVE void handoff_worker_started(int worker) {
  using namespace handoff::web::workers;
  pool().started(worker);
  listener();
}

// It is started again by the pool's order.
EMSCRIPTEN_KEEPALIVE void handoff_worker_failed(int worker) {
  using namespace handoff::web::workers;
  pool().failed(worker);
  listener();
}

// It does not come back.
EMSCRIPTEN_KEEPALIVE void handoff_worker_ended(int worker) {
  using namespace handoff::web::workers;
  pool().ended(worker);
  listener();
}

EMSCRIPTEN_KEEPALIVE void handoff_worker_said(int worker) {
  using namespace handoff::web::workers;
  pool().said(worker, room);
  listener();
}

// What web/js/worker.js calls. Whether the message was understood.
EMSCRIPTEN_KEEPALIVE bool handoff_worker_hear() {
  using namespace handoff::web::workers;
  return !session().hear(room).has_value();
}

// Carries out the next job: the size of the answer, or 0 if there was nothing to do.
EMSCRIPTEN_KEEPALIVE int handoff_worker_work() {
  using namespace handoff::web::workers;
  auto made = session().work(emscripten_get_now);
  answer = made ? *std::move(made) : std::vector<std::uint8_t>();
  return static_cast<int>(answer.size());
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* handoff_worker_answer() {
  return handoff::web::workers::answer.data();
}
}
