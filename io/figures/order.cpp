#include "io/figures/order.hpp"

#include <algorithm>
#include <numeric>

namespace handoff::figures {

std::vector<std::size_t> ascending(std::span<const double> keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
  });
  return order;
}

}  // namespace handoff::figures
