// Cells: the columns of a table that are kept, each as one long text.
//
// An export has hundreds of columns and a million rows; a dozen columns are needed. How its dates and
// numbers are written is decided from all of them. Where a file comes once, they are kept until it has
// come to its end; where it can be read twice, one row at a time is here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::exports {

class Cells {
 public:
  explicit Cells(std::size_t columns = 0) : columns_(columns) {}

  // One more row, of which only some cells are given; the others are empty.
  void begin_row(std::size_t line);
  void set(std::size_t column, std::string_view text);
  std::size_t add_column();
  // All rows go, and their memory stays.
  void clear_rows();

  std::size_t rows() const { return lines_.size(); }
  std::size_t columns() const { return columns_.size(); }
  std::size_t line(std::size_t row) const { return lines_[row]; }
  std::string_view at(std::size_t row, std::size_t column) const;

 private:
  struct Column {
    std::string text;
    std::vector<std::uint32_t>
        ends;  // of its cells; shorter than the rows where the last are empty
  };

  std::vector<Column> columns_;
  std::vector<std::uint32_t> lines_;
};

}  // namespace handoff::exports
