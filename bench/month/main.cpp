// So many months of the worked example, by the model or by its floor (bench/month_floor.hpp), and nothing else: for
// counting instructions, which do not depend on who else uses the machine.
//
//   handoff_month model|floor N
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "bench/month_floor.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/scenario.hpp"

namespace {

using namespace handoff;

// Something of every month, so that no compiler leaves one out.
std::uint64_t months_of_model(std::uint32_t months) {
  const sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario, sim::Checking::off);
  std::uint64_t all = 0;
  for (std::uint32_t month = 0; month < months; ++month) all ^= simulation.run(month).hash;
  return all;
}

std::uint64_t months_of_floor(std::uint32_t months) {
  bench::floor_detail::FloorMonth floor;
  std::uint64_t calls = 0;
  for (std::uint32_t month = 0; month < months; ++month)
    calls += static_cast<std::uint64_t>(floor.run(month).calls);
  return calls;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view what = count == 3 ? words[1] : "";
  if (what != "model" && what != "floor") {
    std::fputs("usage: handoff_month model|floor N\n", stderr);
    return 2;
  }
  const auto months = static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10));
  const std::uint64_t seen = what == "model" ? months_of_model(months) : months_of_floor(months);
  std::printf("%016llx\n", static_cast<unsigned long long>(seen));
}
