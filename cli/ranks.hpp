// Ranks: the program as one of the processes of an MPI job (`--mpi`).
//
// All ranks are started with the same line. Rank 0 is the program as without: it reads the line and the files, asks, prints
// and writes. The others read nothing and print nothing; they carry out jobs until rank 0 is done, however it ends.
#pragma once

#include <functional>
#include <memory>

#include "cli/exit.hpp"
#include "sim/experiment/jobs/job_executor.hpp"

namespace handoff::cli {

using Program = std::function<Exit(int argc, char** argv)>;
Exit run_on_ranks(int argc, char** argv, const Program& program);

// Who carries out a command's jobs: the job's ranks, or else so many threads.
std::unique_ptr<sim::JobExecutor> make_executor(int threads);

}  // namespace handoff::cli
