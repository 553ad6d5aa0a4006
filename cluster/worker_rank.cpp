// The loop of a worker: hear all that has come in, carry out a job, send its answer.
#include "cluster/worker_rank.hpp"

#include <memory>
#include <string_view>

#include "cluster/envelope.hpp"
#include "cluster/pause.hpp"
#include "io/scenario/customer_history.hpp"
#include "sim/experiment/jobs/worker_session.hpp"

namespace handoff::cluster {
namespace {

// A long answer gets on only while its sender asks for messages, and a job may take long: so it gets a moment.
constexpr double kMomentMs = 2.0;

class Worker {
 public:
  explicit Worker(Transport& transport) : transport_(transport) {}

  bool is_over() const { return over_; }

  void hear_all() {
    while (!over_) {
      const auto received = transport_.receive();
      if (!received) return;
      const auto it = opened(received->bytes);
      over_ = !it || it->run == kOver;
      if (!over_ && !failed_) hear(*it);
    }
  }

  // False: there is nothing to do.
  bool work() {
    if (over_ || failed_ || !session_) return false;
    const auto answer = session_->work(now_ms);
    if (!answer) return false;
    transport_.send(0, in_envelope(run_, *answer));
    return true;
  }

  void get_on() {
    const double end = now_ms() + kMomentMs;
    while (!over_ && transport_.sending() && now_ms() < end) hear_all();
  }

 private:
  void hear(const Opened& it) {
    if (it.run != run_ || !session_) {
      // The pool of another run does not know the scenarios of the one before, either.
      session_ = std::make_unique<sim::WorkerSession>(
          [](std::string_view text) { return io::read_message_text(text); });
      run_ = it.run;
    }
    const auto error = session_->hear(it.message);
    failed_ = error.has_value();
    if (failed_) transport_.send(0, in_envelope(kOver, error->line()));
  }

  Transport& transport_;
  RunNumber run_ = kOver;
  std::unique_ptr<sim::WorkerSession> session_;
  bool failed_ = false;  // it waits for rank 0's word then
  bool over_ = false;
};

}  // namespace

void work_for_rank_0(Transport& transport) {
  Worker worker(transport);
  Pause pause;
  while (true) {
    worker.hear_all();
    if (worker.is_over()) break;
    if (!worker.work()) {
      pause.wait();
      continue;
    }
    pause.over();
    worker.get_on();
  }
  // Nothing comes after this, so rank 0 knows that it has heard all.
  transport.send(0, in_envelope(kOver, std::string_view()));
  transport.leave();
}

}  // namespace handoff::cluster
