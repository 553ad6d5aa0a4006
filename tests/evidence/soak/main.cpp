// handoff_soak: as many schedules against the pipeline's core as one has patience for.
//
//   handoff_soak [N] [--seed S]     N schedules (100,000) from seed S (1) on
//   handoff_soak --replay SEED      one schedule, and what happens in it
//
// Prints the seed and the shrunk story of each of the first failures, and the schedules per second.
// Exit code 1 if a rule was broken, 2 on a bad argument.
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "tests/evidence/schedules/world.hpp"

namespace {

using namespace handoff::core::testing;

constexpr std::uint64_t kReported = 5;

struct Options {
  std::uint64_t schedules = 100'000;
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> replay;
};

std::optional<std::uint64_t> number(const char* text) {
  std::uint64_t value = 0;
  const char* end = text + std::strlen(text);
  const auto [stopped, error] = std::from_chars(text, end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

std::optional<Options> parse(int count, char** arguments) {
  Options options;
  for (int n = 1; n < count; ++n) {
    const std::string argument = arguments[n];
    const bool named = argument == "--seed" || argument == "--replay";
    if (named && n + 1 == count) return std::nullopt;
    const auto value = number(named ? arguments[++n] : arguments[n]);
    if (!value) return std::nullopt;
    if (argument == "--seed")
      options.seed = *value;
    else if (argument == "--replay")
      options.replay = value;
    else
      options.schedules = *value;
  }
  return options;
}

int replay(std::uint64_t seed) {
  std::vector<std::string> trace;
  const std::string rule = run(schedule_of(seed), &trace);
  for (const std::string& line : trace) std::printf("%s\n", line.c_str());
  if (rule.empty()) {
    std::printf("seed %llu breaks no rule\n", static_cast<unsigned long long>(seed));
    return 0;
  }
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed),
              report(schedule_of(seed)).c_str());
  return 1;
}

int soak(const Options& options) {
  std::uint64_t failures = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t n = 0; n < options.schedules; ++n) {
    const std::uint64_t seed = options.seed + n;
    const Schedule schedule = schedule_of(seed);
    const std::string rule = run(schedule);
    if (rule.empty()) continue;
    if (++failures <= kReported)
      std::printf("seed %llu: %s", static_cast<unsigned long long>(seed), report(schedule).c_str());
    else
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), rule.c_str());
    std::fflush(stdout);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("%llu schedules in %.1f s, %.0f a second, %llu failed\n",
              static_cast<unsigned long long>(options.schedules), took.count(),
              static_cast<double>(options.schedules) / took.count(),
              static_cast<unsigned long long>(failures));
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const auto options = parse(count, arguments);
  if (!options) {
    std::fprintf(
        stderr,
        "handoff_soak: use handoff_soak [N] [--seed S] | --replay SEED, with whole numbers\n");
    return 2;
  }
  return options->replay ? replay(*options->replay) : soak(*options);
}
