// Row: one row of a recognised table, by the roles of its columns; and Entry: where what it says is
// written down.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/calendar.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/rows/roles.hpp"
#include "io/exports/rows/source.hpp"
#include "io/exports/table/cells.hpp"
#include "io/exports/table/dates.hpp"
#include "io/exports/table/header.hpp"
#include "io/exports/table/numbers.hpp"

namespace handoff::exports {

// A kept column of a table, and how it is read.
struct KeptColumn {
  Header header;
  Role role = Role::id;
  DecimalMark mark = DecimalMark::unknown;
  std::optional<core::TimeZone> zone;  // that its header names
  // The clock that its dates are by, where it is known. It remembers what it was asked last.
  mutable std::optional<core::ZoneClock> clock;
};

struct Layout {
  const Source* source = nullptr;
  std::vector<KeptColumn> columns;
  std::array<std::vector<std::size_t>, kRoleCount> by_role;  // best first
  DayOrder order = DayOrder::unknown;
  std::optional<core::TimeZone> zone;  // of the file, where it was given
  bool minor_units = false;            // money in cents

  bool has(Role role) const { return !by_role[static_cast<std::size_t>(role)].empty(); }
};

// A moment on its way into a fact.
struct Dated {
  core::Time at;
  bool local = false;
  Fineness fineness = Fineness::second;
};

class Row {
 public:
  Row(const Layout& layout, const Cells& cells, std::size_t row)
      : layout_(layout), cells_(cells), row_(row) {}

  const Layout& layout() const { return layout_; }
  bool has(Role role) const { return layout_.has(role); }

  // The first cell of the role that is not blank.
  std::string_view text(Role role) const;
  // Calls `take(text)` for all that are not blank.
  template <class Take>
  void each_text(Role role, Take take) const;
  std::string word(Role role) const;  // in lower case, "_" as " "
  // Whether a cell says yes or no; `otherwise` where it is blank.
  bool flag(Role role, bool otherwise) const;
  std::optional<Dated> moment(Role role) const;
  std::optional<double> amount(Role role) const;  // in major units
  // A count or a length; `otherwise` where the cell is blank.
  double number(Role role, double otherwise) const;

  // The first cell that was no date or no amount, and is needed.
  struct Bad {
    Why why;
    std::string text;
  };
  const std::optional<Bad>& bad() const { return bad_; }

 private:
  core::Time in_utc(core::Time shown, const KeptColumn& column, bool& local) const;

  const Layout& layout_;
  const Cells& cells_;
  std::size_t row_;
  mutable std::optional<Bad> bad_;
};

template <class Take>
void Row::each_text(Role role, Take take) const {
  for (const std::size_t column : layout_.by_role[static_cast<std::size_t>(role)]) {
    const std::string_view cell = trimmed(cells_.at(row_, column));
    if (!cell.empty()) take(cell);
  }
}

class Entry {
 public:
  Entry(Ledger& ledger, std::uint16_t file) : ledger_(ledger), file_(file) {}

  Identities& identities() { return ledger_.identities; }
  Key key(KeyKind kind, std::string_view text) { return ledger_.identities.key(kind, text); }
  Key email(std::string_view address) { return ledger_.identities.email(address); }

  // Who a row is about: all of its ids and addresses, joined. Nobody if it has none.
  Key who(const Row& row, std::initializer_list<std::pair<Role, KeyKind>> ids);

  Fact& add(FactKind kind, Key who, const Dated& at);
  std::uint32_t label(std::string_view words);
  bool is_new(const Row& row, std::string_view id) {
    return ledger_.is_new(row.layout().source->name, id);
  }

  // The row is of a list of payments: who is not on it has not paid.
  void is_payment() { ledger_.knows_payments = true; }

  // The row tells nothing: why.
  void leave(Why why) { left_ = why; }
  std::optional<Why> left() const { return left_; }

 private:
  Ledger& ledger_;
  std::uint16_t file_;
  std::optional<Why> left_;
};

}  // namespace handoff::exports
