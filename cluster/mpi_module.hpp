// What the module over MPI offers to whoever loads it: one function, under this name.
#pragma once

#include "cluster/transport.hpp"

// Joins the job that the process was started in; alone if it was not. Null if that is not possible.
extern "C" handoff::cluster::Transport* handoff_join_mpi(int* argc, char*** argv);

namespace handoff::cluster {

inline constexpr const char* kJoinMpi = "handoff_join_mpi";
inline constexpr const char* kMpiModule = "handoff_mpi.so";

}  // namespace handoff::cluster
