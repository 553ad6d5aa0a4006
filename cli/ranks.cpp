// MPI is a process's only once, and so is what stands here.
#include "cli/ranks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/interrupt.hpp"
#include "cli/job_threads.hpp"
#include "cli/terminal.hpp"
#include "cluster/join.hpp"
#include "cluster/rank_executor.hpp"
#include "cluster/worker_rank.hpp"

namespace handoff::cli {
namespace {

// For measuring: what rank 0 did, in a line at the end.
constexpr const char* kTimesWanted = "HANDOFF_MPI_TIMES";

cluster::RankExecutor* all_ranks = nullptr;

// Others may share it, one after another: it lives as long as the job.
class Borrowed final : public sim::JobExecutor {
 public:
  explicit Borrowed(sim::JobExecutor& of) : of_(of) {}
  int workers() const override { return of_.workers(); }
  int patience() const override { return of_.patience(); }
  bool run(sim::JobSource& source, const sim::JobWatch& watch) override {
    const InterruptGuard guard;
    return of_.run(source, watch);
  }
  std::optional<core::Error> failure() const override { return of_.failure(); }

 private:
  sim::JobExecutor& of_;
};

bool is_wanted(int argc, char** argv) {
  return std::any_of(argv, argv + argc,
                     [](const char* word) { return std::string_view(word) == "--mpi"; });
}

// What ends the job ends rank 0, which tells the others.
Exit work(cluster::Transport& transport) {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  work_for_rank_0(transport);
  return Exit::ok;
}

void tell_times(const cluster::RankTimes& it, int ranks) {
  if (std::getenv(kTimesWanted) == nullptr) return;
  const double answers = std::max(1.0, static_cast<double>(it.answers));
  fmt::print(stderr,
             "handoff: {} ranks, {:.0f} ms; rank 0 served for {:.0f} ms of a core and worked for "
             "{:.0f} ms; {} "
             "answers of {:.2f} ms; for "
             "each {:.3f} ms of rank 0, {:.0f} bytes out and {:.0f} bytes in\n",
             ranks, it.total_ms, it.served_ms, it.own_ms, it.answers, it.answered_ms / answers,
             it.served_ms / answers, static_cast<double>(it.bytes_out) / answers,
             static_cast<double>(it.bytes_in) / answers);
}

// Rank 0's time with the others; they are sent home however the program ends.
class Job {
 public:
  explicit Job(cluster::Transport& transport) : transport_(transport), executor_(transport) {
    all_ranks = &executor_;
  }
  ~Job() {
    all_ranks = nullptr;
    std::fflush(stdout);
    if (executor_.failure() || !executor_.dismiss())
      transport_.abandon(static_cast<int>(Exit::interrupted));
    transport_.leave();
  }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const cluster::RankTimes& times() const { return executor_.times(); }

 private:
  cluster::Transport& transport_;
  cluster::RankExecutor executor_;
};

}  // namespace

Exit run_on_ranks(int argc, char** argv, const Program& program) {
  if (!is_wanted(argc, argv)) return program(argc, argv);
  const auto transport = cluster::join_mpi(&argc, &argv);
  if (!transport) return refuse(transport.error());
  if ((*transport)->rank() != 0) return work(**transport);
  no_terminal();  // mpirun gives each rank one of its own, and passes on what is written there
  const Job job(**transport);
  const Exit exit = program(argc, argv);
  tell_times(job.times(), (*transport)->size());
  return exit;
}

std::unique_ptr<sim::JobExecutor> make_executor(int threads) {
  if (all_ranks != nullptr) return std::make_unique<Borrowed>(*all_ranks);
  return std::make_unique<JobThreads>(threads);
}

}  // namespace handoff::cli
