// A rank that is not 0: carries out jobs until rank 0 says that the work is over.
#pragma once

#include "cluster/transport.hpp"

namespace handoff::cluster {

void work_for_rank_0(Transport& transport);

}  // namespace handoff::cluster
