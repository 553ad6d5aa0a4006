#include "web/app/store/store.hpp"

#include <variant>

#include "web/app/store/handlers.hpp"

namespace handoff::web {

std::optional<core::Error> Store::apply(const Action& action) {
  return std::visit([this](const auto& each) { return handle(state_, each); }, action);
}

}  // namespace handoff::web
