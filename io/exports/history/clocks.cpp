#include "io/exports/history/clocks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/text/safe_text.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::exports {
namespace {

using core::Duration;
using core::Time;

// How soon systems tell each other. A clock without seconds is up to a minute early.
constexpr Duration kEarly = core::minutes(-2);
constexpr std::size_t kFewestAnchors = 10;
// So many must follow that soon, and under any other clock at most this part of them.
constexpr double kEnough = 0.3;
constexpr double kOfTheBest = 0.6;
// Or all of them must, and under any other clock not all.
constexpr double kNearlyAll = 0.95;
constexpr double kNotAll = 0.8;

// Most systems sync within minutes, some once an hour; zones are half an hour apart and more.
constexpr std::array<Duration, 3> kSoon{core::minutes(12), core::minutes(28), core::minutes(58)};

double share_soon(std::span<const Anchor> anchors, const core::TimeZone& zone, Duration soon_is) {
  core::ZoneClock clock(zone);
  std::size_t soon = 0;
  for (const Anchor& it : anchors) {
    const Duration lag = io::moment_shown(clock, it.shown) - it.before;
    if (kEarly <= lag && lag <= soon_is) ++soon;
  }
  return static_cast<double>(soon) / static_cast<double>(anchors.size());
}

// Whether two zones' clocks showed the same whenever it mattered.
bool same_clock(const core::TimeZone& a, const core::TimeZone& b, std::span<const Anchor> anchors) {
  core::ZoneClock first(a), second(b);
  return std::all_of(anchors.begin(), anchors.end(), [&](const Anchor& it) {
    return io::moment_shown(first, it.shown) == io::moment_shown(second, it.shown);
  });
}

std::optional<core::TimeZone> clearly_best(std::span<const Anchor> anchors, Duration soon_is) {
  const auto zones = io::distinct_time_zones();
  std::vector<double> scores;
  for (const core::TimeZone& zone : zones) scores.push_back(share_soon(anchors, zone, soon_is));
  const auto best = std::max_element(scores.begin(), scores.end());
  const core::TimeZone& zone = zones[static_cast<std::size_t>(best - scores.begin())];
  double second = 0;
  for (std::size_t at = 0; at < zones.size(); ++at) {
    if (!same_clock(zone, zones[at], anchors)) second = std::max(second, scores[at]);
  }
  const bool is_clear = second <= kOfTheBest * *best;
  const bool is_whole = *best >= kNearlyAll && second <= kNotAll;
  if (*best < kEnough || !(is_clear || is_whole)) return std::nullopt;
  return zone;
}

// What a file shows that follows something known: a customer's stage after the payment, a contact
// after the sign-up.
struct FileAnchors {
  std::vector<Anchor> customers;
  std::vector<Anchor> contacts;
};

std::vector<FileAnchors> anchors_of(const Ledger& ledger, const PeopleTimes& times) {
  std::vector<FileAnchors> files(ledger.files.size());
  for (const Fact& fact : ledger.facts) {
    if (!fact.has(Mark::local) || fact.has(Mark::undated)) continue;
    const std::uint32_t who = ledger.identities.person(fact.who).value;
    FileAnchors& file = files[fact.file];
    if (fact.kind == FactKind::crm_customer && times.paid[who] != core::kNever)
      file.customers.push_back({fact.at, times.paid[who]});
    if (fact.kind == FactKind::contact && times.started[who] != core::kNever)
      file.contacts.push_back({fact.at, times.started[who]});
  }
  return files;
}

std::optional<core::TimeZone> zone_of(const FileAnchors& file) {
  if (auto zone = inferred_zone(file.customers)) return zone;
  return inferred_zone(file.contacts);
}

// The clock of everybody else, if all that could be told agree.
std::optional<core::TimeZone> common_zone(std::span<const std::optional<core::TimeZone>> zones) {
  std::optional<core::TimeZone> common;
  for (const auto& zone : zones) {
    if (!zone) continue;
    if (common && common->name != zone->name) return std::nullopt;
    common = zone;
  }
  return common;
}

core::Error ask(Ledger& ledger, const FileRead& file) {
  ledger.questions.push_back({QuestionKind::zone, file.name, {}, {}, {}});
  const std::string name = io::printable(file.name, 200);
  return {name,
          "its dates have no time zone, and the files do not tell it: say --zone "
          "Europe/Berlin, or --column '" +
              name + ":zone=Europe/Berlin'"};
}

void convert(Ledger& ledger, std::span<const std::optional<core::TimeZone>> zones) {
  std::vector<core::ZoneClock> clocks;
  for (const auto& zone : zones) clocks.emplace_back(zone.value_or(core::TimeZone{}));
  for (Fact& fact : ledger.facts) {
    if (!fact.has(Mark::local)) continue;
    fact.at = io::moment_shown(clocks[fact.file], fact.at);
    fact.until = io::moment_shown(clocks[fact.file], fact.until);
    fact.clear(Mark::local);
  }
}

}  // namespace

std::optional<core::TimeZone> inferred_zone(std::span<const Anchor> anchors) {
  if (anchors.size() < kFewestAnchors) return std::nullopt;
  for (const Duration soon_is : kSoon) {
    if (auto zone = clearly_best(anchors, soon_is)) return zone;
  }
  return std::nullopt;
}
core::Result<std::optional<core::TimeZone>> set_clocks(Ledger& ledger, const PeopleTimes& times) {
  const auto files = anchors_of(ledger, times);
  std::vector<std::optional<core::TimeZone>> zones(files.size());
  for (std::size_t at = 0; at < files.size(); ++at) {
    FileRead& file = ledger.files[at];
    if (!file.local) continue;
    zones[at] = zone_of(files[at]);
    if (zones[at]) file.clock = "looks like " + zones[at]->name;
  }
  const auto common = common_zone(zones);
  for (std::size_t at = 0; at < files.size(); ++at) {
    FileRead& file = ledger.files[at];
    if (!file.local || zones[at]) continue;
    if (!common) return ask(ledger, file);
    zones[at] = common;
    file.clock = common->name + ", as the other files";
  }
  convert(ledger, zones);
  return common;
}

}  // namespace handoff::exports
