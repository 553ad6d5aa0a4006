// Team words: changes of a team and what they do, in words that the command line and the page share.
#pragma once

#include <string>

#include "sim/planner/questions/team.hpp"

namespace handoff::io {

// "two more in Dublin, 06:00-14:00"; the weekdays are said where they are not the office's.
std::string change_words(const sim::Scenario& base, const sim::TeamChange& change);

// "47.8% -> 63.2% within 1 h": the share in time before and after.
std::string before_after(const sim::TeamPlan& plan, const sim::TeamAnswer& answer,
                         const sim::TeamGain& gain);

// "+15.4 pts +/- 1.2 pts"
std::string gain_words(const sim::TeamGain& gain, std::string_view plus_minus);

// "$6,400"; a dash where a point cannot be had.
std::string per_point_words(const sim::TeamGain& gain);

// "clear", "clear, worse", "not clear", "same", "too few to say".
std::string_view verdict_words(sim::TeamVerdict verdict);
// For programs: "helps", "harms", "not_clear", "same", "too_few".
std::string_view verdict_name(sim::TeamVerdict verdict);

// "Business: two more in Dublin, 06:00-14:00: 47.8% -> 63.2% within 1 h, $6,400 a month." What keeps the most is
// said where it is another change; and why there is none.
std::string team_sentence(const sim::TeamPlan& plan, const sim::TeamAnswer& answer);

// How sure everything is, over how many months, and what people cost.
std::string team_note(const sim::TeamPlan& plan);

// What was not tried: "two more in Dublin, 06:00-14:00: left out, Business goes to the nearest office ...".
std::string left_out_words(const sim::TeamPlan& plan, const sim::LeftOutChange& it);

// The office's own hours: "Dublin, Mon-Fri 09:00-18:00, Europe/Dublin".
std::string office_words(const sim::Scenario& base, std::size_t office);

// A whole number of people from a text: "2".
core::Result<int> parse_more(std::string_view text);
// Hours with or without weekdays: "06:00-14:00" is on the office's own.
core::Result<sim::ShiftWish> parse_shift(std::string_view text);

}  // namespace handoff::io
