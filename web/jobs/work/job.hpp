// Orders: pieces of work that any worker can carry out, and those who ask for them.
//
// An order says in full what is to be done, so that a worker needs to remember nothing: a kind, a
// text (a scenario file), and for a batch which replications. Its answer is bytes. A `Work` is
// asked for its next order whenever somebody is free, and is told what came of it. It decides alone
// what an answer means and in which order answers are used, so results never depend on who worked
// when.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace handoff::web {

// A new kind is a line here, and a function in web/jobs/work/job_runner.cpp that carries it out.
enum class OrderKind : std::uint8_t {
  batch,  // replications from <= r < to of a scenario; the answer is sim/experiment/batch_bytes.hpp's
  // Why the target `from` fails at `to` trials, or with 0 at every number of them; the answer is a
  // sentence. The text's first line has the targets, and is empty if they are the scenario's usual
  // ones; the scenario follows.
  cause,
};

struct Order {
  OrderKind kind = OrderKind::batch;
  std::shared_ptr<const std::string> text;
  int from = 0;
  int to = 0;
};

class Work {
 public:
  Work() = default;
  virtual ~Work() = default;
  // A crew keeps its address.
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  // The next piece, or nothing at the moment.
  virtual std::optional<Order> next_order() = 0;
  // False: nobody waits for the answer any longer, and whoever works on it may be stopped.
  virtual bool wants(const Order& order) const = 0;
  // An order that is still wanted was carried out, in so many milliseconds.
  virtual void take(const Order& order, std::span<const std::uint8_t> answer, double ms) = 0;
  // An order that is still wanted was not carried out: it has to be given again.
  virtual void give_back(const Order& order) = 0;
};

}  // namespace handoff::web
