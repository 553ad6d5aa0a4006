// An editor over the list of fields that reads, and a visitor that writes.
#include "io/scenario/scenario_json.hpp"

#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "io/json/json_locate.hpp"
#include "io/json/json_reader.hpp"
#include "io/scenario/scenario_values.hpp"
#include "io/scenario/sources.hpp"
#include "io/text/nearest.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/fields.hpp"

namespace handoff::io {
namespace {

using sim::FieldInfo;
using sim::ListInfo;

// Keys that say something about the file and are no inputs.
constexpr std::string_view kSchemaKey = "$schema";

// Walks the fields and the document side by side. Stops reading, though not walking, at the first
// error.
class ScenarioReader final : public sim::ScenarioEditor {
 public:
  explicit ScenarioReader(const Json& document) {
    frames_.push_back({&document, "", {kVersionKey, kSchemaKey, kSourcesKey}, false});
    if (!document.is_object()) fail("", "found " + describe(&document) + ", expected an object");
  }
  // Of a document only what stands under one path: everything else is left out.
  ScenarioReader(std::string_view path, const Json& part) : part_path_(path), part_(&part) {
    frames_.push_back({nullptr, "", {}, false});
  }

  void field(std::string_view key, sim::FieldRef value, const FieldInfo& info) override {
    const Json* json = member(key, info.newer);
    if (!json) return;
    if (const auto wrong =
            std::visit([&](auto* it) { return read_value(*json, *it, info); }, value))
      fail(path_of(key) + wrong->where, wrong->what);
  }

  void choice(std::string_view key, std::size_t& value, std::span<const std::string_view> names,
              const FieldInfo& info) override {
    const Json* json = member(key, info.newer);
    if (!json) return;
    const auto index = read_choice(*json, names, info);
    if (!index) return fail(path_of(key), index.error().what);
    value = *index;
  }

  void begin(std::string_view key, std::string_view help) override {
    const Json* json = member(key);
    std::string path = path_of(key);
    if (json && !json->is_object()) {
      fail(path, "found " + describe(json) + ", expected an object (" + std::string(help) + ")");
    }
    frames_.push_back({json, std::move(path), {}, false});
  }

  void end() override {
    refuse_unknown_keys();
    frames_.pop_back();
  }

  void list(std::string_view key, sim::ListRef& values, const ListInfo& info) override {
    if (stands_alone(key, info.alone)) return read_alone(values, info.alone);
    const Json* json = member(key);
    if (!json) return look_into(key, values);
    const std::string path = path_of(key);
    const std::string limits = number_text(static_cast<double>(info.min)) +
                               (info.max == info.min ? "" : " to " + std::to_string(info.max)) +
                               " elements";
    const std::string explanation = " (" + std::string(info.help) + "; allowed " + limits + ")";
    if (!json->is_array())
      return fail(path, "found " + describe(json) + ", expected a list" + explanation);
    if (json->size() < info.min || json->size() > info.max) {
      return fail(path, "has " + std::to_string(json->size()) + " elements" + explanation);
    }
    values.assign(json->size());
    for (std::size_t i = 0; i < values.size(); ++i) element(values, i, &(*json)[i], path);
  }

  // The document's own level ends here.
  std::optional<core::Error> finish() {
    refuse_unknown_keys();
    return std::move(error_);
  }

 private:
  struct Frame {
    const Json* json;  // null: left out, or inside something that is wrong
    std::string path;
    std::vector<std::string_view> known;
    bool is_element;
  };

  void fail(std::string path, std::string what) {
    if (!error_) error_ = core::Error{std::move(path), std::move(what)};
  }

  void element(sim::ListRef& values, std::size_t index, const Json* json, const std::string& list) {
    std::string path = list + '[' + std::to_string(index) + ']';
    if (is_part(path)) json = part_;
    frames_.push_back({json, std::move(path), {}, true});
    values.visit(index, *this);
    refuse_unknown_keys();
    frames_.pop_back();
  }

  // Whether an older file has a single element, under a key of its own, in place of the list.
  bool stands_alone(std::string_view key, std::string_view alone) const {
    const Json* json = frames_.back().json;
    return !error_ && !alone.empty() && json && json->is_object() && !json->contains(key) &&
           json->contains(alone);
  }
  void read_alone(sim::ListRef& values, std::string_view alone) {
    const Json* json = member(alone);
    values.assign(1);
    frames_.push_back({json, path_of(alone), {}, true});
    values.visit(0, *this);
    refuse_unknown_keys();
    frames_.pop_back();
  }

  // A list that is left out may hold the part.
  void look_into(std::string_view key, sim::ListRef& values) {
    if (part_ == nullptr) return;
    const std::string path = path_of(key);
    if (!sim::is_inside(part_path_, path)) return;
    for (std::size_t i = 0; i < values.size(); ++i) element(values, i, nullptr, path);
  }

  bool is_part(std::string_view path) const { return part_ != nullptr && path == part_path_; }

  std::string path_of(std::string_view key) const {
    const std::string& path = frames_.back().path;
    if (key.empty() || path.empty()) return path + std::string(key);
    return path + '.' + std::string(key);
  }

  // The value under a key; the element itself for an empty one. Null if there is nothing to read.
  const Json* member(std::string_view key, bool may_be_missing = false) {
    Frame& frame = frames_.back();
    if (error_) return nullptr;
    if (!frame.json) return part_ != nullptr && is_part(path_of(key)) ? part_ : nullptr;
    if (key.empty()) return frame.json;
    frame.known.push_back(key);
    if (!frame.json->is_object()) {
      fail(frame.path, "found " + describe(frame.json) + ", expected an object");
      return nullptr;
    }
    const auto found = frame.json->find(key);
    if (found != frame.json->end()) return &*found;
    if (frame.is_element && !may_be_missing)
      fail(path_of(key), "is missing; the elements of a list must be complete");
    return nullptr;
  }

  void refuse_unknown_keys() {
    const Frame& frame = frames_.back();
    if (error_ || !frame.json || !frame.json->is_object()) return;
    for (const auto& item : frame.json->items()) {
      bool known = false;
      for (const std::string_view key : frame.known) known = known || key == item.key();
      if (known || broken(ReaderMutant::unknown_field_ignored)) continue;
      return fail(path_of(printable(item.key())),
                  "is unknown" + suggestion(item.key(), frame.known));
    }
  }

  std::vector<Frame> frames_;
  std::string_view part_path_;
  const Json* part_ = nullptr;  // null: the document is read from its top
  std::optional<core::Error> error_;
};

// Builds the document from the inside out: a frame for each object that is not complete.
class ScenarioWriter final : public sim::ScenarioVisitor {
 public:
  ScenarioWriter() { frames_.push_back({"", Json::object()}); }

  void field(std::string_view key, sim::FieldView value, const FieldInfo& info) override {
    put(key, std::visit([&](const auto* it) { return value_json(*it, info); }, value));
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const FieldInfo&) override {
    put(key, names[value]);
  }

  void begin(std::string_view key, std::string_view) override {
    frames_.push_back({key, Json::object()});
  }
  void end() override {
    Frame done = std::move(frames_.back());
    frames_.pop_back();
    put(done.key, std::move(done.json));
  }

  void list(std::string_view key, const sim::ListView& values, const ListInfo&) override {
    Json elements = Json::array();
    for (std::size_t i = 0; i < values.size(); ++i) {
      frames_.push_back({"", Json::object()});
      values.visit(i, *this);
      elements.push_back(std::move(frames_.back().json));
      frames_.pop_back();
    }
    put(key, std::move(elements));
  }

  Json take() { return std::move(frames_.back().json); }
  void put(std::string_view key, Json value) {
    Json& json = frames_.back().json;
    if (key.empty()) {
      json = std::move(value);
    } else {
      json[std::string(key)] = std::move(value);
    }
  }

 private:
  struct Frame {
    std::string_view key;
    Json json;
  };
  std::vector<Frame> frames_;
};

std::optional<core::Error> check_sources(const Json& document, const sim::Scenario& scenario) {
  const auto sources = document.find(kSourcesKey);
  if (sources == document.end()) return std::nullopt;
  Json complete = scenario_document(scenario);
  const auto read = read_sources(*sources, complete);
  return read ? std::nullopt : std::optional(read.error());
}

// A distribution is replaced as a whole, since its members depend on its family.
bool is_plain_object(const Json& json) { return json.is_object() && !json.contains("family"); }

Json differences(const Json& from, const Json& to) {
  Json changed = Json::object();
  for (const auto& item : to.items()) {
    const Json& before = from[item.key()];
    if (before == item.value()) continue;
    const bool nested = is_plain_object(before) && is_plain_object(item.value());
    changed[item.key()] = nested ? differences(before, item.value()) : item.value();
  }
  return changed;
}

}  // namespace

std::optional<core::Error> check_version(const Json& document) {
  if (!document.is_object()) return std::nullopt;  // the reader says so
  const std::string path(kVersionKey);
  const auto version = document.find(kVersionKey);
  if (version == document.end())
    return core::Error{path, "is missing; this program reads version 1"};
  if (!version->is_number() || version->get<double>() != kScenarioVersion) {
    return core::Error{path, "found " + describe(&*version) + "; this program reads version 1"};
  }
  return std::nullopt;
}

core::Result<sim::Scenario> scenario_from(const Json& document, sim::Scenario base) {
  if (auto wrong = check_version(document)) return *std::move(wrong);
  ScenarioReader reader(document);
  sim::edit_scenario(base, reader);
  if (auto wrong = reader.finish()) return *std::move(wrong);
  if (auto wrong = check_sources(document, base)) return *std::move(wrong);
  return sim::checked(std::move(base));
}

std::optional<core::Error> read_part(sim::Scenario& scenario, std::string_view path,
                                     const Json& part) {
  ScenarioReader reader(path, part);
  sim::edit_scenario(scenario, reader);
  return reader.finish();
}

core::Result<sim::Scenario> read_scenario(std::string_view text, std::string_view source_name) {
  const auto document = parse_json(text, source_name);
  if (!document) return document.error();
  auto scenario = scenario_from(*document, sim::worked_example());
  if (!scenario) return located(scenario.error(), text, source_name);
  return scenario;
}

Json scenario_document(const sim::Scenario& scenario) {
  ScenarioWriter writer;
  writer.put(kVersionKey, kScenarioVersion);
  sim::visit_scenario(scenario, writer);
  return writer.take();
}

std::string write_scenario(const sim::Scenario& scenario) {
  return pretty(scenario_document(scenario));
}

Json scenario_changes(const sim::Scenario& scenario) {
  static const Json shipped = scenario_document(sim::worked_example());
  Json changes = {{kVersionKey, kScenarioVersion}};
  changes.update(differences(shipped, scenario_document(scenario)));
  return changes;
}

}  // namespace handoff::io
