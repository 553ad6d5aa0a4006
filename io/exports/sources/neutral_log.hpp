// The neutral event log: `subject,event,at,actor,value,detail`, which any team can write with SQL.
// docs/exports.md describes it.
#pragma once

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

const Source& neutral_log();

}  // namespace handoff::exports
