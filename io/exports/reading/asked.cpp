#include "io/exports/reading/asked.hpp"

#include <algorithm>
#include <array>

#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::exports {
namespace {

template <class Value>
struct Spelt {
  std::string_view text;
  Value value;
};
constexpr std::array<Spelt<DayOrder>, 2> kOrders{
    {{"D/M/Y", DayOrder::day_first}, {"M/D/Y", DayOrder::month_first}}};
constexpr std::array<Spelt<DecimalMark>, 2> kMarks{
    {{"1,000.00", DecimalMark::point}, {"1.000,00", DecimalMark::comma}}};

template <class Value, std::size_t N>
std::optional<core::Error> choose(const std::array<Spelt<Value>, N>& table, std::string_view text,
                                  Value& value) {
  for (const auto& [spelling, meaning] : table) {
    if (spelling != text) continue;
    value = meaning;
    return std::nullopt;
  }
  return core::Error{"--column", "found " + io::in_quotes(text) + "; allowed are " +
                                     std::string(table[0].text) + " and " +
                                     std::string(table[1].text)};
}

FileWishes& wishes_of(Wishes& wishes, std::string_view file) {
  for (Wishes::Of& it : wishes.files) {
    if (it.file == file) return it.wishes;
  }
  wishes.files.push_back({std::string(file), {}});
  return wishes.files.back().wishes;
}

std::optional<core::Error> set_column(FileWishes& wishes, std::string_view role,
                                      std::string_view name) {
  if (const auto known = role_named(role)) {
    wishes.columns.push_back({*known, std::string(name)});
    return std::nullopt;
  }
  std::vector<std::string_view> names{"dates", "numbers", "zone"};
  for (const RoleInfo& it : kRoles) names.push_back(it.name);
  return core::Error{"--column",
                     "no role is called " + io::in_quotes(role) + io::suggestion(role, names)};
}

}  // namespace

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == path.npos ? path : path.substr(slash + 1);
}

FileWishes Wishes::of(std::string_view path) const {
  for (const Of& it : files) {
    if (it.file == path || it.file == file_name(path)) return it.wishes;
  }
  return {};
}

std::optional<core::Error> add_wish(Wishes& wishes, std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = text.substr(0, std::min(equals, text.size())).rfind(':');
  if (equals == text.npos || colon == text.npos || colon == 0)
    return core::Error{"--column", "expected FILE:ROLE=NAME, found " + io::in_quotes(text)};
  const std::string_view role = text.substr(colon + 1, equals - colon - 1);
  const std::string_view name = text.substr(equals + 1);
  FileWishes& file = wishes_of(wishes, text.substr(0, colon));
  if (role == "dates") return choose(kOrders, name, file.order);
  if (role == "numbers") return choose(kMarks, name, file.mark);
  if (role != "zone") return set_column(file, role, name);
  auto zone = io::read_time_zone(name);
  if (!zone) return core::Error{"--column", zone.error().what};
  file.zone = *std::move(zone);
  return std::nullopt;
}

}  // namespace handoff::exports
