// Recording nodes and links, and painting what the layout has placed.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kBandAlpha = 0.38f;
constexpr float kLitAlpha = 0.62f;
constexpr float kFadedAlpha = 0.12f;
constexpr int kPieces = 28;  // of a curve from column to column

struct Emphasis {
  std::vector<char> links;
  std::vector<char> nodes;
  bool any = false;
};

// What lies on a way through the item that is pointed at.
Emphasis emphasis_of(const Plot& plot) {
  const SankeyPlot& sankey = *plot.sankey;
  Emphasis out;
  if (plot.pointed < 0) return out;
  const auto nodes = static_cast<int>(sankey.nodes.size());
  const bool node = plot.pointed < nodes;
  const int link =
      node ? -1 : sankey.layout.bands[static_cast<std::size_t>(plot.pointed - nodes)].link;
  out.any = true;
  out.links = sankey_path(sankey.nodes, sankey.links, node ? plot.pointed : -1, link);
  out.nodes.assign(sankey.nodes.size(), false);
  if (node) out.nodes[static_cast<std::size_t>(plot.pointed)] = true;
  for (std::size_t i = 0; i < sankey.links.size(); ++i) {
    if (!out.links[i]) continue;
    out.nodes[static_cast<std::size_t>(sankey.links[i].from)] = true;
    out.nodes[static_cast<std::size_t>(sankey.links[i].to)] = true;
  }
  return out;
}

ImU32 color_of(const SankeyNode& node) {
  return node.slot < 0 ? theme::tokens().text_muted : look_of(node.slot).color;
}

// A link has the colour of the end that has one of its own: outcomes often have, sources seldom.
ImU32 color_of(const SankeyPlot& sankey, const SankeyLink& link) {
  const SankeyNode& to = sankey.nodes[static_cast<std::size_t>(link.to)];
  return color_of(to.slot >= 0 ? to : sankey.nodes[static_cast<std::size_t>(link.from)]);
}

void paint_band(const Plot& plot, const SankeyBand& band, ImU32 color) {
  std::vector<ImVec2> low, high;
  const float half = band.thickness * 0.5f;
  for (std::size_t i = 0; i + 1 < band.stops.size(); i += 2) {
    const float from = band.stops[i].x;
    const float to = band.stops[i + 1].x;
    for (int k = 0; k <= kPieces; ++k) {
      const float x = from + (to - from) * static_cast<float>(k) / kPieces;
      const float y = band.y_at(x);
      low.push_back({plot.min.x + x, plot.min.y + y + half});
      high.push_back({plot.min.x + x, plot.min.y + y - half});
    }
  }
  draw_band(plot.list, low, high, color);
}

void paint_bands(const Plot& plot, const Emphasis& lit) {
  const SankeyPlot& sankey = *plot.sankey;
  for (const bool on_path : {false, true}) {
    for (const SankeyBand& band : sankey.layout.bands) {
      const auto i = static_cast<std::size_t>(band.link);
      const bool is_lit = lit.any && lit.links[i];
      if (is_lit != on_path) continue;
      const float alpha = !lit.any ? kBandAlpha : is_lit ? kLitAlpha : kFadedAlpha;
      paint_band(plot, band, theme::with_alpha(color_of(sankey, sankey.links[i]), alpha));
    }
  }
}

void paint_node(const Plot& plot, std::size_t i, bool faded) {
  const SankeyPlot& sankey = *plot.sankey;
  const SankeyNodeBox& box = sankey.layout.nodes[i];
  if (!box.shown) return;
  const theme::Tokens& t = theme::tokens();
  const float emphasis = faded ? 0.3f : 1.0f;
  const ImVec2 min{plot.min.x + box.left, plot.min.y + box.top};
  const ImVec2 max{plot.min.x + box.right, plot.min.y + box.bottom};
  const int slot = sankey.nodes[i].slot;
  if (slot >= 0) {
    draw_fill(plot.list, min, max, look_of(slot), {false, emphasis, theme::px(2.0f)});
  } else {
    plot.list->AddRectFilled(min, max, theme::with_alpha(t.text_muted, emphasis), theme::px(2.0f));
  }
  const float y = plot.min.y + box.middle() - text_height() * 0.5f;
  const float x = plot.min.x + box.label_left;
  const float ink = faded ? 0.45f : 1.0f;
  if (!box.label.empty()) {
    // A veil over the links that pass behind it.
    const float pad = theme::px(3.0f);
    plot.list->AddRectFilled({x - pad, y - 1.0f},
                             {x + box.label_width + pad, y + text_height() + 1.0f},
                             theme::with_alpha(t.surface, 0.6f), theme::px(4.0f));
  }
  draw_text(plot.list, {x, y}, theme::with_alpha(t.text, ink), box.label);
  if (box.value_text.empty()) return;
  const float right = x + box.label_width - text_width(box.value_text);
  draw_text(plot.list, {right, y}, theme::with_alpha(t.text, ink), box.value_text);
}

void paint_titles(const Plot& plot) {
  const SankeyPlot& sankey = *plot.sankey;
  const std::size_t n = std::min(sankey.options.columns.size(), sankey.layout.columns.size());
  for (std::size_t c = 0; c < n; ++c) {
    const char* title = sankey.options.columns[c];
    const float width = text_width(title);
    const float node = plot.min.x + sankey.layout.columns[c];
    // Beside its column as its labels are; in the middle over it.
    float left = node;
    if (c > 0 && c + 1 < n) left = node + theme::px(7.0f) - width * 0.5f;
    if (c == 0) left = node + theme::px(14.0f) - width;
    left = std::clamp(left, plot.min.x, std::max(plot.min.x, plot.max.x - width));
    draw_text(plot.list, {left, plot.min.y}, theme::tokens().text_muted, title);
  }
}

}  // namespace

void plot_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                 const SankeyOptions& options) {
  Plot& plot = current_plot();
  const bool any = std::any_of(links.begin(), links.end(),
                               [](const SankeyLink& link) { return link.value > 0.0; });
  if (!any) return;
  plot.sankey.emplace();
  plot.sankey->nodes = nodes;
  plot.sankey->links = links;
  plot.sankey->options = options;
  add_series(Kind::sankey, "", {});
}

void layout_sankey(Plot& plot) {
  SankeyPlot& sankey = *plot.sankey;
  Memory& memory = *plot.memory;
  std::vector<int> key = sankey_key(sankey.nodes, sankey.links);
  if (key != memory.sankey_key) {
    memory.sankey_order = order_sankey(sankey.nodes, sankey.links, sankey.options.keep_order);
    memory.sankey_key = std::move(key);
  }
  SankeyMetrics m;
  m.width = plot.width();
  m.height = plot.height() - theme::px(4.0f);
  m.node_width = theme::px(m.node_width);
  m.gap = theme::px(m.gap);
  m.least_node = theme::px(m.least_node);
  m.label = text_height() + theme::px(4.0f);
  m.title = sankey.options.columns.empty() ? 0.0f : text_height() + theme::px(8.0f);
  m.label_gap = theme::px(m.label_gap);
  sankey.layout =
      layout_sankey(sankey.nodes, sankey.links, memory.sankey_order, sankey.options, m, text_width);
}

void paint_sankey(const Plot& plot) {
  const Emphasis lit = emphasis_of(plot);
  paint_bands(plot, lit);
  for (std::size_t i = 0; i < plot.sankey->layout.nodes.size(); ++i) {
    paint_node(plot, i, lit.any && !lit.nodes[i]);
  }
  paint_titles(plot);
}

}  // namespace handoff::web::charts
