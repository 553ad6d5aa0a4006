#include "web/views/controls.hpp"

#include <cctype>
#include <optional>

#include "sim/scenario/inputs.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/idle_inputs.hpp"
#include "web/views/time_controls.hpp"

namespace handoff::web {
namespace {

struct Spec {
  std::string_view group;
  std::string path;
  std::string label;
  double min;
  double max;
  bool log;
};

constexpr std::string_view kVolumes = "Customers";
constexpr std::string_view kFaults = "Faults";
constexpr std::string_view kPolicies = "Policies";
constexpr std::string_view kTeam = "Team and staff";
constexpr std::string_view kThresholds = "Tiers and thresholds";

void add_shown(std::vector<Spec>& specs) {
  specs.insert(specs.end(),
               {
                   {"", "cohort.trials", "Trials a month", 50, 50'000, true},
                   {"", "cohort.conversion_rate", "Conversion rate", 0, 0.6, false},
                   {"", "payments.duplicate_share", "Duplicates", 0, 0.5, false},
                   {"", "apis.crm.limits[0].requests", "CRM quota", 1, 500, true},
                   {"", "apis.crm.server_error_rate", "CRM errors (5xx)", 0, 0.5, false},
                   {"", "pipeline.dedupe.enabled", "Idempotency", 0, 1, false},
               });
}

void add_customers_and_faults(std::vector<Spec>& specs) {
  specs.insert(specs.end(),
               {
                   {kVolumes, "cohort.card_on_file", "Card on file", 0, 1, false},
                   {kVolumes, "cohort.open_deal", "With an open deal", 0, 1, false},
                   {kVolumes, "cohort.plan_change", "Plan changes", 0, 1, false},
                   {kVolumes, "cohort.usage_based", "Billed by usage", 0, 1, false},
                   {kVolumes, "cohort.email_unknown", "E-mail unknown", 0, 0.5, false},
                   {kVolumes, "cohort.payment_failure", "First charge fails", 0, 0.5, false},
                   {kFaults, "payments.failure_share", "Webhooks failing", 0, 1, false},
                   {kFaults, "payments.lost_share", "Webhooks lost", 0, 0.5, false},
                   {kFaults, "apis.crm.timeout_rate", "CRM timeouts", 0, 0.5, false},
                   {kFaults, "apis.marketing.server_error_rate", "Mail tool errors", 0, 0.5, false},
               });
}

void add_policies(std::vector<Spec>& specs) {
  specs.insert(specs.end(),
               {
                   {kPolicies, "pipeline.trigger.kind", "Trigger", 0, 1, false},
                   {kPolicies, "pipeline.trigger.poll_every", "Poll every", 60, 3600, true},
                   {kPolicies, "pipeline.enrichment", "Enrichment", 0, 1, false},
                   {kPolicies, "pipeline.disenrolment.kind", "Trial mails stop", 0, 1, false},
                   {kPolicies, "pipeline.routing_by", "Routing", 0, 1, false},
                   {kPolicies, "pipeline.reconcile.enabled", "Reconciliation", 0, 1, false},
                   {kPolicies, "pipeline.reconcile.auto_repair", "Repairs by itself", 0, 1, false},
                   {kPolicies, "pipeline.reconcile.every", "Reconcile every", 900, 86'400, true},
                   {kPolicies, "pipeline.retry.max_attempts", "Max attempts", 1, 12, false},
                   {kPolicies, "pipeline.retry.base", "First retry delay", 0.1, 600, true},
                   {kPolicies, "pipeline.pace.concurrency", "Parallel handoffs", 0, 50, false},
               });
}

// Named after the scenario's own pools and tiers.
void add_team_and_tiers(std::vector<Spec>& specs, const sim::Scenario& scenario) {
  const auto& pools = scenario.pipeline.pools;
  for (std::size_t i = 0; i < pools.size(); ++i) {
    specs.push_back({kTeam, "pipeline.pools[" + std::to_string(i) + "].headcount",
                     pools[i].name + ", people", 1, 40, false});
  }
  specs.push_back({kTeam, "team.other_work", "Time already taken", 0, 0.95, false});
  specs.push_back({kTeam, "staff.people", "Operations staff", 1, 10, false});
  const auto& tiers = scenario.pipeline.routing;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const std::string row = "pipeline.routing[" + std::to_string(i) + "]";
    if (i > 0) {
      specs.push_back(
          {kThresholds, row + ".annual_from", tiers[i].tier + " from", 500, 200'000, true});
    }
    specs.push_back(
        {kThresholds, row + ".first_touch", tiers[i].tier + " within", 300, 259'200, true});
  }
}

std::vector<Spec> specs_of(const sim::Scenario& scenario) {
  std::vector<Spec> specs;
  add_shown(specs);
  add_customers_and_faults(specs);
  add_policies(specs);
  add_team_and_tiers(specs, scenario);
  return specs;
}

std::string sentence(std::string_view words) {
  std::string text(words);
  if (text.empty()) return text;
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + ".";
}

std::string hint_of(const sim::Input& field) {
  const bool assumed = field.info.source.starts_with(sim::kAssumption);
  const std::string source =
      assumed ? sentence(field.info.source) : "Source: " + std::string(field.info.source) + ".";
  return sentence(field.info.help) + "\n" + source + "\n" + field.path;
}

ui::Quantity kind_of(const sim::Input& field) {
  if (field.info.unit == "share") return ui::Quantity::percent;
  if (field.info.unit == "s") return ui::Quantity::duration;
  if (field.info.unit == "$") return ui::Quantity::money;
  return ui::Quantity::integer;
}

// The quota counts requests in a window, which is another input.
std::string unit_of(std::string_view path, const std::vector<sim::Input>& fields) {
  constexpr std::string_view kRequests = ".requests";
  if (!path.ends_with(kRequests)) return {};
  const std::string base(path.substr(0, path.size() - kRequests.size()));
  const sim::Input* window = sim::find_input(fields, base + ".window");
  return window == nullptr ? "" : "/ " + charts::format_duration(window->value);
}

std::optional<ControlView> control_of(const Spec& spec, const std::vector<sim::Input>& fields,
                                      const std::vector<sim::Input>& shipped) {
  const sim::Input* now = sim::find_input(fields, spec.path);
  const sim::Input* before = sim::find_input(shipped, spec.path);
  if (now == nullptr || before == nullptr) return std::nullopt;
  ControlView view;
  view.group = spec.group;
  view.path = spec.path;
  view.label = spec.label;
  for (const std::string_view name : now->names) view.names.emplace_back(name);
  view.unit = unit_of(spec.path, fields);
  view.hint = hint_of(*now);
  view.kind = kind_of(*now);
  view.is_switch = now->kind == sim::InputKind::toggle;
  view.log = spec.log;
  view.value = now->value;
  view.initial = before->value;
  view.min = spec.min;
  view.max = spec.max;
  view.hard_min = now->info.min;
  view.hard_max = now->info.max;
  return view;
}

}  // namespace

std::vector<ControlView> control_views(const sim::Scenario& scenario) {
  const std::vector<sim::Input> fields = sim::inputs_of(scenario);
  static const std::vector<sim::Input> shipped = sim::inputs_of(sim::worked_example());
  std::vector<ControlView> views;
  for (const Spec& spec : specs_of(scenario)) {
    if (auto view = control_of(spec, fields, shipped)) views.push_back(*std::move(view));
  }
  for (ControlView& view : time_controls(scenario)) views.push_back(std::move(view));
  for (ControlView& view : views) {
    view.note = why_idle(scenario, view.path);
    view.idle = !view.note.empty();
  }
  return views;
}

}  // namespace handoff::web
