// A libFuzzer entry: the small languages - durations, dates, hours, numbers, distributions, targets
// and precisions. What is accepted is written and read back as the same value.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/json.hpp"
#include "io/results/precision.hpp"
#include "io/scenario/distribution_json.hpp"
#include "io/scenario/scenario_values.hpp"
#include "io/scenario/seconds_text.hpp"
#include "io/scenario/target.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/text_block.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

namespace {

using namespace handoff;

void must(bool holds) {
  if (!holds) std::abort();
}

void durations(std::string_view text) {
  if (const auto it = io::parse_duration(text)) {
    const auto back = io::parse_duration(io::duration_text(*it));
    must(back && *back == *it && *it <= io::kLongestDuration);
  } else {
    fuzz::check_line(it.error());
  }
  if (const auto it = io::parse_seconds(text)) {
    const auto back = io::parse_seconds(io::seconds_text(*it));
    must(back && *back == *it && std::isfinite(*it));
  } else {
    fuzz::check_line(it.error());
  }
}

void calendar(std::string_view text) {
  if (const auto it = io::parse_date(text)) {
    const auto back = io::parse_date(io::date_text(*it));
    must(back && *back == *it);
  } else {
    fuzz::check_line(it.error());
  }
  if (const auto it = io::parse_hours(text)) {
    const auto back = io::parse_hours(io::hours_text(*it));
    must(back && io::hours_text(*back) == io::hours_text(*it));
  } else {
    fuzz::check_line(it.error());
  }
}

void distribution(std::string_view text, const sim::FieldInfo& info) {
  const auto json = io::parse_json(text, "fuzz");
  if (!json) return;
  sim::Distribution it = sim::Distribution::constant(0);
  if (const auto wrong = io::read_value(*json, it, info)) return fuzz::check_line(*wrong);
  sim::Distribution back = sim::Distribution::constant(0);
  must(!io::read_value(io::Json(io::value_json(it, info)), back, info) && back == it);
}

void questions(std::string_view text) {
  static const std::vector<std::string> tiers{"Starter", "Enterprise", "a:b"};
  for (const auto from : {sim::JudgedFrom::results, sim::JudgedFrom::replications}) {
    if (const auto it = io::parse_target(text, tiers, from)) {
      must(std::isfinite(it->requirement.limit));
    } else {
      fuzz::check_line(it.error());
    }
  }
  if (const auto it = io::parse_precision(text, tiers)) {
    must(it->target.relative > 0 || it->target.absolute > 0);
  } else {
    fuzz::check_line(it.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  durations(text);
  calendar(text);
  distribution(text, {0, 86'400, "s", "help", "source"});
  distribution(text, {0, 1, "share", "help", "source"});
  questions(text);
  for (const std::string& line : io::wrapped(text, 20)) must(line.size() <= size);
  return 0;
}
