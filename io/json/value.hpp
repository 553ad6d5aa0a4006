// A value of a document that is read and not changed: 16 bytes, without memory of its own.
//
// Texts, elements and members are views into a `ValueTree` (io/json/value_tree.hpp) and into the
// text that it was read from. Members keep their order; one is looked for from the first on. What a
// value does not have is empty: the elements of a number, the members of a list.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace handoff::io {

struct Member;

class Value {
 public:
  enum class Kind : std::uint8_t { null, boolean, integer, natural, decimal, text, array, object };

  Value() : whole_(0) {}
  explicit Value(bool value) : kind_(Kind::boolean), whole_(value ? 1 : 0) {}
  explicit Value(std::int64_t value) : kind_(Kind::integer), whole_(value) {}
  explicit Value(std::uint64_t value) : kind_(Kind::natural), natural_(value) {}
  explicit Value(double value) : kind_(Kind::decimal), decimal_(value) {}
  explicit Value(std::string_view text) : Value(Kind::text, text.size()) { text_ = text.data(); }
  explicit Value(std::span<const Value> elements) : Value(Kind::array, elements.size()) {
    elements_ = elements.data();
  }
  explicit Value(std::span<const Member> members) : Value(Kind::object, members.size()) {
    members_ = members.data();
  }

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_natural() const { return kind_ == Kind::natural; }
  bool is_whole() const { return kind_ == Kind::integer || kind_ == Kind::natural; }
  bool is_number() const { return is_whole() || kind_ == Kind::decimal; }
  bool is_text() const { return kind_ == Kind::text; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }

  bool boolean() const {
    assert(is_boolean());
    return whole_ != 0;
  }
  // A natural number beyond the range comes out negative, as from a conversion.
  std::int64_t whole() const {
    assert(is_whole());
    return is_natural() ? static_cast<std::int64_t>(natural_) : whole_;
  }
  std::uint64_t natural() const {
    assert(is_natural());
    return natural_;
  }
  double number() const {
    assert(is_number());
    if (kind_ == Kind::decimal) return decimal_;
    return is_natural() ? static_cast<double>(natural_) : static_cast<double>(whole_);
  }
  std::string_view text() const {
    return is_text() ? std::string_view(text_, size_) : std::string_view();
  }
  std::span<const Value> elements() const {
    return is_array() ? std::span(elements_, size_) : std::span<const Value>();
  }
  std::span<const Member> members() const;

  // How many elements or members.
  std::size_t size() const { return is_array() || is_object() ? size_ : 0; }
  bool empty() const { return size() == 0; }

  // The member of an object; null if there is none.
  const Value* find(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name) != nullptr; }

 private:
  Value(Kind kind, std::size_t size) : kind_(kind), size_(static_cast<std::uint32_t>(size)) {
    assert(size_ == size);
  }

  Kind kind_ = Kind::null;
  std::uint32_t size_ = 0;
  union {
    std::int64_t whole_;
    std::uint64_t natural_;
    double decimal_;
    const char* text_;
    const Value* elements_;
    const Member* members_;
  };
};

struct Member {
  std::string_view name;
  Value value;
};

inline std::span<const Member> Value::members() const {
  return is_object() ? std::span(members_, size_) : std::span<const Member>();
}

inline const Value* Value::find(std::string_view name) const {
  // Most names differ in their length or in their first letter.
  for (const Member& member : members()) {
    const bool may_be =
        member.name.size() == name.size() && (name.empty() || member.name.front() == name.front());
    if (may_be && member.name == name) return &member.value;
  }
  return nullptr;
}

}  // namespace handoff::io
