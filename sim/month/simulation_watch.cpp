// What a recorder is told of a run. Nothing here changes it.
#include "sim/month/recorder.hpp"
#include "sim/month/simulation.hpp"

namespace handoff::sim {

void Simulation::watch_lines(core::Time now) {
  for (std::size_t pool = 0; pool < team_.pools(); ++pool)
    watcher_->line(pool, team_.waiting(pool), now);
}

void Simulation::watch_reply(const core::Request& request, core::ReplyStatus status,
                             core::Time now) {
  if (request.by == core::Actor::system) watcher_->reply(request.ticket.operation, status, now);
}

void Simulation::watch_customers() {
  for (std::size_t position = 0; position < customers_.size(); ++position) {
    if (!counts(position)) continue;
    const Customer& customer = customers_[position];
    watcher_->customer(customer, touched_in_time(position));
    mails_.clear();
    nurture_.mails(customer, key_, customer.converted,
                   nurture_.left(customer, key_, world_.states()[position].left), mails_);
    for (const core::Time at : mails_) watcher_->missend(customer, at);
  }
  watcher_->end_replication();
}

}  // namespace handoff::sim
