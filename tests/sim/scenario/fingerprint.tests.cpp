// Fingerprints: the same for the same inputs, another for any other.
#include "sim/scenario/fingerprint.hpp"

#include <set>

#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("every input changes the fingerprint, the name does not", "[sim][fingerprint]") {
  const sim::Scenario base = sim::worked_example();
  sim::Scenario renamed = base;
  renamed.name = "another";
  renamed.description = "the same inputs";
  CHECK(fingerprint_of(renamed) == fingerprint_of(base));
  std::set<std::uint64_t> seen{fingerprint_of(base)};
  std::size_t changes = 0;
  for (const sim::Input& input : sim::inputs_of(base)) {
    sim::Scenario changed = base;
    const double other = input.value == input.info.min ? input.info.min + 1 : input.info.min;
    if (set_input(changed, input.path, other)) continue;  // does not fit the rest
    INFO(input.path);
    CHECK(seen.insert(fingerprint_of(changed)).second);
    ++changes;
  }
  CHECK(changes > 150);
}
