// The table of families drives reading, writing and the schema alike.
#include "io/scenario/distribution_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "io/json/json_reader.hpp"
#include "io/scenario/seconds_text.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/distribution_input.hpp"

namespace handoff::io {
namespace {

using sim::carries_unit;
using sim::Distribution;
using sim::Family;
using sim::FamilyInfo;
using sim::FieldInfo;

bool is_seconds(const FieldInfo& info) { return info.unit == "s"; }

core::Error at(std::string where, std::string_view what, const FieldInfo& info) {
  core::Error error = complaint_of(what, info, allowed(Distribution(), info));
  error.where = std::move(where);
  return error;
}

std::vector<std::string_view> family_names() {
  std::vector<std::string_view> names;
  for (const FamilyInfo& family : sim::kFamilies) names.emplace_back(family.name);
  return names;
}

std::vector<std::string_view> member_names(const FamilyInfo& family) {
  if (family.family == Family::empirical) return {"points"};
  std::vector<std::string_view> names;
  for (int i = 0; i < family.parameter_count; ++i) {
    names.emplace_back(family.parameter_names[static_cast<std::size_t>(i)]);
  }
  return names;
}

// A quantity of the field's unit, within the field's limits.
Complaint read_quantity(const Json& json, double& value, const FieldInfo& info,
                        const std::string& where) {
  if (!is_seconds(info)) {
    if (!json.is_number())
      return at(where, "found " + describe(&json) + ", expected a number", info);
    value = json.get<double>();
  } else {
    if (!json.is_string()) {
      return at(where,
                "found " + describe(&json) + ", expected a duration in quotes such as \"180ms\"",
                info);
    }
    const auto seconds = parse_seconds(json.get_ref<const std::string&>());
    if (!seconds) return at(where, seconds.error().what, info);
    value = *seconds;
  }
  const std::string found =
      json.is_string() ? in_quotes(json.get_ref<const std::string&>()) : json.dump();
  if (!(value >= info.min)) return at(where, found + " is too small", info);
  if (!(value <= info.max)) return at(where, found + " is too large", info);
  return std::nullopt;
}

Complaint read_parameter(const Json& json, std::string_view name, double& value,
                         const FieldInfo& info) {
  const std::string where = "." + std::string(name);
  if (carries_unit(name)) return read_quantity(json, value, info, where);
  if (!json.is_number()) return at(where, "found " + describe(&json) + ", expected a number", info);
  value = json.get<double>();
  return std::nullopt;
}

Complaint read_points(const Json& json, std::vector<sim::QuantilePoint>& points,
                      const FieldInfo& info) {
  if (!json.is_array())
    return at(".points", "found " + describe(&json) + ", expected a list", info);
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Json& pair = json[i];
    const std::string where = ".points[" + std::to_string(i) + "]";
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number()) {
      return at(where, "expected a pair of a probability and a value such as [0.5, \"180ms\"]",
                info);
    }
    sim::QuantilePoint point{.probability = pair[0].get<double>()};
    if (auto wrong = read_quantity(pair[1], point.value, info, where + "[1]")) return wrong;
    points.push_back(point);
  }
  return std::nullopt;
}

Complaint check_members(const Json& json, const FamilyInfo& family, const FieldInfo& info) {
  const auto names = member_names(family);
  for (const std::string_view name : names) {
    if (json.find(name) != json.end()) continue;
    return at("." + std::string(name),
              "is missing; " + std::string(family.name) + " takes " + joined(names), info);
  }
  for (const auto& member : json.items()) {
    const std::string& key = member.key();
    if (key == "family" || std::find(names.begin(), names.end(), key) != names.end()) continue;
    return at("." + printable(key),
              "is unknown; " + std::string(family.name) + " takes " + joined(names), info);
  }
  return std::nullopt;
}

core::Result<Distribution> read_family(const Json& json, const FamilyInfo& family,
                                       const FieldInfo& info) {
  if (auto wrong = check_members(json, family, info)) return *wrong;
  if (family.family == Family::empirical) {
    std::vector<sim::QuantilePoint> points;
    if (auto wrong = read_points(json["points"], points, info)) return *wrong;
    const auto made = sim::make_empirical(points);
    if (!made) return at("." + made.error().where, made.error().what, info);
    return *made;
  }
  std::array<double, Distribution::kMaxParameters> values{};
  const auto names = member_names(family);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (auto wrong = read_parameter(*json.find(names[i]), names[i], values[i], info)) return *wrong;
  }
  const auto made = sim::make_distribution(family.family, {values.data(), names.size()});
  if (!made) return at("." + made.error().where, made.error().what, info);
  return *made;
}

Json quantity_json(double value, const FieldInfo& info) {
  return is_seconds(info) ? Json(seconds_text(value)) : number_json(value);
}

Json quantity_schema(bool seconds) {
  if (!seconds) return {{"type", "number"}};
  return {{"type", "string"}, {"pattern", kDurationPattern}};
}

Json points_schema(bool seconds) {
  const Json pair = {
      {"type", "array"},
      {"prefixItems",
       {{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}, quantity_schema(seconds)}},
      {"minItems", 2},
      {"maxItems", 2}};
  return {
      {"type", "array"}, {"minItems", 2}, {"maxItems", Distribution::kMaxPoints}, {"items", pair}};
}

}  // namespace

std::vector<std::string> foreign_parameters(const Json& distribution, std::string_view family) {
  std::vector<std::string> foreign;
  const auto known = std::find_if(sim::kFamilies.begin(), sim::kFamilies.end(),
                                  [family](const FamilyInfo& info) { return info.name == family; });
  if (known == sim::kFamilies.end()) return foreign;
  const auto names = member_names(*known);
  for (const auto& member : distribution.items()) {
    const std::string& key = member.key();
    if (key != "family" && std::find(names.begin(), names.end(), key) == names.end())
      foreign.push_back(key);
  }
  return foreign;
}

std::string allowed(const Distribution&, const FieldInfo& info) {
  return "values " + (is_seconds(info) ? allowed(core::Duration(), info) : allowed(0.0, info));
}

Complaint read_value(const Json& json, Distribution& value, const FieldInfo& info) {
  if (!json.is_object()) {
    return at("",
              "found " + describe(&json) +
                  ", expected a distribution such as {\"family\": \"constant\", \"value\": \"1s\"}",
              info);
  }
  const auto names = family_names();
  const auto member = json.find("family");
  if (member == json.end()) return at(".family", "is missing; known are " + joined(names), info);
  if (!member->is_string())
    return at(".family", "found " + describe(&*member) + ", expected a name", info);
  const std::string_view name = member->get_ref<const std::string&>();
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end())
    return at(".family", in_quotes(name) + " is unknown" + suggestion(name, names), info);
  auto made =
      read_family(json, sim::kFamilies[static_cast<std::size_t>(known - names.begin())], info);
  if (!made) return made.error();
  // A heavy tail may have no mean at all; one that has a mean must have a sensible one.
  if (std::isfinite(made->mean()) && made->mean() > info.max) {
    return at("",
              "its mean of " + number_text(made->mean()) + std::string(info.unit) + " is too large",
              info);
  }
  value = *made;
  return std::nullopt;
}

Json value_json(const Distribution& value, const FieldInfo& info) {
  const FamilyInfo& family = sim::info_of(value.family());
  Json json = {{"family", family.name}};
  for (int i = 0; i < family.parameter_count; ++i) {
    const char* name = family.parameter_names[static_cast<std::size_t>(i)];
    json[name] = carries_unit(name) ? quantity_json(value.parameter(i), info)
                                    : number_json(value.parameter(i));
  }
  if (family.family != Family::empirical) return json;
  Json& points = json["points"] = Json::array();
  for (const sim::QuantilePoint& point : value.points()) {
    points.push_back(
        Json::array({number_json(point.probability), quantity_json(point.value, info)}));
  }
  return json;
}

Json distribution_schema(bool seconds) {
  Json alternatives = Json::array();
  for (const FamilyInfo& family : sim::kFamilies) {
    Json properties = {{"family", {{"const", family.name}}}};
    Json required = Json::array({"family"});
    for (const std::string_view name : member_names(family)) {
      Json& property = properties[std::string(name)];
      if (name == "points") {
        property = points_schema(seconds);
      } else if (carries_unit(name)) {
        property = quantity_schema(seconds);
      } else {
        property = {{"type", "number"}};
      }
      required.push_back(name);
    }
    alternatives.push_back({{"type", "object"},
                            {"properties", std::move(properties)},
                            {"required", std::move(required)},
                            {"additionalProperties", false}});
  }
  return {{"oneOf", std::move(alternatives)}};
}

}  // namespace handoff::io
