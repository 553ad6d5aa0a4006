// Halves: a history as it stood in the middle of its time, and those who paid after that.
//
// The time of a history goes from the first sign-up to when the last trial had ended, or to the files' end if
// that is sooner. The first half is what files of its last moment would have told: whoever paid later had not
// paid, and what the CRM, the mail tool and the team did later was not done.
#pragma once

#include "io/exports/history/happened.hpp"

namespace handoff::exports {

// The history has people.
core::Time middle_of(const History& history);

History first_half(const History& history, core::Time middle);

// They and nobody else, with all that is known of them in the end.
History paid_after(const History& history, core::Time middle);

}  // namespace handoff::exports
