// See controls.hpp.
#include "web/view_models/controls.hpp"

#include <cctype>
#include <optional>

#include "sim/inputs.hpp"
#include "web/charts/format.hpp"

namespace handoff::web {
namespace {

struct Spec {
  std::string_view path;
  std::string_view label;
  double min;
  double max;
  bool log;
};

constexpr Spec kControls[] = {
    {"cohort.trials", "Trials a month", 50, 50'000, true},
    {"cohort.conversion_rate", "Conversion rate", 0, 0.6, false},
    {"payments.duplicate_share", "Duplicates", 0, 0.5, false},
    {"apis.crm.limits[0].requests", "CRM quota", 1, 500, true},
    {"apis.crm.server_error_rate", "CRM errors (5xx)", 0, 0.5, false},
    {"pipeline.dedupe.enabled", "Idempotency", 0, 1, false},
};

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
  view.path = spec.path;
  view.label = spec.label;
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
  const std::vector<sim::Input> shipped = sim::inputs_of(sim::worked_example());
  std::vector<ControlView> views;
  for (const Spec& spec : kControls) {
    if (auto view = control_of(spec, fields, shipped)) views.push_back(*std::move(view));
  }
  return views;
}

}  // namespace handoff::web
