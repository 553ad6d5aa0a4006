// The store: the one place in which the state changes.
//
// `apply` takes an action (web/app/actions.hpp) and is all that can change the state, which gives
// undo and redo. A refused action is an error in one line, and leaves the state as it was.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "web/app/actions.hpp"
#include "web/app/state.hpp"

namespace handoff::web {

class Store {
 public:
  const State& state() const { return state_; }
  std::optional<core::Error> apply(const Action& action);

 private:
  State state_;
};

}  // namespace handoff::web
