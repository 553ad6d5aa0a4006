// Words of Stripe's that several of its exports share.
#pragma once

#include <string_view>

namespace handoff::exports {

class Row;
class Entry;

// How whoever lacks a column gets it.
inline constexpr std::string_view kAllColumns =
    "in Stripe's export dialog choose Columns: All columns";

// Whether a row is of test mode, by any of the columns that say so.
bool is_test_mode(const Row& row);

// What a billing interval comes to a month: 1 of "month", 1/12 of "year". Zero if unknown.
double months_share(std::string_view interval, double count);

// A subscription's own fields: its trial, or that it has none. For rows that are one, and for
// events about one.
void read_subscription(const Row& row, Entry& entry);

// An invoice's, and a charge's.
void read_invoice(const Row& row, Entry& entry);
void read_charge(const Row& row, Entry& entry);

}  // namespace handoff::exports
