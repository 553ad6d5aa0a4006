// The graph behind the layout; see sankey.hpp for the order, the key and the paths.
#include "web/ui/charts/diagrams/sankey_graph.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/charts/diagrams/sankey_order.hpp"

namespace handoff::web::charts {

namespace {

bool carries(std::span<const SankeyNode> nodes, const SankeyLink& link) {
  const auto known = [&](int node) {
    return node >= 0 && static_cast<std::size_t>(node) < nodes.size();
  };
  return link.value > 0.0 && std::isfinite(link.value) && known(link.from) && known(link.to) &&
         nodes[static_cast<std::size_t>(link.from)].column <
             nodes[static_cast<std::size_t>(link.to)].column;
}

// Spreads from the marked nodes along links in one direction, marking the links used.
void spread(std::span<const SankeyLink> links, std::vector<char> reached, bool downstream,
            std::vector<char>& on_path) {
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < links.size(); ++i) {
      const auto from = static_cast<std::size_t>(downstream ? links[i].from : links[i].to);
      const auto to = static_cast<std::size_t>(downstream ? links[i].to : links[i].from);
      if (!(links[i].value > 0.0) || from >= reached.size() || to >= reached.size()) continue;
      if (!reached[from]) continue;
      more |= !on_path[i] || !reached[to];
      on_path[i] = true;
      reached[to] = true;
    }
  }
}

}  // namespace

SankeyGraph make_sankey_graph(std::span<const SankeyNode> nodes,
                              std::span<const SankeyLink> links) {
  SankeyGraph graph;
  for (const SankeyNode& node : nodes) {
    graph.items.push_back({std::max(node.column, 0)});
    graph.columns = std::max(graph.columns, node.column + 1);
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    const SankeyLink& link = links[i];
    if (!carries(nodes, link)) continue;
    int at = link.from;
    while (at != link.to) {
      const int next_column = graph.items[static_cast<std::size_t>(at)].column + 1;
      int next = link.to;
      if (next_column < graph.items[static_cast<std::size_t>(link.to)].column) {
        next = static_cast<int>(graph.items.size());
        graph.items.push_back({next_column});
      }
      graph.items[static_cast<std::size_t>(at)].out += link.value;
      graph.items[static_cast<std::size_t>(next)].in += link.value;
      graph.edges.push_back({at, next, static_cast<int>(i)});
      at = next;
    }
  }
  return graph;
}

std::vector<int> sankey_key(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links) {
  std::vector<int> key;
  for (const SankeyNode& node : nodes) key.push_back(node.column);
  for (const SankeyLink& link : links) {
    key.push_back(carries(nodes, link) ? link.from * static_cast<int>(nodes.size()) + link.to : -1);
  }
  return key;
}

SankeyOrder order_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                         bool keep_order) {
  const SankeyGraph graph = make_sankey_graph(nodes, links);
  LayeredGraph layered;
  layered.nodes = graph.items.size();
  layered.columns.resize(static_cast<std::size_t>(graph.columns));
  for (std::size_t i = 0; i < graph.items.size(); ++i) {
    // A node without a link takes no place.
    if (!(graph.items[i].value() > 0.0)) continue;
    layered.columns[static_cast<std::size_t>(graph.items[i].column)].push_back(static_cast<int>(i));
  }
  for (const SankeyEdge& e : graph.edges) {
    layered.edges.push_back({e.from, e.to, links[static_cast<std::size_t>(e.link)].value});
  }
  if (!keep_order) lessen_crossings(layered);
  return layered.columns;
}

std::vector<char> sankey_path(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                              int node, int link) {
  std::vector<char> on_path(links.size(), false);
  std::vector<char> up(nodes.size(), false);
  std::vector<char> down(nodes.size(), false);
  if (node >= 0) up[static_cast<std::size_t>(node)] = down[static_cast<std::size_t>(node)] = true;
  if (link >= 0) {
    const SankeyLink& through = links[static_cast<std::size_t>(link)];
    on_path[static_cast<std::size_t>(link)] = true;
    up[static_cast<std::size_t>(through.from)] = true;
    down[static_cast<std::size_t>(through.to)] = true;
  }
  spread(links, up, false, on_path);
  spread(links, down, true, on_path);
  return on_path;
}

}  // namespace handoff::web::charts
