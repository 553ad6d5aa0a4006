// CSV reader: rows of cells out of text that comes in pieces.
//
// RFC 4180 and what spreadsheets make of it: commas, semicolons, tabs or bars between cells, which
// the first rows or a line "sep=;" tell; quoted cells with line breaks, separators and doubled
// quotes in them; lines that end in any of the three ways. A quote inside an unquoted cell is a
// letter. A quote that is never closed must not swallow the file: a row that grows beyond
// `kMaxRowBytes` is given up, and reading goes on with the next line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::exports {

inline constexpr std::size_t kMaxRowBytes = std::size_t{1} << 20;

using CsvCells = std::span<const std::string_view>;

class CsvReader {
 public:
  // The cells live as long as the call. Blank lines are no rows.
  using TakeRow = std::function<void(CsvCells cells, std::size_t line)>;
  // A row that is given up, by the line on which it begins.
  using LeaveRow = std::function<void(std::size_t line)>;

  CsvReader(TakeRow take, LeaveRow leave);

  void feed(std::string_view text);
  void finish();

  char separator() const { return separator_; }

 private:
  enum class State : std::uint8_t { cell_begins, plain, quoted, quote_seen, skipping };

  void begin();
  void read(std::string_view text);
  void take_character(char c);
  void end_cell();
  void end_row();
  void give_up();

  TakeRow take_;
  LeaveRow leave_;
  std::string head_;  // the first bytes, until there are enough to tell the separator
  bool begun_ = false;
  char separator_ = ',';
  State state_ = State::cell_begins;
  bool after_return_ = false;
  std::string row_;                // its cells one after another
  std::vector<std::size_t> ends_;  // of the cells in it
  std::vector<std::string_view> cells_;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
};

// The separator that the first rows of a text are cut by.
char separator_of(std::string_view head);

}  // namespace handoff::exports
