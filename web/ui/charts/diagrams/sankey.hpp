// Sankey diagrams: how a quantity flows through columns of nodes, each link as wide as what it
// carries.
//
//   const charts::SankeyNode nodes[] = {{"Growth", 0}, {"Assigned", 1}, {"On time", 2}};
//   const charts::SankeyLink links[] = {{0, 1, 78.0}, {1, 2, 70.0}};
//   charts::plot_sankey(nodes, links, {.unit = "customers"});
//
// Here is what is given, and its layout, which is arithmetic on pixels. Nodes of a column are put
// in an order with fewer crossings by sweeps of barycentres (Sugiyama, Tagawa and Toda 1981), and
// of equally good orders the given one stays. A link that passes over a column gets its own place
// there. One scale holds for all columns, so widths can be compared; a node is never thinner than a
// finger can hit, and has room for its label, which therefore never touches another one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

struct SankeyNode {
  const char* label = "";
  int column = 0;
  int slot = -1;  // its colour; -1: neutral
};

struct SankeyLink {
  int from = 0;  // indexes of nodes, from a column to one further right
  int to = 0;
  double value = 0.0;       // zero or less: not drawn
  const char* detail = "";  // a line more in the tooltip, for instance an interval
};

struct SankeyOptions {
  Scale scale = Scale::linear;  // how values are read
  const char* unit = "";
  std::span<const char* const> columns = {};  // titles
  bool keep_order = false;
};

struct SankeyMetrics {
  float width = 0.0f;
  float height = 0.0f;
  float node_width = 14.0f;
  float gap = 8.0f;         // between neighbours of a column
  float least_node = 4.0f;  // a node's least height
  float label = 18.0f;      // a label's height
  float title = 0.0f;       // height kept free at the top for the columns' titles
  float label_gap = 7.0f;   // between node and label
  float label_share =
      0.3f;  // of the width, at most, for the labels outside of the first and last column
};

struct SankeyNodeBox {
  float left = 0.0f, right = 0.0f;
  float top = 0.0f, bottom = 0.0f;
  double value = 0.0;      // the larger of what comes in and what goes out
  double share = 0.0;      // of its column
  bool shown = false;      // something flows through it
  std::string label;       // empty: no room
  std::string value_text;  // after the label; empty: no room
  float label_left = 0.0f;
  float label_width = 0.0f;  // of both and the space between

  float middle() const { return (top + bottom) * 0.5f; }
};

// A link's way: through the middle of its band, from column to column.
struct SankeyBand {
  struct Stop {
    float x = 0.0f;
    float y = 0.0f;
  };
  int link = 0;
  float thickness = 0.0f;
  std::vector<Stop> stops;  // pairs: leaves at [0], arrives at [1], leaves at [2] ...

  // The middle's height at x, on a smooth curve between stops.
  float y_at(float x) const;
};

struct SankeyLayout {
  std::vector<SankeyNodeBox> nodes;  // as given
  std::vector<SankeyBand> bands;     // without the links that carry nothing
  std::vector<float> columns;        // each column's left edge
};

// The nodes of each column from top to bottom, with stand-ins for links that pass over it. It
// depends on the values, but a caller that keeps it while only the values change keeps the picture
// calm.
using SankeyOrder = std::vector<std::vector<int>>;
SankeyOrder order_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                         bool keep_order = false);

// Whether two diagrams have the same nodes and the same links, whatever these carry: equal keys.
std::vector<int> sankey_key(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links);

// `order` must have been made from the same nodes and links.
SankeyLayout layout_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                           const SankeyOrder& order, const SankeyOptions& options,
                           const SankeyMetrics& metrics, const Measure& measure);

struct SankeyHit {
  int node = -1;
  int band = -1;  // index into `bands`
};
SankeyHit hit_sankey(const SankeyLayout& layout, float x, float y);

// Which links (by their index as given; 1: yes) lie on a way through this node or link, up and down
// the stream.
std::vector<char> sankey_path(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                              int node, int link);

}  // namespace handoff::web::charts
