// Pointing at one bar, milestone, node, link or row: by the mouse, or by the keyboard, which goes
// through them as one would read them.
#include <algorithm>

#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

std::size_t nodes_of(const Plot& plot) { return plot.sankey->layout.nodes.size(); }

int item_at(const Plot& plot, ImVec2 mouse) {
  const float x = mouse.x - plot.min.x;
  const float y = mouse.y - plot.min.y;
  if (plot.gantt) {
    return hit_gantt(plot.gantt->layout, x, y + plot.memory->scroll, theme::px(3.0f));
  }
  if (plot.sankey) {
    const SankeyHit hit = hit_sankey(plot.sankey->layout, x, y);
    if (hit.node >= 0 || hit.band < 0) return hit.node;
    return static_cast<int>(nodes_of(plot)) + hit.band;
  }
  const std::vector<TornadoBox>& boxes = plot.tornado->boxes;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const TornadoBox& box = boxes[i];
    const float reach = theme::px(3.0f);
    const float left = std::min({box.base, box.tip, box.label.empty() ? box.tip : box.label_left});
    const float label = box.label.empty() ? box.tip : box.label_left + text_width(box.label);
    const float right = std::max({box.base, box.tip, label});
    const bool hit = box.shown && x >= left - reach && x <= right + reach && y >= box.top - reach &&
                     y <= box.bottom + reach;
    if (hit) return static_cast<int>(i);
  }
  return -1;
}

ItemRef name_of(const Plot& plot, int item) {
  const auto i = static_cast<std::size_t>(item);
  if (plot.gantt) {
    const GanttBox& box = plot.gantt->layout.boxes[i];
    return {plot.series[static_cast<std::size_t>(box.series)].label, box.index};
  }
  if (plot.sankey) {
    if (i < nodes_of(plot)) return {"node", item};
    return {"link", plot.sankey->layout.bands[i - nodes_of(plot)].link};
  }
  const TornadoBox& box = plot.tornado->boxes[i];
  const TornadoOptions& options = plot.tornado->options;
  return {box.high ? options.high_name : options.low_name,
          static_cast<int>(plot.tornado->order[i / 2])};
}

// By the first number, and where it is the same by the second: pixels of both fit into one key.
std::vector<int> in_order(const std::vector<int>& items, const std::vector<ImVec2>& places) {
  constexpr double kFar = 1e6;
  std::vector<double> keys;
  for (const ImVec2 at : places) {
    keys.push_back(static_cast<double>(at.x) * kFar + static_cast<double>(at.y));
  }
  std::vector<int> out;
  for (const std::size_t i : ascending(keys)) out.push_back(items[i]);
  return out;
}

// Row by row.
std::vector<int> gantt_in_order(const GanttLayout& layout) {
  std::vector<int> items;
  std::vector<ImVec2> places;
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    const GanttBox& box = layout.boxes[i];
    if (!box.visible) continue;
    items.push_back(static_cast<int>(i));
    places.push_back({(box.top + box.bottom) * 0.5f, box.left});
  }
  return in_order(items, places);
}

// Nodes by column and height, then the links in the order of where they begin.
std::vector<int> sankey_in_order(const SankeyLayout& layout) {
  std::vector<int> items;
  std::vector<ImVec2> places;
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    if (!layout.nodes[i].shown) continue;
    items.push_back(static_cast<int>(i));
    places.push_back({layout.nodes[i].left, layout.nodes[i].top});
  }
  std::vector<int> out = in_order(items, places);
  const auto bands = static_cast<int>(layout.bands.size());
  for (int i = 0; i < bands; ++i) out.push_back(static_cast<int>(layout.nodes.size()) + i);
  return out;
}

}  // namespace

bool has_items(const Plot& plot) { return plot.gantt || plot.sankey || plot.tornado; }

std::vector<int> items_in_reading_order(const Plot& plot) {
  if (plot.gantt) return gantt_in_order(plot.gantt->layout);
  if (plot.sankey) return sankey_in_order(plot.sankey->layout);
  std::vector<int> out;
  for (std::size_t i = 0; plot.tornado && i < plot.tornado->boxes.size(); ++i) {
    if (plot.tornado->boxes[i].shown) out.push_back(static_cast<int>(i));
  }
  return out;
}

ImVec2 place_of_item(const Plot& plot, int item) {
  const auto i = static_cast<std::size_t>(item);
  float x = 0.0f;
  float y = 0.0f;
  if (plot.gantt) {
    const GanttBox& box = plot.gantt->layout.boxes[i];
    x = (box.left + box.right) * 0.5f;
    y = box.bottom - plot.memory->scroll;
  } else if (plot.sankey && i < nodes_of(plot)) {
    x = plot.sankey->layout.nodes[i].right;
    y = plot.sankey->layout.nodes[i].middle();
  } else if (plot.sankey) {
    const SankeyBand& band = plot.sankey->layout.bands[i - nodes_of(plot)];
    x = (band.stops.front().x + band.stops.back().x) * 0.5f;
    y = band.y_at(x);
  } else {
    x = plot.tornado->boxes[i].tip;
    y = plot.tornado->boxes[i].bottom;
  }
  return {plot.min.x + x, plot.min.y + y};
}

void point_at_item(Plot& plot) {
  if (!has_items(plot)) return;
  plot.pointed = -1;
  if (plot.result.hovered && !plot.memory->boxing) {
    plot.pointed = item_at(plot, ImGui::GetIO().MousePos);
  } else if (plot.memory->keys.on) {
    const std::vector<int> items = items_in_reading_order(plot);
    int& chosen = plot.memory->keys.item;
    chosen = std::min(chosen, static_cast<int>(items.size()) - 1);
    if (chosen >= 0) plot.pointed = items[static_cast<std::size_t>(chosen)];
  }
  if (plot.pointed >= 0) plot.result.item = name_of(plot, plot.pointed);
}

}  // namespace handoff::web::charts
