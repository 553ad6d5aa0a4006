// History: the inputs before and after the present ones, for undo and redo.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "web/app/inputs.hpp"

namespace handoff::web {

class History {
 public:
  History() = default;
  // As it was kept: the inputs before the present ones, the oldest first.
  explicit History(std::vector<Inputs> past) : past_(std::move(past)) {}

  // `path` names the input that is being edited, "" anything else. Edits of one path are one step
  // until `close`.
  void push(Inputs before, const std::string& path);
  void close() { open_path_.clear(); }

  // The oldest first.
  const std::vector<Inputs>& past() const { return past_; }

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  Inputs undo(Inputs now);
  Inputs redo(Inputs now);

 private:
  std::vector<Inputs> past_;
  std::vector<Inputs> future_;
  std::string open_path_;
};

}  // namespace handoff::web
