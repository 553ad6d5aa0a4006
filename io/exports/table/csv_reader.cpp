#include "io/exports/table/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace handoff::exports {
namespace {

constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};
constexpr std::size_t kHeadBytes = std::size_t{1} << 14;
constexpr std::size_t kRowsToLookAt = 20;

// How often each separator stands outside of quotes, row by row.
using Counts = std::array<std::size_t, kSeparators.size()>;

std::vector<Counts> counted(std::string_view head) {
  std::vector<Counts> rows(1);
  bool quoted = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (rows.back() != Counts{}) rows.emplace_back();
      if (rows.size() > kRowsToLookAt) break;
      continue;
    }
    const auto* found = std::find(kSeparators.begin(), kSeparators.end(), c);
    if (found != kSeparators.end())
      ++rows.back()[static_cast<std::size_t>(found - kSeparators.begin())];
  }
  if (rows.back() == Counts{} && rows.size() > 1) rows.pop_back();
  return rows;
}

// A table has as many separators in each row. A decimal comma also comes in most rows, but not in
// the header.
std::size_t score(const std::vector<Counts>& rows, std::size_t separator) {
  std::size_t widest = 0;
  for (const Counts& row : rows) widest = std::max(widest, row[separator]);
  std::size_t same = 0;
  for (const Counts& row : rows) {
    if (row[separator] == rows.front()[separator]) ++same;
  }
  const std::size_t in_header = rows.front()[separator];
  return in_header == 0 ? widest : 1000 + in_header * 10 + same;
}

constexpr std::string_view kSeparatorLine = "sep=";

}  // namespace

char separator_of(std::string_view head) {
  const auto rows = counted(head);
  std::size_t best = 0;
  for (std::size_t at = 1; at < kSeparators.size(); ++at) {
    if (score(rows, at) > score(rows, best)) best = at;
  }
  return kSeparators[best];
}

CsvReader::CsvReader(TakeRow take, LeaveRow leave)
    : take_(std::move(take)), leave_(std::move(leave)) {}

void CsvReader::feed(std::string_view text) {
  if (begun_) return read(text);
  head_ += text;
  if (head_.size() >= kHeadBytes) begin();
}

void CsvReader::finish() {
  if (!begun_) begin();
  if (state_ == State::quoted) return give_up();
  if (state_ != State::skipping && (!ends_.empty() || !row_.empty())) {
    end_cell();
    end_row();
  }
}

void CsvReader::begin() {
  begun_ = true;
  std::string_view text = head_;
  if (text.starts_with(kSeparatorLine) && text.size() > kSeparatorLine.size()) {
    separator_ = text[kSeparatorLine.size()];
    const std::size_t end = text.find('\n');
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    ++line_;
  } else {
    separator_ = separator_of(text);
  }
  row_line_ = line_;
  read(text);
  head_.clear();
  head_.shrink_to_fit();
}

// Stretches without any special character go over at once.
void CsvReader::read(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (state_ == State::plain || state_ == State::quoted) {
      std::size_t end = at;
      while (end < text.size() && text[end] != '"' && text[end] != '\n' && text[end] != '\r' &&
             text[end] != separator_)
        ++end;
      row_ += text.substr(at, end - at);
      if (end > at) after_return_ = false;
      at = end;
      if (row_.size() > kMaxRowBytes) give_up();
      if (at == text.size()) return;
    }
    take_character(text[at++]);
  }
}

void CsvReader::take_character(char c) {
  const bool second_of_two = c == '\n' && after_return_;
  after_return_ = c == '\r';
  const bool breaks = c == '\n' || c == '\r';
  if (breaks && !second_of_two) ++line_;
  if (state_ == State::quoted) {
    if (c == '"') {
      state_ = State::quote_seen;
    } else {
      row_ += c;
    }
    return;
  }
  if (second_of_two) return;
  if (state_ == State::skipping) {
    if (!breaks) return;
    state_ = State::cell_begins;
    row_line_ = line_;
    return;
  }
  if (state_ == State::quote_seen && c == '"') {
    row_ += c;
    state_ = State::quoted;
    return;
  }
  if (c == separator_) return end_cell();
  if (breaks) {
    end_cell();
    return end_row();
  }
  if (state_ == State::cell_begins && c == '"') {
    state_ = State::quoted;
    return;
  }
  row_ += c;
  state_ = State::plain;
}

void CsvReader::end_cell() {
  ends_.push_back(row_.size());
  state_ = State::cell_begins;
}

void CsvReader::end_row() {
  cells_.clear();
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    cells_.push_back(std::string_view(row_).substr(begin, end - begin));
    begin = end;
  }
  if (!row_.empty()) take_(cells_, row_line_);
  row_.clear();
  ends_.clear();
  row_line_ = line_;
}

void CsvReader::give_up() {
  leave_(row_line_);
  row_.clear();
  ends_.clear();
  state_ = State::skipping;
}

}  // namespace handoff::exports
