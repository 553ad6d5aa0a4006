// Handoffs: what CRM, mail tool and team did after each payment.
#pragma once

#include <vector>

#include "io/exports/history/conversions.hpp"
#include "io/exports/history/happened.hpp"

namespace handoff::exports {

// Marks customer dates that many records share to the minute: an import, not people who paid.
void mark_bulk_edits(Ledger& ledger);

// Which mail names are the trial's: by the name, by what a log says, or by when they are sent.
// `people` and `facts` stand in the same order.
std::vector<MailName> trial_mails(const Ledger& ledger, const std::vector<Person>& people,
                                  const std::vector<const PersonFacts*>& facts);

// Sets CRM, owner, touch and mis-sends of somebody who converted.
void set_handoff(const PersonFacts& facts, const std::vector<bool>& is_trial_mail, Person& person);

}  // namespace handoff::exports
