// A plot's own numbers as CSV (RFC 4180): one row for each point, bar, cell, link or effect.
#include <cmath>
#include <cstdio>

#include "web/ui/charts/plot/plot.hpp"

namespace handoff::web::charts {

namespace {

std::string number(double v) {
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", v);
  return text;
}

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// One row for each point: which series, where, and how much; intervals where there are any.
void row(std::string& out, const Series& s, std::string_view x, std::string_view y, std::size_t i) {
  out += field(s.label) + ',' + field(x) + ',' + std::string(y) + ',';
  if (i < s.lows.size() && i < s.highs.size())
    out += number(s.lows[i]) + ',' + number(s.highs[i]);
  else
    out += ',';
  out += "\r\n";
}

std::string name_of(std::span<const char* const> names, std::size_t i) {
  return i < names.size() ? names[i] : number(static_cast<double>(i));
}

void rows_of(std::string& out, const Plot& plot, const Series& s) {
  switch (s.kind) {
    case Kind::line:
    case Kind::band:
      for (std::size_t i = 0; i < s.xs.size(); ++i) {
        row(out, s, number(s.xs[i]), i < s.ys.size() ? number(s.ys[i]) : "", i);
      }
      break;
    case Kind::steps:
      for (std::size_t i = 0; i < s.xs.size(); ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(s.xs.size());
        row(out, s, number(s.xs[i]), number(i < s.ys.size() ? s.ys[i] : share), s.lows.size());
      }
      break;
    case Kind::histogram:
      for (std::size_t i = 0; i < s.heights.size(); ++i) {
        row(out, s, number(s.edges[i]) + " to " + number(s.edges[i + 1]), number(s.heights[i]), i);
      }
      break;
    case Kind::bars:
      for (std::size_t i = 0; i < s.ys.size(); ++i) {
        const bool upright = s.direction == Direction::vertical;
        row(out, s, name_of(upright ? plot.x.names : plot.y.names, i), number(s.ys[i]), i);
      }
      break;
    case Kind::spans:
    case Kind::milestones:
    case Kind::tornado:
    case Kind::sankey:
      break;  // have columns of their own
    case Kind::heatmap: {
      const std::size_t columns = plot.x.names.size();
      for (std::size_t i = 0; columns > 0 && i < s.ys.size(); ++i) {
        row(out, s, name_of(plot.y.names, i / columns) + " / " + name_of(plot.x.names, i % columns),
            number(s.ys[i]), s.lows.size());
      }
      break;
    }
  }
}

const char* label_of(const Plot& plot, int row) {
  const auto i = static_cast<std::size_t>(row);
  return row >= 0 && i < plot.gantt->rows.size() ? plot.gantt->rows[i].label : "";
}

const char* group_of(const Plot& plot, int row) {
  const auto i = static_cast<std::size_t>(row);
  return row >= 0 && i < plot.gantt->rows.size() ? plot.gantt->rows[i].group : "";
}

std::string gantt_csv(const Plot& plot) {
  std::string out = "series,group,row,label,start,end,detail\r\n";
  const auto add = [&](const Series& s, int row, const char* label, double start,
                       const std::string& end, const char* detail) {
    out += field(s.label) + ',' + field(group_of(plot, row)) + ',' + field(label_of(plot, row)) +
           ',' + field(label) + ',' + number(start) + ',' + end + ',' + field(detail) + "\r\n";
  };
  for (const Series& s : plot.series) {
    for (const Span& span : s.spans) {
      const std::string end = std::isfinite(span.end) ? number(span.end) : "";
      add(s, span.row, span.label, span.start, end, span.detail);
    }
    for (const Milestone& mark : s.milestones) {
      add(s, mark.row, mark.label, mark.at, number(mark.at), mark.detail);
    }
  }
  return out;
}

std::string sankey_csv(const SankeyPlot& sankey) {
  std::string out = "from,to,value,detail\r\n";
  for (const SankeyLink& link : sankey.links) {
    out += field(sankey.nodes[static_cast<std::size_t>(link.from)].label) + ',' +
           field(sankey.nodes[static_cast<std::size_t>(link.to)].label) + ',' + number(link.value) +
           ',' + field(link.detail) + "\r\n";
  }
  return out;
}

std::string interval_columns(const Limits& interval) {
  return interval.empty() ? "," : number(interval.min) + ',' + number(interval.max);
}

std::string tornado_csv(const TornadoPlot& tornado) {
  std::string out =
      "parameter,baseline,low end,at low end,low,high,high end,at high end,low,high\r\n";
  for (const std::size_t i : tornado.order) {
    const TornadoRow& row = tornado.rows[i];
    out += field(row.label) + ',' + number(tornado.baseline) + ',' + field(row.low_end) + ',' +
           number(row.low) + ',' + interval_columns(row.low_interval) + ',' + field(row.high_end) +
           ',' + number(row.high) + ',' + interval_columns(row.high_interval) + "\r\n";
  }
  return out;
}

}  // namespace

std::string csv_of(const Plot& plot) {
  if (plot.gantt) return gantt_csv(plot);
  if (plot.sankey) return sankey_csv(*plot.sankey);
  if (plot.tornado) return tornado_csv(*plot.tornado);
  std::string out = "series," + field(plot.x.label[0] != '\0' ? plot.x.label : "x") + ',' +
                    field(plot.y.label[0] != '\0' ? plot.y.label : "y") + ",low,high\r\n";
  for (const Series& s : plot.series) rows_of(out, plot, s);
  return out;
}

}  // namespace handoff::web::charts
