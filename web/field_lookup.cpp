// One visitor over the scenario's list of fields.
#include "web/field_lookup.hpp"

#include <span>
#include <type_traits>
#include <utility>

namespace handoff::web {
namespace {

class FieldCollector {
 public:
  explicit FieldCollector(std::vector<Field>& fields) : fields_(fields) {}

  template <class Value>
  void field(std::string_view key, Value& value, const sim::FieldInfo& info) {
    if constexpr (std::is_arithmetic_v<Value>) {
      fields_.push_back(
          {path_of(key), static_cast<double>(value), info, std::is_same_v<Value, bool>});
    } else if constexpr (std::is_same_v<Value, core::Duration>) {
      fields_.push_back({path_of(key), value.seconds(), info, false});
    } else if constexpr (std::is_same_v<Value, core::Money>) {
      fields_.push_back({path_of(key), value.units(), info, false});
    }
  }

  template <class Enum>
  void choice(std::string_view, Enum&, std::span<const std::string_view>, const sim::FieldInfo&) {}

  void begin(std::string_view key, std::string_view) { prefixes_.push_back(path_of(key)); }
  void end() { prefixes_.pop_back(); }

  template <class Element, class Each>
  void list(std::string_view key, std::vector<Element>& values, const sim::ListInfo&, Each each) {
    const std::string path = path_of(key);
    for (std::size_t i = 0; i < values.size(); ++i) {
      prefixes_.push_back(path + '[' + std::to_string(i) + ']');
      each(*this, values[i]);
      prefixes_.pop_back();
    }
  }

 private:
  std::string path_of(std::string_view key) const {
    if (prefixes_.empty()) return std::string(key);
    if (key.empty()) return prefixes_.back();
    return prefixes_.back() + '.' + std::string(key);
  }

  std::vector<Field>& fields_;
  std::vector<std::string> prefixes_;
};

}  // namespace

std::vector<Field> fields_of(const sim::Scenario& scenario) {
  sim::Scenario copy = scenario;  // the visitors take what they could also change
  std::vector<Field> fields;
  FieldCollector collector(fields);
  sim::visit_scenario(copy, collector);
  return fields;
}

const Field* find_field(const std::vector<Field>& fields, std::string_view path) {
  for (const Field& field : fields) {
    if (field.path == path) return &field;
  }
  return nullptr;
}

}  // namespace handoff::web
