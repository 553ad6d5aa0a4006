// The scenario's fields, listed once: name, unit, limits, help and source of each input.
//
// `visit_scenario(scenario, visitor)` walks all inputs in the order of the file and hands each to
// the visitor, which thereby reads files, writes them, makes the schema, sets a path, or draws a
// slider. A field without a published source says so: its source is "assumption".
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct FieldInfo {
  double min = 0;
  double max = 1e9;
  std::string_view
      unit;  // "s" durations and distributions of seconds; "$"; "share"; "" a plain number
  std::string_view help;
  std::string_view source;
};

struct ListInfo {
  std::size_t min = 0;
  std::size_t max = 64;
  std::string_view help;
};

inline constexpr std::string_view kAssumption = "assumption";
inline constexpr std::string_view kArticle = "article: worked example";

inline constexpr std::array<std::string_view, 3> kLimitKinds{"fixed_window", "rolling_window",
                                                             "token_bucket"};
inline constexpr std::array<std::string_view, 4> kCounts{"all", "search", "read", "write"};
inline constexpr std::array<std::string_view, 2> kArrivals{"fixed", "poisson"};
inline constexpr std::array<std::string_view, 2> kAnchors{"sign_up", "trial_end"};
inline constexpr std::array<std::string_view, 3> kStrategies{"pooled", "round_robin",
                                                             "least_loaded"};
inline constexpr std::array<std::string_view, 3> kTriggers{"webhook", "poll", "person"};
inline constexpr std::array<std::string_view, 3> kEnrichments{"none", "marketing", "usage"};
inline constexpr std::array<std::string_view, 3> kDisenrolments{"same_unit", "list_sync", "person"};
inline constexpr std::array<std::string_view, 3> kRoutings{"none", "person", "rules"};
inline constexpr std::array<std::string_view, 3> kDealRules{"ignore", "in_addition", "instead"};
inline constexpr std::array<std::string_view, 4> kOnboardings{"email_sequence", "video_and_email",
                                                              "kickoff_call", "kickoff_and_chat"};
inline constexpr std::array<std::string_view, 5> kSegments{"unknown", "smb", "mid_market",
                                                           "enterprise", "strategic"};

// A field's value, of one of the types that fields have; never null.
using FieldRef =
    std::variant<bool*, int*, std::uint64_t*, double*, std::string*, core::Duration*, core::Time*,
                 core::Money*, core::Currency*, core::OpenHours*, RangeEnd*, Distribution*>;

class ScenarioVisitor;

// A list of the scenario, whatever its elements are.
class ListRef {
 public:
  virtual std::size_t size() const = 0;
  virtual void assign(std::size_t size) = 0;  // so many elements, all of them new
  virtual void visit(std::size_t index, ScenarioVisitor& visitor) = 0;
  virtual void visit_new(ScenarioVisitor& visitor) = 0;  // an element that is in no list

 protected:
  ~ListRef() = default;
};

// Told of each input. One compiled walk serves all visitors: a walk for each of them was 90 kB of
// the page.
class ScenarioVisitor {
 public:
  virtual void field(std::string_view key, FieldRef value, const FieldInfo& info) = 0;
  // An enumeration; names[value] belongs to it.
  virtual void choice(std::string_view key, std::size_t& value,
                      std::span<const std::string_view> names, const FieldInfo& info) = 0;
  // An object, and all that comes until its end.
  virtual void begin(std::string_view key, std::string_view help) = 0;
  virtual void end() = 0;
  virtual void list(std::string_view key, ListRef& values, const ListInfo& info) = 0;

 protected:
  ~ScenarioVisitor() = default;
};

void visit_scenario(Scenario& scenario, ScenarioVisitor& visitor);

}  // namespace handoff::sim
