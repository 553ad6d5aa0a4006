// Table reader: rows of one table, from its first one to the facts that they come to.
//
// The first rows tell what the table is; then what is in the columns that matter votes on how dates
// and numbers are written. Only when all have voted is each row read: where the file can be had a
// second time, as it comes then, so that nothing of the rows is kept; else from the cells that were
// kept of the first time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/base/result.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/reading/asked.hpp"
#include "io/exports/reading/comes.hpp"
#include "io/exports/reading/recognise.hpp"
#include "io/exports/rows/row.hpp"
#include "io/exports/table/csv_reader.hpp"
#include "io/exports/table/json_rows.hpp"

namespace handoff::exports {

class TableReader {
 public:
  TableReader(Ledger& ledger, std::string name, const FileWishes& wishes,
              std::optional<core::TimeZone> zone, Comes comes);

  void take(CsvCells cells, std::size_t line);  // of a CSV; its header is found among them
  void take(NamedCells cells, std::size_t line);
  void leave(std::size_t line);  // a row that cannot be read

  // After the last row. An error: the table is none that is known, or has to be asked about. Of a
  // file that comes twice the rows may come again now; of any other they are read.
  std::optional<core::Error> decide_all();
  // After the last row that comes at all.
  void finish();

 private:
  struct WaitingRow {
    std::vector<std::string> cells;
    std::size_t line;
  };
  struct WaitingRecord {
    std::vector<std::string> names, texts;
    std::size_t line;
  };
  // What tells whether a company's own id tells people apart.
  struct Hash {
    std::uint64_t value = 0;

    explicit operator bool() const { return value != 0; }
    bool operator==(const Hash&) const = default;
  };
  struct Nothing {};
  struct IdsSeen {
    std::size_t filled = 0;
    core::FlatMap<Hash, Nothing> distinct;
  };

  std::optional<core::Error> begin_csv();
  std::optional<core::Error> begin_json();
  std::optional<core::Error> begin();
  void begin_row(std::size_t line);
  void end_row();
  void keep(CsvCells cells, std::size_t line);
  void keep(NamedCells cells, std::size_t line);
  void keep(const WaitingRecord& record);
  void keep_cell(std::size_t column, std::string_view text);
  void vote(std::size_t column, std::string_view text);
  std::size_t column_of(std::string_view header);
  std::size_t column_of(const NamedCell& cell);
  std::size_t adopt(const Header& header);
  std::optional<core::Error> decide();
  void set_clocks();
  void drop_shared_ids();
  core::Error ask(QuestionKind kind, std::string_view example, std::string words);
  core::Error misfit(const Fit& nearest, const std::vector<std::string>& columns);
  void describe();
  void show(std::size_t row);
  std::string shown(std::size_t row, std::size_t column) const;
  void read_row(std::size_t row);
  std::string place(std::size_t row, std::string_view what) const;

  Ledger& ledger_;
  std::string name_;
  const FileWishes& wishes_;
  std::optional<core::TimeZone> zone_;
  const Comes comes_;
  bool reads_ = false;  // all is decided
  std::size_t rows_read_ = 0;
  std::uint16_t file_ = 0;
  std::vector<WaitingRow> rows_;        // the first ones
  std::vector<WaitingRecord> records_;  // likewise
  bool begun_ = false;
  std::optional<core::Error> error_;
  Layout layout_;
  Cells cells_;
  std::vector<std::size_t> ranks_;        // of the kept columns
  std::size_t header_line_ = 0;           // of a CSV
  std::vector<std::size_t> csv_columns_;  // kept column of each of the file's
  std::map<std::string, std::size_t, std::less<>> json_columns_;
  std::vector<std::size_t> columns_by_number_;  // the same, by the numbers of the names
  DayOrderVotes order_;
  std::vector<DecimalVotes> marks_;
  std::vector<IdsSeen> ids_;
};

}  // namespace handoff::exports
