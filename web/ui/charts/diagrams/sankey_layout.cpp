// From links and values to pixels.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/diagrams/sankey_graph.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

namespace {

constexpr int kRelaxations = 8;

// The pixels per unit with which a column just fits, nodes not thinner than allowed. What a column
// needs grows with the scale, so halving finds it.
double scale_of_column(const SankeyGraph& graph, const std::vector<int>& column, std::size_t real,
                       const SankeyMetrics& m, float height) {
  double total = 0.0;
  for (const int i : column) total += graph.items[static_cast<std::size_t>(i)].value();
  if (!(total > 0.0)) return INFINITY;
  const auto needs = [&](double scale) {
    double sum = static_cast<double>(m.gap) * static_cast<double>(column.size() - 1);
    for (const int i : column) {
      const auto at = static_cast<std::size_t>(i);
      const double h = graph.items[at].value() * scale;
      const bool node = at < real;
      sum +=
          node ? std::max({h, static_cast<double>(m.label), static_cast<double>(m.least_node)}) : h;
    }
    return sum;
  };
  double low = 0.0;
  double high = static_cast<double>(height) / total;
  for (int i = 0; i < 40; ++i) {
    const double middle = 0.5 * (low + high);
    (needs(middle) <= static_cast<double>(height) ? low : high) = middle;
  }
  return low;
}

// Keeps the order, the gaps and the ends; `at` holds the wished middles and gets the real ones.
void make_room(SankeyGraph& graph, const std::vector<int>& column, float top, float bottom,
               float gap) {
  float free_from = top;
  for (const int i : column) {
    SankeyItem& item = graph.items[static_cast<std::size_t>(i)];
    item.middle = std::max(item.middle, free_from + item.extent * 0.5f);
    free_from = item.middle + item.extent * 0.5f + gap;
  }
  float free_to = bottom;
  for (auto it = column.rbegin(); it != column.rend(); ++it) {
    SankeyItem& item = graph.items[static_cast<std::size_t>(*it)];
    item.middle = std::min(item.middle, free_to - item.extent * 0.5f);
    free_to = item.middle - item.extent * 0.5f - gap;
  }
}

// Each node moves towards the weighted mean of its neighbours, as far as its column allows.
void relax(SankeyGraph& graph, std::span<const SankeyLink> links, const SankeyOrder& order,
           float top, float bottom, float gap) {
  for (int round = 0; round < kRelaxations; ++round) {
    const bool from_left = round % 2 == 0;
    std::vector<double> sum(graph.items.size(), 0.0);
    std::vector<double> weight(graph.items.size(), 0.0);
    for (const SankeyEdge& e : graph.edges) {
      const auto node = static_cast<std::size_t>(from_left ? e.to : e.from);
      const auto other = static_cast<std::size_t>(from_left ? e.from : e.to);
      const double value = links[static_cast<std::size_t>(e.link)].value;
      sum[node] += value * static_cast<double>(graph.items[other].middle);
      weight[node] += value;
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
      if (weight[i] > 0.0) graph.items[i].middle = static_cast<float>(sum[i] / weight[i]);
    }
    for (const std::vector<int>& column : order) make_room(graph, column, top, bottom, gap);
  }
}

void place_nodes(SankeyGraph& graph, std::span<const SankeyLink> links, const SankeyOrder& order,
                 std::size_t real, const SankeyMetrics& m, double& scale) {
  const float height = m.height - m.title;
  scale = INFINITY;
  for (const std::vector<int>& column : order) {
    scale = std::min(scale, scale_of_column(graph, column, real, m, height));
  }
  if (!std::isfinite(scale)) scale = 0.0;
  for (std::size_t i = 0; i < graph.items.size(); ++i) {
    SankeyItem& item = graph.items[i];
    item.height = static_cast<float>(item.value() * scale);
    if (i < real) item.height = std::max(item.height, m.least_node);
    item.extent = i < real ? std::max(item.height, m.label) : item.height;
  }
  // If not even the labels fit, they and the gaps shrink alike; small labels are then left out.
  float gap = m.gap;
  for (const std::vector<int>& column : order) {
    float sum = m.gap * static_cast<float>(column.size() - 1);
    for (const int i : column) sum += graph.items[static_cast<std::size_t>(i)].extent;
    if (sum <= height) continue;
    const float shrink = height / sum;
    gap = std::min(gap, m.gap * shrink);
    for (const int i : column) {
      SankeyItem& item = graph.items[static_cast<std::size_t>(i)];
      item.extent *= shrink;
      item.height = std::min(item.height, item.extent);
    }
  }
  for (const std::vector<int>& column : order) {
    float sum = gap * static_cast<float>(column.size() - 1);
    for (const int i : column) sum += graph.items[static_cast<std::size_t>(i)].extent;
    float y = m.title + (height - sum) * 0.5f;
    for (const int i : column) {
      SankeyItem& item = graph.items[static_cast<std::size_t>(i)];
      item.middle = y + item.extent * 0.5f;
      y += item.extent + gap;
    }
  }
  relax(graph, links, order, m.title, m.height, gap);
}

// Where edges leave and arrive at their nodes: stacked in the order of what they lead to, so that
// they do not cross before they have left.
void place_ports(SankeyGraph& graph, std::span<const SankeyLink> links, double scale,
                 bool leaving) {
  std::vector<std::vector<std::size_t>> ports(graph.items.size());
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const SankeyEdge& e = graph.edges[i];
    ports[static_cast<std::size_t>(leaving ? e.from : e.to)].push_back(i);
  }
  for (std::size_t node = 0; node < ports.size(); ++node) {
    std::vector<double> far_middles;
    for (const std::size_t i : ports[node]) {
      const SankeyEdge& e = graph.edges[i];
      const int far = leaving ? e.to : e.from;
      far_middles.push_back(static_cast<double>(graph.items[static_cast<std::size_t>(far)].middle));
    }
    const SankeyItem& item = graph.items[node];
    auto y = static_cast<float>(-(leaving ? item.out : item.in) * scale * 0.5);
    for (const std::size_t port : ascending(far_middles)) {
      SankeyEdge& e = graph.edges[ports[node][port]];
      const auto thick = static_cast<float>(links[static_cast<std::size_t>(e.link)].value * scale);
      (leaving ? e.leave : e.arrive) = y + thick * 0.5f;
      y += thick;
    }
  }
}

std::string value_of(const SankeyOptions& options, double value) {
  return format_value(options.scale, options.unit, value);
}

struct LabelWidth {
  float left = 0.0f;   // outside of the first column
  float right = 0.0f;  // outside of the last one
};

// How much room the labels outside of the first and the last column get.
LabelWidth label_widths(std::span<const SankeyNode> nodes, const SankeyGraph& graph,
                        const SankeyOptions& options, const SankeyMetrics& m,
                        const Measure& measure) {
  LabelWidth out;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool first = nodes[i].column == 0;
    const bool last = nodes[i].column == graph.columns - 1;
    if (!first && !last) continue;
    const std::string value = value_of(options, graph.items[i].value());
    const float width = m.label_gap * 2.0f + measure(nodes[i].label) + measure(value);
    float& side = first ? out.left : out.right;
    side = std::max(side, std::min(width + 1.0f, m.width * m.label_share));
  }
  return out;
}

void set_label(SankeyNodeBox& box, const SankeyNode& node, const std::string& value, float room,
               const SankeyMetrics& m, const Measure& measure) {
  const float name = measure(node.label);
  const float number = measure(value);
  if (name + m.label_gap + number <= room) {
    box.label = node.label;
    box.value_text = value;
    box.label_width = name + m.label_gap + number;
    return;
  }
  box.label = elide(node.label, room, measure);
  box.label_width = measure(box.label);
}

void place_labels(SankeyLayout& out, std::span<const SankeyNode> nodes, const SankeyGraph& graph,
                  const SankeyOptions& options, const SankeyMetrics& m, const Measure& measure,
                  LabelWidth outside) {
  const float pitch = out.columns.size() > 1 ? out.columns[1] - out.columns[0] : m.width;
  // Between two columns of labels there must be air.
  const float between = pitch - m.node_width - 2.0f * m.label_gap;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    SankeyNodeBox& box = out.nodes[i];
    if (!box.shown || graph.items[i].extent < m.label - 0.5f) continue;
    const bool first = nodes[i].column == 0;
    const bool last = nodes[i].column == graph.columns - 1;
    const float room = first  ? outside.left - m.label_gap
                       : last ? outside.right - m.label_gap
                              : between;
    set_label(box, nodes[i], value_of(options, box.value), room, m, measure);
    box.label_left = first ? box.left - m.label_gap - box.label_width : box.right + m.label_gap;
  }
}

void place_boxes(SankeyLayout& out, std::size_t nodes, const SankeyGraph& graph,
                 const SankeyMetrics& m) {
  std::vector<double> totals(out.columns.size(), 0.0);
  for (std::size_t i = 0; i < nodes; ++i) {
    totals[static_cast<std::size_t>(graph.items[i].column)] += graph.items[i].value();
  }
  for (std::size_t i = 0; i < nodes; ++i) {
    const SankeyItem& item = graph.items[i];
    const auto column = static_cast<std::size_t>(item.column);
    SankeyNodeBox& box = out.nodes.emplace_back();
    box.left = out.columns[column];
    box.right = box.left + m.node_width;
    box.top = item.middle - item.height * 0.5f;
    box.bottom = item.middle + item.height * 0.5f;
    box.value = item.value();
    box.share = totals[column] > 0.0 ? box.value / totals[column] : 0.0;
    box.shown = box.value > 0.0;
  }
}

void place_bands(SankeyLayout& out, std::span<const SankeyLink> links, std::size_t nodes,
                 const SankeyGraph& graph, const SankeyMetrics& m, double scale) {
  for (const SankeyEdge& e : graph.edges) {
    const SankeyItem& from = graph.items[static_cast<std::size_t>(e.from)];
    const SankeyItem& to = graph.items[static_cast<std::size_t>(e.to)];
    const bool begins = static_cast<std::size_t>(e.from) < nodes;
    if (begins) {
      const double thick = links[static_cast<std::size_t>(e.link)].value * scale;
      out.bands.push_back({e.link, std::max(static_cast<float>(thick), 1.0f), {}});
    }
    const float left = out.columns[static_cast<std::size_t>(from.column)] + m.node_width;
    const float right = out.columns[static_cast<std::size_t>(to.column)];
    std::vector<SankeyBand::Stop>& stops = out.bands.back().stops;
    stops.push_back({left, from.middle + e.leave});
    stops.push_back({right, to.middle + e.arrive});
  }
}

}  // namespace

SankeyLayout layout_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                           const SankeyOrder& order, const SankeyOptions& options,
                           const SankeyMetrics& metrics, const Measure& measure) {
  SankeyLayout out;
  SankeyGraph graph = make_sankey_graph(nodes, links);
  double scale = 0.0;
  place_nodes(graph, links, order, nodes.size(), metrics, scale);
  place_ports(graph, links, scale, true);
  place_ports(graph, links, scale, false);
  const LabelWidth outside = label_widths(nodes, graph, options, metrics, measure);
  const float first = outside.left;
  const float last = std::max(metrics.width - outside.right - metrics.node_width, first);
  for (int c = 0; c < graph.columns; ++c) {
    const float share =
        graph.columns > 1 ? static_cast<float>(c) / static_cast<float>(graph.columns - 1) : 0.0f;
    out.columns.push_back(first + (last - first) * share);
  }
  place_boxes(out, nodes.size(), graph, metrics);
  place_bands(out, links, nodes.size(), graph, metrics, scale);
  place_labels(out, nodes, graph, options, metrics, measure, outside);
  return out;
}

float SankeyBand::y_at(float x) const {
  std::size_t i = 0;
  while (i + 3 < stops.size() && x > stops[i + 1].x) i += 2;
  // Between arriving in a column that it passes over and leaving it, it runs level.
  const Stop& a = stops[i];
  const Stop& b = stops[i + 1];
  const float t = std::clamp((x - a.x) / std::max(b.x - a.x, 1.0f), 0.0f, 1.0f);
  return a.y + (b.y - a.y) * t * t * (3.0f - 2.0f * t);
}

SankeyHit hit_sankey(const SankeyLayout& layout, float x, float y) {
  constexpr float kReach = 3.0f;
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    const SankeyNodeBox& box = layout.nodes[i];
    if (!box.shown) continue;
    const bool bar = x >= box.left - kReach && x <= box.right + kReach && y >= box.top - kReach &&
                     y <= box.bottom + kReach;
    const bool label = !box.label.empty() && x >= box.label_left &&
                       x <= box.label_left + box.label_width && std::abs(y - box.middle()) < 9.0f;
    if (bar || label) return {static_cast<int>(i), -1};
  }
  SankeyHit hit;
  float nearest = kReach;
  for (std::size_t i = 0; i < layout.bands.size(); ++i) {
    const SankeyBand& band = layout.bands[i];
    if (x < band.stops.front().x || x > band.stops.back().x) continue;
    const float away = std::abs(y - band.y_at(x)) - band.thickness * 0.5f;
    if (away >= nearest) continue;
    nearest = away;
    hit.band = static_cast<int>(i);
  }
  return hit;
}

}  // namespace handoff::web::charts
