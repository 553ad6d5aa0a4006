// The loop of rank 0: hear all that has come in, give out jobs, work or wait.
#include "cluster/rank_executor.hpp"

#include <time.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cluster/pause.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/text/safe_text.hpp"
#include "sim/experiment/jobs/worker_pool.hpp"

namespace handoff::cluster {
namespace {

// With more ranks rank 0 does nothing but serve them.
constexpr int kMostToWorkBeside = 8;

// docs/many-machines.md: what rank 0 does for an answer takes about a hundredth of a usual job's length, so that with a
// rank more for each of these it is still busy for less than half of the time.
constexpr int kRanksToAUsualJob = 32;

// Longer than any job takes, and than a machine that is busy with something else keeps anybody waiting.
constexpr double kLeastSilenceMs = 600'000.0;

constexpr double kFarewellMs = 20'000.0;
constexpr std::size_t kLongestWords = 300;

// Of this thread: on a machine that is busy with something else, time says little of what a thing costs.
double cpu_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

}  // namespace

class RankExecutor::Run {
 public:
  Run(RankExecutor& of, sim::JobSource& source)
      : of_(of),
        source_(source),
        number_(++of.runs_),
        heard_ms_(static_cast<std::size_t>(of.transport_.size()), now_ms()),
        pool_(source, {[this](int rank, std::span<const std::uint8_t> message) { post(rank, message); },
                       [this](int rank) { lose(rank, "its answers make no sense"); },
                       [](const sim::Scenario& scenario) { return io::message_text(scenario); }}) {
    for (int rank = 1; rank < of.transport_.size(); ++rank) pool_.started(rank);
  }

  double answered_ms() const { return pool_.worked_ms(); }

  bool go(const sim::JobWatch& watch) {
    Pause pause;
    while (true) {
      const double begin = cpu_ms();
      const bool heard = hear_all(watch);
      pool_.keep_busy(now_ms());
      const bool done = watch.done();
      if (heard) of_.times_.served_ms += cpu_ms() - begin;
      if (done) return true;
      look_for_silence();
      if (of_.failure_ || watch.stop()) return false;
      if (heard || work_here(watch))
        pause.over();
      else
        pause.wait();
    }
  }

 private:
  void post(int rank, std::span<const std::uint8_t> message) {
    of_.times_.bytes_out += message.size();
    of_.transport_.send(rank, in_envelope(number_, message));
  }

  void lose(int rank, const std::string& why) {
    if (!of_.failure_) of_.failure_ = core::Error{"rank " + std::to_string(rank) + " is lost", why};
  }

  // What was said by the others since the last time. Whether there was anything.
  bool hear_all(const sim::JobWatch& watch) {
    bool any = false;
    for (int most = 4 * of_.transport_.size(); most > 0; --most) {
      const auto received = of_.transport_.receive();
      if (!received) break;
      any = hear(*received) || any;
    }
    if (any) watch.answered();
    return any;
  }

  bool hear(const Received& received) {
    heard_ms_[static_cast<std::size_t>(received.from)] = now_ms();
    const auto it = opened(received.bytes);
    if (!it || it->run == kOver) {
      const std::string words = it ? std::string(it->message.begin(), it->message.end()) : "";
      lose(received.from, "it says: " + io::printable(words, kLongestWords));
      return false;
    }
    if (it->run != number_) return false;  // left of the run before
    ++of_.times_.answers;
    of_.times_.bytes_in += it->message.size();
    pool_.said(received.from, it->message);
    return true;
  }

  bool work_here(const sim::JobWatch& watch) {
    if (of_.transport_.size() > kMostToWorkBeside) return false;
    const auto given = source_.give(0);
    if (!given) return false;
    const double begin = now_ms(), cpu_begin = cpu_ms();
    sim::JobAnswer answer = of_.runner_.run(given->job);
    const double took_ms = now_ms() - begin;
    of_.times_.own_ms += cpu_ms() - cpu_begin;
    source_.answered(given->id, std::move(answer), took_ms);
    watch.answered();
    return true;
  }

  void look_for_silence() {
    const double now = now_ms();
    if (now < next_look_ms_) return;
    next_look_ms_ = now + 1'000.0;
    for (int rank = 1; rank < of_.transport_.size(); ++rank) {
      double& heard = heard_ms_[static_cast<std::size_t>(rank)];
      if (source_.given_to(rank).empty()) heard = now;
      if (now - heard > kLeastSilenceMs)
        lose(rank, "it has said nothing for " + std::to_string(static_cast<int>((now - heard) / 60'000)) +
                       " minutes");
    }
  }

  RankExecutor& of_;
  sim::JobSource& source_;
  RunNumber number_;
  std::vector<double> heard_ms_;  // by rank
  double next_look_ms_ = 0;
  sim::WorkerPool pool_;
};

int RankExecutor::workers() const {
  const int ranks = transport_.size();
  return ranks > kMostToWorkBeside ? ranks - 1 : ranks;
}

int RankExecutor::patience() const { return std::max(1, transport_.size() / kRanksToAUsualJob); }

bool RankExecutor::run(sim::JobSource& source, const sim::JobWatch& watch) {
  if (failure_) return false;
  const double begin = now_ms();
  Run run(*this, source);
  const bool finished = run.go(watch);
  times_.answered_ms += run.answered_ms();
  times_.total_ms += now_ms() - begin;
  source.take_back_all();
  return finished;
}

bool RankExecutor::dismiss() {
  for (int rank = 1; rank < transport_.size(); ++rank)
    transport_.send(rank, in_envelope(kOver, std::string_view()));
  int here = 1;
  Pause pause;
  for (const double end = now_ms() + kFarewellMs; here < transport_.size() && now_ms() < end;) {
    const auto received = transport_.receive();
    if (!received) {
      pause.wait();
      continue;
    }
    const auto it = opened(received->bytes);
    if (it && it->run == kOver && it->message.empty()) ++here;
  }
  return here == transport_.size();
}

}  // namespace handoff::cluster
