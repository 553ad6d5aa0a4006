// Design sweep: a scenario at the points of a designed experiment, each point handed on as it is finished.
//
// There may be a hundred thousand points, so that none is kept: scenarios are made and ordered within a window,
// a finished point is summed up at once, and handed to whoever listens in the design's order, as soon as all
// before it are finished; then the store forgets it. What the listener writes down is all that there is of the
// work, and from any point on the sweep can begin again (`from`): a point depends on its number, the design
// and the scenario alone. All points see the same customers.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "sim/planner/design/design.hpp"
#include "sim/planner/design/factor.hpp"
#include "sim/planner/question.hpp"

namespace handoff::sim {

// A finished point.
struct DesignPoint {
  std::uint32_t number = 0;
  const std::vector<double>& at;  // in the unit cube, by factor
  const Results& results;
  const std::vector<Standing>& standings;  // by target
};

class DesignSweep : public Question {
 public:
  // So many scenarios are in memory at most.
  static constexpr std::size_t kWindow = 256;

  // Told of each point in turn; false: stop.
  using Listener = std::function<bool(const DesignPoint&)>;

  // From point `from` on. The store should keep values, or there are no percentiles, and be nobody else's.
  DesignSweep(ReplicationStore& store, const Scenario& base, std::vector<Factor> factors,
              const DesignSpec& spec, const std::vector<Target>& targets, int replications,
              std::uint32_t from, Listener listener);

  // True at the end, and where a point's values do not hold together, or the listener stopped.
  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  const std::vector<Factor>& factors() const { return factors_; }
  const DesignSpec& spec() const { return design_.spec(); }
  // Why it did not come to the end: the point, and what is wrong there.
  const std::optional<core::Error>& error() const { return error_; }

 private:
  struct Open {
    std::uint32_t number;
    std::vector<double> at;
    CellId cell;
  };

  void begin_point(ReplicationStore& store);
  void close_finished(ReplicationStore& store);
  bool hand_on_first(ReplicationStore& store);
  bool is_shared(CellId cell) const;
  bool is_full(const ReplicationStore& store) const;

  Scenario base_;
  std::vector<Factor> factors_;
  Design design_;
  int replications_;
  std::vector<std::size_t> targets_;  // the store's numbers
  Listener listener_;
  std::uint32_t from_;
  std::uint32_t begun_;
  std::deque<Open> open_;
  bool finished_ = false;
  std::optional<core::Error> error_;
};

}  // namespace handoff::sim
