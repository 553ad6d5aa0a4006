// Queueing: closed formulas for stations that need no simulation.
//
// They are oracles for the simulated models, and what the planner compares its answers with. All
// assume Poisson arrivals, unlimited patience and a steady state. Rates and times may be in any
// unit of time, as long as it is the same one. Where the load is not below the capacity waits are
// infinite.
#pragma once

#include <span>
#include <vector>

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

// M/M/c/K: at most `capacity` in the station, waiting or served; who finds it full is lost.
struct FiniteStation {
  double blocked;      // share of arrivals
  double mean_number;  // in the station
  double mean_queue;   // of those, waiting
  double mean_wait;    // of those who are let in
};
FiniteStation finite_station(double arrival_rate, double mean_service, int servers, int capacity);

// One server with any service times, of which the mean and the mean of the square are known.
struct Service {
  double mean;
  double mean_square;

  static Service fixed(double time) { return {time, time * time}; }
  static Service exponential(double mean) { return {mean, 2 * mean * mean}; }
};

// One kind of customer: how many, and what they need.
struct TrafficClass {
  double arrival_rate;
  Service service;
};

// M/G/1, first come first served: the mean wait by Pollaczek and Khinchine.
double mean_wait_fifo(std::span<const TrafficClass> classes);

// M/G/1 with non-preemptive priorities, the first class first: the mean wait of each (Cobham 1954).
std::vector<double> mean_waits_by_priority(std::span<const TrafficClass> classes);

// M/D/1: one server, fixed service. P(wait <= time) from the distribution of the number waiting
// (Franx 2001); all terms are positive, so it stays exact where the textbook's alternating series
// (Crommelin) cancels.
double fixed_service_wait_at_most(double arrival_rate, double service, double time);

// A token bucket of `depth` tokens, refilled steadily at `rate`, met by Poisson requests that wait
// for their token. What it owes is the work of an M/D/1 queue with service 1 / rate, of which the
// first depth - 1 services are free: a request waits for what exceeds them. depth >= 1.
struct BucketWait {
  double probability;  // of waiting at all
  double mean;         // over all requests
};
BucketWait token_bucket_wait(double arrival_rate, double rate, int depth);

}  // namespace handoff::sim
