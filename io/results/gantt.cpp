// A canvas of characters for each row, and one mapping from seconds to columns for all.
#include "io/results/gantt.hpp"

#include <algorithm>
#include <cmath>

#include "io/figures/columns.hpp"
#include "io/figures/number_text.hpp"
#include "io/figures/ticks.hpp"
#include "io/text/text_block.hpp"
#include "sim/engine/math.hpp"

namespace handoff::io {
namespace {

constexpr double kLinear = 0.1;  // s; the axis is logarithmic beyond
constexpr std::size_t kWidestLabel = 30;
constexpr int kMarks = 1;  // a few in each of seconds, minutes, hours and days

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

// Labels that have room, from the left; the ruler below has a stroke for each of them.
std::string axis_lines(const Axis& axis, const std::string& indent, double end_s) {
  std::string labels(axis.columns(), ' ');
  std::string ruler(axis.columns(), '-');
  std::size_t free = 0;
  const auto put = [&](double seconds, const std::string& label) {
    const std::size_t at = axis.column_of(seconds);
    if (seconds > end_s || at < free || at + label.size() > axis.columns()) return;
    labels.replace(at, label.size(), label);
    ruler[at] = '|';
    free = at + label.size() + 1;
  };
  put(0, "0");
  for (const double mark : figures::clock_marks(kMarks)) {
    if (mark >= kLinear) put(mark, figures::format_duration(mark));
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
    label_width = std::max(label_width, columns_of(figures::cut_to(row.label, kWidestLabel, "..")));
    for (const GanttSpan& span : row.spans) end_s = std::max(end_s, span.to_s);
  }
  const std::size_t indent = when_width + label_width + 4;
  const auto width = static_cast<std::size_t>(std::clamp(columns, kNarrowest, kWidest));
  const Axis axis(end_s, std::max<std::size_t>(width - std::min(width, indent), 10));
  std::string text = axis_lines(axis, std::string(indent, ' '), end_s);
  for (const GanttRow& row : rows) {
    std::string line = left(row.when, when_width) + "  " +
                       left(figures::cut_to(row.label, kWidestLabel, ".."), label_width) + "  " +
                       bars_of(row, axis);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace handoff::io
