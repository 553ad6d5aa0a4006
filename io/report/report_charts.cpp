// Labels to the left, the plot in the middle, numbers to the right.
#include "io/report/report_charts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "io/report/svg.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

constexpr double kWidth = 760, kLeft = 196, kRight = 590, kTop = 12, kRow = 30, kFoot = 30;

// What fits to the left of the plot.
std::string shortened(std::string_view label, std::size_t columns = 28) {
  if (columns_of(label) <= columns) return std::string(label);
  std::string text;
  for (const char letter : label) {
    const bool begins = (static_cast<unsigned char>(letter) & 0xC0u) != 0x80u;
    if (begins && columns_of(text) + 3 >= columns) break;
    text += letter;
  }
  return text + "...";
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

class Scale {
 public:
  Scale(Range range, bool logarithmic) : logarithmic_(logarithmic && range.low > 0) {
    if (range.empty()) range = {0, 1};
    if (logarithmic_) {
      low_ = range.low / 1.3;
      high_ = range.high * 1.3;
      return;
    }
    const double room = range.high > range.low ? (range.high - range.low) * 0.06
                                               : std::max(1e-9, std::fabs(range.high) * 0.5);
    low_ = range.low - (range.low == 0 ? 0 : room);
    high_ = range.high + room;
  }

  double low() const { return low_; }
  double high() const { return high_; }
  bool logarithmic() const { return logarithmic_; }
  double x(double value) const {
    const double at = logarithmic_ ? std::log(std::max(value, low_) / low_) / std::log(high_ / low_)
                                   : (value - low_) / (high_ - low_);
    return kLeft + std::clamp(at, 0.0, 1.0) * (kRight - kLeft);
  }

 private:
  bool logarithmic_;
  double low_ = 0;
  double high_ = 1;
};

// Clocks and calendars: "10 s", "1 min", "6 h", "7 d".
std::string clock_text(double seconds) {
  struct Unit {
    double seconds;
    std::string_view name;
  };
  constexpr Unit kUnits[] = {{86'400, "d"}, {3'600, "h"}, {60, "min"}, {1, "s"}, {1e-3, "ms"}};
  for (const Unit& unit : kUnits) {
    const double count = std::round(seconds / unit.seconds);
    if (count >= 1 && std::fabs(count * unit.seconds - seconds) < 1e-9 * seconds)
      return joined({fixed_text(count, 0), " ", unit.name});
  }
  return quantity_text(seconds, "s");
}

// A tick is a round number, and is written as one: "$50,000", "20%".
std::string tick_text(double value, std::string_view unit) {
  if (unit == "s") return clock_text(value);
  if (unit == "h") return clock_text(value * 3'600);
  if (unit == "$") return (value < 0 ? "-$" : "$") + quantity_text(std::fabs(value), "");
  std::string text = quantity_text(value, unit);
  const std::size_t point = text.find('.');
  if (point == text.npos) return text;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  std::size_t cut = end;
  while (cut > point && (text[cut - 1] == '0' || text[cut - 1] == '.')) --cut;
  return text.erase(cut, end - cut);
}

class Plot {
 public:
  Plot(const ChartAxis& axis, std::size_t rows, Range range, std::string_view description,
       double extra_top = 0)
      : axis_(axis),
        scale_(with_limit(range, axis), axis.logarithmic),
        top_(kTop + extra_top + (axis.limit ? 14 : 0)),
        bottom_(top_ + kRow * static_cast<double>(rows)),
        svg_(kWidth, bottom_ + kFoot, axis.title, description) {
    for (const double tick : ticks(scale_.low(), scale_.high(), scale_.logarithmic(), axis.unit)) {
      svg_.line(scale_.x(tick), top_, scale_.x(tick), bottom_, "grid");
      svg_.text(scale_.x(tick), bottom_ + 17, tick_text(tick, axis.unit), "middle", "muted");
    }
    svg_.line(kLeft, bottom_, kRight, bottom_, "axis");
  }

  Svg& svg() { return svg_; }
  double x(double value) const { return scale_.x(value); }
  double y(std::size_t row) const { return top_ + kRow * (static_cast<double>(row) + 0.5); }
  double top() const { return top_; }
  double bottom() const { return bottom_; }

  void label(std::size_t row, std::string_view words) {
    svg_.text(kLeft - 10, y(row) + 4, shortened(words), "end", "ink");
  }
  void note(std::size_t row, std::string_view words) {
    svg_.text(kRight + 12, y(row) + 4, words, "start", "muted");
  }

  std::string take() && {
    if (axis_.limit) {
      svg_.line(x(*axis_.limit), top_ - 4, x(*axis_.limit), bottom_, "limit");
      svg_.text(x(*axis_.limit), top_ - 8, "target " + tick_text(*axis_.limit, axis_.unit),
                "middle", "warn-text");
    }
    return std::move(svg_).take();
  }

 private:
  static Range with_limit(Range range, const ChartAxis& axis) {
    if (axis.limit) range.take(*axis.limit);
    return range;
  }

  const ChartAxis& axis_;
  Scale scale_;
  double top_;
  double bottom_;
  Svg svg_;
};

double finite_or(double value, double fallback) { return std::isfinite(value) ? value : fallback; }

// A bar of so many of forty signs.
std::string bar(double share) {
  return std::string(static_cast<std::size_t>(std::lround(40 * std::clamp(share, 0.0, 1.0))), '#');
}

void add_decades(std::vector<double>& all, double low, double high,
                 std::span<const double> multiples) {
  for (double decade = std::pow(10, std::floor(std::log10(low))); decade <= high; decade *= 10) {
    for (const double multiple : multiples) {
      const double tick = decade * multiple;
      if (tick >= low && tick <= high) all.push_back(tick);
    }
  }
}

constexpr double kSeconds[] = {1e-3, 1e-2,  0.1,    1,      10,      60,
                               600,  3'600, 21'600, 86'400, 604'800, 2'592'000};
constexpr double kHours[] = {1.0 / 3'600, 1.0 / 360, 1.0 / 60, 1.0 / 6, 1, 6, 24, 168, 720};

std::vector<double> within(std::span<const double> candidates, double low, double high) {
  std::vector<double> all;
  for (const double tick : candidates) {
    if (tick >= low && tick <= high) all.push_back(tick);
  }
  return all;
}

}  // namespace

std::vector<double> ticks(double low, double high, bool logarithmic, std::string_view unit) {
  std::vector<double> all;
  if (!(high > low)) return all;
  if (logarithmic) {
    if (unit == "s") all = within(kSeconds, low, high);
    if (unit == "h") all = within(kHours, low, high);
    constexpr double kTens[] = {1}, kFew[] = {1, 2, 5};
    if (all.size() < 2) {
      all.clear();
      add_decades(all, low, high, kTens);
    }
    if (all.size() < 2) {
      all.clear();
      add_decades(all, low, high, kFew);
    }
    return all;
  }
  const double rough = (high - low) / 5, decade = std::pow(10, std::floor(std::log10(rough)));
  double step = decade;
  for (const double multiple : {1.0, 2.0, 5.0, 10.0}) {
    step = decade * multiple;
    if (step >= rough) break;
  }
  for (double at = std::ceil(low / step); at * step <= high + step * 1e-9; ++at)
    all.push_back(at == 0 ? 0 : at * step);
  return all;
}

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
    const double y = plot.y(at) - 7, zero = plot.x(0);
    const auto draw = [&](double change, double from, double height, std::string_view css) {
      const double to = plot.x(change);
      svg.rectangle(std::min(zero, to), y + from, std::fabs(to - zero), height, css);
    };
    // On the same side both ends are seen, one above the other.
    const bool same_side = row.low * row.high > 0;
    draw(row.low, 0, same_side ? 7 : 14, "low");
    draw(row.high, same_side ? 7 : 0, same_side ? 7 : 14, "high");
  }
  svg.line(plot.x(0), plot.top(), plot.x(0), plot.bottom(), "axis");
  svg.rectangle(kLeft, 5, 12, 10, "low");
  svg.text(kLeft + 18, 14, "at the low end of the range", "start", "muted");
  svg.rectangle(kLeft + 200, 5, 12, 10, "high");
  svg.text(kLeft + 218, 14, "at the high end", "start", "muted");
  return {std::move(plot).take(), aligned(lines)};
}

}  // namespace handoff::io
