// A run is a sequence of events of lists in which none is newer than the one before.
#include "io/events/event_order.hpp"

#include <algorithm>
#include <numeric>

namespace handoff::io {
namespace {

using core::Time;

// An event without a time (a bare object, a notice) says nothing of the order.
bool has_time(const core::PaymentEvent& event) { return event.created != Time{}; }

// The times of the events from `begin` on that are in lists, as long as they go into the past.
struct Run {
  std::size_t end;
  bool falls;  // whether the last is older than the first
};

bool same_list(const EventLog& log, std::size_t a, std::size_t b) {
  return log.source(a) == log.source(b);
}

// Where the events of lists that begin with `begin` end, and whether they go into the past
// throughout. Within one source the list decides as a whole.
Run list_of(const EventLog& log, std::size_t begin) {
  Run run{begin, true};
  Time first{};
  Time last{};
  while (run.end < log.size() && log.in_list(run.end) && same_list(log, begin, run.end)) {
    const core::PaymentEvent& event = log.event(run.end++);
    if (!has_time(event)) continue;
    if (first == Time{}) first = event.created;
    if (last != Time{} && event.created > last) run.falls = false;
    last = event.created;
  }
  run.falls = run.falls && last < first;
  return run;
}

Time newest_of(const EventLog& log, std::size_t begin, std::size_t end) {
  Time newest{};
  for (std::size_t i = begin; i < end; ++i) newest = std::max(newest, log.event(i).created);
  return newest;
}

Time oldest_of(const EventLog& log, std::size_t begin, std::size_t end) {
  Time oldest = core::kNever;
  for (std::size_t i = begin; i < end; ++i) {
    if (has_time(log.event(i))) oldest = std::min(oldest, log.event(i).created);
  }
  return oldest;
}

}  // namespace

std::vector<std::size_t> given_order(const EventLog& log) {
  std::vector<std::size_t> order(log.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto at = [&](std::size_t i) { return order.begin() + static_cast<std::ptrdiff_t>(i); };
  std::size_t begin = 0;
  while (begin < log.size()) {
    if (!log.in_list(begin)) {
      ++begin;
      continue;
    }
    Run run = list_of(log, begin);
    std::size_t last_begin = begin;
    while (run.falls && run.end < log.size() && log.in_list(run.end)) {
      const Run next = list_of(log, run.end);
      const bool goes_on = next.falls || next.end == run.end + 1;
      const bool older = newest_of(log, run.end, next.end) <= oldest_of(log, last_begin, run.end);
      if (!goes_on || !older) break;
      last_begin = run.end;
      run.end = next.end;
    }
    if (run.falls) std::reverse(at(begin), at(run.end));
    begin = run.end;
  }
  return order;
}

std::vector<std::size_t> created_order(const EventLog& log) {
  std::vector<std::size_t> order = given_order(log);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return log.event(a).created < log.event(b).created;
  });
  return order;
}

}  // namespace handoff::io
