// What the tooltip says of one bar, milestone, node, link or row.
#include <cmath>

#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr const char* kArrow = " \xE2\x86\x92 ";
constexpr const char* kDash = " \xE2\x80\x93 ";

struct Said {
  std::string title;
  std::string detail;
  std::vector<TooltipRow> rows;

  void add(std::string label, std::string value, int slot = -1, Sample sample = Sample::area) {
    rows.push_back({0, slot, sample, std::move(label), std::move(value)});
  }
};

std::string share(double part, double whole) {
  return whole > 0.0 ? format_value(Scale::percent, "", part / whole) : "n/a";
}

Said say_gantt(const Plot& plot) {
  const GanttItem& item = plot.gantt->items[static_cast<std::size_t>(plot.pointed)];
  const Series& s = plot.series[static_cast<std::size_t>(item.series)];
  const GanttRow& row = plot.gantt->rows[static_cast<std::size_t>(item.row)];
  const auto i = static_cast<std::size_t>(item.index);
  Said out;
  out.title = item.label[0] != '\0' ? item.label : s.label;
  out.detail = item.milestone ? s.milestones[i].detail : s.spans[i].detail;
  out.add(s.label, row.label, s.style.slot, sample_of(plot, s));
  if (item.milestone) {
    out.add("At", text_of(plot.x, item.start, 6));
    return out;
  }
  const bool open = !std::isfinite(item.end);
  out.add("From", text_of(plot.x, item.start, 6));
  out.add("To", open ? "not ended" : text_of(plot.x, item.end, 6));
  if (!open) out.add("Took", format_duration(item.end - item.start));
  return out;
}

std::string flow(const SankeyOptions& options, double value) {
  return format_value(options.scale, options.unit, value);
}

Said say_node(const SankeyPlot& sankey, std::size_t i) {
  const SankeyNodeBox& box = sankey.layout.nodes[i];
  Said out;
  out.title = sankey.nodes[i].label;
  out.add("Value", flow(sankey.options, box.value), sankey.nodes[i].slot);
  out.add("Share of its column", format_value(Scale::percent, "", box.share));
  return out;
}

Said say_link(const SankeyPlot& sankey, const SankeyLink& link) {
  const auto from = static_cast<std::size_t>(link.from);
  const auto to = static_cast<std::size_t>(link.to);
  Said out;
  out.title = std::string(sankey.nodes[from].label) + kArrow + sankey.nodes[to].label;
  out.detail = link.detail;
  out.add("Value", flow(sankey.options, link.value));
  out.add("Of " + std::string(sankey.nodes[from].label),
          share(link.value, sankey.layout.nodes[from].value), sankey.nodes[from].slot);
  out.add("Of " + std::string(sankey.nodes[to].label),
          share(link.value, sankey.layout.nodes[to].value), sankey.nodes[to].slot);
  return out;
}

Said say_sankey(const Plot& plot) {
  const SankeyPlot& sankey = *plot.sankey;
  const auto i = static_cast<std::size_t>(plot.pointed);
  const std::size_t nodes = sankey.layout.nodes.size();
  if (i < nodes) return say_node(sankey, i);
  const int link = sankey.layout.bands[i - nodes].link;
  return say_link(sankey, sankey.links[static_cast<std::size_t>(link)]);
}

Said say_tornado(const Plot& plot) {
  const TornadoPlot& tornado = *plot.tornado;
  const TornadoRow& row = tornado.rows[tornado.order[static_cast<std::size_t>(plot.pointed) / 2]];
  const auto outcome = [&](double value, const Limits& interval) {
    std::string text = text_of(plot.x, value);
    if (!interval.empty()) {
      text += "  (" + text_of(plot.x, interval.min) + kDash + text_of(plot.x, interval.max) + ")";
    }
    return text;
  };
  const auto end = [](const char* name, const char* at) {
    return at[0] != '\0' ? std::string(name) + ": " + at : std::string(name);
  };
  Said out;
  out.title = row.label;
  out.add(end(tornado.options.low_name, row.low_end), outcome(row.low, row.low_interval),
          tornado.options.low_slot, Sample::patterned_area);
  out.add(end(tornado.options.high_name, row.high_end), outcome(row.high, row.high_interval),
          tornado.options.high_slot, Sample::patterned_area);
  out.add("Baseline", text_of(plot.x, tornado.baseline));
  return out;
}

}  // namespace

void item_tooltip(const Plot& plot) {
  if (plot.pointed < 0) return;
  const Said said = plot.gantt    ? say_gantt(plot)
                    : plot.sankey ? say_sankey(plot)
                                  : say_tornado(plot);
  if (!begin_tooltip(plot, place_of_item(plot, plot.pointed))) return;
  tooltip_title(said.title);
  if (!said.detail.empty()) ImGui::TextUnformatted(said.detail.c_str());
  tooltip_rows(said.rows);
  end_tooltip();
}

}  // namespace handoff::web::charts
