// The walk over inputs, written once for those who read and those who change.
//
// `Fields<ScenarioVisitor>` hands what is const to a visitor, `Fields<ScenarioEditor>` what may be
// changed to an editor; a group of inputs is a function template that takes either as `v` and calls
// `field`, `choice`, `list`, or `begin` and `end` around what belongs together. Enumerations go out
// as indices of their names, and lists as a view of which elements are walked when somebody asks.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include "sim/scenario/fields.hpp"

namespace handoff::sim {

template <class To>
class Fields {
 public:
  explicit Fields(To& to) : to_(to) {}

  void field(std::string_view key, auto& value, const FieldInfo& info) {
    to_.field(key, &value, info);
  }

  template <class Enum>
  void choice(std::string_view key, Enum& value, std::span<const std::string_view> names,
              const FieldInfo& info) {
    auto index = static_cast<std::size_t>(value);
    assert(index < names.size());
    to_.choice(key, index, names, info);
    if constexpr (kEdits) {
      assert(index < names.size());
      value = static_cast<Enum>(index);
    }
  }

  void begin(std::string_view key, std::string_view help) { to_.begin(key, help); }
  void end() { to_.end(); }

  // each(fields, element) walks one element.
  template <class Elements, class Each>
  void list(std::string_view key, Elements& values, const ListInfo& info, Each each) {
    if constexpr (kEdits) {
      EditedList<Elements, Each> list(values, each);
      to_.list(key, list, info);
    } else {
      ReadList<Elements, Each> list(values, each);
      to_.list(key, list, info);
    }
  }

 private:
  static constexpr bool kEdits = std::is_same_v<To, ScenarioEditor>;

  template <class Elements, class Each>
  class ReadList final : public ListView {
   public:
    ReadList(const Elements& values, Each each) : values_(values), each_(each) {}

    std::size_t size() const override { return values_.size(); }
    void visit(std::size_t index, ScenarioVisitor& visitor) const override {
      walk(values_[index], visitor);
    }
    void visit_new(ScenarioVisitor& visitor) const override {
      walk(typename Elements::value_type{}, visitor);
    }

   private:
    void walk(const typename Elements::value_type& element, ScenarioVisitor& visitor) const {
      Fields<ScenarioVisitor> fields(visitor);
      each_(fields, element);
    }

    const Elements& values_;
    Each each_;
  };

  template <class Elements, class Each>
  class EditedList final : public ListRef {
   public:
    EditedList(Elements& values, Each each) : values_(values), each_(each) {}

    std::size_t size() const override { return values_.size(); }
    void assign(std::size_t size) override {
      values_.assign(size, typename Elements::value_type{});
    }
    void visit(std::size_t index, ScenarioEditor& editor) override {
      Fields<ScenarioEditor> fields(editor);
      each_(fields, values_[index]);
    }

   private:
    Elements& values_;
    Each each_;
  };

  To& to_;
};

}  // namespace handoff::sim
