// Lines as heaps, and the list of the free.
#include "sim/engine/station.hpp"

#include <functional>

namespace handoff::sim {
namespace {

constexpr unsigned kArrivalBits = 56;

}  // namespace

Station::Station(std::size_t servers, std::size_t groups, std::size_t waiting_room)
    : heaps_((servers + 1) * groups), waiting_of_(groups), place_(servers), room_(waiting_room) {
  assert(servers > 0 && groups > 0);
  for (std::size_t at = 0; at < heaps_.size(); ++at) heaps_[at].group = at % groups;
  clear();
}

void Station::clear() {
  for (Heap& heap : heaps_) heap.jobs.clear();
  std::fill(waiting_of_.begin(), waiting_of_.end(), std::size_t{0});
  waiting_ = 0;
  arrivals_ = turned_away_ = 0;
  // The first one stands last, where it is taken from.
  const auto servers = static_cast<Server>(place_.size());
  idle_.clear();
  for (Server at = 0; at < servers; ++at) {
    place_[servers - 1 - at] = at;
    idle_.push_back(servers - 1 - at);
  }
}

Station::Server Station::arrive(Job job, int priority) {
  if (idle_.empty()) {
    join(job, priority);
    return kAnyone;
  }
  const Server server = idle_.back();
  begin(server);
  return server;
}

Station::Job Station::finish(Server server) {
  end(server);
  return take(server, [](std::size_t) { return true; });
}

bool Station::join(Job job, int priority, Server line, std::size_t group) {
  if (waiting_ >= room_) {
    ++turned_away_;
    return false;
  }
  assert(priority >= 0 && priority < 256);
  assert(group < waiting_of_.size() && (line == kAnyone || line < place_.size()));
  std::vector<Waiting>& jobs = heap(line, group).jobs;
  const auto rank = static_cast<std::uint64_t>(priority);
  jobs.push_back({rank << kArrivalBits | arrivals_++, job});
  std::push_heap(jobs.begin(), jobs.end(), std::greater<>());
  ++waiting_;
  ++waiting_of_[group];
  return true;
}

Station::Job Station::pop(Heap& from) {
  assert(!from.jobs.empty() && waiting_ > 0 && waiting_of_[from.group] > 0);
  std::pop_heap(from.jobs.begin(), from.jobs.end(), std::greater<>());
  const Job job = from.jobs.back().job;
  from.jobs.pop_back();
  --waiting_;
  --waiting_of_[from.group];
  return job;
}

void Station::hand_over(Server from) {
  for (std::size_t group = 0; group < waiting_of_.size(); ++group) {
    std::vector<Waiting>& theirs = heap(from, group).jobs;
    std::vector<Waiting>& ours = heap(kAnyone, group).jobs;
    for (const Waiting& it : theirs) {
      ours.push_back(it);
      std::push_heap(ours.begin(), ours.end(), std::greater<>());
    }
    theirs.clear();
  }
}

void Station::begin(Server server) {
  assert(server < place_.size() && is_idle(server));
  const std::uint32_t place = place_[server];
  idle_[place] = idle_.back();
  place_[idle_[place]] = place;
  idle_.pop_back();
  place_[server] = kBusy;
}

void Station::end(Server server) {
  assert(server < place_.size() && !is_idle(server));
  place_[server] = static_cast<std::uint32_t>(idle_.size());
  idle_.push_back(server);
}

}  // namespace handoff::sim
