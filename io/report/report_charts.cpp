// Labels to the left, the plot in the middle, numbers to the right.
#include "io/report/report_charts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "io/figures/axis.hpp"
#include "io/figures/columns.hpp"
#include "io/figures/ticks.hpp"
#include "io/figures/tornado_layout.hpp"
#include "io/report/svg.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

constexpr double kWidth = 760, kLeft = 196, kRight = 590, kPlot = kRight - kLeft, kTop = 12,
                 kRow = 30, kFoot = 30;

constexpr std::size_t kLabelColumns = 28;  // to the left of the plot

// Hours are seconds to an axis.
double in_axis_unit(double value, std::string_view unit) {
  return unit == "h" ? value * 3'600 : value;
}

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void take(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return low > high; }
};

Range in_axis_unit(const Range& range, std::string_view unit) {
  return {in_axis_unit(range.low, unit), in_axis_unit(range.high, unit)};
}

figures::Scale scale_of(std::string_view unit, bool logarithmic) {
  const bool time = unit == "s" || unit == "h";
  if (logarithmic) return time ? figures::Scale::log_time : figures::Scale::log;
  if (unit == "share") return figures::Scale::percent;
  return time ? figures::Scale::time : figures::Scale::linear;
}

// Some room around what is shown, but none below zero.
figures::Limits view_of(const Range& range, bool logarithmic) {
  if (range.empty()) return {0, 1};
  if (logarithmic) return {range.low / 1.3, range.high * 1.3};
  const double room = range.high > range.low ? (range.high - range.low) * 0.06
                                             : std::max(1e-9, std::fabs(range.high) * 0.5);
  return {range.low - (range.low == 0 ? 0 : room), range.high + room};
}

figures::Axis axis_of(const ChartAxis& chart, const Range& range) {
  const bool logarithmic = chart.logarithmic && range.low > 0 && !range.empty();
  return {scale_of(chart.unit, logarithmic), view_of(range, logarithmic), false};
}

// Of the width of a character of the labels, which are 12 px high.
float label_width(std::string_view text) { return 6.5f * static_cast<float>(columns_of(text)); }

class Plot {
 public:
  Plot(const ChartAxis& axis, std::size_t rows, Range range, std::string_view description,
       double extra_top = 0)
      : axis_(axis),
        scale_(axis_of(axis, in_axis_unit(with_limit(range, axis), axis.unit))),
        top_(kTop + extra_top + (axis.limit ? 14 : 0)),
        bottom_(top_ + kRow * static_cast<double>(rows)),
        svg_(kWidth, bottom_ + kFoot, axis.title, description) {
    const std::string_view symbol = axis.unit == "$" || axis.unit == "%" ? axis.unit : "";
    for (const figures::Tick& tick :
         figures::make_ticks(scale_, symbol, static_cast<float>(kPlot), 14, label_width)) {
      svg_.line(place(tick.value), top_, place(tick.value), bottom_, "grid");
      svg_.text(place(tick.value), bottom_ + 17, tick.label, "middle", "muted");
    }
    svg_.line(kLeft, bottom_, kRight, bottom_, "axis");
  }

  Svg& svg() { return svg_; }
  double x(double value) const { return place(in_axis_unit(value, axis_.unit)); }
  double y(std::size_t row) const { return top_ + kRow * (static_cast<double>(row) + 0.5); }
  double top() const { return top_; }
  double bottom() const { return bottom_; }

  void label(std::size_t row, std::string_view words) {
    svg_.text(kLeft - 10, y(row) + 4, figures::cut_to(words, kLabelColumns), "end", "ink");
  }
  void note(std::size_t row, std::string_view words) {
    svg_.text(kRight + 12, y(row) + 4, words, "start", "muted");
  }

  std::vector<figures::TornadoBox> tornado(const std::vector<TornadoRow>& rows) const {
    std::vector<figures::TornadoRow> bars(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
      bars[at].low = in_axis_unit(rows[at].low, axis_.unit);
      bars[at].high = in_axis_unit(rows[at].high, axis_.unit);
    }
    figures::TornadoMetrics metrics;
    metrics.width = static_cast<float>(kPlot);
    metrics.height = static_cast<float>(bottom_ - top_);
    metrics.text = metrics.height + 1;  // no room for labels at the bars: they stand at the right
    metrics.bar_most = 14;
    return figures::layout_tornado(bars, figures::tornado_order(bars, true), 0, scale_, metrics,
                                   label_width, [](double) { return std::string(); });
  }

  std::string take() && {
    if (axis_.limit) {
      svg_.line(x(*axis_.limit), top_ - 4, x(*axis_.limit), bottom_, "limit");
      svg_.text(x(*axis_.limit), top_ - 8, "target " + quantity_text(*axis_.limit, axis_.unit),
                "middle", "warn-text");
    }
    return std::move(svg_).take();
  }

 private:
  double place(double in_axis) const {
    return kLeft + std::clamp(scale_.fraction(in_axis), 0.0, 1.0) * kPlot;
  }
  static Range with_limit(Range range, const ChartAxis& axis) {
    if (axis.limit) range.take(*axis.limit);
    return range;
  }

  const ChartAxis& axis_;
  figures::Axis scale_;
  double top_;
  double bottom_;
  Svg svg_;
};

double finite_or(double value, double fallback) { return std::isfinite(value) ? value : fallback; }

// A bar of so many of forty signs.
std::string bar(double share) {
  return std::string(static_cast<std::size_t>(std::lround(40 * std::clamp(share, 0.0, 1.0))), '#');
}

}  // namespace

Chart interval_chart(const ChartAxis& axis, const std::vector<IntervalRow>& rows) {
  Range range;
  std::string description;
  std::vector<TableRow> lines;
  for (const IntervalRow& row : rows) {
    range.take(row.value);
    range.take(row.interval.low);
    range.take(row.interval.high);
    description += row.label + ": " + row.text + "; ";
  }
  Plot plot(axis, rows.size(), range, description);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const IntervalRow& row = rows[at];
    plot.label(at, row.label);
    plot.note(at, row.text);
    lines.push_back({row.label, row.text});
    if (!std::isfinite(row.value)) continue;
    const double y = plot.y(at);
    const double from = plot.x(finite_or(row.interval.low, row.value)),
                 to = plot.x(finite_or(row.interval.high, row.value));
    plot.svg().line(from, y, to, y, "spread");
    plot.svg().line(from, y - 5, from, y + 5, "spread");
    plot.svg().line(to, y - 5, to, y + 5, "spread");
    plot.svg().circle(plot.x(row.value), y, 4.5, "mark");
  }
  const double most = range.empty() ? 0 : std::max(std::fabs(range.low), std::fabs(range.high));
  std::string text = axis.title + '\n';
  const std::string table = aligned(lines);
  std::size_t begin = 0;
  for (const IntervalRow& row : rows) {
    const std::size_t end = table.find('\n', begin);
    const bool drawn = std::isfinite(row.value) && most > 0 && !axis.logarithmic;
    text += table.substr(begin, end - begin) +
            (drawn ? "  " + bar(std::fabs(row.value) / most) : "") + '\n';
    begin = end + 1;
  }
  return {std::move(plot).take(), std::move(text)};
}

Chart percentile_chart(const ChartAxis& axis, const std::vector<PercentileRow>& rows) {
  Range range;
  std::string description;
  std::vector<TableRow> lines{{axis.title, "50%", "95%", "99%", "largest"}};
  for (const PercentileRow& row : rows) {
    for (const double value : {row.p50, row.p95, row.p99, row.max}) {
      if (value > 0 || !axis.logarithmic) range.take(value);
    }
    lines.push_back({row.label, quantity_text(row.p50, axis.unit),
                     quantity_text(row.p95, axis.unit), quantity_text(row.p99, axis.unit),
                     quantity_text(row.max, axis.unit)});
    description += row.label + ": 95% within " + quantity_text(row.p95, axis.unit) + "; ";
  }
  Plot plot(axis, rows.size(), range, description, 18);
  Svg& svg = plot.svg();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const PercentileRow& row = rows[at];
    plot.label(at, row.label);
    if (!std::isfinite(row.p95)) {
      plot.note(at, "nobody");
      continue;
    }
    plot.note(at, "95%: " + quantity_text(row.p95, axis.unit));
    const double y = plot.y(at);
    svg.line(plot.x(row.p50), y, plot.x(row.max), y, "thin");
    svg.line(plot.x(row.p50), y, plot.x(row.p95), y, "spread");
    svg.circle(plot.x(row.p50), y, 4.5, "mark");
    svg.rectangle(plot.x(row.p95) - 4, y - 4, 8, 8, "mark");
    svg.diamond(plot.x(row.p99), y, 5, "mark");
    svg.line(plot.x(row.max), y - 5, plot.x(row.max), y + 5, "thin");
  }
  constexpr double kKey = 14;
  svg.circle(kLeft + 4, kKey - 4, 4.5, "mark");
  svg.text(kLeft + 14, kKey, "50%", "start", "muted");
  svg.rectangle(kLeft + 62, kKey - 8, 8, 8, "mark");
  svg.text(kLeft + 76, kKey, "95%", "start", "muted");
  svg.diamond(kLeft + 123, kKey - 4, 5, "mark");
  svg.text(kLeft + 138, kKey, "99%", "start", "muted");
  svg.line(kLeft + 190, kKey - 9, kLeft + 190, kKey + 1, "thin");
  svg.text(kLeft + 198, kKey, "largest", "start", "muted");
  return {std::move(plot).take(), aligned(lines)};
}

Chart tornado_chart(const ChartAxis& axis, const std::vector<TornadoRow>& rows) {
  Range range;
  range.take(0);
  std::string description;
  std::vector<TableRow> lines{{axis.title, "low end", "change", "high end", "change", ""}};
  for (const TornadoRow& row : rows) {
    range.take(row.low);
    range.take(row.high);
    lines.push_back({row.label, row.low_text, quantity_text(row.low, axis.unit), row.high_text,
                     quantity_text(row.high, axis.unit),
                     row.changes_decision ? "changes the decision" : ""});
    description += row.label + ": " + quantity_text(row.low, axis.unit) + " to " +
                   quantity_text(row.high, axis.unit) + "; ";
  }
  Plot plot(axis, rows.size(), range, description, 18);
  Svg& svg = plot.svg();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const TornadoRow& row = rows[at];
    plot.label(at, row.label);
    plot.note(at, row.low_text + " to " + row.high_text + (row.changes_decision ? " !" : ""));
  }
  for (const figures::TornadoBox& box : plot.tornado(rows)) {
    svg.rectangle(kLeft + std::min(box.base, box.tip), plot.top() + box.top,
                  std::fabs(box.tip - box.base), box.bottom - box.top, box.high ? "high" : "low");
  }
  svg.line(plot.x(0), plot.top(), plot.x(0), plot.bottom(), "axis");
  svg.rectangle(kLeft, 5, 12, 10, "low");
  svg.text(kLeft + 18, 14, "at the low end of the range", "start", "muted");
  svg.rectangle(kLeft + 200, 5, 12, 10, "high");
  svg.text(kLeft + 218, 14, "at the high end", "start", "muted");
  return {std::move(plot).take(), aligned(lines)};
}

}  // namespace handoff::io
