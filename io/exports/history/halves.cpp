#include "io/exports/history/halves.hpp"

#include <algorithm>
#include <utility>

namespace handoff::exports {
namespace {

void forget_after(core::Time& time, core::Time moment) {
  if (time > moment) time = core::kNever;
}

// Who has not paid has no handoff.
void forget_handoff(Person& person) {
  person.paid_is_assumed = person.direct = person.owned_before = false;
  person.crm = CrmState::unmatched;
  person.crm_at = person.owned = person.touched = core::kNever;
  person.touch_minutes = 0;
  person.missends.clear();
}

Person as_of(Person person, core::Time moment) {
  person.ended = person.scheduled_end + kTrialsSettle <= moment;
  forget_after(person.canceled, moment);
  forget_after(person.paid, moment);
  if (!person.converted()) forget_handoff(person);
  if (person.crm == CrmState::dated && person.crm_at > moment) {
    person.crm = CrmState::not_marked;
    person.crm_at = core::kNever;
  }
  forget_after(person.owned, moment);
  forget_after(person.touched, moment);
  std::erase_if(person.missends, [moment](const SentMail& it) { return it.sent > moment; });
  return person;
}

// All that is no person's.
History without_people(const History& history) {
  History it;
  it.until = history.until;
  it.zone = history.zone;
  it.trial_days = history.trial_days;
  it.mails = history.mails;
  it.owners = history.owners;
  it.has_payments = history.has_payments;
  it.has_crm = history.has_crm;
  it.has_customer_dates = history.has_customer_dates;
  it.has_owners = history.has_owners;
  it.has_touches = history.has_touches;
  it.has_mails = history.has_mails;
  it.mails_are_bound = history.mails_are_bound;
  return it;
}

}  // namespace

core::Time middle_of(const History& history) {
  const core::Time first = history.people.front().started;
  core::Time last = first;
  for (const Person& it : history.people) last = std::max(last, it.scheduled_end + kTrialsSettle);
  const core::Duration half{(std::min(last, history.until) - first).us / 2};
  return first + core::seconds(half.us / core::seconds(1).us);
}

History first_half(const History& history, core::Time middle) {
  History it = without_people(history);
  it.until = middle;
  for (const Person& person : history.people) {
    if (person.started <= middle) it.people.push_back(as_of(person, middle));
  }
  return it;
}

History paid_after(const History& history, core::Time middle) {
  History it = without_people(history);
  for (const Person& person : history.people) {
    if (person.converted() && person.paid > middle) it.people.push_back(person);
  }
  return it;
}

}  // namespace handoff::exports
