// Station: people or machines that serve jobs one at a time, and the lines in which jobs wait.
//
// A job goes to whoever is free, or waits in the common line, or in the line of the one server who
// must do it. A free server takes the waiting job of the lowest priority number, first come first
// served within a priority; a job that is begun is not interrupted. Jobs belong to groups, and a
// server can be told that some groups are closed for now (customers who are asleep): they keep
// their places. Times, durations and ids are the caller's: the station only knows who is next, so
// that the same class serves the CS team and the textbook queues it is tested against.
//
// Joining and taking cost O(log n) in the length of a line, and a look at the head of each group.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace handoff::sim {

class Station {
 public:
  using Job = std::uint32_t;
  using Server = std::uint32_t;
  static constexpr Job kNoJob = 0xffffffff;
  static constexpr Server kAnyone = 0xffffffff;
  static constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

  explicit Station(std::size_t servers, std::size_t groups = 1,
                   std::size_t waiting_room = kUnlimited);

  // ---- the whole of a plain queue ----

  // A job comes: the server that begins it, or `kAnyone` when it waits or was turned away.
  Server arrive(Job job, int priority = 0);

  // The server has finished: the job that it begins next, or `kNoJob`.
  Job finish(Server server);

  // ---- the steps, for a caller with rules of its own ----

  // To the end of a line. False, and turned away, if the waiting room is full.
  bool join(Job job, int priority, Server line = kAnyone, std::size_t group = 0);

  // Out of the lines into the hands of a free server; `kNoJob` if nothing of an open group waits
  // for it.
  template <class IsOpen>
  Job take(Server server, IsOpen is_open) {
    Heap* const heap = best(server, is_open);
    if (!heap) return kNoJob;
    begin(server);
    return pop(*heap);
  }

  // All who wait for this server wait for anybody from now on, at the places of their arrival.
  void hand_over(Server from);

  // What `take` would find.
  template <class IsOpen>
  Job peek(Server server, IsOpen is_open) {
    const Heap* const heap = best(server, is_open);
    return heap ? heap->jobs.front().job : kNoJob;
  }

  void begin(Server server);  // a free server has something to do from now on
  void end(Server server);    // and has not any more

  std::span<const Server> idle() const { return idle_; }
  bool is_idle(Server server) const { return place_[server] != kBusy; }
  std::size_t servers() const { return place_.size(); }
  std::size_t waiting() const { return waiting_; }
  std::size_t waiting_of(std::size_t group) const { return waiting_of_[group]; }
  std::uint64_t turned_away() const { return turned_away_; }

  // Nobody waits and everybody is free. Keeps the memory.
  void clear();

 private:
  static constexpr std::uint32_t kBusy = 0xffffffff;

  struct Waiting {
    std::uint64_t order;  // priority above arrival number
    Job job;
    bool operator>(const Waiting& other) const { return order > other.order; }
  };
  struct Heap {
    std::vector<Waiting> jobs;
    std::size_t group = 0;
  };

  Heap& heap(Server line, std::size_t group) {
    const std::size_t row = line == kAnyone ? 0 : std::size_t{line} + 1;
    return heaps_[row * waiting_of_.size() + group];
  }

  // The line with the job that this server should do next.
  template <class IsOpen>
  Heap* best(Server server, IsOpen is_open) {
    Heap* found = nullptr;
    if (waiting_ == 0) return found;
    for (std::size_t group = 0; group < waiting_of_.size(); ++group) {
      if (waiting_of_[group] == 0 || !is_open(group)) continue;
      for (Heap* line : {&heap(kAnyone, group), &heap(server, group)}) {
        if (line->jobs.empty()) continue;
        if (!found || line->jobs.front().order < found->jobs.front().order) found = line;
      }
    }
    return found;
  }

  Job pop(Heap& from);

  std::vector<Heap> heaps_;  // by line (the common one first), then group
  std::vector<std::size_t> waiting_of_;
  std::vector<Server> idle_;
  std::vector<std::uint32_t> place_;  // of each server in `idle_`
  std::size_t room_;
  std::size_t waiting_ = 0;
  std::uint64_t arrivals_ = 0;
  std::uint64_t turned_away_ = 0;
};

}  // namespace handoff::sim
