// A list is changed in the scenario's document, which is then read again with all its checks.
#include "web/app/list_edit.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "io/json/document_path.hpp"
#include "io/json/json.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"
#include "web/app/choices/known_zones.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

constexpr std::string_view kZones = "pipeline.zones";

constexpr RowReference kReferences[] = {
    {kZones, "cohort.time_zones", "zone"},
    {kZones, "pipeline.pools", "zone"},
    {kZones, "staff", "zone"},
    {kZones, "horizon.holidays", "zone", true},
    {"cohort.plans", "horizon.mix", "plan"},
    {kZones, "horizon.shifts", "zone", true},
    {"pipeline.pools", "horizon.headcount", "pool"},
    {"pipeline.pools", "horizon.shifts", "pool"},
    {"pipeline.pools", "pipeline.routing", "pools"},
    {"pipeline.pools", "pipeline.routing", "extra_pool", true},
    {"pipeline.routing", "pipeline.overrides", "tier"},
};

// What a list's first row is. Lists that always have one need none.
struct FirstRow {
  std::string_view list_end;  // of the list's path
  std::string_view row;
};
constexpr FirstRow kFirstRows[] = {
    {"horizon.season", "1"},
    {"horizon.trials", "500"},
    {"horizon.mix", R"({"plan":0,"growth":0.01})"},
    {"horizon.prices", R"({"month":2,"factor":1.05})"},
    {"horizon.holidays", R"({"day":"2026-12-25","days":2,"whose":"everybody","zone":-1})"},
    {"horizon.headcount", R"({"pool":0,"month":2,"people":1})"},
    {"horizon.shifts", R"({"pool":0,"month":2,"shift":"Mon-Fri 08:00-20:00","zone":-1})"},
    {"horizon.book.care", R"({"accounts":100,"hours":1})"},
    {"cohort.campaigns", R"({"at":"7d14h","length":"2h","share":0.2})"},
    {".outages", R"({"from":"21d14h","length":"1h","every":"0s"})"},
    {"incidents",
     R"({"a_month":1,"from":"0s","length":"2h","every":"0s","lasts":"by_the_clock","answer":"server_error",)"
     R"("processor":false,"crm":true,"product":false,"marketing":true,"team":false})"},
    {".redelivery", R"("5min")"},
    {".limits", R"({"kind":"rolling_window","requests":100,"window":"10s","counts":"all"})"},
    {".background", R"({"rate":1,"counts":"all","from":"0s","length":"0s","every":"0s"})"},
    {"nurture.mails", R"({"anchor":"sign_up","day":0})"},
    {"pipeline.overrides", R"({"segment":"enterprise","tier":0})"},
    {"pipeline.rates", R"({"currency":"EUR","usd_micros":1100000})"},
};

// "cohort.time_zones[3].zone" of list "cohort.time_zones" and key "zone".
bool is_reference(std::string_view path, const RowReference& it) {
  if (!path.starts_with(it.from) || !path.ends_with(it.key)) return false;
  std::string_view between = path.substr(it.from.size());
  between.remove_suffix(it.key.size());
  return between == "." || (between.starts_with('[') && between.ends_with("].") &&
                            between.find(']') == between.size() - 2);
}

// A text that no other row has: "Growth 2" beside "Growth".
std::string free_name(const io::Json& rows, const char* key, const std::string& name) {
  for (std::size_t number = 2;; ++number) {
    const std::string wanted = name + ' ' + std::to_string(number);
    const bool taken = std::any_of(rows.begin(), rows.end(), [&](const io::Json& row) {
      return row.contains(key) && row[key] == wanted;
    });
    if (!taken) return wanted;
  }
}

// What may not be the same in two rows of a list, or would make the second one mean nothing.
void make_distinct(io::Json& copy, const io::Json& rows) {
  for (const char* key : {"name", "tier"}) {
    if (copy.is_object() && copy.contains(key) && copy[key].is_string())
      copy[key] = free_name(rows, key, copy[key].get<std::string>());
  }
  if (copy.is_object() && copy.contains("annual_from")) {
    const double before = copy["annual_from"].get<double>();
    copy["annual_from"] = before > 0 ? 2 * before : 10'000.0;
  }
}

core::Result<io::Json> new_row(const io::Json& rows, std::string_view list) {
  if (!rows.empty()) {
    io::Json copy = rows.back();
    make_distinct(copy, rows);
    return copy;
  }
  for (const FirstRow& each : kFirstRows) {
    if (list.ends_with(each.list_end)) return io::parse_json(each.row, "row");
  }
  return core::Error{std::string(list), "has no row that another one could be like"};
}

bool has_range(const sim::Scenario& scenario, const std::string& path) {
  return std::any_of(scenario.uncertain.begin(), scenario.uncertain.end(),
                     [&path](const sim::Uncertain& it) { return it.input == path; });
}

bool is_quantity(const sim::Input& it) {
  return it.kind != sim::InputKind::toggle && it.kind != sim::InputKind::choice;
}

// An input has one range, so a new one is of the first input without, a fifth to each side.
Outcome add_range(sim::Scenario& scenario) {
  for (const sim::Input& input : sim::inputs_of(scenario)) {
    if (!is_quantity(input) || input.value <= 0 || has_range(scenario, input.path)) continue;
    const bool duration = input.info.unit == "s";
    const auto end = [&input, duration](double factor) {
      const double value = std::clamp(input.value * factor, input.info.min, input.info.max);
      return sim::RangeEnd{value, duration};
    };
    sim::Scenario edited = scenario;
    edited.uncertain.push_back({input.path, end(0.8), end(1.2), "my own estimate"});
    if (sim::check(edited)) continue;
    scenario = std::move(edited);
    return std::nullopt;
  }
  return core::Error{"uncertain", "every input has a range already"};
}

core::Result<io::Json*> rows_under(io::Json& document, std::string_view list) {
  auto rows = io::find_path(document, list);
  if (rows && !(*rows)->is_array()) return core::Error{std::string(list), "is no list"};
  return rows;
}

Outcome read_back(sim::Scenario& scenario, const io::Json& document) {
  auto edited = io::scenario_from(document, sim::worked_example());
  if (!edited) return edited.error();
  if (auto wrong = io::keep_customers(scenario, *edited)) return *std::move(wrong);
  scenario = *std::move(edited);
  return std::nullopt;
}

// The number that stands for the same row when `removed` is gone.
std::int64_t number_after(std::int64_t number, std::int64_t removed) {
  return number < removed || number == 0 ? number : number - 1;
}

// Nobody is referred to twice, and somebody always is.
void renumber_several(io::Json& numbers, std::int64_t removed) {
  io::Json kept = io::Json::array();
  for (const io::Json& each : numbers) {
    const auto number = each.get<std::int64_t>();
    if (number != removed) kept.push_back(number_after(number, removed));
  }
  if (kept.empty()) kept.push_back(number_after(removed, removed));
  numbers = std::move(kept);
}

void renumber(io::Json& part, const RowReference& it, std::int64_t removed) {
  if (!part.is_object() || !part.contains(it.key)) return;
  io::Json& number = part[std::string(it.key)];
  if (number.is_array()) return renumber_several(number, removed);
  if (number.is_number_integer()) number = number_after(number.get<std::int64_t>(), removed);
}

void renumber_references(io::Json& document, std::string_view list, std::int64_t removed) {
  for (const RowReference& each : kReferences) {
    if (each.list != list) continue;
    const auto from = io::find_path(document, each.from);
    if (!from) continue;
    if ((*from)->is_array()) {
      for (io::Json& row : **from) renumber(row, each, removed);
    } else {
      renumber(**from, each, removed);
    }
  }
}

// The row's number in a path that leads into a list; nothing if it leads elsewhere.
std::optional<std::size_t> row_in(std::string_view path, std::string_view list) {
  if (!sim::is_inside(path, list) || path[list.size()] != '[') return std::nullopt;
  std::size_t row = 0;
  for (std::size_t at = list.size() + 1; at < path.size() && path[at] != ']'; ++at)
    row = row * 10 + static_cast<std::size_t>(path[at] - '0');
  return row;
}

// A range of an input that is gone goes with it; those of later rows follow them.
void renumber_ranges(io::Json& document, std::string_view list, std::size_t removed) {
  const auto ranges = io::find_path(document, "uncertain");
  if (!ranges) return;
  io::Json kept = io::Json::array();
  for (io::Json range : **ranges) {
    const std::string path = range["path"].get<std::string>();
    const auto row = row_in(path, list);
    if (row && *row == removed) continue;
    if (row && *row > removed) {
      const std::size_t end = path.find(']', list.size());
      range["path"] = std::string(list) + '[' + std::to_string(*row - 1) + path.substr(end);
    }
    kept.push_back(std::move(range));
  }
  **ranges = std::move(kept);
}

// A tier's first touch stands at the tier's own place.
void remove_touch_of(io::Json& document, std::string_view list, std::size_t tier) {
  const auto touches = io::find_path(document, "team.touches");
  if (list != "pipeline.routing" || !touches || (*touches)->size() <= tier) return;
  if ((*touches)->size() > 1) (*touches)->erase(tier);
}

}  // namespace

const RowReference* reference_of(std::string_view path) {
  const auto* found =
      std::find_if(std::begin(kReferences), std::end(kReferences),
                   [path](const RowReference& it) { return is_reference(path, it); });
  return found == std::end(kReferences) ? nullptr : found;
}

Outcome add_row(sim::Scenario& scenario, std::string_view list) {
  if (list == "uncertain") return add_range(scenario);
  io::Json document = io::scenario_document(scenario);
  const auto rows = rows_under(document, list);
  if (!rows) return rows.error();
  auto row = new_row(**rows, list);
  if (!row) return row.error();
  (*rows)->push_back(*std::move(row));
  return read_back(scenario, document);
}

Outcome remove_row(sim::Scenario& scenario, std::string_view list, std::size_t row) {
  io::Json document = io::scenario_document(scenario);
  const auto rows = rows_under(document, list);
  if (!rows) return rows.error();
  if (row >= (*rows)->size())
    return core::Error{std::string(list), "has no row number " + std::to_string(row)};
  (*rows)->erase(row);
  renumber_references(document, list, static_cast<std::int64_t>(row));
  renumber_ranges(document, list, row);
  remove_touch_of(document, list, row);
  return read_back(scenario, document);
}

Outcome use_zone(sim::Scenario& scenario, std::string_view path, std::string_view zone) {
  const core::TimeZone* known = known_zone(zone);
  if (known == nullptr) return core::Error{std::string(zone), "is no time zone that is known here"};
  sim::Scenario edited = scenario;
  auto& zones = edited.pipeline.zones;
  auto place = std::find_if(zones.begin(), zones.end(),
                            [zone](const core::TimeZone& it) { return it.name == zone; });
  if (place == zones.end()) place = zones.insert(place, *known);
  if (auto wrong = sim::set_input(edited, path, static_cast<double>(place - zones.begin())))
    return wrong;
  scenario = std::move(edited);
  return std::nullopt;
}

}  // namespace handoff::web
