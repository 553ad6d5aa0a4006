// What is told when nothing is left to happen.
#include "sim/month/observers.hpp"

namespace handoff::sim {

void Observers::missends(const MonthState& month, std::uint32_t position, core::Time left,
                         std::span<const core::Time> mails) {
  const Customer& customer = month.customers[position];
  if (checking_) {
    for (const core::Time at : mails) checker_.on_missend(customer, left, at);
  }
  if (!tables_ || !month.counts(position)) return;
  tables_->customer(customer, month.touched_in_time(position));
  for (const core::Time at : mails) tables_->missend(customer, at);
}

std::vector<std::string> Observers::finish(const MonthState& month) {
  if (tables_) tables_->end_replication();
  return checking_ ? checker_.at_end(month) : std::vector<std::string>();
}

}  // namespace handoff::sim
