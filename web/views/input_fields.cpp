// A visitor that makes a field of each input, whatever its type.
#include "web/views/input_fields.hpp"

#include <cctype>
#include <utility>
#include <variant>

#include "io/scenario/input_json.hpp"
#include "io/text/concat.hpp"
#include "io/text/moment_text.hpp"
#include "sim/scenario/distribution_input.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/fields.hpp"
#include "web/app/choices/known_zones.hpp"
#include "web/app/list_edit.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/text/quantity.hpp"
#include "web/views/idle_inputs.hpp"
#include "web/views/input_words.hpp"

namespace handoff::web {
namespace {

using sim::FieldInfo;

// Inputs that are moments, counted from the scenario's start.
bool is_moment(std::string_view path) {
  return path.ends_with(".at") || (path.ends_with(".from") && path.find('[') != path.npos);
}

// Three digits are enough to read; what can be changed is shown as it is, up to six.
std::string number_text(double value, std::string_view unit) {
  return charts::with_unit(charts::format_number(value, 6), unit);
}

std::string shown(const ControlView& control) {
  if (control.is_text || !control.taken.empty()) return control.text;
  if (control.is_switch) return control.value != 0.0 ? "on" : "off";
  if (!control.names.empty()) {
    const std::size_t at = position_of(control);
    return at < control.names.size() ? io::words_of(control.names[at]) : "none";
  }
  return control.kind == ui::Quantity::number
             ? number_text(control.value, control.unit)
             : ui::quantity_text(control.kind, control.value, control.unit);
}

ui::Quantity quantity_of(std::string_view unit, bool whole) {
  if (unit == "share") return ui::Quantity::percent;
  if (unit == "s") return ui::Quantity::duration;
  if (unit == "$") return ui::Quantity::money;
  return whole ? ui::Quantity::integer : ui::Quantity::number;
}

// "$", "s" and "share" are said by the kind of quantity.
std::string shown_unit(std::string_view unit) {
  const bool said = unit == "$" || unit == "s" || unit == "share";
  return said ? "" : std::string(unit);
}

std::string sentence(std::string_view words) {
  if (words.empty()) return {};
  std::string text(words);
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + '.';
}

// The elements of a list of whole numbers.
class Numbers final : public sim::ScenarioVisitor {
 public:
  void field(std::string_view, sim::FieldView value, const FieldInfo& info) override {
    if (const auto* number = std::get_if<const int*>(&value)) found.push_back(**number);
    source = info.source;
  }
  void choice(std::string_view, std::size_t, std::span<const std::string_view>,
              const FieldInfo&) override {}
  void begin(std::string_view, std::string_view) override {}
  void end() override {}
  void list(std::string_view, const sim::ListView&, const sim::ListInfo&) override {}

  std::vector<int> found;
  std::string_view source;
};

class Collect final : public sim::ScenarioVisitor {
 public:
  explicit Collect(const sim::Scenario& scenario) : scenario_(scenario) {}

  void field(std::string_view key, sim::FieldView value, const FieldInfo& info) override {
    const std::string path = at_.of(key);
    std::visit([&](const auto* it) { add(path, *it, info); }, value);
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const FieldInfo& info) override {
    InputField& made = start(at_.of(key), info);
    for (const std::string_view name : names) made.control.names.emplace_back(name);
    made.control.value = static_cast<double>(value);
    made.varies = true;
    finish(made);
  }

  void begin(std::string_view key, std::string_view) override { at_.enter(key); }
  void end() override { at_.leave(); }

  void list(std::string_view key, const sim::ListView& values, const sim::ListInfo& info) override {
    if (const RowReference* rows = reference_of(at_.of(key)))
      return add_several(at_.of(key), *rows, values, info);
    at_.enter(key);
    add_list(values.size(), info);
    const Place outside = std::exchange(place_, {at_.text(), 0, values.size(), {}});
    for (; place_.row < values.size(); ++place_.row) {
      place_.name = row_title(place_.list, place_.row, values.size());
      at_.enter(place_.row);
      values.visit(place_.row, *this);
      at_.leave();
    }
    place_ = outside;
    at_.leave();
  }

  std::vector<InputEntry> entries;

 private:
  // The row of a list that the walk is in.
  struct Place {
    std::string list;
    std::size_t row = 0;
    std::size_t size = 0;
    std::string name;
  };

  // A list of other rows' numbers is one field, in which several of them are taken.
  void add_several(const std::string& path, const RowReference& rows, const sim::ListView& values,
                   const sim::ListInfo& info) {
    Numbers numbers;
    for (std::size_t i = 0; i < values.size(); ++i) values.visit(i, numbers);
    InputField& made = start(path, {0, 0, "", info.help, numbers.source});
    name_rows(rows, made.control);
    for (const int number : numbers.found) {
      const auto at = static_cast<std::size_t>(number);
      made.control.text += (made.control.text.empty() ? "" : ", ") +
                           (at < made.control.names.size() ? made.control.names[at] : "none");
    }
    made.control.value = numbers.found.front();
    made.control.taken = std::move(numbers.found);
    finish(made);
  }

  void add_list(std::size_t size, const sim::ListInfo& info) {
    InputEntry entry;
    entry.is_list = true;
    entry.list = {
        at_.text(), section_of(at_.text()),       list_title(at_.text()), sentence(info.help),
        size,       size<info.max, size> info.min};
    entries.push_back(std::move(entry));
  }

  InputField& start(const std::string& path, const FieldInfo& info) {
    InputField& made = entries.emplace_back().field;
    made.control.path = path;
    made.control.label = input_label(path);
    made.control.hard_min = info.min;
    made.control.hard_max = info.max;
    made.section = section_of(path);
    made.list = place_.list;
    made.row = place_.row;
    made.row_name = place_.name;
    made.help = info.help;
    made.source = info.source;
    return made;
  }

  void finish(InputField& made) const {
    made.value = shown(made.control);
    made.control.hint = sentence(made.help) + '\n' + made.control.path;
    made.control.note = why_idle(scenario_, made.control.path);
    made.control.idle = !made.control.note.empty();
  }

  void add_number(const std::string& path, double value, const FieldInfo& info, bool whole) {
    InputField& made = start(path, info);
    made.control.value = value;
    made.control.kind = quantity_of(info.unit, whole);
    made.control.unit = shown_unit(info.unit);
    made.varies = true;
    finish(made);
  }

  void add_text(const std::string& path, std::string text, const FieldInfo& info) {
    InputField& made = start(path, info);
    made.control.is_text = true;
    made.control.text = std::move(text);
    finish(made);
  }

  void add(const std::string& path, bool value, const FieldInfo& info) {
    InputField& made = start(path, info);
    made.control.is_switch = true;
    made.control.value = value ? 1.0 : 0.0;
    made.varies = true;
    finish(made);
  }

  // A number of a row is the row's name to a person.
  void add(const std::string& path, int value, const FieldInfo& info) {
    const RowReference* reference = reference_of(path);
    if (reference == nullptr) return add_number(path, value, info, true);
    InputField& made = start(path, info);
    name_rows(*reference, made.control);
    made.control.value = value;
    made.varies = true;
    finish(made);
  }
  void add(const std::string& path, std::uint64_t value, const FieldInfo& info) {
    add_number(path, static_cast<double>(value), info, true);
  }
  void add(const std::string& path, double value, const FieldInfo& info) {
    add_number(path, value, info, false);
  }
  void add(const std::string& path, core::Money value, const FieldInfo& info) {
    add_number(path, value.units(), info, false);
  }

  void add(const std::string& path, core::Duration value, const FieldInfo& info) {
    if (!is_moment(path)) return add_number(path, value.seconds(), info, false);
    add_text(path, io::moment_text(scenario_.start + value), info);
    InputField& made = entries.back().field;
    made.control.is_moment = made.varies = true;
    made.control.start = scenario_.start;
  }

  void add(const std::string& path, const sim::Distribution& value, const FieldInfo& info) {
    add_number(path, value.mean(), info, false);
    InputField& mean = entries.back().field;
    const std::string label = std::exchange(mean.control.label, mean.control.label + ", mean");
    const std::string help(info.help);
    const sim::FamilyInfo& family = sim::info_of(value.family());
    for (int i = 0; i < family.parameter_count; ++i) {
      const std::string_view name = family.parameter_names[static_cast<std::size_t>(i)];
      FieldInfo of_parameter = info;
      if (!sim::carries_unit(name)) of_parameter.unit = {};
      add_number(path + '.' + std::string(name), value.parameter(i), of_parameter, false);
      InputField& made = entries.back().field;
      made.control.label = label + ", " + std::string(name);
      made.varies = false;
    }
  }

  // A text of its own names the row that it stands in first.
  void add(const std::string& path, const std::string& value, const FieldInfo& info) {
    const bool names =
        path.ends_with(".name") || path.ends_with(".tier") || path.ends_with(".path");
    if (names && !place_.list.empty() && !value.empty()) place_.name = value;
    add_text(path, value, info);
  }

  // Dates, currencies, hours, ends of ranges: as a file has them.
  template <class Value>
  void add(const std::string& path, const Value& value, const FieldInfo& info) {
    const io::InputPlace place{io::InputPlace::Kind::field, path, info, &value, 0, {}};
    const io::Json json = io::input_json(place);
    add_text(path, json.is_string() ? json.template get<std::string>() : json.dump(), info);
  }

  void name_rows(const RowReference& reference, ControlView& control) const {
    if (reference.may_be_none) {
      control.first = -1;
      control.names.emplace_back("none");
    }
    const core::PipelineConfig& pipeline = scenario_.pipeline;
    if (reference.list == "pipeline.pools")
      for (const core::Pool& pool : pipeline.pools) control.names.push_back(pool.name);
    if (reference.list == "pipeline.routing")
      for (const core::RoutingRow& row : pipeline.routing) control.names.push_back(row.tier);
    if (reference.list != "pipeline.zones") return;
    for (const core::TimeZone& zone : pipeline.zones) control.names.push_back(zone.name);
    control.known = control.names.size();
    for (const core::TimeZone& zone : known_zones()) {
      bool there = false;
      for (std::size_t i = 0; i < control.known; ++i) there |= control.names[i] == zone.name;
      if (!there) control.names.push_back(zone.name);
    }
  }

  const sim::Scenario& scenario_;
  sim::FieldPath at_;
  Place place_;
};

}  // namespace

std::vector<InputEntry> input_entries(const sim::Scenario& scenario) {
  Collect collect(scenario);
  sim::visit_scenario(scenario, collect);
  return std::move(collect.entries);
}

std::string full_label(const InputField& field) {
  if (field.list.empty()) return field.control.label;
  const bool plain = field.control.path.ends_with(']');  // the row itself is the input
  const std::string title = list_title(field.list);
  if (plain) return title + ", " + field.row_name;
  std::string label = field.control.label;
  label[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(label[0])));
  return title + ", " + field.row_name + ": " + label;
}

}  // namespace handoff::web
