// Clocks: by which zone a file's dates were written, where the file does not say.
//
// A CRM shows its dates by the clock of whoever exported them. With the right zone, what one system
// tells another comes minutes after it happened: a contact is made after the sign-up, and a
// customer's stage changes after the payment. The zone under which that is so for far more people
// than under any other is taken, and named; otherwise somebody has to be asked.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "io/exports/ledger/ledger.hpp"

namespace handoff::exports {

// Something that a file shows, and the moment in UTC that came shortly before it.
struct Anchor {
  core::Time shown;
  core::Time before;
};

// The zone that is clearly the best; nothing if none is.
std::optional<core::TimeZone> inferred_zone(std::span<const Anchor> anchors);

// Brings all facts to UTC. `paid` and `started` are of people, by key, `kNever` where unknown. The
// zone that most of them were written by is returned; an error asks for one.
struct PeopleTimes {
  std::vector<core::Time> paid;
  std::vector<core::Time> started;
};
core::Result<std::optional<core::TimeZone>> set_clocks(Ledger& ledger, const PeopleTimes& times);

}  // namespace handoff::exports
