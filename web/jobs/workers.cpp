// The crew's host in a browser, and what web/js/ calls at both ends.
#include "web/jobs/workers.hpp"

#include <emscripten.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
// clang-format off
EM_JS(void, page_post_order, (int worker, int id, int kind, int from, int to, const char* text, int size), {
  Module.page.postOrder(worker, {id, kind, from, to, text: HEAPU8.slice(text, text + size)});
});
EM_JS(void, page_take_back, (int worker, int id), { Module.page.takeBack(worker, id); });
EM_JS(void, page_restart_worker, (int worker), { Module.page.restartWorker(worker); });
// clang-format on

namespace handoff::web::workers {
namespace {

void post(int worker, Crew::OrderId id, const Order& order) {
  page_post_order(worker, static_cast<int>(id), static_cast<int>(order.kind), order.from, order.to,
                  order.text->data(), static_cast<int>(order.text->size()));
}

std::function<void()> listener = [] {};

// An answer on its way in; in a worker an order's text, and the answer on its way out.
std::vector<std::uint8_t> room;
std::vector<std::uint8_t> answer;

Performer& performer() {
  static Performer it;
  return it;
}

}  // namespace

Crew& crew() {
  static Crew it(
      {post, [](int worker, Crew::OrderId id) { page_take_back(worker, static_cast<int>(id)); },
       page_restart_worker});
  return it;
}

void on_news(std::function<void()> told) { listener = std::move(told); }

}  // namespace handoff::web::workers

// What web/js/workers.js calls.
extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* handoff_work_room(int size) {
  using handoff::web::workers::room;
  room.resize(static_cast<std::size_t>(size));
  return room.data();
}

EMSCRIPTEN_KEEPALIVE void handoff_work_started(int worker) {
  using namespace handoff::web::workers;
  crew().started(worker);
  listener();
}

// It is started again by the crew's order, or does not come back.
EMSCRIPTEN_KEEPALIVE void handoff_work_failed(int worker, int for_good) {
  using namespace handoff::web::workers;
  if (for_good != 0) {
    crew().ended(worker);
  } else {
    crew().failed(worker);
  }
  listener();
}

EMSCRIPTEN_KEEPALIVE void handoff_work_answered(int worker, int id, double ms) {
  using namespace handoff::web::workers;
  crew().answered(worker, static_cast<handoff::web::Crew::OrderId>(id), room, ms);
  listener();
}

// What web/js/worker.js calls: the answer's place, and then its size.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* handoff_work_perform(int kind, int from, int to) {
  using namespace handoff::web::workers;
  const std::string_view text(reinterpret_cast<const char*>(room.data()), room.size());
  answer = performer().perform(static_cast<handoff::web::OrderKind>(kind), text, from, to);
  return answer.data();
}

EMSCRIPTEN_KEEPALIVE int handoff_work_size() {
  return static_cast<int>(handoff::web::workers::answer.size());
}
}
