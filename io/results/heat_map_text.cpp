// Every cell is as wide as the widest; the contour takes the column and the line between cells.
#include "io/results/heat_map_text.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

#include "io/text/text_block.hpp"
#include "sim/engine/math.hpp"

namespace handoff::io {
namespace {

struct Drawing {
  std::array<std::string_view, 5> shades;
  std::string_view vertical;
  std::string_view horizontal;
  std::string_view corner;
};
constexpr Drawing kAscii{{".", ":", "o", "O", "@"}, "|", "-", "+"};
constexpr Drawing kUtf8{
    {"\xC2\xB7", "\xE2\x96\x91", "\xE2\x96\x92", "\xE2\x96\x93", "\xE2\x96\x88"},
    "\xE2\x94\x83",
    "\xE2\x94\x81",
    "\xE2\x95\x8B"};

class Map {
 public:
  Map(std::span<const std::string> columns, std::span<const std::string> rows,
      std::span<const HeatCell> cells, const Drawing& drawing)
      : columns_(columns), rows_(rows), cells_(cells), drawing_(drawing) {
    assert(cells.size() == columns.size() * rows.size());
    const std::vector<double> levels = shade_levels(cells);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const auto shade = static_cast<std::size_t>(std::min(4.0, std::floor(levels[at] * 5)));
      const bool known = std::isfinite(cells[at].value);
      texts_.push_back(std::string(known ? drawing.shades[shade] : " ") + ' ' + cells[at].text);
      width_ = std::max(width_, columns_of(texts_.back()));
    }
    for (const std::string& column : columns) width_ = std::max(width_, columns_of(column));
    for (const std::string& row : rows) label_ = std::max(label_, columns_of(row));
  }

  std::string text() const {
    std::string text = std::string(label_ + 2, ' ');
    for (const std::string& column : columns_) text += right(column, width_) + "   ";
    end_line(text);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (row > 0) text += contour_above(row);
      text += left(rows_[row], label_) + "  ";
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        text += right(texts_[row * columns_.size() + column], width_);
        text += crosses_right(row, column) ? ' ' + std::string(drawing_.vertical) + ' ' : "   ";
      }
      end_line(text);
    }
    return text;
  }

 private:
  bool inside(std::size_t row, std::size_t column) const {
    return cells_[row * columns_.size() + column].inside;
  }
  bool crosses_right(std::size_t row, std::size_t column) const {
    return column + 1 < columns_.size() && inside(row, column) != inside(row, column + 1);
  }
  bool crosses_up(std::size_t row, std::size_t column) const {
    return inside(row, column) != inside(row - 1, column);
  }

  // The line between two rows; none where the target's side changes nowhere.
  std::string contour_above(std::size_t row) const {
    std::string text(label_ + 2, ' ');
    bool any = false;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const bool crosses = crosses_up(row, column);
      any = any || crosses;
      for (std::size_t i = 0; i < width_; ++i) text += crosses ? drawing_.horizontal : " ";
      text += joint(row, column);
    }
    if (!any) return "";
    end_line(text);
    return text;
  }

  // Between four cells: what passes through it.
  std::string joint(std::size_t row, std::size_t column) const {
    const bool to_left = crosses_up(row, column);
    const bool to_right = column + 1 < columns_.size() && crosses_up(row, column + 1);
    const bool turns = crosses_right(row, column) || crosses_right(row - 1, column);
    const std::string flat(drawing_.horizontal);
    std::string middle = turns ? std::string(drawing_.corner) : to_left && to_right ? flat : " ";
    if (turns && !to_left && !to_right) middle = drawing_.vertical;
    return (to_left ? flat : " ") + middle + (to_right ? flat : " ");
  }

  static void end_line(std::string& text) {
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }

  std::span<const std::string> columns_;
  std::span<const std::string> rows_;
  std::span<const HeatCell> cells_;
  const Drawing& drawing_;
  std::vector<std::string> texts_;
  std::size_t width_ = 0;
  std::size_t label_ = 0;
};

}  // namespace

std::vector<double> shade_levels(std::span<const HeatCell> cells) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const HeatCell& cell : cells) {
    if (!std::isfinite(cell.value)) continue;
    low = std::min(low, cell.value);
    high = std::max(high, cell.value);
  }
  const bool by_factors = low > 0 && high > 100 * low;
  std::vector<double> levels;
  for (const HeatCell& cell : cells) {
    double level = 0;
    if (std::isfinite(cell.value) && high > low)
      level = by_factors ? sim::log(cell.value / low) / sim::log(high / low)
                         : (cell.value - low) / (high - low);
    levels.push_back(level);
  }
  return levels;
}

std::string heat_map_text(std::span<const std::string> columns, std::span<const std::string> rows,
                          std::span<const HeatCell> cells, Characters characters) {
  return Map(columns, rows, cells, characters == Characters::utf8 ? kUtf8 : kAscii).text();
}

}  // namespace handoff::io
