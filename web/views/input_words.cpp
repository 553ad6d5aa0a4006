// Tables of words, and what stands where they have none.
#include "web/views/input_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

#include "io/text/concat.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {
namespace {

struct Words {
  std::string_view name;
  std::string_view words;
};

constexpr std::string_view kOwnSection = "scenario";

constexpr Words kSections[] = {
    {"scenario", "Scenario"},
    {"horizon", "The months ahead"},
    {"cohort", "Customers and trials"},
    {"payments", "Payment processor's events"},
    {"apis", "Systems, all"},
    {"apis.processor", "Payment processor's API"},
    {"apis.crm", "CRM"},
    {"apis.product", "Product database"},
    {"apis.marketing", "Marketing automation"},
    {"apis.team", "Chat, tasks and calendars"},
    {"incidents", "Incidents across systems"},
    {"staff", "Operations staff"},
    {"team", "Customer success: time and tasks"},
    {"nurture", "Trial mails"},
    {"outcomes", "Churn and expansion"},
    {"costs", "Costs"},
    {"targets", "Targets: what is to be kept"},
    {"pipeline", "Handoff: rules, teams, tiers and time zones"},
    {"uncertain", "Ranges of what nobody knows exactly"},
};

// The longest end of a path that has words.
constexpr Words kLabels[] = {
    {"horizon.months", "Months ahead"},
    {"horizon.growth", "Growth of sign-ups, a month"},
    {"horizon.season", "Seasons"},
    {"horizon.trials", "Trials by month"},
    {"horizon.conversion_growth", "Growth of the conversion rate a month"},
    {"horizon.mix", "Plans whose share moves"},
    {"horizon.mix[].plan", "Plan"},
    {"horizon.mix[].growth", "Growth of its share a month"},
    {"horizon.prices", "Price changes"},
    {"horizon.prices[].month", "From month"},
    {"horizon.prices[].factor", "Times today's price"},
    {"horizon.holidays", "Holidays"},
    {"horizon.holidays[].day", "First day"},
    {"horizon.holidays[].days", "Days"},
    {"horizon.holidays[].whose", "Whose"},
    {"horizon.holidays[].zone", "Where"},
    {"horizon.headcount", "People who start or leave"},
    {"horizon.headcount[].pool", "Team"},
    {"horizon.headcount[].month", "In month"},
    {"horizon.headcount[].people", "People, - for leavers"},
    {"horizon.shifts", "Other working hours"},
    {"horizon.shifts[].pool", "Team"},
    {"horizon.shifts[].month", "From month"},
    {"horizon.shifts[].shift", "Working hours, their clock"},
    {"horizon.shifts[].zone", "Where"},
    {"horizon.turnover.ramp", "Until somebody new does all the work"},
    {"horizon.turnover.attrition", "People who leave, share a year"},
    {"horizon.turnover.replaced_after", "Until a leaver is replaced"},
    {"horizon.book.churn", "Churn a month, after 90 days"},
    {"horizon.book.owners", "Accounts belong to"},
    {"horizon.book.handover", "A leaver's accounts go to"},
    {"horizon.book.handover_hours", "Hours a hand-over takes, each"},
    {"horizon.book.care", "Care of accounts, by tier"},
    {"horizon.book.care[].accounts", "Accounts now"},
    {"horizon.book.care[].hours", "Hours a month, each"},
    {"cohort.trials", "Trials a month"},
    {"cohort.month_to_month", "Good and bad months: spread of sign-ups"},
    {"cohort.trial_days", "Length of a trial, days"},
    {"cohort.plans[].unit_price", "Price a month and seat"},
    {"cohort.plans[].weight", "Share of customers, relative"},
    {"cohort.time_zones[].zone", "Time zone"},
    {"cohort.time_zones[].weight", "Share of customers, relative"},
    {"pipeline.pools[].headcount", "People"},
    {"pipeline.pools[].zone", "Time zone"},
    {"pipeline.pools[].shift", "Working hours, their clock"},
    {"pipeline.routing[].tier", "Tier"},
    {"pipeline.routing[].annual_from", "From, a year"},
    {"pipeline.routing[].pools", "Teams"},
    {"pipeline.routing[].pool_rule", "Which of several teams"},
    {"pipeline.routing[].extra_pool", "Second team"},
    {"pipeline.routing[].first_touch", "First contact within"},
    {"pipeline.trigger.kind", "Handoff begins by"},
    {"pipeline.trigger.poll_every", "Poll every"},
    {"pipeline.disenrolment.kind", "Trial mails stop"},
    {"pipeline.disenrolment.sync_every", "List sync every"},
    {"pipeline.customer_hours", "Customers may be called"},
    {"nurture.mails[].anchor", "Counted from"},
    {"nurture.mails[].day", "Day"},
    {"nurture.weekends", "Mails at weekends"},
    {"nurture.disenrol_delay", "Until a stop takes effect"},
    {"outages[].from", "From"},
    {"outages[].length", "Lasts"},
    {"outages[].every", "Again every"},
    {"incidents", "Incidents"},
    {"incidents[].a_month", "At random, in four weeks"},
    {"incidents[].from", "From"},
    {"incidents[].length", "Lasts"},
    {"incidents[].every", "Again every"},
    {"incidents[].lasts", "Length counted"},
    {"incidents[].answer", "Requests get"},
    {"incidents[].processor", "Payment processor's API"},
    {"incidents[].crm", "CRM"},
    {"incidents[].product", "Product database"},
    {"incidents[].marketing", "Mail tool"},
    {"incidents[].team", "Chat and calendars"},
    {"campaigns[].at", "From"},
    {"campaigns[].length", "Lasts"},
    {"costs.tool_monthly", "Tool, a month"},
    {"costs.tool_per_handoff", "Tool, a handoff"},
    {"costs.engineering_hours", "Engineer's hours a month"},
    {"costs.engineering_hourly", "Engineer, an hour"},
    {"costs.staff_hourly", "Operations, an hour"},
    {"costs.team_hourly", "Customer success, an hour"},
    {"costs.per_missend", "A trial mail after paying"},
    {"targets.crm_lag", "95% in the CRM within"},
    {"targets.processing", "99% from webhook to onboarding within"},
    {"targets.missend_rate", "Mailed after paying, at most"},
    {"targets.first_touch", "First contacts within SLA, at least"},
    {"targets.refused", "Requests refused, at most"},
    {"limits[].requests", "Requests"},
    {"limits[].window", "In a window of"},
    {"staff.zone", "Time zone"},
    {"staff.hours", "Working hours, their clock"},
    {"team.other_work", "Time already taken"},
    {"team.absence", "Away: share of days"},
    {"team.absence_days", "Days of one absence"},
    {"team.meetings", "In meetings: share of hours"},
    {"team.meeting", "Length of a meeting"},
    {"pipeline.pools", "Teams and offices"},
    {"pipeline.routing", "Tiers"},
    {"pipeline.zones", "Time zones"},
    {"pipeline.rates", "Exchange rates"},
    {"pipeline.overrides", "Segments with a tier of their own"},
    {"cohort.time_zones", "Where customers are"},
    {"nurture.mails", "Mails"},
    {"team.touches", "First contacts, by tier"},
    {"uncertain", "Ranges"},
};

// Without the numbers of rows.
std::string pattern_of(std::string_view path) {
  std::string pattern;
  for (const char c : path) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0 || pattern.empty() ||
        pattern.back() != '[')
      pattern += c;
  }
  return pattern;
}

bool ends_at_key(std::string_view path, std::string_view end) {
  if (!path.ends_with(end)) return false;
  const std::size_t before = path.size() - end.size();
  return before == 0 || path[before - 1] == '.';
}

std::string_view words_for(std::string_view pattern) {
  std::string_view best, words;
  for (const Words& each : kLabels) {
    if (each.name.size() <= best.size() || !ends_at_key(pattern, each.name)) continue;
    best = each.name;
    words = each.words;
  }
  return words;
}

std::string sentence(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

// What stands behind the section, and behind the last list.
std::string_view own_part(std::string_view pattern) {
  const std::size_t list = pattern.rfind("].");
  if (list != pattern.npos) return pattern.substr(list + 2);
  const std::string section = section_of(pattern);
  return section == kOwnSection || pattern.size() <= section.size()
             ? pattern
             : pattern.substr(section.size() + 1);
}

}  // namespace

std::string section_of(std::string_view path) {
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  const std::string_view first = path.substr(0, end);
  if (first == "apis" && end < path.size()) {
    const std::string_view rest = path.substr(end + 1);
    const std::string_view system = rest.substr(0, std::min(rest.find('.'), rest.size()));
    for (const sim::SystemInfo& each : sim::kSystemTable) {
      if (each.key == system) return "apis." + std::string(system);
    }
  }
  const bool known = std::any_of(std::begin(kSections), std::end(kSections),
                                 [first](const Words& it) { return it.name == first; });
  return std::string(known ? first : kOwnSection);
}

std::string section_title(std::string_view section) {
  for (const Words& each : kSections) {
    if (each.name == section) return std::string(each.words);
  }
  return std::string(section);
}

std::string input_label(std::string_view path) {
  const std::string pattern = pattern_of(path);
  if (const std::string_view words = words_for(pattern); !words.empty()) return std::string(words);
  std::string label;
  std::string_view rest = own_part(pattern);
  while (!rest.empty()) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    std::string key = io::words_of(rest.substr(0, dot));
    if (key.ends_with("[]")) key.resize(key.size() - 2);
    label += (label.empty() ? "" : ": ") + key;
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return sentence(label);
}

std::string list_title(std::string_view path) { return input_label(path); }

std::string row_title(std::string_view list, std::size_t row, std::size_t size) {
  constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  if (list.ends_with("hour_weights") && size == 24) return std::to_string(row) + ":00";
  if (list.ends_with("weekday_weights") && row < kDays.size()) return kDays[row];
  return std::to_string(row + 1);
}

}  // namespace handoff::web
