// Words are drawn uniformly; how often each act comes stands in the table here.
#include "tests/evidence/schedules/schedule.hpp"

#include <array>
#include <cstddef>
#include <string_view>

#include "sim/engine/rng.hpp"

namespace handoff::core::testing {
namespace {

constexpr std::array<Act, 64> kActs = [] {
  std::array<Act, 64> acts{};
  std::size_t at = 0;
  const auto put = [&](Act act, int times) {
    while (times-- > 0) acts[at++] = act;
  };
  put(Act::live, 9);
  put(Act::deliver, 11);
  put(Act::redeliver, 3);
  put(Act::lose_event, 1);
  put(Act::answer, 19);
  put(Act::fail, 6);
  put(Act::late, 2);
  put(Act::fire, 6);
  put(Act::wait, 1);
  put(Act::reconcile, 1);
  put(Act::resolve, 1);
  put(Act::touch, 1);
  put(Act::reconfigure, 1);
  put(Act::crash, 2);
  return acts;
}();

constexpr std::uint32_t kFewestWords = 20;
constexpr std::uint32_t kMoreWords = 160;

std::string hex(std::uint32_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(number >> shift) & 15];
  return text;
}

}  // namespace

Act act_of(std::uint32_t word) { return kActs[word & 63]; }

// Two inputs in sixty-four die half way, in one of three places.
Crash crash_of(std::uint32_t word) {
  switch (word >> 24) {
    case 1:
    case 2:
    case 3:
      return Crash::before_storing;
    case 4:
    case 5:
    case 6:
      return Crash::before_sending;
    case 7:
    case 8:
      return Crash::after_sending;
    default:
      return Crash::none;
  }
}

std::string Schedule::text() const {
  std::string text = hex(setup);
  for (std::size_t n = 0; n < words.size(); ++n) text += (n == 0 ? ':' : ',') + hex(words[n]);
  return text;
}

Schedule schedule_of(std::uint64_t seed) {
  sim::Stream stream = sim::StreamKey::of(seed, 0).stream(sim::Purpose{});
  Schedule schedule;
  schedule.setup = static_cast<std::uint32_t>(stream.next_u64() >> 32);
  const std::uint32_t words = kFewestWords + stream.below(kMoreWords);
  for (std::uint32_t n = 0; n < words; ++n)
    schedule.words.push_back(static_cast<std::uint32_t>(stream.next_u64() >> 32));
  return schedule;
}

}  // namespace handoff::core::testing
