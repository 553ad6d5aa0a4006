#include "io/exports/table/cells.hpp"

#include <cassert>

namespace handoff::exports {

void Cells::begin_row(std::size_t line) { lines_.push_back(static_cast<std::uint32_t>(line)); }

// A second text for the same cell is dropped: the first column of a name is the one that counts.
void Cells::set(std::size_t column, std::string_view text) {
  Column& it = columns_[column];
  assert(!lines_.empty() && it.ends.size() <= lines_.size());
  if (it.ends.size() == lines_.size()) return;
  const auto end = static_cast<std::uint32_t>(it.text.size());
  it.ends.resize(lines_.size() - 1, end);
  it.text += text;
  it.ends.push_back(static_cast<std::uint32_t>(it.text.size()));
}

std::size_t Cells::add_column() {
  columns_.emplace_back();
  return columns_.size() - 1;
}

void Cells::clear_rows() {
  lines_.clear();
  for (Column& it : columns_) {
    it.text.clear();
    it.ends.clear();
  }
}

std::string_view Cells::at(std::size_t row, std::size_t column) const {
  const Column& it = columns_[column];
  if (row >= it.ends.size()) return {};
  const std::size_t begin = row == 0 ? 0 : it.ends[row - 1];
  return std::string_view(it.text).substr(begin, it.ends[row] - begin);
}

}  // namespace handoff::exports
