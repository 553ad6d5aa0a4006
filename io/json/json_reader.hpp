// A reader: takes typed values out of a document and notes the first thing that is wrong.
//
// Reading forty fields with forty checks would bury what is read, so a reader answers with a
// harmless value (zero, empty, nothing) when a field is missing, of the wrong type or out of range,
// and notes the error in `Problems`, with its path:
//
//   data.object.quantity: expected an integer from 0 to 1000000, found "abc"
//
// Whoever opened the document looks at `Problems` once at the end and throws the value away if
// there is one. `maybe_...` accepts a key that is missing or null; the other getters require it.
// Texts are views into the document.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.hpp"
#include "io/json/document.hpp"
#include "io/json/value.hpp"

namespace handoff::io {

struct Problems {
  std::optional<core::Error> first;  // `where` is the path

  void note(std::string path, std::string what) {
    if (!first) first = core::Error{std::move(path), std::move(what)};
  }
};

// A name as it stands in the text, and what it means.
template <class Value>
using Named = std::pair<std::string_view, Value>;

inline constexpr std::size_t kMaxTextBytes = 500;

class Reader {
 public:
  // Both must outlive the reader. `path` is what leads to `value` from the top of the document.
  Reader(const Value& value, Problems& problems, std::string path = {})
      : value_(&value), problems_(&problems), path_(std::move(path)) {}

  const Value& value() const { return *value_; }
  const std::string& path() const { return path_; }
  bool has(std::string_view key) const { return find(key) != nullptr; }  // null counts
  bool has_value(std::string_view key) const {
    return find_value(key) != nullptr;
  }  // null does not

  std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max) const;
  double number(std::string_view key, double min, double max) const;
  bool boolean(std::string_view key) const;
  std::string_view text(std::string_view key, std::size_t max_bytes = kMaxTextBytes) const;
  Reader object(std::string_view key) const;  // on an error: a reader of an empty object
  Reader array(std::string_view key) const;   // on an error: a reader of an empty array

  std::optional<std::int64_t> maybe_integer(std::string_view key, std::int64_t min,
                                            std::int64_t max) const;
  std::optional<double> maybe_number(std::string_view key, double min, double max) const;
  std::optional<bool> maybe_boolean(std::string_view key) const;
  std::optional<std::string_view> maybe_text(std::string_view key,
                                             std::size_t max_bytes = kMaxTextBytes) const;
  std::optional<Reader> maybe_object(std::string_view key) const;
  std::optional<Reader> maybe_array(std::string_view key) const;

  // One of the names in a table; anything else is an error that lists them.
  template <class Value, std::size_t N>
  Value choice(std::string_view key, const std::array<Named<Value>, N>& table) const;
  template <class Value, std::size_t N>
  std::optional<Value> maybe_choice(std::string_view key,
                                    const std::array<Named<Value>, N>& table) const;

  // The elements of an array, or the number of members of an object.
  std::size_t size() const { return value_->size(); }
  Reader element(std::size_t index) const;

  // Notes an error at this value, or at the member `key` of it. The overload with a value adds what
  // was found: "expected WHAT, found ...".
  void fail(std::string what) const { problems_->note(path_, std::move(what)); }
  void fail(std::string_view key, std::string what) const;
  void expected(std::string_view key, std::string_view what) const;

 private:
  const Value* find(std::string_view key) const;
  const Value* find_value(std::string_view key) const;
  std::string path_of(std::string_view key) const;

  const Value* value_;
  Problems* problems_;
  std::string path_;
};

// What stands there, short enough for a message: a number, text in quotes, "an object", "nothing".
std::string describe(const Value* value);
std::string describe(const Json* value);

// The same checks for a value by itself.
core::Result<std::int64_t> to_integer(const Value& value, std::string path, std::int64_t min,
                                      std::int64_t max);
core::Result<double> to_number(const Value& value, std::string path, double min, double max);

template <class Value, std::size_t N>
std::string one_of(const std::array<Named<Value>, N>& table) {
  std::string names;
  for (const auto& [name, value] : table) {
    names += (names.empty() ? "one of " : ", ") + std::string(name);
  }
  return names;
}

template <class Value, std::size_t N>
Value Reader::choice(std::string_view key, const std::array<Named<Value>, N>& table) const {
  const auto found = maybe_choice(key, table);
  if (!found) expected(key, one_of(table));
  return found.value_or(table.front().second);
}

template <class Value, std::size_t N>
std::optional<Value> Reader::maybe_choice(std::string_view key,
                                          const std::array<Named<Value>, N>& table) const {
  const auto name = maybe_text(key);
  if (!name) return std::nullopt;
  for (const auto& [known, value] : table) {
    if (known == *name) return value;
  }
  expected(key, one_of(table));
  return std::nullopt;
}

}  // namespace handoff::io
