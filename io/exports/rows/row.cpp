#include "io/exports/rows/row.hpp"

#include <algorithm>
#include <utility>

#include "core/conversion/revenue.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::exports {
namespace {

constexpr std::string_view kYes[] = {"true", "yes", "1", "t", "y", "live"};
constexpr std::string_view kNo[] = {"false", "no", "0", "f", "n", "test"};

template <std::size_t N>
bool is_in(std::string_view word, const std::string_view (&table)[N]) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

// Digits behind the point of a currency's smallest unit: two, unless it is named and has others.
int minor_digits_of(std::string_view code) {
  if (code.size() != 3) return 2;
  core::Currency currency;
  for (std::size_t at = 0; at < 3; ++at) {
    const char c = code[at];
    currency.code[at] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return core::minor_digits(currency);
}

// What stands where there is no date.
bool says_nothing(std::string_view cell) {
  return cell == "-" || (cell.size() == 4 && lower(cell) == "null");
}

double divided_by_ten(double value, int times) {
  for (; times > 0; --times) value /= 10;
  return value;
}

}  // namespace

std::string_view Row::text(Role role) const {
  for (const std::size_t column : layout_.by_role[static_cast<std::size_t>(role)]) {
    const std::string_view cell = trimmed(cells_.at(row_, column));
    if (!cell.empty()) return cell;
  }
  return {};
}

std::string Row::word(Role role) const {
  std::string word = lower(text(role));
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

bool Row::flag(Role role, bool otherwise) const {
  const std::string word = lower(text(role));
  if (is_in(word, kYes)) return true;
  if (is_in(word, kNo)) return false;
  return otherwise;
}

core::Time Row::in_utc(core::Time shown, const KeptColumn& column, bool& local) const {
  if (column.clock) return io::moment_shown(*column.clock, shown);
  local = layout_.source->clock == Clock::unknown;
  return shown;
}

std::optional<Dated> Row::moment(Role role) const {
  for (const std::size_t index : layout_.by_role[static_cast<std::size_t>(role)]) {
    const std::string_view cell = trimmed(cells_.at(row_, index));
    if (cell.empty() || says_nothing(cell)) continue;
    const auto read = parse_moment(cell, layout_.order);
    if (!read) {
      if (!bad_) bad_ = Bad{Why::bad_date, std::string(cell)};
      return std::nullopt;
    }
    Dated dated{read->at, false, read->fineness};
    if (!read->zoned) dated.at = in_utc(read->at, layout_.columns[index], dated.local);
    return dated;
  }
  return std::nullopt;
}

std::optional<double> Row::amount(Role role) const {
  for (const std::size_t index : layout_.by_role[static_cast<std::size_t>(role)]) {
    const std::string_view cell = trimmed(cells_.at(row_, index));
    if (cell.empty()) continue;
    const auto value = parse_amount(cell, layout_.columns[index].mark);
    if (!value) {
      if (!bad_) bad_ = Bad{Why::bad_number, std::string(cell)};
      return std::nullopt;
    }
    return layout_.minor_units ? divided_by_ten(*value, minor_digits_of(text(Role::currency)))
                               : *value;
  }
  return std::nullopt;
}

double Row::number(Role role, double otherwise) const {
  const std::string_view cell = text(role);
  if (cell.empty() || says_nothing(cell)) return otherwise;
  const auto value = parse_amount(cell, DecimalMark::point);
  if (!value && !bad_) bad_ = Bad{Why::bad_number, std::string(cell)};
  return value.value_or(otherwise);
}

Key Entry::who(const Row& row, std::initializer_list<std::pair<Role, KeyKind>> ids) {
  Key who;
  const auto join = [&](Key key) {
    if (!key) return;
    if (who) identities().join(who, key);
    if (!who) who = key;
  };
  for (const auto& [role, kind] : ids)
    row.each_text(role, [&, kind = kind](std::string_view text) { join(key(kind, text)); });
  row.each_text(Role::email, [&](std::string_view address) { join(email(address)); });
  row.each_text(Role::other_emails, [&](std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find_first_of(";,"), list.size());
      join(email(list.substr(0, end)));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  });
  row.each_text(Role::external_id,
                [&](std::string_view text) { join(key(KeyKind::external, text)); });
  return who;
}

Fact& Entry::add(FactKind kind, Key who, const Dated& at) {
  Fact fact;
  fact.kind = kind;
  fact.file = file_;
  fact.who = who;
  fact.at = fact.until = at.at;
  fact.fineness = at.fineness;
  fact.set(Mark::local, at.local);
  ledger_.facts.push_back(fact);
  return ledger_.facts.back();
}

std::uint32_t Entry::label(std::string_view words) {
  return static_cast<std::uint32_t>(ledger_.words.number(trimmed(words)));
}

}  // namespace handoff::exports
