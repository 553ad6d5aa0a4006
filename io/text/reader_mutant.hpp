// Reader mutants: one rule of the readers broken on purpose, to prove that a test would notice.
//
// In a normal build `broken` is the constant false and leaves no trace. With HANDOFF_READER_MUTANTS
// defined the test program chooses one mutant at a time (tests/evidence/reader_mutants).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace handoff::io {

enum class ReaderMutant : std::uint8_t {
  none,
  key_may_stand_twice,
  nesting_without_limit,
  rest_of_document_ignored,
  unit_order_ignored,
  fraction_cut_off,
  list_without_object_kind,
  bad_line_skipped,
  kind_not_checked,
  metered_price_counts,
  interval_count_ignored,
  prorated_line_counts,
  previous_status_forgotten,
  unknown_field_ignored,
  limit_not_checked,
  currency_option_ignored,
  flat_fee_forgotten,
  discount_forgotten,
  rest_of_items_forgotten,
  order_of_items_counts,
  late_trial_forgotten,
  one_off_line_counts,
  tax_in_price_counts,
  credit_is_no_payment,
};

inline constexpr std::array<std::string_view, 24> kReaderMutantNames{
    "none",
    "a key may stand twice in an object",
    "nesting without limit",
    "what follows the document is ignored",
    "a duration's units in any order",
    "a duration finer than a microsecond is cut off",
    "any object with data is a list of events",
    "a line that is no event is skipped",
    "an invoice is read as a subscription",
    "a metered price counts as fixed",
    "three months are one",
    "a prorated line counts",
    "the status before is forgotten",
    "an unknown field of a scenario is ignored",
    "a field's upper limit is not checked",
    "a price in another currency counts as it is",
    "a tier's flat fee is forgotten",
    "a discount is forgotten",
    "a list that was cut off is taken as whole",
    "the order of a subscription's items counts",
    "a trial that began late is like any other",
    "a line that was bought once counts",
    "the tax in a price counts",
    "what a credit balance paid is not paid",
};

#ifdef HANDOFF_READER_MUTANTS
inline ReaderMutant active_reader_mutant = ReaderMutant::none;
inline bool broken(ReaderMutant mutant) { return active_reader_mutant == mutant; }
#else
constexpr bool broken(ReaderMutant) { return false; }
#endif

}  // namespace handoff::io
