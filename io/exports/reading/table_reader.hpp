// Table reader: rows of one table, from its first one to the facts that they come to.
//
// The first rows tell what the table is; then the columns that matter are kept, and what is in
// them votes on how dates and numbers are written. Only at the end is each row read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/reading/asked.hpp"
#include "io/exports/reading/recognise.hpp"
#include "io/exports/rows/row.hpp"
#include "io/exports/table/csv_reader.hpp"
#include "io/exports/table/json_rows.hpp"

namespace handoff::exports {

class TableReader {
 public:
  TableReader(Ledger& ledger, std::string name, const FileWishes& wishes,
              std::optional<core::TimeZone> zone);

  void take(CsvCells cells, std::size_t line);  // of a CSV; its header is found among them
  void take(const NamedCells& cells, std::size_t line);
  void leave(std::size_t line);  // a row that cannot be read

  // Reads everything. An error: the table is none that is known, or has to be asked about.
  std::optional<core::Error> finish();

 private:
  struct WaitingRow {
    std::vector<std::string> cells;
    std::size_t line;
  };
  struct WaitingRecord {
    NamedCells cells;
    std::size_t line;
  };

  std::optional<core::Error> begin_csv();
  std::optional<core::Error> begin_json();
  std::optional<core::Error> begin();
  void keep(CsvCells cells, std::size_t line);
  void keep(const NamedCells& cells, std::size_t line);
  void keep_cell(std::size_t column, std::string_view text);
  std::size_t column_of(std::string_view header);
  std::size_t adopt(const Header& header);
  std::optional<core::Error> decide();
  void drop_shared_ids();
  core::Error ask(QuestionKind kind, std::string_view example, std::string words);
  core::Error misfit(const Fit& nearest, const std::vector<std::string>& columns);
  void describe();
  std::string shown(std::size_t row, std::size_t column) const;
  void read_rows();
  void read_row(std::size_t row);
  std::string place(std::size_t row, std::string_view what) const;

  Ledger& ledger_;
  std::string name_;
  const FileWishes& wishes_;
  std::optional<core::TimeZone> zone_;
  std::uint16_t file_ = 0;
  std::vector<WaitingRow> rows_;        // the first ones
  std::vector<WaitingRecord> records_;  // likewise
  bool begun_ = false;
  std::optional<core::Error> error_;
  Layout layout_;
  Cells cells_;
  std::vector<std::size_t> ranks_;        // of the kept columns
  std::vector<std::size_t> csv_columns_;  // kept column of each of the file's
  std::map<std::string, std::size_t, std::less<>> json_columns_;
  DayOrderVotes order_;
  std::vector<DecimalVotes> marks_;
};

}  // namespace handoff::exports
