// Joining the MPI job that the program was started in (`mpirun`, `srun`).
#pragma once

#include <memory>

#include "cluster/transport.hpp"
#include "core/base/result.hpp"

namespace handoff::cluster {

// An error: this program was built without MPI, or MPI's library is not there.
core::Result<std::unique_ptr<Transport>> join_mpi(int* argc, char*** argv);

}  // namespace handoff::cluster
