// Plans that are kept: what a planner's command has simulated, in a file.
//
// `--save FILE` writes it every minute (`--save-every`), when the answer is there, and when Ctrl-C comes before;
// `--resume FILE` goes on from there, with the same answer as if nothing had happened. A file is of use to the same
// question about the same scenario; one of which nothing is what is asked for brings nothing, which is said, and one of
// other targets or another version is refused.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "core/base/result.hpp"
#include "sim/experiment/jobs/job_executor.hpp"
#include "sim/planner/question.hpp"

namespace handoff::cli {

struct StoreFileOptions {
  std::string save;
  std::string resume;
  std::string every;  // between two of what is saved
};

void add_store_file_options(Command& command, StoreFileOptions& options);

// Before the question is made: watches its targets and loads what was saved, if anything.
std::optional<core::Error> resume_store(sim::ReplicationStore& store,
                                        std::span<const sim::Target> targets,
                                        const StoreFileOptions& options);

// Answers on threads, with a progress bar, and saves. An exit code if there is no answer, told in
// one line: it was interrupted, or the file cannot be written, or a rule was broken (a bug of
// ours).
std::optional<Exit> answer_and_save(sim::Question& question, sim::ReplicationStore& store,
                                    sim::JobExecutor& threads, std::string_view what,
                                    const StoreFileOptions& options);

}  // namespace handoff::cli
