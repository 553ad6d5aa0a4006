// What the first rows say decides the source; a header may stand below a title.
#include "io/exports/reading/table_reader.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "core/base/hash.hpp"
#include "io/exports/reading/recognise.hpp"
#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::exports {
namespace {

constexpr std::size_t kRowsToWaitFor = 12;
constexpr std::size_t kRecordsToWaitFor = 100;
constexpr std::size_t kNotKept = static_cast<std::size_t>(-1);
constexpr std::size_t kNotAsked = static_cast<std::size_t>(-2);

std::vector<Header> headers_of(const std::vector<std::string>& cells) {
  std::vector<Header> headers;
  headers.reserve(cells.size());
  for (const std::string& cell : cells) headers.push_back(header_of(cell));
  return headers;
}

// "2026-03-02 23:47:12", by whichever clock.
std::string plain_moment(core::Time at) {
  std::string text = io::time_text(at);
  text[text.find('T')] = ' ';
  text.pop_back();
  return text;
}

}  // namespace

TableReader::TableReader(Ledger& ledger, std::string name, const FileWishes& wishes,
                         std::optional<core::TimeZone> zone, Comes comes)
    : ledger_(ledger),
      name_(std::move(name)),
      wishes_(wishes),
      zone_(std::move(zone)),
      comes_(comes) {
  file_ = static_cast<std::uint16_t>(ledger_.files.size());
  ledger_.files.push_back({});
  ledger_.files.back().name = file_name(name_);
}

std::string TableReader::place(std::size_t row, std::string_view what) const {
  std::string text = io::printable(file_name(name_), 100) + ":" + std::to_string(cells_.line(row));
  if (!what.empty()) text += ": " + io::in_quotes(what);
  return text;
}

// The first time tells of it.
void TableReader::leave(std::size_t line) {
  if (reads_) return;
  ++ledger_.files[file_].rows;
  ledger_.leave(Why::broken_row, io::printable(file_name(name_), 100) + ":" + std::to_string(line));
}

void TableReader::take(CsvCells cells, std::size_t line) {
  if (error_ || line <= header_line_) return;
  if (begun_) return keep(cells, line);
  rows_.push_back({{cells.begin(), cells.end()}, line});
  if (rows_.size() == kRowsToWaitFor) error_ = begin_csv();
}

void TableReader::take(NamedCells cells, std::size_t line) {
  if (error_) return;
  if (begun_) return keep(cells, line);
  WaitingRecord& record = records_.emplace_back();
  record.line = line;
  for (const NamedCell& cell : cells) {
    record.names.emplace_back(cell.name);
    record.texts.emplace_back(cell.text);
  }
  if (records_.size() == kRecordsToWaitFor) error_ = begin_json();
}

std::optional<core::Error> TableReader::begin_csv() {
  begun_ = true;
  Fit best;
  std::size_t header = 0;
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    const auto first = at + 1 < rows_.size() ? rows_[at + 1].cells : std::vector<std::string>{};
    const Fit fit = best_fit(headers_of(rows_[at].cells), first, wishes_);
    const bool is_better = fit.complete() ? !best.complete() || fit.known > best.known
                                          : !best.complete() && fit.known > best.known;
    if (!is_better) continue;
    best = fit;
    header = at;
  }
  if (!best.complete()) return misfit(best, rows_[header].cells);
  layout_.source = best.source;
  header_line_ = rows_[header].line;
  for (const Header& it : headers_of(rows_[header].cells)) csv_columns_.push_back(adopt(it));
  const auto rows = std::exchange(rows_, {});
  for (std::size_t at = header + 1; at < rows.size(); ++at) {
    const std::vector<std::string_view> cells(rows[at].cells.begin(), rows[at].cells.end());
    keep(cells, rows[at].line);
  }
  return std::nullopt;
}

std::optional<core::Error> TableReader::begin_json() {
  begun_ = true;
  std::vector<std::string> names, first;
  std::set<std::string_view> seen;
  for (const WaitingRecord& record : records_) {
    for (std::size_t at = 0; at < record.names.size(); ++at) {
      if (!seen.insert(record.names[at]).second) continue;
      names.push_back(record.names[at]);
      first.push_back(record.texts[at]);
    }
  }
  const Fit best = best_fit(headers_of(names), first, wishes_);
  if (!best.complete()) return misfit(best, names);
  layout_.source = best.source;
  const auto records = std::exchange(records_, {});
  for (const WaitingRecord& record : records) keep(record);
  return std::nullopt;
}

std::optional<core::Error> TableReader::begin() {
  if (!rows_.empty()) return begin_csv();
  if (!records_.empty()) return begin_json();
  const bool broken = ledger_.files[file_].rows > 0;
  return core::Error{
      io::printable(name_, 200),
      std::string(broken ? "has only rows that break off or are too long" : "has no rows") +
          ", expected a header with rows below it, or JSON objects"};
}

// Takes a column in for each of its roles; the number of the last of them, or none.
std::size_t TableReader::adopt(const Header& header) {
  const auto all = matches(*layout_.source, header, wishes_);
  if (all.empty()) return kNotKept;
  const std::size_t column = cells_.add_column();
  KeptColumn kept{header, all.front().role, DecimalMark::unknown, std::nullopt, std::nullopt};
  kept.zone = io::time_zone_named(header.hint);
  if (!kept.zone && (header.name.ends_with(" utc") || header.is_replica()))
    kept.zone = io::time_zone_named("UTC");
  layout_.columns.push_back(std::move(kept));
  marks_.emplace_back();
  ids_.emplace_back();
  for (const Match& match : all) {
    auto& list = layout_.by_role[static_cast<std::size_t>(match.role)];
    ranks_.resize(layout_.columns.size(), match.rank);
    ranks_[column] = match.rank;
    const auto place = std::find_if(list.begin(), list.end(),
                                    [&](std::size_t other) { return ranks_[other] > match.rank; });
    list.insert(place, column);
  }
  return column;
}

std::size_t TableReader::column_of(std::string_view header) {
  const auto known = json_columns_.find(header);
  if (known != json_columns_.end()) return known->second;
  const std::size_t column = adopt(header_of(header));
  json_columns_.emplace(header, column);
  return column;
}

// A record of an API has the same names as the one before.
std::size_t TableReader::column_of(const NamedCell& cell) {
  if (cell.number >= columns_by_number_.size())
    columns_by_number_.resize(std::size_t{cell.number} + 1, kNotAsked);
  std::size_t& column = columns_by_number_[cell.number];
  if (column == kNotAsked) column = column_of(cell.name);
  return column;
}

// The first time all cells vote; where they come again, they are kept the second time only.
void TableReader::keep_cell(std::size_t column, std::string_view text) {
  if (column == kNotKept || text.empty()) return;
  if (reads_ || comes_ == Comes::once) cells_.set(column, text);
  if (!reads_) vote(column, text);
}

void TableReader::vote(std::size_t column, std::string_view text) {
  const RoleKind kind = info(layout_.columns[column].role).kind;
  if (kind == RoleKind::date) order_.see(text);
  if (kind == RoleKind::amount) marks_[column].see(text);
  if (ranks_[column] != kRankOfOwnId) return;
  const std::string_view id = trimmed(text);
  if (id.empty()) return;
  IdsSeen& seen = ids_[column];
  ++seen.filled;
  const std::uint64_t hash = core::mixed(core::fnv1a(id), id.size());
  seen.distinct.insert({std::max<std::uint64_t>(hash, 1)});
}

void TableReader::begin_row(std::size_t line) {
  if (reads_) cells_.clear_rows();
  if (reads_ || comes_ == Comes::once) cells_.begin_row(line);
}

void TableReader::end_row() {
  if (reads_) read_row(0);
}

void TableReader::keep(CsvCells cells, std::size_t line) {
  begin_row(line);
  const std::size_t count = std::min(cells.size(), csv_columns_.size());
  for (std::size_t at = 0; at < count; ++at) keep_cell(csv_columns_[at], cells[at]);
  end_row();
}

void TableReader::keep(NamedCells cells, std::size_t line) {
  begin_row(line);
  for (const NamedCell& cell : cells) keep_cell(column_of(cell), cell.text);
  end_row();
}

void TableReader::keep(const WaitingRecord& record) {
  begin_row(record.line);
  for (std::size_t at = 0; at < record.names.size(); ++at)
    keep_cell(column_of(record.names[at]), record.texts[at]);
  end_row();
}

core::Error TableReader::ask(QuestionKind kind, std::string_view example, std::string words) {
  ledger_.questions.push_back({kind, std::string(file_name(name_)), std::string(example), {}, {}});
  return {io::printable(name_, 200), std::move(words)};
}

// Which column is meant is asked only where it is clear what the file is.
core::Error TableReader::misfit(const Fit& nearest, const std::vector<std::string>& columns) {
  if (is_near(nearest)) {
    Question question{QuestionKind::column,
                      std::string(file_name(name_)),
                      std::string(nearest.source->name),
                      std::string(info(nearest.missing.front()).name),
                      {}};
    for (const std::string& it : columns) {
      if (!trimmed(it).empty()) question.columns.emplace_back(trimmed(it));
    }
    ledger_.questions.push_back(std::move(question));
  }
  return {io::printable(name_, 200), misfit_text(nearest)};
}

// One reading for all dates of the file, and one for the numbers of each column.
std::optional<core::Error> TableReader::decide() {
  const std::string file(file_name(name_));
  layout_.order = wishes_.order;
  if (layout_.order == DayOrder::unknown) {
    const auto order = order_.decided();
    if (!order)
      return ask(QuestionKind::dates, order_.example(),
                 "its dates, such as " + io::in_quotes(order_.example()) +
                     ", can be read in two ways: say --column '" + file + ":dates=D/M/Y' or M/D/Y");
    layout_.order = *order;
  }
  for (std::size_t at = 0; at < layout_.columns.size(); ++at) {
    const auto mark = marks_[at].decided();
    if (!mark && wishes_.mark == DecimalMark::unknown)
      return ask(QuestionKind::numbers, marks_[at].example(),
                 "its numbers, such as " + io::in_quotes(marks_[at].example()) +
                     ", can be read in two ways: say --column '" + file +
                     ":numbers=1,000.00' or 1.000,00");
    layout_.columns[at].mark = wishes_.mark != DecimalMark::unknown ? wishes_.mark : *mark;
  }
  layout_.zone = wishes_.zone;
  if (!layout_.zone && layout_.source->clock == Clock::unknown) layout_.zone = zone_;
  const auto& amounts = layout_.by_role[static_cast<std::size_t>(Role::amount)];
  if (layout_.source->money == Money::by_header && !amounts.empty())
    layout_.minor_units = !layout_.columns[amounts.front()].header.is_label();
  set_clocks();
  drop_shared_ids();
  return std::nullopt;
}

void TableReader::set_clocks() {
  for (KeptColumn& it : layout_.columns) {
    const auto& zone = it.zone ? it.zone : layout_.zone;
    if (zone) it.clock.emplace(*zone);
  }
}

// A company's own id joins people only if it tells them apart: what many rows share is a plan's or
// a country's.
void TableReader::drop_shared_ids() {
  auto& list = layout_.by_role[static_cast<std::size_t>(Role::external_id)];
  std::erase_if(list, [&](std::size_t column) {
    if (ranks_[column] != kRankOfOwnId) return false;
    return ids_[column].distinct.size() * 10 < ids_[column].filled * 7;
  });
  ids_.clear();
}

std::optional<core::Error> TableReader::decide_all() {
  if (!error_ && !begun_) error_ = begin();
  if (!error_) error_ = decide();
  if (error_) return error_;
  reads_ = true;
  columns_by_number_.clear();
  ledger_.files[file_].source = layout_.source->name;
  describe();
  for (std::size_t row = 0; row < cells_.rows(); ++row) read_row(row);
  return std::nullopt;
}

void TableReader::finish() {
  FileRead& file = ledger_.files[file_];
  const auto& zone = layout_.zone;
  file.clock = zone ? zone->name + ", as given" : "UTC";
  if (file.local) file.clock.clear();
}

void TableReader::describe() {
  for (const KeptColumn& kept : layout_.columns) {
    ColumnRead column{io::printable(kept.header.text, 60), std::string(info(kept.role).name), {}};
    ledger_.files[file_].columns.push_back(std::move(column));
  }
}

// One of the first rows.
void TableReader::show(std::size_t row) {
  std::vector<ColumnRead>& columns = ledger_.files[file_].columns;
  for (std::size_t at = 0; at < columns.size(); ++at) columns[at].first.push_back(shown(row, at));
}

// Whoever looks must see that a date was understood, and may see nobody's name.
std::string TableReader::shown(std::size_t row, std::size_t column) const {
  const KeptColumn& kept = layout_.columns[column];
  const std::string_view text = trimmed(cells_.at(row, column));
  if (text.empty()) return {};
  switch (info(kept.role).kind) {
    case RoleKind::date: {
      const auto moment = parse_moment(text, layout_.order);
      return moment ? plain_moment(moment->at) : "?";
    }
    case RoleKind::amount: {
      const auto amount = parse_amount(text, kept.mark);
      return amount ? io::fixed_text(*amount, 2) : "?";
    }
    case RoleKind::text:
      break;
  }
  if (is_private(kept.role) || text.find('@') != text.npos) return "(not kept)";
  return io::printable(text, 40);
}

// A row of which a needed cell cannot be read is left out as a whole.
void TableReader::read_row(std::size_t row) {
  FileRead& file = ledger_.files[file_];
  if (rows_read_ < kFirstRows) show(row);
  ++rows_read_;
  ++file.rows;
  const Row it(layout_, cells_, row);
  Entry entry(ledger_, file_);
  const std::size_t before = ledger_.facts.size();
  layout_.source->read(it, entry);
  if (it.bad()) {
    ledger_.facts.resize(before);
    return ledger_.leave(it.bad()->why, [&] { return place(row, it.bad()->text); });
  }
  const auto added = std::span(ledger_.facts).subspan(before);
  if (!std::all_of(added.begin(), added.end(), within_limits)) {
    ledger_.facts.resize(before);
    entry.leave(Why::beyond_limits);
  }
  if (entry.left()) ledger_.leave(*entry.left(), [&] { return place(row, {}); });
  const bool is_used = ledger_.facts.size() > before || !entry.left();
  if (is_used) ++file.used;
  for (std::size_t at = before; at < ledger_.facts.size(); ++at)
    file.local = file.local || ledger_.facts[at].has(Mark::local);
}

}  // namespace handoff::exports
