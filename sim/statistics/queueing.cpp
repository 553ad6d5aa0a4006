// A recursion that neither overflows nor cancels.
#include "sim/statistics/queueing.hpp"

#include <cassert>
#include <cmath>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {}  // namespace

double erlang_b(int servers, double load) {
  assert(servers >= 0 && load >= 0);
  double blocked = 1;
  for (int k = 1; k <= servers; ++k) blocked = load * blocked / (k + load * blocked);
  return blocked;
}

double erlang_c(int servers, double load) {
  if (load >= servers) return 1;
  const double lost = erlang_b(servers, load);
  return servers * lost / (servers - load * (1 - lost));
}

double MultiServer::mean_wait() const {
  if (load() >= servers) return kInfinity;
  return wait_probability() * mean_service / (servers - load());
}

double MultiServer::wait_at_most(double time) const {
  if (load() >= servers) return 0;
  return 1 - wait_probability() * exp(-(servers - load()) * time / mean_service);
}

int fewest_servers(double arrival_rate, double mean_service, double time, double level) {
  assert(level >= 0 && level < 1);
  MultiServer station{arrival_rate, mean_service, 0};
  station.servers = static_cast<int>(std::floor(station.load())) + 1;
  while (station.wait_at_most(time) < level) ++station.servers;
  return station.servers;
}

}  // namespace handoff::sim
