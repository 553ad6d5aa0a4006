// Recursions that neither overflow nor cancel.
#include "sim/statistics/queueing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// P(N > k) for k = 0 to count - 1, of a Poisson count N with a mean below 1. Summed from the far
// end, since 1 - P(N <= k) would have no digits left; sixty terms on nothing remains.
std::vector<double> poisson_tails(double mean, std::size_t count) {
  constexpr std::size_t kBeyond = 60;
  std::vector<double> tails(count + kBeyond);
  double mass = exp(-mean);
  for (std::size_t k = 0; k < tails.size(); ++k) {
    mass *= mean / static_cast<double>(k + 1);
    tails[k] = mass;  // P(N = k + 1)
  }
  for (std::size_t k = tails.size() - 1; k > 0; --k) tails[k - 1] += tails[k];
  tails.resize(count);
  return tails;
}

// P(at most j customers wait) of an M/D/1 queue, for j = 0 to count - 1. With p_n the probability
// of n customers in the station and A the arrivals in one service time, crossings of each level
// upward and downward are equally many: p_n P(A = 0) = p_0 P(A > n - 1) + sum over i = 1 to n - 1
// of p_i P(A > n - i).
std::vector<double> waiting_at_most(double load, std::size_t count) {
  const std::vector<double> tails = poisson_tails(load, count + 1);
  const double none = exp(-load);
  std::vector<double> station{1 - load};
  std::vector<double> at_most;
  double sum = station[0];
  for (std::size_t n = 1; n <= count; ++n) {
    double up = station[0] * tails[n - 1];
    for (std::size_t i = 1; i < n; ++i) up += station[i] * tails[n - i];
    station.push_back(up / none);
    sum += station[n];
    at_most.push_back(sum);  // n in the station: n - 1 wait
  }
  return at_most;
}

double residual_work(std::span<const TrafficClass> classes) {
  double work = 0;
  for (const TrafficClass& it : classes) work += it.arrival_rate * it.service.mean_square / 2;
  return work;
}

}  // namespace

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

// From state to state by p(n + 1) = p(n) arrival rate / (servers busy x service rate), scaled at
// the end.
FiniteStation finite_station(double arrival_rate, double mean_service, int servers, int capacity) {
  assert(servers >= 1 && capacity >= servers);
  double mass = 1, sum = 1, number = 0, queue = 0;
  for (int n = 1; n <= capacity; ++n) {
    mass *= arrival_rate * mean_service / std::min(n, servers);
    sum += mass;
    number += n * mass;
    queue += std::max(0, n - servers) * mass;
    if (sum > 1e200) {  // only shares matter
      const double scale = 1 / sum;
      mass *= scale;
      number *= scale;
      queue *= scale;
      sum = 1;
    }
  }
  FiniteStation it{mass / sum, number / sum, queue / sum, 0};
  const double let_in = arrival_rate * (1 - it.blocked);
  if (let_in > 0) it.mean_wait = it.mean_queue / let_in;
  return it;
}

double mean_wait_fifo(std::span<const TrafficClass> classes) {
  double load = 0;
  for (const TrafficClass& it : classes) load += it.arrival_rate * it.service.mean;
  return load < 1 ? residual_work(classes) / (1 - load) : kInfinity;
}

std::vector<double> mean_waits_by_priority(std::span<const TrafficClass> classes) {
  const double work = residual_work(classes);
  std::vector<double> waits;
  double load_before = 0;
  for (const TrafficClass& it : classes) {
    const double load = load_before + it.arrival_rate * it.service.mean;
    waits.push_back(load < 1 ? work / ((1 - load_before) * (1 - load)) : kInfinity);
    load_before = load;
  }
  return waits;
}

// With k services ending no earlier than `time` and y the time left to the end of the k-th:
// P(W <= time) = sum over j of P(at most k - 1 - j wait) e^(-ay) (ay)^j / j!.
double fixed_service_wait_at_most(double arrival_rate, double service, double time) {
  const double load = arrival_rate * service;
  if (load >= 1) return 0;
  if (time < 0) return 0;
  const auto services = static_cast<std::size_t>(std::floor(time / service)) + 1;
  const double expected = arrival_rate * (static_cast<double>(services) * service - time);
  const std::vector<double> at_most = waiting_at_most(load, services);
  double mass = exp(-expected), sum = 0;
  for (std::size_t j = 0; j < services; ++j) {
    sum += at_most[services - 1 - j] * mass;
    mass *= expected / static_cast<double>(j + 1);
  }
  return sum;
}

// E max(0, W - t) is E W less the integral of P(W > s) over s < t; over each service time that
// integral has a closed form, by P(W <= s) above: the sum over j of P(at most k - 1 - j wait)
// P(more than j arrive) / arrival rate.
BucketWait token_bucket_wait(double arrival_rate, double rate, int depth) {
  assert(depth >= 1 && rate > 0);
  const double service = 1 / rate;
  const double load = arrival_rate * service;
  if (load >= 1) return {1, kInfinity};
  if (load <= 0) return {0, 0};
  const auto free = static_cast<std::size_t>(depth - 1);
  const std::vector<double> at_most = waiting_at_most(load, free);
  const std::vector<double> tails = poisson_tails(load, free);
  double below = 0;  // the integral of P(W <= s)
  for (std::size_t k = 1; k <= free; ++k) {
    for (std::size_t j = 0; j < k; ++j) below += at_most[k - 1 - j] * tails[j] / arrival_rate;
  }
  const double mean_wait = load * service / (2 * (1 - load));
  const double beyond = mean_wait - (static_cast<double>(free) * service - below);
  const double allowed = static_cast<double>(free) * service;
  const double waits = 1 - fixed_service_wait_at_most(arrival_rate, service, allowed);
  return {std::max(0.0, waits), std::max(0.0, beyond)};
}

}  // namespace handoff::sim
