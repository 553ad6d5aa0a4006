// The order of a Sankey diagram's nodes within their columns: fewer crossings, else as given.
//
// The graph here is layered: each edge goes from one column to the next, because links that pass
// over a column have been cut into pieces with a stand-in node in each column between.
#pragma once

#include <cstddef>
#include <vector>

namespace handoff::web::charts {

struct LayeredEdge {
  int from = 0;
  int to = 0;
  double weight = 0.0;
};

struct LayeredGraph {
  std::size_t nodes = 0;                  // names are 0 .. nodes - 1; some may be in no column
  std::vector<std::vector<int>> columns;  // nodes from top to bottom
  std::vector<LayeredEdge> edges;
};

// Each crossing of two edges counts the product of their weights.
double crossings(const LayeredGraph& graph);

// Reorders the columns.
void lessen_crossings(LayeredGraph& graph);

}  // namespace handoff::web::charts
