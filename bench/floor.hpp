// The floor: what a careful C programmer would write for two queueing models, and nothing more.
//
// No event objects, no keyed streams, no exact ties, no integer time: doubles, one generator, loops
// made for the one model. The engine is measured against it in the same run, since only the ratio
// means the same on every machine. Nothing here is shared with sim/, so that the floor does not
// rise with the engine.
//
// M/M/1 at load 0.9: two events a customer. Pipeline: jobs pass four stages of four servers each,
// lognormal service, each service fails with probability 0.05 and is queued again after an
// exponential backoff: one arrival, 4 / 0.95 services and 4 * 0.05 / 0.95 backoffs, about 5.4
// events a job.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace handoff::bench {

struct QueueingResult {
  std::int64_t events = 0;
  double mean_time_in_system = 0;
};

inline constexpr double kLoad =
    0.9;  // of the M/M/1: mean service 1, so the mean time in system is 10

inline constexpr int kStages = 4;
inline constexpr int kServers = 4;
inline constexpr double kServiceMedian = 2.5;
inline constexpr double kServiceSigma = 0.5;
inline constexpr double kFailure = 0.05;
inline constexpr double kBackoff = 5.0;

namespace floor_detail {

// xoshiro256+ (Blackman & Vigna 2018).
struct Rng {
  std::uint64_t s[4] = {0x180ec6d33cfd0abau, 0xd5a61266f0c9392cu, 0xa9582618e03fc9aau,
                        0x39abdc4529b1661cu};

  std::uint64_t next() {
    const std::uint64_t result = s[0] + s[3];
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return result;
  }
  double uniform() {
    return static_cast<double>(static_cast<std::int64_t>(next() >> 11)) * 0x1p-53;
  }
};

// Ziggurats of 256 layers; x[i] is the right end of layer i, f[i] the density there.
struct Ziggurats {
  double ex[257], ef[257], nx[257], nf[257];

  Ziggurats() {
    fill(
        ex, ef, 7.69711747013105, 3.949659822581557e-3, [](double x) { return std::exp(-x); },
        [](double y) { return -std::log(y); });
    fill(
        nx, nf, 3.6541528853610088, 4.928673233974655e-3,
        [](double x) { return std::exp(-0.5 * x * x); },
        [](double y) { return std::sqrt(-2 * std::log(y)); });
  }

  template <class Density, class Inverse>
  static void fill(double* x, double* f, double end, double area, Density density,
                   Inverse inverse) {
    x[0] = area / density(end);
    x[1] = end;
    f[0] = 0;
    f[1] = density(end);
    for (int i = 2; i < 256; ++i) {
      x[i] = inverse(area / x[i - 1] + f[i - 1]);
      f[i] = density(x[i]);
    }
    x[256] = 0;
    f[256] = 1;
  }
};
inline const Ziggurats kZiggurats;

inline double exponential(Rng& rng) {
  const Ziggurats& z = kZiggurats;
  for (double offset = 0;;) {
    const std::uint64_t bits = rng.next();
    const auto i = static_cast<unsigned>(bits >> 3 & 255);
    const double x = static_cast<double>(static_cast<std::int64_t>(bits >> 11)) * 0x1p-53 * z.ex[i];
    if (x < z.ex[i + 1]) return offset + x;
    if (i == 0) {
      offset += z.ex[1];
    } else if (z.ef[i] + rng.uniform() * (z.ef[i + 1] - z.ef[i]) < std::exp(-x)) {
      return offset + x;
    }
  }
}

inline double normal(Rng& rng) {
  const Ziggurats& z = kZiggurats;
  for (;;) {
    const std::uint64_t bits = rng.next();
    const auto i = static_cast<unsigned>(bits >> 3 & 255);
    const double x = static_cast<double>(static_cast<std::int64_t>(bits) >> 11) * 0x1p-52 * z.nx[i];
    if (std::fabs(x) < z.nx[i + 1]) return x;
    if (i == 0) {
      double a = 0;
      double b = 0;
      do {
        a = exponential(rng) / z.nx[1];
        b = exponential(rng);
      } while (b + b < a * a);
      return x < 0 ? -z.nx[1] - a : z.nx[1] + a;
    }
    if (z.nf[i] + rng.uniform() * (z.nf[i + 1] - z.nf[i]) < std::exp(-0.5 * x * x)) return x;
  }
}

// A binary heap of (time, what) for the pipeline.
struct Pending {
  struct Item {
    double time;
    int kind;  // stage of a completed service; kStages for an arrival; more for a backoff that ends
    int job;
  };
  std::vector<Item> items{1024};
  std::size_t count = 0;

  void push(Item item) {
    if (count == items.size()) items.resize(2 * count);
    std::size_t i = count++;
    for (; i > 0 && item.time < items[(i - 1) / 2].time; i = (i - 1) / 2)
      items[i] = items[(i - 1) / 2];
    items[i] = item;
  }
  Item pop() {
    const Item first = items[0];
    const Item last = items[--count];
    std::size_t i = 0;
    for (std::size_t child = 1; child < count; child = 2 * i + 1) {
      if (child + 1 < count && items[child + 1].time < items[child].time) ++child;
      if (!(items[child].time < last.time)) break;
      items[i] = items[child];
      i = child;
    }
    items[i] = last;
    return first;
  }
};

// A queue of job numbers in a ring that doubles when it is full.
struct Line {
  std::vector<int> jobs = std::vector<int>(1024);
  std::size_t head = 0;
  std::size_t tail = 0;

  bool empty() const { return head == tail; }
  void push(int job) {
    if (tail - head == jobs.size()) {
      std::vector<int> larger(2 * jobs.size());
      for (std::size_t i = head; i < tail; ++i)
        larger[i & (larger.size() - 1)] = jobs[i & (jobs.size() - 1)];
      jobs.swap(larger);
    }
    jobs[tail++ & (jobs.size() - 1)] = job;
  }
  int pop() { return jobs[head++ & (jobs.size() - 1)]; }
};

}  // namespace floor_detail

inline QueueingResult floor_mm1(std::int64_t customers) {
  floor_detail::Rng rng;
  std::vector<double> arrived(1 << 16);  // a ring; the queue never comes near its size at this load
  const std::size_t mask = arrived.size() - 1;
  std::size_t head = 0;
  std::size_t tail = 0;
  double sum = 0;
  double next_arrival = 0;
  double next_departure = std::numeric_limits<double>::infinity();
  std::int64_t events = 0;
  for (std::int64_t served = 0; served < customers; ++events) {
    if (next_arrival < next_departure) {
      if (head == tail) next_departure = next_arrival + floor_detail::exponential(rng);
      arrived[tail++ & mask] = next_arrival;
      next_arrival += floor_detail::exponential(rng) / kLoad;
    } else {
      sum += next_departure - arrived[head++ & mask];
      ++served;
      next_departure = head == tail ? std::numeric_limits<double>::infinity()
                                    : next_departure + floor_detail::exponential(rng);
    }
  }
  return {events, sum / static_cast<double>(customers)};
}

inline QueueingResult floor_pipeline(std::int64_t jobs) {
  using floor_detail::Line;
  using floor_detail::Pending;
  floor_detail::Rng rng;
  Pending pending;
  Line lines[kStages];
  int idle[kStages];
  for (int& n : idle) n = kServers;
  std::vector<double> arrived;  // by slot; slots of finished jobs are used again
  std::vector<int> free_slots;
  const double mu = std::log(kServiceMedian);
  double sum = 0;
  std::int64_t events = 0;
  const auto begin = [&](int stage, int job, double now) {
    --idle[stage];
    const double service = std::exp(mu + kServiceSigma * floor_detail::normal(rng));
    pending.push({now + service, stage, job});
  };
  const auto enter = [&](int stage, int job, double now) {
    if (idle[stage] > 0) {
      begin(stage, job, now);
    } else {
      lines[stage].push(job);
    }
  };
  pending.push({0, kStages, 0});
  for (std::int64_t done = 0; done < jobs; ++events) {
    const Pending::Item event = pending.pop();
    const double now = event.time;
    if (event.kind < kStages) {
      ++idle[event.kind];
      if (!lines[event.kind].empty()) begin(event.kind, lines[event.kind].pop(), now);
      if (rng.uniform() < kFailure) {
        const double backoff = kBackoff * floor_detail::exponential(rng);
        pending.push({now + backoff, kStages + 1 + event.kind, event.job});
      } else if (event.kind + 1 < kStages) {
        enter(event.kind + 1, event.job, now);
      } else {
        sum += now - arrived[static_cast<std::size_t>(event.job)];
        free_slots.push_back(event.job);
        ++done;
      }
    } else if (event.kind == kStages) {
      if (free_slots.empty()) {
        free_slots.push_back(static_cast<int>(arrived.size()));
        arrived.push_back(0);
      }
      const int job = free_slots.back();
      free_slots.pop_back();
      arrived[static_cast<std::size_t>(job)] = now;
      enter(0, job, now);
      pending.push({now + floor_detail::exponential(rng), kStages, 0});
    } else {
      enter(event.kind - kStages - 1, event.job, now);
    }
  }
  return {events, sum / static_cast<double>(jobs)};
}

}  // namespace handoff::bench
