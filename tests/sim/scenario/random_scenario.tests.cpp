// Random scenarios are valid, and no field is left out of them.
#include "tests/sim/scenario/random_scenario.hpp"

#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <variant>

#include "sim/scenario/check.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using tests::Values;

namespace {

template <class Value>
bool same(const Value& a, const Value& b) {
  if constexpr (std::is_same_v<Value, core::OpenHours>)
    return a.from_minute == b.from_minute && a.to_minute == b.to_minute && a.weekdays == b.weekdays;
  else
    return a == b;
}

// Which fields there are, and which have been another value than in the first scenario that it was
// shown. A field of a list's elements is one: "apis.crm.limits[].requests".
class Seen final : public sim::ScenarioVisitor {
 public:
  void field(std::string_view key, sim::FieldView at, const sim::FieldInfo&) override {
    std::visit([&](const auto* it) { note(key, *it); }, at);
  }
  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const sim::FieldInfo&) override {
    note(key, std::string(names[value]));
  }
  void begin(std::string_view key, std::string_view) override {
    at_.enter(key);
    kind_.enter(key);
  }
  void end() override {
    at_.leave();
    kind_.leave();
  }
  void list(std::string_view key, const sim::ListView& elements, const sim::ListInfo&) override {
    begin(key, "");
    kind_.enter("[]");
    for (std::size_t i = 0; i < elements.size(); ++i) {
      at_.enter(i);
      elements.visit(i, *this);
      at_.leave();
    }
    kind_.leave();
    end();
  }

  std::set<std::string> all, varied;

 private:
  template <class Value>
  void note(std::string_view key, const Value& value) {
    all.insert(kind_.of(key));
    const auto first = first_.try_emplace(at_.of(key), value).first;
    const Value* known = std::get_if<Value>(&first->second);
    if (known == nullptr || !same(*known, value)) varied.insert(kind_.of(key));
  }

  std::map<std::string, sim::FieldValue> first_;
  sim::FieldPath at_, kind_;
};

void every_field_varies(Values values) {
  constexpr std::uint64_t kScenarios = kSlowBuild ? 50 : 200;
  Seen seen;
  std::set<std::uint64_t> different;
  sim::visit_scenario(sim::worked_example(), seen);
  for (std::uint64_t number = 1; number <= kScenarios; ++number) {
    const sim::Scenario scenario = tests::random_scenario(number, values);
    const auto wrong = sim::check(scenario);
    INFO("scenario " << number << ": " << (wrong ? wrong->line() : ""));
    CHECK_FALSE(wrong);
    sim::visit_scenario(scenario, seen);
    different.insert(sim::fingerprint_of(scenario));
  }
  CHECK(different.size() == kScenarios);
  CHECK(seen.all.size() > 200);
  if (kSlowBuild) return;                   // so few do not vary what is varied seldom
  seen.varied.insert("uncertain.[].path");  // another text names no input
  for (const std::string& path : seen.all) {
    INFO(path);
    CHECK(seen.varied.count(path) == 1);
  }
}

}  // namespace

TEST_CASE("random scenarios of anything are valid, and every field varies", "[scenario][random]") {
  every_field_varies(Values::anything);
}

TEST_CASE("random storms are valid, and every field varies", "[scenario][random]") {
  every_field_varies(Values::a_storm);
}
