// A canvas of characters for each row, and one mapping from seconds to columns for all.
#include "io/results/gantt.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "io/text/text_block.hpp"
#include "sim/engine/math.hpp"

namespace handoff::io {
namespace {

constexpr double kLinear = 0.1;  // s; the axis is logarithmic beyond
constexpr std::size_t kWidestLabel = 30;

struct Tick {
  double seconds;
  std::string_view label;
};
constexpr std::array<Tick, 13> kTicks{{{0, "0"},
                                       {0.1, "0.1s"},
                                       {1, "1s"},
                                       {10, "10s"},
                                       {60, "1min"},
                                       {600, "10min"},
                                       {3'600, "1h"},
                                       {6 * 3'600, "6h"},
                                       {86'400, "1d"},
                                       {3 * 86'400, "3d"},
                                       {7 * 86'400, "7d"},
                                       {30 * 86'400, "30d"},
                                       {90 * 86'400, "90d"}}};

class Axis {
 public:
  Axis(double end_s, std::size_t columns)
      : columns_(columns), scale_(sim::log(1 + std::max(end_s, kLinear) / kLinear)) {}

  std::size_t columns() const { return columns_; }
  std::size_t column_of(double seconds) const {
    const double share = sim::log(1 + std::max(0.0, seconds) / kLinear) / scale_;
    const auto last = static_cast<double>(columns_ - 1);
    return static_cast<std::size_t>(std::lround(std::min(1.0, share) * last));
  }

 private:
  std::size_t columns_;
  double scale_;
};

std::string fitting(const std::string& label) {
  if (columns_of(label) <= kWidestLabel) return label;
  std::string cut;
  std::size_t columns = 0;
  for (const char c : label) {
    if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u && ++columns > kWidestLabel - 2) break;
    cut += c;
  }
  return cut + "..";
}

// Labels that have room, from the left; the ruler below has a stroke for each of them.
std::string axis_lines(const Axis& axis, const std::string& indent, double end_s) {
  std::string labels(axis.columns(), ' ');
  std::string ruler(axis.columns(), '-');
  std::size_t free = 0;
  for (const Tick& tick : kTicks) {
    const std::size_t at = axis.column_of(tick.seconds);
    if (tick.seconds > end_s || at < free || at + tick.label.size() > axis.columns()) continue;
    labels.replace(at, tick.label.size(), tick.label);
    ruler[at] = '|';
    free = at + tick.label.size() + 1;
  }
  labels.erase(labels.find_last_not_of(' ') + 1);
  return indent + labels + '\n' + indent + ruler + '\n';
}

std::string bars_of(const GanttRow& row, const Axis& axis) {
  std::string bars(axis.columns(), ' ');
  for (const GanttSpan& span : row.spans) {
    if (span.to_s < 0) {
      bars[0] = '<';
      continue;
    }
    const std::size_t from = axis.column_of(span.from_s);
    const std::size_t to = std::max(from, axis.column_of(span.to_s));
    for (std::size_t at = from; at <= to; ++at) bars[at] = span.fill;
  }
  bars.erase(bars.find_last_not_of(' ') + 1);
  return bars;
}

}  // namespace

std::string gantt_text(std::span<const GanttRow> rows, int columns) {
  std::size_t when_width = 0;
  std::size_t label_width = 0;
  double end_s = kLinear;
  for (const GanttRow& row : rows) {
    when_width = std::max(when_width, columns_of(row.when));
    label_width = std::max(label_width, columns_of(fitting(row.label)));
    for (const GanttSpan& span : row.spans) end_s = std::max(end_s, span.to_s);
  }
  const std::size_t indent = when_width + label_width + 4;
  const auto width = static_cast<std::size_t>(std::clamp(columns, kNarrowest, kWidest));
  const Axis axis(end_s, std::max<std::size_t>(width - std::min(width, indent), 10));
  std::string text = axis_lines(axis, std::string(indent, ' '), end_s);
  for (const GanttRow& row : rows) {
    std::string line = left(row.when, when_width) + "  " + left(fitting(row.label), label_width) +
                       "  " + bars_of(row, axis);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace handoff::io
