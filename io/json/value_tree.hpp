// A value tree: a document that is read and not changed, with the memory that its values take.
//
// A month's events are read one after another, and of each a few dozen values are looked at. `Json`
// (io/json/document.hpp) allocates each text and each object by itself, which costs more than
// reading does; here values are views, in memory that the next document uses again. What is read,
// what is refused and in which words is the same as with `parse_json`.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/arena.hpp"
#include "io/json/json.hpp"
#include "io/json/plain_json.hpp"
#include "io/json/value.hpp"

namespace handoff::io {

class ValueTree {
 public:
  ValueTree() : plain_(memory_) {}
  // Values look into the memory, so a copy would look into somebody else's.
  ValueTree(const ValueTree&) = delete;
  ValueTree& operator=(const ValueTree&) = delete;

  // Reads a document, which drops the one before. `text` must outlive the values. After an error
  // there is no document: the root is null.
  std::optional<core::Error> read(std::string_view text, std::string_view source_name,
                                  std::size_t first_line = 1);

  const Value& root() const { return root_; }

  // An object of these members, in the memory of the document; and such a one in its place.
  Value object_of(std::span<const Member> members) { return Value(memory_.keep(members)); }
  void set_root(Value root) { root_ = root; }

 private:
  Arena memory_;
  PlainReader plain_;
  Json other_;  // what was not plain; its texts are looked into
  Value root_;
};

// The same as a document that can be changed and written.
Json to_json(const Value& value);

}  // namespace handoff::io
