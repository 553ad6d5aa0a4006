// Another visitor of the fields. Defaults are those of the worked example, as when a file is
// read.
#include "io/scenario/scenario_schema.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "io/scenario/distribution_json.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/scenario_values.hpp"
#include "io/scenario/sources.hpp"
#include "io/text/hours_text.hpp"
#include "sim/scenario/fields.hpp"

namespace handoff::io {
namespace {

using sim::FieldInfo;
using sim::ListInfo;

Json numeric(std::string_view type, const FieldInfo& info) {
  return {{"type", type}, {"minimum", number_json(info.min)}, {"maximum", number_json(info.max)}};
}

// What a type allows, apart from help and default.
Json type_schema(bool, const FieldInfo&) { return {{"type", "boolean"}}; }
Json type_schema(int, const FieldInfo& info) { return numeric("integer", info); }
Json type_schema(std::uint64_t, const FieldInfo& info) { return numeric("integer", info); }
Json type_schema(double, const FieldInfo& info) { return numeric("number", info); }
Json type_schema(const std::string&, const FieldInfo& info) {
  return {{"type", "string"},
          {"minLength", number_json(info.min)},
          {"maxLength", number_json(info.max)}};
}
Json type_schema(core::Duration, const FieldInfo&) {
  return {{"type", "string"}, {"pattern", kDurationPattern}};
}
Json type_schema(core::Time, const FieldInfo&) { return {{"type", "string"}, {"format", "date"}}; }
// That dollars come in whole cents is left to the reader: to a validator's binary arithmetic 19.99
// is no multiple of 0.01.
Json type_schema(core::Money, const FieldInfo& info) { return numeric("number", info); }
Json type_schema(core::Currency, const FieldInfo&) {
  return {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}};
}
Json type_schema(const core::OpenHours&, const FieldInfo&) {
  return {{"type", "string"}, {"pattern", kHoursPattern}};
}
Json type_schema(const sim::RangeEnd&, const FieldInfo& info) {
  return {{"oneOf",
           {numeric("number", info), Json{{"type", "string"}, {"pattern", kDurationPattern}}}}};
}
Json type_schema(const sim::Distribution&, const FieldInfo& info) {
  return {
      {"$ref", info.unit == "s" ? "#/$defs/distribution_of_durations" : "#/$defs/distribution"}};
}

std::string description_of(std::string_view limits, const FieldInfo& info) {
  std::string text(info.help);
  if (!limits.empty()) text += (text.empty() ? "allowed: " : "; allowed: ") + std::string(limits);
  if (!info.source.empty()) text += "; source: " + std::string(info.source);
  return text;
}

class SchemaWriter final : public sim::ScenarioVisitor {
 public:
  SchemaWriter() { open(); }

  void field(std::string_view key, sim::FieldView value, const FieldInfo& info) override {
    std::visit(
        [&](const auto* it) {
          Json schema = type_schema(*it, info);
          schema["description"] = description_of(allowed(*it, info), info);
          put(key, std::move(schema), value_json(*it, info), info.newer);
        },
        value);
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const FieldInfo& info) override {
    Json schema = {{"enum", Json::array()}, {"description", description_of("", info)}};
    for (const std::string_view name : names) schema["enum"].push_back(name);
    put(key, std::move(schema), names[value], info.newer);
  }

  void begin(std::string_view key, std::string_view help) override {
    open();
    frames_.back().key = key;
    frames_.back().help = help;
  }

  void end() override {
    const Frame done = frames_.back();
    Json schema = close(false);
    schema["description"] = done.help;
    put(done.key, std::move(schema), nullptr);
  }

  // A list's schema is that of an element, whether or not the list has any.
  void list(std::string_view key, const sim::ListView& list, const ListInfo& info) override {
    open();
    const bool outside = std::exchange(inside_list_, true);
    list.visit_new(*this);
    inside_list_ = outside;
    Json items = frames_.back().scalar;
    if (items.is_null())
      items = close(true);
    else
      frames_.pop_back();
    if (!info.alone.empty()) put_alone(key, info.alone, items);
    put(key,
        {{"type", "array"},
         {"minItems", info.min},
         {"maxItems", info.max},
         {"items", std::move(items)},
         {"description", info.help}},
        nullptr);
  }

  Json take_properties() { return std::move(frames_.back().properties); }

 private:
  struct Frame {
    std::string_view key;
    std::string_view help;
    Json properties;
    Json scalar;                        // of a list of numbers: the element itself
    std::vector<std::string> optional;  // in an element
    Json instead;                       // which keys may stand for one another
  };

  void open() { frames_.push_back({"", "", Json::object(), nullptr, {}, nullptr}); }

  // Everything in a list's element must be given; elsewhere what is left out has a default.
  Json close(bool complete) {
    const Frame done = std::move(frames_.back());
    Json schema = {{"type", "object"}, {"properties", done.properties}};
    frames_.pop_back();
    if (complete) {
      schema["required"] = Json::array();
      for (const auto& item : schema["properties"].items()) {
        if (std::find(done.optional.begin(), done.optional.end(), item.key()) ==
            done.optional.end())
          schema["required"].push_back(item.key());
      }
      if (!done.instead.is_null()) schema["anyOf"] = done.instead;
    }
    schema["additionalProperties"] = false;
    return schema;
  }

  // What older files have in place of the list: one element, under a key of its own.
  void put_alone(std::string_view key, std::string_view alone, Json schema) {
    Frame& frame = frames_.back();
    const std::string list(key), one(alone);
    schema["description"] = list + " with this one alone, as older files have it";
    schema["deprecated"] = true;
    frame.properties[one] = std::move(schema);
    frame.optional.insert(frame.optional.end(), {list, one});
    frame.instead = Json::array();
    for (const std::string& either : {list, one})
      frame.instead.push_back(
          {{"properties", {{either, true}}}, {"required", Json::array({either})}});
  }

  void put(std::string_view key, Json schema, Json fallback, bool optional = false) {
    if (optional) frames_.back().optional.emplace_back(key);
    if (!inside_list_ && !fallback.is_null()) schema["default"] = std::move(fallback);
    if (key.empty()) {
      frames_.back().scalar = std::move(schema);
    } else {
      frames_.back().properties[std::string(key)] = std::move(schema);
    }
  }

  std::vector<Frame> frames_;
  bool inside_list_ = false;
};

}  // namespace

std::string scenario_schema() {
  SchemaWriter writer;
  sim::visit_scenario(sim::worked_example(), writer);
  Json properties = {
      {"$schema", {{"type", "string"}, {"description", "where editors find this schema"}}},
      {"version", {{"const", kScenarioVersion}, {"description", "version of the file format"}}},
      {kSourcesKey,
       {{"type", "object"},
        {"additionalProperties", {{"type", "string"}, {"minLength", 1}}},
        {"description", "where numbers of this file come from, by the path of the input"}}}};
  properties.update(writer.take_properties());
  const Json schema = {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "Handoff scenario"},
      {"description",
       "Every input of a simulated trial-to-paid handoff. What is left out has the default of "
       "the worked example."},
      {"type", "object"},
      {"properties", std::move(properties)},
      {"required", Json::array({"version"})},
      {"additionalProperties", false},
      {"$defs",
       {{"distribution_of_durations", distribution_schema(true)},
        {"distribution", distribution_schema(false)}}}};
  return pretty(schema);
}

}  // namespace handoff::io
