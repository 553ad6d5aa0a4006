// Answering the planner's questions on all threads: orders out, batches back (sim/planner/replication_store.hpp).
//
// The calling thread keeps the lab and asks the question; the others only run replications. Which
// thread runs what makes no difference to the answer. Where there are no threads (under node)
// everything runs on the calling one.
#pragma once

#include <functional>
#include <string_view>

#include "cli/interrupt.hpp"
#include "sim/planner/question.hpp"

namespace handoff::cli {

// False if it was interrupted, or `stop` said so between two orders; the lab keeps what was
// finished until then, and can be asked again.
bool answer_on_threads(sim::Question& question, sim::Lab& lab, int threads, std::string_view what,
                       const std::function<bool()>& stop = interrupted);

}  // namespace handoff::cli
