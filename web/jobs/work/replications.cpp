#include "web/jobs/work/replications.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario/scenario_json.hpp"
#include "sim/experiment/batch_bytes.hpp"

namespace handoff::web {
namespace {

constexpr double kOrderMs = 12.0;  // so that a worker is free for something new within a frame
constexpr int kFirstOrder = 4;     // while nothing is known of the pace
constexpr int kLargestOrder = 64;

int size_of_order(double replication_ms) {
  if (replication_ms <= 0.0) return kFirstOrder;
  return std::clamp(static_cast<int>(kOrderMs / replication_ms), 1, kLargestOrder);
}

}  // namespace

void Replications::begin(std::shared_ptr<sim::Experiment> experiment, int target) {
  experiment_ = std::move(experiment);
  text_.reset();
  target_ = target;
  ordered_ = replications();
  returned_.clear();
}

void Replications::restart(const sim::Scenario& scenario, int target) {
  const sim::Keep keep = target <= kMostComparable ? sim::Keep::replications : sim::Keep::summaries;
  begin(std::make_shared<sim::Experiment>(scenario, keep), target);
}

void Replications::adopt(std::shared_ptr<sim::Experiment> experiment, int target) {
  begin(std::move(experiment), target);
}

void Replications::clear() { begin(nullptr, 0); }

std::optional<Order> Replications::next_order() {
  if (!experiment_) return std::nullopt;
  if (!text_) {
    text_ = std::make_shared<const std::string>(
        io::compact(io::scenario_document(experiment_->scenario())));
  }
  if (!returned_.empty()) {
    Order order = std::move(returned_.back());
    returned_.pop_back();
    return order;
  }
  ordered_ = std::max(ordered_, replications());
  if (ordered_ >= target_) return std::nullopt;
  const int to = std::min(ordered_ + size_of_order(replication_ms_), target_);
  return Order{OrderKind::batch, text_, std::exchange(ordered_, to), to};
}

void Replications::take(const Order& order, std::span<const std::uint8_t> answer, double ms) {
  auto batch = sim::batch_from_bytes(answer);
  if (!batch) return give_back(order);
  const double one = ms / static_cast<double>(order.to - order.from);
  replication_ms_ = replication_ms_ > 0.0 ? 0.5 * (replication_ms_ + one) : one;
  // Refused are only replications that were run on this thread meanwhile: the same ones.
  static_cast<void>(experiment_->add(*std::move(batch)));
}

}  // namespace handoff::web
