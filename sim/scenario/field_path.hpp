// The path of what a walk over the fields has come to: "apis.crm.limits[0].requests".
//
// One buffer is made longer and shorter again, so that a walk over hundreds of fields in search of
// one allocates nothing for the others.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::sim {

class FieldPath {
 public:
  void enter(std::string_view key) {
    lengths_.push_back(text_.size());
    append(key);
  }
  void enter(std::size_t index) {
    lengths_.push_back(text_.size());
    text_ += '[';
    text_ += std::to_string(index);
    text_ += ']';
  }
  void leave() {
    assert(!lengths_.empty());
    text_.resize(lengths_.back());
    lengths_.pop_back();
  }

  // Where the walk is; of the scenario itself the empty path.
  const std::string& text() const { return text_; }
  // A key at this place; an element of a list of plain values has the empty one.
  std::string of(std::string_view key) const {
    std::string path = text_;
    if (!path.empty() && !key.empty()) path += '.';
    path += key;
    return path;
  }
  bool is(std::string_view key, std::string_view path) const {
    if (key.empty()) return path == text_;
    if (!path.ends_with(key)) return false;
    path.remove_suffix(key.size());
    if (text_.empty() || path.empty()) return path == text_;
    return path.back() == '.' && path.substr(0, path.size() - 1) == text_;
  }

 private:
  void append(std::string_view key) {
    if (!text_.empty() && !key.empty()) text_ += '.';
    text_ += key;
  }

  std::string text_;
  std::vector<std::size_t> lengths_;
};

// Whether `path` leads to something inside of what stands under `part`, as "cohort.plans[1].seats"
// does of "cohort.plans".
inline bool is_inside(std::string_view path, std::string_view part) {
  if (part.empty()) return !path.empty();
  return path.size() > part.size() && path.starts_with(part) &&
         (path[part.size()] == '.' || path[part.size()] == '[');
}

}  // namespace handoff::sim
