// Points as lines, and what makes two designs the same.
#include "io/results/design/design_rows.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/base/hash.hpp"
#include "io/results/results_report.hpp"
#include "io/results/sweep_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"
#include "io/text/csv.hpp"
#include "sim/scenario/fingerprint.hpp"

namespace handoff::io {
namespace {

// Goes into each identity: another meaning of rows is another number.
constexpr std::string_view kVersion = "design rows 1";

std::string identity_of(const DesignTable& table, const sim::Scenario& base,
                        const sim::DesignSpec& spec, int replications) {
  std::uint64_t hash = core::fnv1a(kVersion);
  const auto add = [&hash](std::string_view text) {
    hash = core::fnv1a(text, hash);
    hash = core::fnv1a(std::uint8_t{0}, hash);
  };
  const auto add_number = [&](std::uint64_t number) { add(fmt::format("{}", number)); };
  add_number(fingerprint_of(base));
  add(sim::kDesignKinds[static_cast<std::size_t>(spec.kind)].name);
  add_number(spec.seed);
  // More points of a Sobol sequence are the same ones first.
  add_number(spec.kind == sim::DesignKind::sobol ? 0 : spec.points);
  add_number(static_cast<std::uint64_t>(replications));
  for (const sim::Factor& it : table.factors) {
    add(it.path);
    add(number_text(it.low));
    add(number_text(it.high));
    add(it.logarithmic ? "log" : "");
    for (const sim::AxisStep& step : it.steps) {
      sim::Scenario there = base;
      static_cast<void>(step.apply(there));
      add_number(fingerprint_of(there));
    }
  }
  for (const std::string& name : table.names) add(name);
  for (const sim::Target& target : table.targets) add(target.text);
  return fmt::format("{:016x}", hash);
}

// A step's name, or the value that it stands for.
Json value_json(const sim::Factor& factor, double u) {
  const std::string_view name = name_at(factor, u);
  if (!name.empty()) return std::string(name);
  const double value = value_at(factor, u);
  return number_json(factor.steps.empty() ? value
                                          : factor.steps[static_cast<std::size_t>(value)].value);
}

std::string value_field(const sim::Factor& factor, double u) {
  const Json value = value_json(factor, u);
  return value.is_string() ? value.get<std::string>() : compact(value);
}

std::string finite(double value) {
  const Json json = number_json(value);
  return json.is_null() ? "" : compact(json);
}

std::string csv_row(const DesignTable& table, const sim::DesignPoint& point) {
  std::vector<std::string> fields{fmt::format("{}", point.number), table.identity};
  for (std::size_t at = 0; at < table.factors.size(); ++at)
    fields.push_back(value_field(table.factors[at], point.at[at]));
  for (const sim::Measure& measure : table.measures) {
    const sim::Estimate& estimate = point.results.of(measure.metric, measure.tier);
    const bool anybody = estimate.n > 0;
    const sim::Interval interval = statistic_interval(estimate, measure.statistic);
    fields.push_back(anybody ? finite(statistic_value(estimate, measure.statistic)) : "");
    fields.push_back(anybody ? finite(interval.low) : "");
    fields.push_back(anybody ? finite(interval.high) : "");
  }
  if (!table.targets.empty()) fields.emplace_back(judgement_name(joint_judgement(point.standings)));
  return csv_line(fields);
}

std::string json_row(const DesignTable& table, const sim::DesignPoint& point) {
  Json at = Json::object(), measures = Json::object();
  for (std::size_t it = 0; it < table.factors.size(); ++it)
    at[table.factors[it].path] = value_json(table.factors[it], point.at[it]);
  for (std::size_t it = 0; it < table.measures.size(); ++it) {
    const sim::Measure& measure = table.measures[it];
    const sim::Estimate& estimate = point.results.of(measure.metric, measure.tier);
    Json& json = measures[table.names[it]];
    if (estimate.n == 0) continue;
    json = {{"value", number_json(statistic_value(estimate, measure.statistic))},
            {"ci95", interval_json(statistic_interval(estimate, measure.statistic))}};
  }
  Json row{{"point", point.number},
           {"design", table.identity},
           {"at", std::move(at)},
           {"measures", std::move(measures)}};
  if (!table.targets.empty()) {
    row["targets"] = targets_json(table.targets, point.standings);
    row["judgement"] = judgement_name(joint_judgement(point.standings));
  }
  return compact(row) + '\n';
}

}  // namespace

DesignTable design_table(const sim::Scenario& base, const sim::DesignSpec& spec,
                         std::vector<sim::Factor> factors, int replications,
                         std::vector<sim::Measure> measures, std::vector<sim::Target> targets) {
  DesignTable table{"", std::move(factors), std::move(measures), {}, std::move(targets)};
  const std::vector<std::string> tiers = tier_names(base);
  for (const sim::Measure& it : table.measures) table.names.push_back(measure_text(it, tiers));
  table.identity = identity_of(table, base, spec, replications);
  return table;
}

std::string design_head(RowFormat format, const DesignTable& table) {
  if (format == RowFormat::json_lines) return "";
  std::vector<std::string> fields{"point", "design"};
  for (const sim::Factor& it : table.factors) fields.push_back(it.path);
  for (const std::string& name : table.names) {
    for (const char* ending : {"", ".low", ".high"}) fields.push_back(name + ending);
  }
  if (!table.targets.empty()) fields.emplace_back("targets");
  return csv_line(fields);
}

std::string design_row(RowFormat format, const DesignTable& table, const sim::DesignPoint& point) {
  return format == RowFormat::csv ? csv_row(table, point) : json_row(table, point);
}

std::string row_beginning(RowFormat format, const DesignTable& table, std::uint64_t point) {
  return format == RowFormat::csv
             ? fmt::format("{},{},", point, table.identity)
             : fmt::format(R"({{"point":{},"design":"{}",)", point, table.identity);
}

bool row_is_met(RowFormat format, std::string_view row) {
  return row.ends_with(format == RowFormat::csv ? ",met" : R"("judgement":"met"})");
}

}  // namespace handoff::io
