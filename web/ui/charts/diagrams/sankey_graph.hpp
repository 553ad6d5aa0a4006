// A Sankey diagram as a graph of columns: its nodes, and for each link that passes over a column a
// stand-in there, so that every edge goes from one column to the next.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "web/ui/charts/diagrams/sankey.hpp"

namespace handoff::web::charts {

// A real node, or the place that a link takes in a column that it passes over.
struct SankeyItem {
  int column = 0;
  double in = 0.0;
  double out = 0.0;
  float height = 0.0f;  // of the node
  float extent = 0.0f;  // with room for its label
  float middle = 0.0f;

  double value() const { return std::max(in, out); }
};

struct SankeyEdge {
  int from = 0;
  int to = 0;
  int link = 0;
  float leave = 0.0f;  // from the middle of its node, to the middle of the edge
  float arrive = 0.0f;
};

struct SankeyGraph {
  std::vector<SankeyItem>
      items;  // first the nodes as given, then the stand-ins in the order of the links
  std::vector<SankeyEdge> edges;  // a link's edges follow each other
  int columns = 0;
};

SankeyGraph make_sankey_graph(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links);

}  // namespace handoff::web::charts
