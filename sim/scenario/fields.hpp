// The scenario's fields, listed once in sim/scenario/fields/: name, unit, limits, help and source.
//
// `visit_scenario(scenario, visitor)` walks all inputs in the order of the file and hands each to
// the visitor, which thereby writes a file, makes the schema, finds a path or describes a slider.
// `edit_scenario(scenario, editor)` is the same walk with what may be changed: it reads files and
// sets inputs. A field without a published source says so: its source is "assumption".
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/enum_count.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct FieldInfo {
  double min = 0;
  double max = 1e9;
  std::string_view
      unit;  // "s" durations and distributions of seconds; "$"; "share"; "" a plain number
  std::string_view help;
  std::string_view source;
  bool newer = false;  // a list's element may leave it out, as files from before it do
};

struct ListInfo {
  std::size_t min = 0;
  std::size_t max = 64;
  std::string_view help;
  std::string_view alone = {};  // the key under which older files have a single element
};

inline constexpr std::string_view kAssumption = "assumption";
inline constexpr std::string_view kArticle = "article: worked example";

// Names of the pipeline's enumerations. Those of the scenario's own stand beside them.
inline constexpr std::array<std::string_view, 3> kStrategies{"pooled", "round_robin",
                                                             "least_loaded"};
static_assert(kStrategies.size() == core::enum_count<core::Strategy>);
inline constexpr std::array<std::string_view, 4> kPoolRules{"first", "follow_the_sun", "overflow",
                                                            "nearest"};
static_assert(kPoolRules.size() == core::enum_count<core::PoolRule>);
inline constexpr std::array<std::string_view, 3> kTriggers{"webhook", "poll", "person"};
static_assert(kTriggers.size() == core::enum_count<core::Trigger>);
inline constexpr std::array<std::string_view, 3> kEnrichments{"none", "marketing", "usage"};
static_assert(kEnrichments.size() == core::enum_count<core::Enrichment>);
inline constexpr std::array<std::string_view, 3> kDisenrolments{"same_unit", "list_sync", "person"};
static_assert(kDisenrolments.size() == core::enum_count<core::Disenrolment>);
inline constexpr std::array<std::string_view, 3> kRoutings{"none", "person", "rules"};
static_assert(kRoutings.size() == core::enum_count<core::Routing>);
inline constexpr std::array<std::string_view, 3> kDealRules{"ignore", "in_addition", "instead"};
static_assert(kDealRules.size() == core::enum_count<core::DealRule>);
inline constexpr std::array<std::string_view, 4> kOnboardings{"email_sequence", "video_and_email",
                                                              "kickoff_call", "kickoff_and_chat"};
static_assert(kOnboardings.size() == core::enum_count<core::Onboarding>);
inline constexpr std::array<std::string_view, 5> kSegments{"unknown", "smb", "mid_market",
                                                           "enterprise", "strategic"};
static_assert(kSegments.size() == core::enum_count<core::Segment>);
inline constexpr std::array<std::string_view, 2> kConvertsAt{"active", "first_payment"};
static_assert(kConvertsAt.size() == core::enum_count<core::ConvertsAt>);
inline constexpr std::array<std::string_view, 2> kCountBy{"subscription", "customer"};
static_assert(kCountBy.size() == core::enum_count<core::CountBy>);
inline constexpr std::array<std::string_view, 3> kDiscounts{"lasting", "none", "all"};
static_assert(kDiscounts.size() == core::enum_count<core::Discounts>);
inline constexpr std::array<std::string_view, 2> kPausedCollections{"waits", "converts"};
static_assert(kPausedCollections.size() == core::enum_count<core::PausedCollection>);
inline constexpr std::array<std::string_view, 2> kInvoiceBillings{"at_active", "at_payment"};
static_assert(kInvoiceBillings.size() == core::enum_count<core::InvoiceBilling>);

// The types that fields have.
template <class... Values>
struct TypesOfFields {
  using Ref = std::variant<Values*...>;         // to change the value; never null
  using View = std::variant<const Values*...>;  // to read it; never null
  using Value = std::variant<Values...>;
};
using FieldTypes =
    TypesOfFields<bool, int, std::uint64_t, double, std::string, core::Duration, core::Time,
                  core::Money, core::Currency, core::OpenHours, RangeEnd, Distribution>;
using FieldRef = FieldTypes::Ref;
using FieldView = FieldTypes::View;
using FieldValue = FieldTypes::Value;

// ---- reading ----

class ScenarioVisitor;

// A list of the scenario, whatever its elements are.
class ListView {
 public:
  virtual std::size_t size() const = 0;
  virtual void visit(std::size_t index, ScenarioVisitor& visitor) const = 0;
  virtual void visit_new(ScenarioVisitor& visitor) const = 0;  // an element that is in no list

 protected:
  ~ListView() = default;
};

// Told of each input. One compiled walk serves all visitors, and one all editors: a walk for each
// of them was 90 kB of the page.
class ScenarioVisitor {
 public:
  virtual void field(std::string_view key, FieldView value, const FieldInfo& info) = 0;
  // An enumeration; names[value] belongs to it.
  virtual void choice(std::string_view key, std::size_t value,
                      std::span<const std::string_view> names, const FieldInfo& info) = 0;
  // An object, and all that comes until its end.
  virtual void begin(std::string_view key, std::string_view help) = 0;
  virtual void end() = 0;
  virtual void list(std::string_view key, const ListView& values, const ListInfo& info) = 0;

 protected:
  ~ScenarioVisitor() = default;
};

void visit_scenario(const Scenario& scenario, ScenarioVisitor& visitor);

// ---- changing ----

class ScenarioEditor;

class ListRef {
 public:
  virtual std::size_t size() const = 0;
  virtual void assign(std::size_t size) = 0;  // so many elements, all of them new
  virtual void visit(std::size_t index, ScenarioEditor& editor) = 0;

 protected:
  ~ListRef() = default;
};

// As a visitor, with values that it may change. It keeps to the limits itself.
class ScenarioEditor {
 public:
  virtual void field(std::string_view key, FieldRef value, const FieldInfo& info) = 0;
  virtual void choice(std::string_view key, std::size_t& value,
                      std::span<const std::string_view> names, const FieldInfo& info) = 0;
  virtual void begin(std::string_view key, std::string_view help) = 0;
  virtual void end() = 0;
  virtual void list(std::string_view key, ListRef& values, const ListInfo& info) = 0;

 protected:
  ~ScenarioEditor() = default;
};

void edit_scenario(Scenario& scenario, ScenarioEditor& editor);

}  // namespace handoff::sim
