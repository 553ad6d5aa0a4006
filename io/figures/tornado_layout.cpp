// Bars first, then labels where the bars leave room.
#include "io/figures/tornado_layout.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "io/figures/labels.hpp"
#include "io/figures/order.hpp"

namespace handoff::figures {

namespace {

constexpr float kFilled = 0.68f;  // of a row's height; the rest is air

double width_of(const TornadoRow& row) {
  const double width = std::abs(row.high - row.low);
  return std::isfinite(width) ? width : -1.0;
}

struct Context {
  const Axis& axis;
  const TornadoMetrics& metrics;
  double baseline;

  float at(double v) const { return static_cast<float>(axis.fraction(v)) * metrics.width; }
};

TornadoBox box_of(const Context& c, const TornadoRow& row, bool high) {
  TornadoBox box;
  const double value = high ? row.high : row.low;
  const Limits interval = high ? row.high_interval : row.low_interval;
  box.high = high;
  box.shown = std::isfinite(value);
  if (!box.shown) return box;
  box.base = c.at(c.baseline);
  box.tip = c.at(value);
  const double other = high ? row.low : row.high;
  // Without an effect of its own it points away from the other one.
  box.leftwards = value < c.baseline || (value == c.baseline && other > c.baseline);
  box.whisker = !interval.empty();
  box.whisker_from = box.whisker ? c.at(interval.min) : box.tip;
  box.whisker_to = box.whisker ? c.at(interval.max) : box.tip;
  return box;
}

// Its own side of the bar first, whole; then less and less of it.
void place_label(TornadoBox& box, const Context& c, Line& line, const char* end,
                 const std::string& value, const Measure& measure) {
  const float gap = c.metrics.gap;
  const float left = std::min({box.tip, box.whisker_from, box.base});
  const float right = std::max({box.tip, box.whisker_to, box.base});
  const std::string both = end[0] != '\0' ? std::string(end) + "  " + value : value;
  for (const std::string& text : {both, value}) {
    const float width = measure(text);
    const float from = box.leftwards ? left - gap - width : right + gap;
    if (!line.take(from, from + width)) continue;
    box.label = text;
    box.label_left = from;
    return;
  }
}

// On one side the labels stand below each other, if there is room for two lines of text; else the
// label of the shorter bar has none, because the longer bar is there.
void place_labels(const Context& c, const TornadoRow& row, TornadoBox& low, TornadoBox& high,
                  float row_height, const Measure& measure,
                  const std::function<std::string(double)>& value_text) {
  const float text = c.metrics.text;
  const bool same_side = low.shown && high.shown && low.leftwards == high.leftwards;
  const bool two_lines = same_side && row_height >= 2.0f * text;
  // Apart by a line of text, however thin the bars are.
  const float apart =
      two_lines ? std::max(0.0f, text - (high.middle() - low.middle())) * 0.5f : 0.0f;
  low.label_top = low.middle() - text * 0.5f - apart;
  high.label_top = high.middle() - text * 0.5f + apart;
  if (row_height < text) return;
  Line first(c.metrics.width);
  Line second(c.metrics.width);
  if (same_side && !two_lines) {
    for (const TornadoBox* box : {&low, &high}) {
      first.block(std::min(box->base, box->tip), std::max(box->base, box->tip));
    }
  }
  if (low.shown) place_label(low, c, first, row.low_end, value_text(row.low), measure);
  if (high.shown) {
    place_label(high, c, two_lines ? second : first, row.high_end, value_text(row.high), measure);
  }
}

}  // namespace

std::vector<std::size_t> tornado_order(std::span<const TornadoRow> rows, bool keep_order) {
  std::vector<double> keys;
  for (const TornadoRow& row : rows) keys.push_back(keep_order ? 0.0 : -width_of(row));
  return ascending(keys);
}

std::vector<TornadoBox> layout_tornado(std::span<const TornadoRow> rows,
                                       std::span<const std::size_t> order, double baseline,
                                       const Axis& axis, const TornadoMetrics& metrics,
                                       const Measure& measure,
                                       const std::function<std::string(double)>& value_text) {
  std::vector<TornadoBox> out;
  const Context c{axis, metrics, baseline};
  const float row_height =
      metrics.height / static_cast<float>(std::max<std::size_t>(order.size(), 1));
  const float filled = std::min(row_height * kFilled, metrics.bar_most);
  for (std::size_t i = 0; i < order.size(); ++i) {
    assert(order[i] < rows.size());
    const TornadoRow& row = rows[order[i]];
    TornadoBox low = box_of(c, row, false);
    TornadoBox high = box_of(c, row, true);
    const bool same_side = low.shown && high.shown && low.leftwards == high.leftwards;
    const float top = (static_cast<float>(i) + 0.5f) * row_height - filled * 0.5f;
    const float half = filled * 0.5f;
    low.top = top;
    low.bottom = same_side ? top + half - 1.0f : top + filled;
    high.top = same_side ? top + half + 1.0f : top;
    high.bottom = top + filled;
    place_labels(c, row, low, high, row_height, measure, value_text);
    out.push_back(std::move(low));
    out.push_back(std::move(high));
  }
  return out;
}

}  // namespace handoff::figures
