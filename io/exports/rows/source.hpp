// Source: one kind of export, as a table of the names that its columns go by.
//
// Names are in the form in which headers are compared (io/exports/table/header.hpp), with bars
// between the variants, the best first; a star at the end stands for anything. A file is of a
// source if every role of its `needs` has a column. Where several fit, the one that knows most of
// the columns is meant.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "io/exports/rows/roles.hpp"

namespace handoff::exports {

class Row;
class Entry;

struct Names {
  Role role;
  std::string_view names;
};

// Whose clock a source's dates are by, where neither header nor cell says.
enum class Clock : std::uint8_t { utc, unknown };

// Dashboards write money in whole units, programs in the smallest ones; which it is shows in how the
// amount's header is written, never in its size.
enum class Money : std::uint8_t { major, by_header };

struct Source {
  std::string_view name;  // for people: "Stripe subscriptions"
  std::span<const Names> columns;
  std::span<const Role> needs;
  std::string_view id_begins;  // what its ids begin with: "sub_"; empty if nothing
  Clock clock = Clock::utc;
  Money money = Money::major;
  void (*read)(const Row& row, Entry& entry);
  std::string_view hint;  // how to get the columns that a file lacks
};

}  // namespace handoff::exports
