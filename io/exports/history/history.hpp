// History: all facts, put together into what happened to each person.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "core/config/calendar.hpp"
#include "io/exports/history/happened.hpp"
#include "io/exports/ledger/ledger.hpp"

namespace handoff::exports {

// Sorts the ledger's facts, brings them to UTC, and joins what is one person's. An error is a
// question, or that there is no trial in the files.
core::Result<History> history_of(Ledger& ledger, const HistoryOptions& options,
                                 const std::optional<core::TimeZone>& zone);

}  // namespace handoff::exports
