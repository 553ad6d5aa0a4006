// One function for each kind of schema node; together they know what scenario_schema.cpp writes.
#include "tests/io/scenario/wrong_fields.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "io/json/document_path.hpp"
#include "io/json/json_reader.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/duration_text.hpp"
#include "tests/catch.hpp"

namespace handoff::test {
namespace {

using io::Json;

constexpr const char* kUnknown = "no_such_thing";

// A valid value for the elements of the lists that the worked example leaves empty.
Json sample(const Json& schema) {
  if (schema.contains("enum")) return schema["enum"].front();
  const std::string type = schema.value("type", "");
  if (type == "object") {
    Json object = Json::object();
    for (const auto& item : schema["properties"].items()) object[item.key()] = sample(item.value());
    return object;
  }
  if (type == "integer" || type == "number") return schema["minimum"];
  if (type == "boolean") return true;
  if (type == "string" && schema.contains("pattern"))
    return schema["pattern"].get<std::string>().starts_with("^[A-Za-z]") ? "Mon-Fri 09:00-17:00"
                                                                         : "1s";
  if (type == "string" && schema.value("format", "") == "date") return "2026-12-25";
  return "x";
}

void fill_lists(const Json& schema, Json& node) {
  for (const auto& item : schema["properties"].items()) {
    const Json& of = item.value();
    const std::string type = of.value("type", "");
    if (type == "object" && of.contains("properties")) fill_lists(of, node[item.key()]);
    if (type == "array" && node[item.key()].empty())
      node[item.key()] = Json::array({sample(of["items"])});
  }
}

// "1s to 3d" of "...; allowed: 1s to 3d; source: ..."; durations and dates have their limits there.
std::pair<std::string, std::string> limits_of(const Json& schema) {
  const std::string text = schema.value("description", "");
  const std::string_view before = "allowed: ";
  const std::size_t at = text.find(before);
  REQUIRE(at != std::string::npos);
  std::string limits = text.substr(at + before.size());
  limits = limits.substr(0, limits.find(';'));
  if (limits.starts_with("values ")) limits = limits.substr(7);
  const std::size_t to = limits.find(" to ");
  REQUIRE(to != std::string::npos);
  return {limits.substr(0, to), limits.substr(to + 4)};
}

class Walk {
 public:
  Walk(const Json& schema, const Json& complete) : schema_(schema), complete_(complete) {}

  std::vector<WrongCase> take() {
    object(schema_, "");
    for (const auto& [seconds, path] : first_distributions_) families(seconds, path);
    return std::move(cases_);
  }

 private:
  void add(const std::string& place, Json value, std::string allowed) {
    std::string found = io::describe(&value);
    if (found.size() > 30) found = found.substr(0, 30);  // the message cuts it, too
    cases_.push_back({place, std::move(value), place, std::move(found), std::move(allowed)});
  }

  void wrong_types(const std::string& path, std::initializer_list<Json> values,
                   const std::string& allowed) {
    for (const Json& value : values) add(path, value, allowed);
    add(path, nullptr, allowed);
    add(path, Json::array(), allowed);
  }

  const Json& value_at(const std::string& path) {
    const auto found = io::find_path(complete_, path);
    REQUIRE(found);
    return **found;
  }

  // `within` is the object's place; the case replaces the object as a whole.
  void spoiled(const std::string& within, Json object, const std::string& key,
               const std::string& found, const std::string& allowed) {
    const std::string path = within.empty() ? key : within + '.' + key;
    cases_.push_back({within, std::move(object), path, found, allowed});
  }

  void unknown_key(const std::string& path) {
    Json with = path.empty() ? complete_ : value_at(path);
    with[kUnknown] = 1;
    spoiled(path, std::move(with), kUnknown, "", "is unknown; known are ");
  }

  void object(const Json& schema, const std::string& path) {
    unknown_key(path);
    if (!path.empty()) wrong_types(path, {5, "text", true}, "expected an object");
    for (const auto& item : schema["properties"].items()) {
      if (path.empty() && (item.key() == "version" || item.key() == "$schema")) continue;
      if (path.empty() && item.key() == "sources") continue;
      if (item.value().value("deprecated", false)) continue;  // stands in place of another
      node(item.value(), path.empty() ? item.key() : path + '.' + item.key());
    }
  }

  void node(const Json& schema, const std::string& path) {
    const std::string type = schema.value("type", "");
    if (schema.contains("$ref")) return distribution(schema, path);
    if (schema.contains("enum")) return choice(schema, path);
    if (schema.contains("oneOf")) return range_end(path);
    if (type == "object") return object(schema, path);
    if (type == "array") return list(schema, path);
    if (type == "boolean") return wrong_types(path, {0, "true", Json::object()}, "allowed true");
    if (type == "integer" || type == "number") return number(schema, path, type == "integer");
    REQUIRE(type == "string");
    text(schema, path);
  }

  void choice(const Json& schema, const std::string& path) {
    const std::string allowed = "allowed " + schema["enum"].front().get<std::string>();
    wrong_types(path, {0, true, kUnknown, "", Json::object()}, allowed);
  }

  void number(const Json& schema, const std::string& path, bool whole) {
    wrong_types(path, {"5", true, Json::object()}, "; allowed ");
    const double low = schema["minimum"].get<double>();
    const double high = schema["maximum"].get<double>();
    add(path, whole ? Json(static_cast<std::int64_t>(low) - 1) : Json(low - 0.01), "; allowed ");
    add(path, whole ? Json(static_cast<std::int64_t>(high) + 1) : Json(high * 1.001 + 0.01),
        "; allowed ");
    if (whole) add(path, low + 0.5, "is not a whole number");
  }

  void text(const Json& schema, const std::string& path) {
    wrong_types(path, {5, false, Json::object()}, "allowed ");
    if (schema.contains("maxLength")) return name(schema, path);
    if (schema.contains("format")) return date(schema, path);
    const std::string pattern = schema.value("pattern", "");
    if (pattern == "^[A-Z]{3}$") {
      for (const char* code : {"", "eur", "EURO"}) add(path, code, "; allowed ");
    } else if (pattern.find("ms|us") != std::string::npos) {
      duration(schema, path);
    } else {
      for (const char* hours :
           {"", "9-17", "Mon-Fri", "Mon-Fri 17:00-09:00", "Mon-Fry 09:00-17:00", "Mon 09:00-25:00"})
        add(path, hours, "; allowed weekdays");
    }
  }

  void name(const Json& schema, const std::string& path) {
    if (schema["minLength"].get<int>() > 0) add(path, "", "is too short");
    add(path, std::string(schema["maxLength"].get<std::size_t>() + 1, 'x'), "is too long");
    cases_.back().found = "\"xxxxxxxxxx";
  }

  void date(const Json& schema, const std::string& path) {
    const auto [first, last] = limits_of(schema);
    for (const char* day : {"", "tomorrow", "2026-02-30", "1969-12-31", "2100-01-02"})
      add(path, day, "allowed " + first + " to " + last);
  }

  void duration(const Json& schema, const std::string& path) {
    const auto [low, high] = limits_of(schema);
    const std::string allowed = "allowed " + low + " to " + high;
    for (const char* wrong : {"", "60", "soon", "5 parsecs"}) add(path, wrong, allowed);
    const auto least = io::parse_duration(low);
    const auto most = io::parse_duration(high);
    REQUIRE((least && most));
    add(path, least->us > 0 ? io::duration_text(*least - core::microseconds(1)) : "-1s", allowed);
    add(path, io::duration_text(*most + core::microseconds(1)), allowed);
  }

  // A number, or a duration as text; which of the two is another test's.
  void range_end(const std::string& path) {
    wrong_types(path, {true, "soon", "5", Json::object()}, "a number, or a duration");
    add(path, 1e13, "; allowed ");
  }

  void list(const Json& schema, const std::string& path) {
    wrong_types(path, {5, "text", Json::object()}, "expected a list");
    cases_.erase(cases_.end() - 1);  // an empty array is a list, if a short one
    const Json& whole = value_at(path);
    const auto resized = [&](std::size_t size) {
      Json list = Json::array();
      while (list.size() < size) list.push_back(whole.front());
      cases_.push_back({path, list, path, "has " + std::to_string(size) + " elements", "allowed "});
    };
    const auto least = schema["minItems"].get<std::size_t>();
    if (least > 0) resized(least - 1);
    resized(schema["maxItems"].get<std::size_t>() + 1);
    const Json& items = schema["items"];
    node(items, path + "[0]");
    for (const Json& key : items.value("required", Json::array())) {
      Json element = whole.front();
      element.erase(key.get<std::string>());
      spoiled(path + "[0]", std::move(element), key.get<std::string>(), "is missing", "complete");
    }
  }

  void distribution(const Json& schema, const std::string& path) {
    wrong_types(path, {5, "1s", true}, "expected a distribution");
    const auto spoil = [&](Json json, const char* key, const std::string& found,
                           const std::string& allowed) {
      spoiled(path, std::move(json), key, found, allowed);
    };
    spoil(Json::object(), "family", "is missing", "known are constant");
    spoil({{"family", kUnknown}}, "family", kUnknown, "known are constant");
    spoil({{"family", 5}}, "family", "5", "expected a name");
    const auto [low, high] = limits_of(schema);
    const std::string allowed = "allowed values " + low + " to " + high;
    const bool seconds = schema["$ref"] == "#/$defs/distribution_of_durations";
    first_distributions_.emplace(seconds, path);
    Json above = std::stod(high) * 1.01;
    Json below = -1;
    if (seconds) {
      above = io::duration_text(*io::parse_duration(high) + core::microseconds(1));
      below = "-1s";
    }
    spoil({{"family", "constant"}, {"value", above}}, "value",
          seconds ? above.get<std::string>() : "", allowed);
    spoil({{"family", "constant"}, {"value", below}}, "value", "-1", allowed);
  }

  // Every member of every family, at one field of each kind.
  void families(bool seconds, const std::string& path) {
    const Json& defs = schema_["$defs"];
    const Json& all = defs[seconds ? "distribution_of_durations" : "distribution"]["oneOf"];
    for (const Json& family : all) {
      Json good = {{"family", family["properties"]["family"]["const"]}};
      for (const auto& item : family["properties"].items()) {
        if (item.key() == "family") continue;
        const std::string type = item.value().value("type", "");
        good[item.key()] = type == "number" ? Json(1) : Json(item.key() == "p95" ? "2s" : "1s");
        if (type == "array") good[item.key()] = {{0, seconds ? "1s" : "1"}, {1, "2s"}};
      }
      for (const auto& item : family["properties"].items()) {
        if (item.key() == "family") continue;
        Json without = good;
        without.erase(item.key());
        spoiled(path, without, item.key(), "is missing", "takes ");
        for (const Json& wrong : {Json(nullptr), Json(true), Json::object()}) {
          Json with = good;
          with[item.key()] = wrong;
          spoiled(path, with, item.key(), io::describe(&wrong), "expected a");
        }
      }
      good[kUnknown] = 1;
      spoiled(path, good, kUnknown, "is unknown", "takes ");
    }
  }

  const Json& schema_;
  Json complete_;
  std::vector<WrongCase> cases_;
  std::map<bool, std::string> first_distributions_;  // of durations or not
};

}  // namespace

Json complete_document(const Json& schema) {
  Json document = io::scenario_document(sim::worked_example());
  fill_lists(schema, document);
  // The least of each is not allowed: everybody would leave, and nobody sign up.
  document["horizon"]["headcount"][0]["people"] = 1;
  document["horizon"]["trials"][0] = 1;
  return document;
}

std::vector<WrongCase> wrong_cases(const Json& schema, const Json& complete) {
  return Walk(schema, complete).take();
}

}  // namespace handoff::test
