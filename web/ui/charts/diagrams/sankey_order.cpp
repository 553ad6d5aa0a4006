// Barycentre sweeps, then exchanges of neighbours, and the best order seen.
#include "web/ui/charts/diagrams/sankey_order.hpp"

#include <algorithm>
#include <cstddef>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

namespace {

constexpr int kSweeps = 12;

// By node: its place within its column, and which column that is.
struct Places {
  std::vector<double> place;
  std::vector<std::size_t> column;
};

Places places_of(const LayeredGraph& graph) {
  Places out{std::vector<double>(graph.nodes), std::vector<std::size_t>(graph.nodes)};
  for (std::size_t c = 0; c < graph.columns.size(); ++c) {
    for (std::size_t i = 0; i < graph.columns[c].size(); ++i) {
      const auto node = static_cast<std::size_t>(graph.columns[c][i]);
      out.place[node] = static_cast<double>(i);
      out.column[node] = c;
    }
  }
  return out;
}

double count(const LayeredGraph& graph, const Places& at) {
  double sum = 0.0;
  const auto place = [&](int node) { return at.place[static_cast<std::size_t>(node)]; };
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayeredEdge& a = graph.edges[i];
    for (std::size_t k = i + 1; k < graph.edges.size(); ++k) {
      const LayeredEdge& b = graph.edges[k];
      if (at.column[static_cast<std::size_t>(a.from)] !=
          at.column[static_cast<std::size_t>(b.from)])
        continue;
      const double starts = place(a.from) - place(b.from);
      const double ends = place(a.to) - place(b.to);
      if (starts * ends < 0.0) sum += a.weight * b.weight;
    }
  }
  return sum;
}

// The weighted mean place of a node's neighbours on one side; its own place if it has none there.
std::vector<double> barycentres(const LayeredGraph& graph, const Places& at, bool from_left) {
  std::vector<double> sum(at.place.size(), 0.0);
  std::vector<double> weight(at.place.size(), 0.0);
  for (const LayeredEdge& e : graph.edges) {
    const auto node = static_cast<std::size_t>(from_left ? e.to : e.from);
    const auto other = static_cast<std::size_t>(from_left ? e.from : e.to);
    sum[node] += e.weight * at.place[other];
    weight[node] += e.weight;
  }
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i] = weight[i] > 0.0 ? sum[i] / weight[i] : at.place[i];
  }
  return sum;
}

void sweep(LayeredGraph& graph, bool from_left) {
  for (std::size_t step = 0; step < graph.columns.size(); ++step) {
    std::vector<int>& column = graph.columns[from_left ? step : graph.columns.size() - 1 - step];
    const std::vector<double> centre = barycentres(graph, places_of(graph), from_left);
    std::vector<double> keys;
    for (const int node : column) keys.push_back(centre[static_cast<std::size_t>(node)]);
    const std::vector<int> before = column;
    const std::vector<std::size_t> order = ascending(keys);
    for (std::size_t i = 0; i < order.size(); ++i) column[i] = before[order[i]];
  }
}

// Barycentres can leave two neighbours the wrong way round; each exchange must win something.
bool exchange_neighbours(LayeredGraph& graph, double& best) {
  bool better = false;
  for (std::vector<int>& column : graph.columns) {
    for (std::size_t i = 0; i + 1 < column.size(); ++i) {
      std::swap(column[i], column[i + 1]);
      const double now = crossings(graph);
      if (now < best) {
        best = now;
        better = true;
      } else {
        std::swap(column[i], column[i + 1]);
      }
    }
  }
  return better;
}

}  // namespace

double crossings(const LayeredGraph& graph) { return count(graph, places_of(graph)); }

void lessen_crossings(LayeredGraph& graph) {
  std::vector<std::vector<int>> best_order = graph.columns;
  double best = crossings(graph);
  for (int i = 0; i < kSweeps && best > 0.0; ++i) {
    sweep(graph, i % 2 == 0);
    const double now = crossings(graph);
    if (now >= best) continue;
    best = now;
    best_order = graph.columns;
  }
  graph.columns = best_order;
  for (int i = 0; i < kSweeps && best > 0.0; ++i) {
    if (!exchange_neighbours(graph, best)) break;
  }
}

}  // namespace handoff::web::charts
