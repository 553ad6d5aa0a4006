// The states of a handoff, in the order in which it meets them: all that was asked for is settled,
// so what comes next?
#include <cassert>

#include "core/base/mutant.hpp"
#include "core/handoff/request_bodies.hpp"
#include "core/pipeline.hpp"
#include "core/routing/pool_choice.hpp"

namespace handoff::core {
namespace {

constexpr OperationSet kSearches = bit(Operation::find_by_primary) |
                                   bit(Operation::find_by_secondary) |
                                   bit(Operation::find_by_customer);
constexpr OperationSet kNotices = bit(Operation::notify_owner) | bit(Operation::notify_ae) |
                                  bit(Operation::notify_extra) | bit(Operation::move_deal);

}  // namespace

void Pipeline::step(Handoff& it, Time now, Outbox& out) {
  switch (it.state) {
    case HandoffState::received:
      identify(it, now, out);
      return;
    case HandoffState::identified:
      enter(it, HandoffState::enriched, out);
      commit(it, out);
      return;
    case HandoffState::enriched:
      check_update(it, now, out);
      return;
    case HandoffState::routed:
      check_assignment(it, now, out);
      return;
    case HandoffState::assigned:
      if (it.failed & bit(Operation::start_onboarding))
        close(it, HandoffState::exception, ExceptionKind::onboarding_failed, now, out);
      else
        close(it, HandoffState::onboarding, ExceptionKind::none, now, out);
      return;
    case HandoffState::onboarding:
    case HandoffState::committed:
    case HandoffState::verified:
    case HandoffState::exception:
    case HandoffState::superseded:
      break;
  }
  assert(false && "a handoff does not wait in this state");
}

// Primary address, then secondary addresses, then the customer id. A search that found several
// decides nothing, but a later, sharper one may.
void Pipeline::identify(Handoff& it, Time now, Outbox& out) {
  if (it.contact) {
    enter(it, HandoffState::identified, out);
    enrich(it, out);
    if (it.waiting == 0) step(it, now, out);
    return;
  }
  if (!(it.failed & kSearches)) {
    if (it.email && !(it.asked & bit(Operation::find_by_primary)))
      return ask(it, Operation::find_by_primary, out);
    if (it.email && !(it.asked & bit(Operation::find_by_secondary)))
      return ask(it, Operation::find_by_secondary, out);
    if (!(it.asked & bit(Operation::find_by_customer)))
      return ask(it, Operation::find_by_customer, out);
  }
  const ExceptionKind kind = it.failed      ? ExceptionKind::identify_failed
                             : it.ambiguous ? ExceptionKind::several_contacts
                                            : ExceptionKind::no_contact;
  close(it, HandoffState::exception, kind, now, out);
}

// All at once. None is worth losing the handoff for: what is missing is flagged. The open deal is
// asked for with any enrichment, as routing needs it.
void Pipeline::enrich(Handoff& it, Outbox& out) {
  if (config_.enrichment == Enrichment::usage)
    ask(it, Operation::fetch_usage, out);
  else
    it.partial = true;
  if (config_.routing_by == Routing::rules) ask(it, Operation::fetch_deal, out);
  if (config_.enrichment != Enrichment::none) ask(it, Operation::fetch_profile, out);
}

// The CRM gets the newest facts, whichever event began the handoff.
void Pipeline::tell(Handoff& it, Outbox& out) {
  const SubscriptionRecord& record = record_of(it);
  it.told = record.subscribed;
  it.told_as_of = record.as_of;
  ask(it, Operation::update_contact, out);
}

// Both halves leave together, and each is waited for by itself. Where sequences are left by a list
// sync, that is its next run.
void Pipeline::commit(Handoff& it, Outbox& out) {
  tell(it, out);
  if (!it.full_pass()) return;
  if (it.pass == Pass::repair && broken(Mutant::repair_forgets_disenrolment)) return;
  if (config_.disenrolment.kind == Disenrolment::list_sync) {
    it.asked |= bit(Operation::disenroll);
    it.waiting |= bit(Operation::disenroll);
  } else {
    ask(it, Operation::disenroll, out);
  }
}

// From here on nothing but the end of the handoff waits for the sequences to be left. Which exception
// a failed update is depends on them, and who has cancelled is not looked after any further.
void Pipeline::check_update(Handoff& it, Time now, Outbox& out) {
  const SubscriptionRecord& record = record_of(it);
  const bool failed =
      it.failed & bit(Operation::update_contact) && !broken(Mutant::half_failure_ignored);
  const bool changed = record.subscribed != it.told && !broken(Mutant::plan_change_lost_in_flight);
  if (changed && !failed) return tell(it, out);  // the plan changed while the update was on its way
  const bool canceled = record.status == SubscriptionStatus::canceled;
  const bool waits = failed || canceled || broken(Mutant::routing_waits_for_sequences);
  if (it.leaving() && waits) return rest_until_sync(it, now, out);
  if (failed) {
    const bool both = it.failed & bit(Operation::disenroll) || !it.full_pass();
    close(it, HandoffState::exception,
          both ? ExceptionKind::commit_failed : ExceptionKind::partial_commit, now, out);
    return;
  }
  if (!it.leaving() || broken(Mutant::commit_after_one_half)) conclude_commit(it, now, out);
  if (!canceled)
    route(it, now, out);
  else if (it.failed & bit(Operation::disenroll))
    close(it, HandoffState::exception, ExceptionKind::partial_commit, now, out);
  else
    close(it, HandoffState::superseded, ExceptionKind::none, now, out);
}

// The CRM is up to date, and the sequences are left or will not be.
void Pipeline::conclude_commit(const Handoff& it, Time now, Outbox& out) {
  if (it.failed & bit(Operation::disenroll) && !broken(Mutant::half_failure_ignored))
    raise(it, ExceptionKind::partial_commit, now);
  else
    tell_progress(it, HandoffState::committed, ExceptionKind::none, out);
}

void Pipeline::route(Handoff& it, Time now, Outbox& out) {
  SubscriptionRecord& record = record_of(it);
  it.tier = tier_of(config_, record.subscribed, it.segment);
  if (it.tier == kNoTier) {
    close(it, HandoffState::exception, ExceptionKind::unroutable, now, out);
    return;
  }
  const std::uint32_t key = lookups_.tier_keys[it.tier];
  const bool same_tier = record.tier_key == key;
  if (record.converted) {
    record.tier = it.tier;
    record.tier_key = key;
  }
  enter(it, HandoffState::routed, out);
  // Nothing to assign: still on trial, or as before, or nobody routes here.
  if (!record.converted || (!it.full_pass() && same_tier) || config_.routing_by == Routing::none) {
    close(it, HandoffState::routed, ExceptionKind::none, now, out);
    return;
  }
  choose_people(it, record, same_tier, now);
  assign(it, out);
}

// A repair goes to the people who were chosen before; where nobody is remembered they all have done
// their part, and whoever is named instead is not asked for another touch. Otherwise the row's rule
// chooses the pool, and then the open deal's AE keeps the customer where the table says so, or the
// rota decides. A pool that owns its customers together names nobody.
void Pipeline::choose_people(Handoff& it, SubscriptionRecord& record, bool same_tier, Time now) {
  const RoutingRow& row = config_.routing[it.tier];
  const bool again = it.pass == Pass::repair && same_tier;
  if (!again) ++record.assignments;
  it.tier_key =
      record.tier_key + record.assignments;  // going back to an earlier tier is another assignment
  it.chosen = true;
  if (const Chosen* before = again ? chosen_.find(it.subscription) : nullptr) {
    it.owner = before->owner;
    it.extra = before->extra;
    it.pool = before->pool;
    if (broken(Mutant::repair_changes_office))
      it.pool = pool_for(config_, row, it.zone, rota_, lookups_.clocks, now);
    return;
  }
  it.pool = pool_for(config_, row, it.zone, rota_, lookups_.clocks, now);
  const auto take = [&](PoolIndex pool, Strategy strategy) {
    const PersonId person = rota_.take(pool, strategy);
    if (again) rota_.release(person);
    return is_anybody(person) ? PersonId{} : person;
  };
  const bool instead = has_deal(it) && config_.deals == DealRule::instead;
  if (instead)
    it.owner = it.ae;
  else
    it.owner = take(it.pool, row.strategy);
  if (row.extra_pool != kNoPool && !instead)
    it.extra = take(static_cast<PoolIndex>(row.extra_pool), Strategy::round_robin);
}

bool Pipeline::has_deal(const Handoff& it) const {
  return it.deal && config_.deals != DealRule::ignore && !broken(Mutant::deal_ignored);
}

// The owner is known by now, so writing it and telling everybody can go out together.
void Pipeline::assign(Handoff& it, Outbox& out) {
  const RoutingRow& row = config_.routing[it.tier];
  it.onboarding = row.onboarding;
  const bool deal = has_deal(it);
  if (deal) {
    ask(it, Operation::notify_ae, out);
    ask(it, Operation::move_deal, out);
  }
  if (!deal || config_.deals != DealRule::instead) {
    if (row.extra_pool != kNoPool) {
      it.extra_pool = static_cast<PoolIndex>(row.extra_pool);
      ask(it, Operation::notify_extra, out);
    }
    ask(it, Operation::notify_owner, out);
  }
  ask(it, Operation::assign_owner, out);
}

// Without an owner the handoff stops; a lost notice is for a person to pass on, and the rest goes
// ahead.
void Pipeline::check_assignment(Handoff& it, Time now, Outbox& out) {
  if (it.failed & bit(Operation::assign_owner)) {
    close(it, HandoffState::exception, ExceptionKind::assignment_failed, now, out);
    return;
  }
  if (it.failed & kNotices) raise(it, ExceptionKind::notification_failed, now);
  enter(it, HandoffState::assigned, out);
  start_onboarding(it, now, out);
}

// A call is planned for the first moment at which both the customer and the team are open. Where
// there is none, the onboarding begins without a call and a person has to find a time.
void Pipeline::start_onboarding(Handoff& it, Time now, Outbox& out) {
  if (!it.full_pass()) {  // a new owner for a customer who is being onboarded already
    close(it, HandoffState::assigned, ExceptionKind::none, now, out);
    return;
  }
  if (has_call(it.onboarding)) {
    const Pool& pool = config_.pools[it.pool];
    std::vector<ZoneClock>& clocks = lookups_.clocks;
    it.call_at = next_common(config_.customer_hours, clocks[it.zone < clocks.size() ? it.zone : 0],
                             pool.shift, clocks[static_cast<std::size_t>(pool.zone)], now);
    if (broken(Mutant::quiet_hours_ignored)) it.call_at = now + hours(8);
    if (it.call_at == kNever) raise(it, ExceptionKind::no_common_hours, now);
  }
  ask(it, Operation::start_onboarding, out);
}

}  // namespace handoff::core
