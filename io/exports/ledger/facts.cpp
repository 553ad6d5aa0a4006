#include "io/exports/ledger/facts.hpp"

#include <cmath>

#include "io/exports/table/limits.hpp"

namespace handoff::exports {

bool within_limits(const Fact& fact) {
  const bool too_long = fact.kind == FactKind::trial && fact.until - fact.at > kLongestLength;
  const bool too_much = !(std::fabs(fact.value) <= kMostAmount);
  const bool endless_touch =
      fact.kind == FactKind::touch && fact.value > 0 && !length_of(fact.value, core::minutes(1));
  return !too_long && !too_much && !endless_touch;
}

}  // namespace handoff::exports
