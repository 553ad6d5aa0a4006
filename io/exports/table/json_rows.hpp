// JSON rows: what an API gave, as rows of named cells.
//
// A list, an object with a list in it ("data", "results", "messages", ...), objects one after
// another or one a line: each object of it is a row. Its members are cells, those of objects inside
// it under names with a point ("metrics.sent"); a list of plain values is one cell with semicolons.
// What a queue or a warehouse has wrapped around a record is taken off. The text comes in pieces,
// and one record at a time is kept.
//
// A record of an API has a hundred cells, of which a table keeps a dozen, and all records have them
// under the same names: each name is put together once, and known by a number from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "io/exports/table/cell_names.hpp"
#include "io/json/arena.hpp"
#include "io/json/value_tree.hpp"

namespace handoff::exports {

// Name and text live as long as the call that hands them over.
struct NamedCell {
  std::string_view name;
  std::string_view text;
  CellNames::Name number = 0;  // of the name, the same in all rows of a file
};
using NamedCells = std::span<const NamedCell>;

inline constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;

class JsonRows {
 public:
  using TakeRow = std::function<void(NamedCells cells, std::size_t line)>;
  // A record that cannot be read.
  using LeaveRow = std::function<void(std::size_t line)>;

  // `take_history` gets HubSpot's former values of properties, which are rows of their own.
  JsonRows(TakeRow take, TakeRow take_history, LeaveRow leave);

  void feed(std::string_view text);
  void finish();

 private:
  std::size_t read_quoted(std::string_view text, std::size_t at);
  void take_structure(char c);
  bool ends_record(char c) const;
  void keep_text(std::string_view text);
  void open(char c);
  void close();
  void end_record();
  void emit(const io::Value& value);
  void emit_history(const io::Value& record, const io::Value& histories);
  bool opens_list() const;
  void begin_cells();
  void flatten(const io::Value& value, CellNames::Name name, int depth);
  void add_cell(CellNames::Name name, std::string_view text);
  std::string_view scalar_text(const io::Value& value);
  std::string_view joined_scalars(const io::Value& list);
  std::string_view copied(std::string_view text);

  TakeRow take_;
  TakeRow take_history_;
  LeaveRow leave_;
  std::string record_;  // the text of the record at hand
  std::string key_;     // the last text at the record's own level
  std::string brackets_;
  std::size_t lists_ = 0;  // how many of the brackets are around the records
  bool in_record_ = false;
  bool quoted_ = false;
  bool escaped_ = false;
  bool has_id_ = false;  // the object at hand is a record by itself, whatever lists it holds
  bool skipping_ = false;
  std::size_t line_ = 1;
  std::size_t record_line_ = 1;
  io::ValueTree tree_;
  CellNames names_;
  io::Arena texts_;  // of cells that are not as they stand in the record
  std::vector<NamedCell> cells_;
};

}  // namespace handoff::exports
