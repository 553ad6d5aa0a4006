// One row for each part of the form: its words, its single inputs, its table.
#include "web/views/company.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "sim/scenario/fingerprint.hpp"

namespace handoff::web {
namespace {

constexpr std::size_t kMostFields = 9;

struct PartSpec {
  const char* title;
  const char* help;
  std::array<const char*, kMostFields> fields;  // paths; those after the last one are null
  const char* list = nullptr;
  std::array<const char*, 6> keys{};  // of the list's inputs; none: all of them
  const char* add = nullptr;
};

constexpr PartSpec kParts[] = {
    {"Trials and conversion",
     "How many people try it, how many of them pay, and when. Without a card on file they convert "
     "during the trial, with one at its end.",
     {"name", "cohort.trials", "cohort.conversion_rate", "cohort.trial_days",
      "cohort.card_on_file"}},
    {"Plans",
     "What converting customers buy. Shares are relative: 8, 1 and 1 are 80%, 10% and 10%.",
     {},
     "cohort.plans",
     {},
     "Add a plan"},
    {"Teams and offices",
     "Who looks after customers: a team for each role, and for each office. Hours are by the "
     "office's own clock: Mon-Fri 09:00-18:00.",
     {"team.other_work", "team.absence", "team.meetings"},
     "pipeline.pools",
     {},
     "Add a team or office"},
    {"Tiers and promises",
     "Who looks after which customers, by what they pay in a year, and how soon they are promised "
     "a first contact. Of several teams or offices the customer goes to the one at work (follow "
     "the "
     "sun), to the first with somebody free (overflow), or to the nearest.",
     {},
     "pipeline.routing",
     {"tier", "annual_from", "pools", "pool_rule", "extra_pool", "first_touch"},
     "Add a tier"},
    {"The months ahead",
     "How you grow, and who comes and goes. With one month everything is as today; with twelve the "
     "planner's last card says when which promise fails, and whom to hire when. Months count from "
     "the scenario's start: people of month 3 start on its first day.",
     {"horizon.months", "horizon.growth", "horizon.conversion_growth", "horizon.turnover.ramp",
      "horizon.turnover.attrition", "horizon.turnover.replaced_after"},
     "horizon.headcount",
     {},
     "Add people who start or leave"},
    {"Shifts that change",
     "Teams that work other hours, or from elsewhere, from a month on: an evening shift that "
     "begins "
     "in month 6, an office that moves.",
     {},
     "horizon.shifts",
     {},
     "Add other hours"},
    {"The book of business",
     "Customers who stay, and the hours of care that each costs a month: a row for each tier, in "
     "their order. Accounts are the team's, who share them evenly, or each has a named owner, and "
     "whoever leaves hands over.",
     {"horizon.book.churn", "horizon.book.owners", "horizon.book.handover",
      "horizon.book.handover_hours"},
     "horizon.book.care",
     {},
     "Add a tier's accounts"},
    {"Holidays",
     "Days on which the team, customers or both are not there.",
     {},
     "horizon.holidays",
     {},
     "Add a holiday"},
    {"Where customers are",
     "Their time zones decide when they sign up, get mails and may be called.",
     {"pipeline.customer_hours"},
     "cohort.time_zones",
     {},
     "Add a time zone"},
    {"Trial mails",
     "The sequence that people on trial get: days after they signed up, or before (-) and after "
     "the trial's end.",
     {"nurture.weekends", "pipeline.disenrolment.kind", "pipeline.disenrolment.sync_every",
      "nurture.disenrol_delay"},
     "nurture.mails",
     {},
     "Add a mail"},
    {"Today's tool",
     "How a conversion reaches the CRM and the team today.",
     {"pipeline.trigger.kind", "pipeline.trigger.poll_every", "pipeline.enrichment",
      "pipeline.routing_by", "pipeline.reconcile.enabled", "pipeline.dedupe.enabled"}},
    {"What is to be kept",
     "Your own targets. Cards, lines, the planner and the report judge by them; the promises of "
     "first contacts stand with the tiers.",
     {"targets.crm_lag", "targets.missend_rate", "targets.first_touch", "targets.processing",
      "targets.refused"}},
    {"What it costs",
     "Prices and hourly rates behind the monthly cost and the first year's value.",
     {"costs.tool_monthly", "costs.tool_per_handoff", "costs.engineering_hours",
      "costs.engineering_hourly", "costs.staff_hourly", "costs.team_hourly", "costs.per_missend"}},
    {"Outages of the CRM",
     "A date and a time in UTC, 1 Apr 14:00, or how long after the scenario's start: 30d14h.",
     {},
     "apis.crm.outages",
     {"from", "length"},
     "Add an outage"},
    {"Incidents",
     "What makes several systems fail at once, from a date and a time, or at random (Every input): "
     "a vendor's bad day, or a token that has expired.",
     {},
     "incidents",
     {"from", "length", "answer", "crm", "marketing", "product"},
     "Add an incident"},
};

const InputField* field_at(const std::vector<InputEntry>& entries, std::string_view path) {
  for (const InputEntry& each : entries) {
    if (!each.is_list && each.field.control.path == path) return &each.field;
  }
  return nullptr;
}

bool has_key(const PartSpec& spec, std::string_view path) {
  if (spec.keys[0] == nullptr) return true;
  const std::string_view key = path.substr(path.rfind('.') + 1);
  return std::any_of(spec.keys.begin(), spec.keys.end(),
                     [key](const char* it) { return it != nullptr && key == it; });
}

std::optional<CompanyTable> table_of(const PartSpec& spec, const std::vector<InputEntry>& entries) {
  if (spec.list == nullptr) return std::nullopt;
  CompanyTable table;
  table.add = spec.add;
  for (const InputEntry& each : entries) {
    if (each.is_list && each.list.path == spec.list) table.list = each.list;
    if (each.is_list || each.field.list != spec.list || !has_key(spec, each.field.control.path))
      continue;
    if (each.field.row >= table.rows.size()) table.rows.emplace_back();
    table.rows.back().push_back(each.field);
    if (each.field.row == 0) table.heads.push_back(each.field.control.label);
  }
  return table;
}

bool is_example(const sim::Scenario& scenario) {
  return sim::fingerprint_of(scenario) == sim::fingerprint_of(sim::worked_example());
}

}  // namespace

CompanyView company_view(const sim::Scenario& scenario) {
  CompanyView view;
  view.whose = is_example(scenario)
                   ? "These are the numbers of an example company, not yours. Change what differs; "
                     "everything else on the page follows at once."
                   : "Everything else on the page follows each change at once.";
  const std::vector<InputEntry> entries = input_entries(scenario);
  for (const PartSpec& spec : kParts) {
    CompanyPart part{spec.title, spec.help, {}, table_of(spec, entries)};
    for (const char* path : spec.fields) {
      const InputField* field = path == nullptr ? nullptr : field_at(entries, path);
      if (field != nullptr) part.fields.push_back(*field);
    }
    view.parts.push_back(std::move(part));
  }
  return view;
}

}  // namespace handoff::web
