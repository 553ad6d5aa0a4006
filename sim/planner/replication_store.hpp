// ReplicationStore: what a planner knows so far, and what it has asked for.
//
// A cell is a variant of a scenario together with the replications of it that are there. Questions
// (sim/planner/question.hpp) look at the store and ask for more replications; whoever runs them - a
// loop, threads, the page's workers - takes the orders in any number, carries them out in any order
// and delivers batches. So the planner needs no threads, and can be stopped at any moment by not
// asking any more.
//
// Results do not depend on who did what when: a decision is taken on the first n replications of a
// cell, for an n that the question chose, however many there are by then. The store is the whole
// state. Saved as bytes and loaded into another store, it gives the same answers as if nothing had
// happened in between.
//
// All cells with one seed see the same customers (common random numbers).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/batch.hpp"
#include "sim/experiment/results.hpp"
#include "sim/experiment/value_set.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

class ByteReader;

using CellId = std::size_t;

// Replications from <= r < to of a cell.
struct ReplicationOrder {
  CellId cell = 0;
  int from = 0;
  int to = 0;
};

// The work of a replication, in trials: what progress is measured in.
double work_of(const Scenario& scenario);

// Sums are enough for means, shares and targets; single values are needed for percentiles, and are
// ten times as many bytes. Where there are tables of many months, all that may be kept is how the watched
// targets stand.
enum class Detail : std::uint8_t { targets, sums, values };

class ReplicationStore {
 public:
  explicit ReplicationStore(Detail detail = Detail::sums) : detail_(detail) {}

  // ---- for questions ----

  // Remembers a target, so that replications are judged by it as they come in; the same target has
  // the same number. Percentiles and maxima must be watched before the first delivery.
  std::size_t watch(const Target& target);
  const Target& target(std::size_t number) const { return targets_[number]; }

  // The cell of this scenario, which must have passed `checked`. The same inputs: the same cell.
  CellId cell(const Scenario& scenario);
  const Scenario& scenario(CellId id) const { return *cell_of(id).scenario; }

  // Whether the cell's first `count` replications are there. If not they are ordered.
  bool need(CellId cell, int count);

  // Of the first `count` replications, which must be there: a target, or a metric of all customers
  // (tier -1) or of one tier, of all days or of a month.
  std::vector<Excess> excesses(CellId cell, int count, std::size_t target) const;
  std::vector<Tally> tallies(CellId cell, int count, Metric metric, int tier = -1,
                             int month = -1) const;
  Standing standing(CellId cell, int count, std::size_t target, double level = 0.95) const;

  // Sums a cell up and lets go of its replications. Afterwards there are its results, and how it
  // stands with each target.
  void close(CellId cell);
  struct Closed {
    Results results;
    std::vector<Standing> standings;  // by target
  };
  const Closed* closed(CellId cell) const;

  // For questions that look at more scenarios than fit in memory, and at each but once. Released: no more of
  // it is asked for, and its scenario is let go of; what is there stays, and is saved. Forgotten: nothing of
  // it is left, and its number is nobody's.
  void release(CellId cell);
  void forget(CellId cell);
  bool has_scenario(CellId id) const { return id >= first_ && cell_of(id).scenario != nullptr; }
  // So many cells are in memory.
  std::size_t cells() const { return cells_.size(); }

  // ---- for whoever runs replications ----

  // Up to `count` orders, each of some ten milliseconds' work; they are not given out again.
  std::vector<ReplicationOrder> take_orders(std::size_t count);
  // Which single values of replications are of any use here.
  ValueSet values_wanted() const;
  // One, made of up to `pieces` of these that follow one another; none if there are none.
  std::optional<ReplicationOrder> take_order(std::size_t pieces);
  std::size_t orders() const { return orders_.size(); }
  bool has_orders() const { return !orders_.empty(); }
  // Orders that were given out and will not be carried out are open again.
  void reopen_orders();

  [[nodiscard]] std::optional<core::Error> deliver(CellId cell, Batch batch);

  // Trials simulated so far, what was loaded included: the measure of work.
  double spent() const { return spent_; }
  // Broken invariants. Any entry is a bug of ours.
  std::span<const std::string> violations() const { return violations_; }

  // ---- for keeping ----

  // Everything delivered without a gap, and not forgotten. Single values of unfinished cells are kept as long as they are no more than fit
  // into a file of some size; a cell with more begins again.
  std::vector<std::uint8_t> bytes() const;
  // Into a store without deliveries that watches the same targets.
  [[nodiscard]] std::optional<core::Error> load(std::span<const std::uint8_t> bytes);
  // Something was loaded, and nobody has asked for any of it.
  bool loaded_in_vain() const { return cells_loaded_ > 0 && loaded_.size() == cells_loaded_; }

 private:
  struct Stored {
    Batch batch;
    std::vector<Excess> watched;  // by replication and target
  };
  struct Cell {
    std::shared_ptr<const Scenario>
        scenario;  // none: released, forgotten, or loaded and not asked for
    std::uint64_t fingerprint = 0;
    std::map<int, Stored> batches;  // by first replication
    int ready = 0;                  // replications from 0 without a gap
    int wanted = 0;                 // ... and so many were ordered
    std::optional<Closed> closed;
    bool forgotten = false;
  };

  Cell& cell_of(CellId id) { return cells_[id - first_]; }
  const Cell& cell_of(CellId id) const { return cells_[id - first_]; }
  static std::size_t index(int at) { return static_cast<std::size_t>(at); }
  void order(CellId cell, int from, int to);
  static void store(Cell& cell, Stored stored);
  Stored judged(Batch batch) const;
  std::optional<core::Error> read_closed(ByteReader& from, Cell& cell) const;
  std::optional<core::Error> read_batches(ByteReader& from, Cell& cell) const;

  Detail detail_;
  std::vector<Target> targets_;
  std::deque<Cell> cells_;  // from number first_ on
  CellId first_ = 0;
  std::map<std::uint64_t, CellId> by_fingerprint_;
  std::map<std::uint64_t, Cell> loaded_;  // until a question asks for the scenario
  std::size_t cells_loaded_ = 0;
  std::deque<ReplicationOrder> orders_;
  double spent_ = 0;
  bool delivered_ = false;
  std::vector<std::string> violations_;
};

}  // namespace handoff::sim
