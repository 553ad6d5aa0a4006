// History: the inputs before and after the present ones, for undo and redo.
#pragma once

#include <string>
#include <vector>

#include "web/app/inputs.hpp"

namespace handoff::web {

class History {
 public:
  // `path` names the input that is being edited, "" anything else. Edits of one path are one step
  // until `close`.
  void push(Inputs before, const std::string& path);
  void close() { open_path_.clear(); }

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
