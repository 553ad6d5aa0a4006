// Story switches: what the story's buttons do to a scenario, as merge patches.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "web/views/results/story.hpp"

namespace handoff::web {

inline constexpr const char* kNoCrmOutage = R"({"apis":{"crm":{"outages":[]}}})";
inline constexpr const char* kDuplicateStorm =
    R"({"payments":{"duplicate_share":0.5,"duplicate_delay":{"family":"exponential","mean":"2min"}}})";
inline constexpr const char* kNoDuplicateStorm =
    R"({"payments":{"duplicate_share":null,"duplicate_delay":null}})";

// A launch: three sign-ups of ten within two hours, with cards on file, so that their trials end as
// closely together.
inline constexpr const char* kTrialEndDay =
    R"({"cohort":{"card_on_file":1,"campaigns":[{"at":"7d14h","length":"2h","share":0.3}]}})";

// The CRM is down for the hour in which most customers of the shown month pay.
inline std::string crm_outage_patch(const StoryView& story) {
  const auto from = static_cast<std::int64_t>(std::floor(story.busiest / 60.0)) * 60;
  return R"({"apis":{"crm":{"outages":[{"from":")" + std::to_string(from > 0 ? from : 0) +
         R"(s","length":"1h","every":"0s"}]}}})";
}

}  // namespace handoff::web
