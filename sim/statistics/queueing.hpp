// Queueing: closed formulas for stations that need no simulation.
//
// The planner compares its answers with them. All assume Poisson arrivals, unlimited patience and a
// steady state. Rates and times may be in any
// unit of time, as long as it is the same one. Where the load is not below the capacity waits are
// infinite.
#pragma once

namespace handoff::sim {

// Share of arrivals that find all servers busy, `load` in erlang (arrival rate x mean service).
// Erlang B: they are lost (M/G/c/c). Erlang C: they wait (M/M/c); 1 if the load is too high.
double erlang_b(int servers, double load);
double erlang_c(int servers, double load);

// M/M/c: exponential service, first come first served.
struct MultiServer {
  double arrival_rate;
  double mean_service;
  int servers;

  double load() const { return arrival_rate * mean_service; }
  double utilisation() const { return load() / servers; }
  double wait_probability() const { return erlang_c(servers, load()); }
  double mean_wait() const;
  double mean_queue() const { return arrival_rate * mean_wait(); }  // Little's law
  double wait_at_most(double time) const;                           // a probability
};

// The fewest servers of an M/M/c station with P(wait <= time) >= level, for 0 <= level < 1.
int fewest_servers(double arrival_rate, double mean_service, double time, double level);

}  // namespace handoff::sim
