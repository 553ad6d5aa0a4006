// Ports: what an adapter must be able to carry out, and how requests reach it.
//
// An adapter is any type with one `send` for each kind of request. A missing one is a compile error
// at `deliver`, naming the concept. Each `send` owes the core one `Reply` to `request.ticket`, now
// or later.
#pragma once

#include <concepts>
#include <cstddef>
#include <utility>
#include <variant>

#include "core/messages/requests.hpp"

namespace handoff::core {

template <class Adapter, class Body>
concept Sends = requires(Adapter& adapter, const Request& request, const Body& body) {
  adapter.send(request, body);
};

template <class Adapter, class Variant>
inline constexpr bool kSendsAll = false;

template <class Adapter, class... Bodies>
inline constexpr bool kSendsAll<Adapter, std::variant<Bodies...>> = (Sends<Adapter, Bodies> && ...);

template <class Adapter>
concept Ports = kSendsAll<Adapter, RequestBody>;

// Hands one request to the adapter's overload for its kind.
template <Ports Adapter>
void deliver(const Request& request, Adapter& adapter) {
  std::visit([&](const auto& body) { adapter.send(request, body); }, request.body);
}

}  // namespace handoff::core
