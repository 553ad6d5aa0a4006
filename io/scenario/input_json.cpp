// A visitor that looks for one path.
#include "io/scenario/input_json.hpp"

#include <cassert>
#include <type_traits>
#include <variant>

#include "io/scenario/scenario_values.hpp"
#include "sim/scenario/field_path.hpp"

namespace handoff::io {
namespace {

using Kind = InputPlace::Kind;

class Finder final : public sim::ScenarioVisitor {
 public:
  explicit Finder(std::string_view path) : path_(path) {}

  void field(std::string_view key, sim::FieldView value, const sim::FieldInfo& info) override {
    if (found()) return;
    const bool here = at_.is(key, path_);
    const bool inside = !here && std::holds_alternative<const sim::Distribution*>(value) &&
                        sim::is_inside(path_, at_.of(key));
    if (!here && !inside) return;
    place.kind = Kind::field;
    place.path = at_.of(key);
    place.info = info;
    place.field = value;
  }

  void choice(std::string_view key, std::size_t value, std::span<const std::string_view> names,
              const sim::FieldInfo& info) override {
    if (found() || !at_.is(key, path_)) return;
    place.kind = Kind::choice;
    place.path = std::string(path_);
    place.info = info;
    place.position = value;
    place.names = names;
  }

  void begin(std::string_view key, std::string_view) override {
    at_.enter(key);
    look_for_part();
  }
  void end() override { at_.leave(); }

  void list(std::string_view key, const sim::ListView& values, const sim::ListInfo&) override {
    at_.enter(key);
    look_for_part();
    for (std::size_t i = 0; i < values.size() && sim::is_inside(path_, at_.text()); ++i) {
      at_.enter(i);
      values.visit(i, *this);
      look_for_part();  // a plain value has been found by now
      at_.leave();
    }
    at_.leave();
  }

  InputPlace place;

 private:
  bool found() const { return place.kind != Kind::nothing; }
  void look_for_part() {
    if (found() || at_.text() != path_) return;
    place.kind = Kind::part;
    place.path = std::string(path_);
  }

  std::string_view path_;
  sim::FieldPath at_;
};

// A number of any type is a number; the other values are what they are.
template <class Value>
sim::InputValue input_value(Value value) {
  if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>)
    return sim::InputValue(static_cast<double>(value));
  else
    return sim::InputValue(std::move(value));
}

}  // namespace

InputPlace find_place(const sim::Scenario& scenario, std::string_view path) {
  Finder finder(path);
  sim::visit_scenario(scenario, finder);
  return std::move(finder.place);
}

std::string canonical_path(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char before = text.empty() ? '\0' : text.back();
    if (before == ']' && path[i] != '.' && path[i] != '[') text += '.';
    const bool more_digits = i + 1 < path.size() && path[i + 1] >= '0' && path[i + 1] <= '9';
    if (before == '[' && path[i] == '0' && more_digits) continue;
    text += path[i];
  }
  return text;
}

Json input_json(const InputPlace& place) {
  if (place.kind == Kind::choice) return place.names[place.position];
  assert(place.kind == Kind::field);
  return std::visit([&](const auto* it) { return value_json(*it, place.info); }, place.field);
}

core::Result<sim::InputValue> read_input(const Json& json, const InputPlace& place) {
  using Read = core::Result<sim::InputValue>;
  if (place.kind == Kind::choice) {
    const auto index = read_choice(json, place.names, place.info);
    if (!index) return core::Error{place.path, index.error().what};
    return sim::InputValue(place.names[*index]);
  }
  assert(place.kind == Kind::field);
  return std::visit(
      [&](const auto* it) -> Read {
        auto value = *it;
        if (const auto wrong = read_value(json, value, place.info))
          return core::Error{place.path + wrong->where, wrong->what};
        return input_value(std::move(value));
      },
      place.field);
}

}  // namespace handoff::io
