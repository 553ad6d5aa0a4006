// Answering the planner's questions on threads, with a progress bar.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/exit.hpp"
#include "cli/interrupt.hpp"
#include "sim/experiment/jobs/job_executor.hpp"
#include "sim/planner/question.hpp"

namespace handoff::cli {

// False if it was interrupted, or `stop` said so between two answers; the store keeps what was
// finished until then, and can be asked again. `answered` is called when something has come in.
bool answer_on_threads(
    sim::Question& question, sim::ReplicationStore& store, sim::JobExecutor& threads,
    std::string_view what, const std::function<bool()>& stop = interrupted,
    const std::function<void()>& answered = [] {});

// Says in one line why work was stopped before its end, and what follows from that.
Exit tell_stopped(const sim::JobExecutor& threads, const std::string& what);

}  // namespace handoff::cli
