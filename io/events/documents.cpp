// A line that ends with a closing bracket is tried as a document at once, and its brackets are
// counted only if it is none.
#include "io/events/documents.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "io/events/source_kind.hpp"
#include "io/files/file.hpp"
#include "io/json/json_locate.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

using namespace std::string_view_literals;

// Between documents; zero bytes are what a disk leaves, and the record separator is RFC 7464's.
constexpr std::string_view kBetween = " \t\r\n\0\x1e"sv;
constexpr std::string_view kBlankCharacters = " \t\r\n"sv;

char next_character(std::string_view text, std::size_t from) {
  const std::size_t at = text.find_first_not_of(kBlankCharacters, from);
  return at == text.npos ? '\n' : text[at];
}

// Whether an object or an array begins here. "[INFO]" and "[2024-06-15]" begin a line of a log.
bool begins_json(std::string_view text) {
  if (text.front() == '{') return true;
  if (text.front() != '[') return false;
  const char next = next_character(text, 1);
  return next == '{' || next == '[' || next == ']' || next == '\n';
}

// Where an object begins behind other text: one that opens with a name, or at the end of the line.
std::size_t find_object(std::string_view text) {
  for (std::size_t at = text.find('{', 1); at != text.npos; at = text.find('{', at + 1)) {
    const char next = next_character(text, at + 1);
    if (next == '"' || next == '\n') return at;
  }
  return text.npos;
}

bool ends_closed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(kBetween);
  return end != text.npos && (text[end] == '}' || text[end] == ']');
}

std::string_view trimmed(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kBetween) + 1);
}

// Whether an object begins at the start of a line and is complete at its end.
bool holds_whole_line(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    BracketScan scan;
    if (line.starts_with('{') && scan.scan(line) == BracketScan::State::closed) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::size_t characters(std::string_view text) { return position_at(text, text.size()).column - 1; }

// The text as far right as it stands on its line, so that columns in it are those of the source.
std::string at_column(std::string_view text, std::size_t column) {
  return std::string(column, ' ') + std::string(text);
}

// What looks like JSON to people, and is what a program prints of an object in its memory.
std::string_view hint(std::string_view text) {
  const char first = text.empty() || text.front() != '{' ? '"' : next_character(text, 1);
  if (first == '\'') return "; this may be a Python dict: json.dumps writes JSON";
  const bool name = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  return name ? "; this may be JavaScript's console.log: JSON.stringify writes JSON" : "";
}

}  // namespace

core::Error located(core::Error error, const FoundDocument& document,
                    std::string_view source_name) {
  return located(std::move(error), at_column(document.text, document.column), source_name,
                 document.line);
}

DocumentCutter::DocumentCutter(std::string source_name, Take take, Leave leave)
    : source_name_(std::move(source_name)), take_(std::move(take)), leave_(std::move(leave)) {
  assert(take_ && leave_);
}

std::optional<core::Error> DocumentCutter::feed(std::string_view chunk) {
  if (error_) return error_;
  if (begun_) {
    take_pieces(chunk);
    return error_;
  }
  head_ += chunk;
  if (head_.size() < kHeadBytes) return std::nullopt;
  begun_ = true;
  error_ = refuse_by_kind(std::string_view(head_).substr(0, kHeadBytes), source_name_);
  if (!error_) take_pieces(std::exchange(head_, {}));
  return error_;
}

std::optional<core::Error> DocumentCutter::finish() {
  if (error_) return error_;
  if (!begun_) {
    begun_ = true;
    error_ = refuse_by_kind(head_, source_name_);
    if (!error_) take_pieces(std::exchange(head_, {}));
  }
  if (!error_) take_line(std::exchange(pending_, {}));
  if (!error_ && open_) give_up();
  if (!error_ && !has_content_)
    leave_(WhyLeftOut::notice, {printable(source_name_, 200), "is empty, expected JSON"});
  return error_;
}

void DocumentCutter::take_pieces(std::string_view chunk) {
  while (!error_ && !chunk.empty()) {
    const std::size_t end = chunk.find('\n');
    if (pending_.empty() && end != chunk.npos) {
      take_line(chunk.substr(0, end));
    } else {
      keep(chunk.substr(0, end));
      if (error_ || end == chunk.npos) return;
      const std::string line = std::exchange(pending_, {});
      take_line(line);
    }
    chunk.remove_prefix(end + 1);
  }
}

// The first line may be the whole document.
void DocumentCutter::keep(std::string_view text) {
  const std::size_t limit = has_content_ ? kMaxLineBytes : kMaxDocumentBytes;
  if (text.size() > limit - std::min(limit, pending_.size()))
    return fail_too_long(has_content_ ? "the line" : "the document", line_, limit);
  pending_ += text;
}

void DocumentCutter::fail_too_long(std::string_view what, std::size_t line, std::size_t limit) {
  pending_.clear();
  error_ = core::Error{place(source_name_, {line, 1}),
                       std::string(what) + " that begins here is larger than the limit of " +
                           size_text(limit) + "; jq -c makes lines of events of it"};
}

void DocumentCutter::take_line(std::string_view line) {
  const std::size_t number = line_++;
  if (number == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.find_first_not_of(kBetween) == line.npos && !open_) return;
  if (open_ && line.starts_with('{') && !open_->scan.may_open()) give_up();
  if (error_) return;
  if (open_) return go_on(line, number);
  if (skipping_ && !line.starts_with('{')) return;
  skipping_ = false;
  take_rest({.line = line, .at = 0, .number = number});
}

void DocumentCutter::take_rest(Rest rest) {
  while (!error_) {
    // A comma may stand between documents, as in an array that has lost its brackets.
    const std::string_view between = rest.taken ? " \t\r\n\0\x1e,"sv : kBetween;
    const std::size_t at = rest.line.find_first_not_of(between, rest.at);
    if (at == rest.line.npos) return;
    rest.at = at;
    const bool is_first = !std::exchange(has_content_, true);
    if (begins_json(rest.text())) {
      if (!take_json(rest)) return;
      continue;
    }
    if (!rest.in_log && take_quoted(rest)) return;
    const std::size_t object = find_object(rest.text());
    if (object == std::string_view::npos) {
      if (is_first) {
        if (auto kind = refuse_by_first_line(rest.text(), source_name_))
          return leave_(WhyLeftOut::notice, *std::move(kind));
      }
      return leave_line(rest);
    }
    rest.at += object;
    rest.in_log = true;
  }
}

// Whether something is left of the line.
bool DocumentCutter::take_json(Rest& rest) {
  const std::string_view text = rest.text();
  if (ends_closed(text) && take_text(trimmed(text), rest)) return false;
  BracketScan scan;
  switch (scan.scan(text)) {
    case BracketScan::State::closed: {
      const std::string_view value = text.substr(0, scan.scanned());
      if (!take_text(value, rest)) {
        leave_broken(value, rest);
        return false;
      }
      rest.at += value.size();
      rest.taken = true;
      return true;
    }
    case BracketScan::State::broken:
      leave_broken(text, rest);
      return false;
    case BracketScan::State::open:
      break;
  }
  // Behind other text only an object that begins at the end of the line goes on in the next.
  if (lines_only_ || (rest.in_log && next_character(text, 1) != '\n')) {
    leave_broken(text, rest);
    return false;
  }
  open_ = Open{std::string(text) + '\n', rest.number, characters(rest.line.substr(0, rest.at)),
               rest.in_log, std::move(scan)};
  if (open_->scan.scan("\n") == BracketScan::State::broken) give_up();
  return false;
}

// A whole line in quotes whose text is JSON again.
bool DocumentCutter::take_quoted(const Rest& rest) {
  if (rest.text().front() != '"') return false;
  if (read(trimmed(rest.text()), rest.number) || !tree_.root().is_text()) return false;
  if (!begins_json(std::string(tree_.root().text()) + ' ')) return false;
  take_(found(rest.text(), rest, false));
  return true;
}

void DocumentCutter::go_on(std::string_view line, std::size_t number) {
  const std::size_t before = open_->text.size();
  if (line.size() + 1 > kMaxDocumentBytes - std::min(kMaxDocumentBytes, before))
    return fail_too_long("the document", open_->line, kMaxDocumentBytes);
  open_->text += line;
  open_->text += '\n';
  switch (open_->scan.scan(std::string_view(open_->text).substr(before))) {
    case BracketScan::State::open:
      return;
    case BracketScan::State::broken:
      return give_up();
    case BracketScan::State::closed:
      break;
  }
  const Open whole = *std::exchange(open_, std::nullopt);
  const std::size_t end = whole.scan.scanned();
  const std::string_view value = std::string_view(whole.text).substr(0, end);
  const Rest as_rest{.line = value, .at = 0, .number = whole.line, .in_log = whole.in_log};
  if (read(value, whole.line)) return leave_broken(value, as_rest);
  take_({tree_.root(), value, whole.line, whole.column, whole.in_log});
  take_rest(
      {.line = line, .at = end - before, .number = number, .in_log = whole.in_log, .taken = true});
}

// The open document never ends as it should. Where events stand one on a line it is one broken
// line, and the lines after it are read again, each by itself.
void DocumentCutter::give_up() {
  const Open broken = *std::exchange(open_, std::nullopt);
  const std::string_view text = broken.text;
  const std::size_t first_end = text.find('\n');
  const bool lines =
      has_documents_ || (text.front() == '{' && holds_whole_line(text.substr(first_end + 1)));
  leave_broken(lines ? text.substr(0, first_end) : text,
               {.line = text, .at = 0, .number = broken.line, .in_log = broken.in_log});
  if (error_) return;
  skipping_ = !lines;
  if (!lines) return;
  lines_only_ = true;
  line_ = broken.line + 1;
  std::size_t begin = first_end + 1;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    take_line(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

// What is wrong with the text, if it is no document.
std::optional<core::Error> DocumentCutter::read(std::string_view text, std::size_t first_line) {
  return tree_.read(text, source_name_, first_line);
}

// The document that was read last, which stands at the beginning of `rest`.
FoundDocument DocumentCutter::found(std::string_view text, const Rest& rest, bool in_log) const {
  return {tree_.root(), text, rest.number, characters(rest.line.substr(0, rest.at)), in_log};
}

bool DocumentCutter::take_text(std::string_view text, const Rest& rest) {
  if (read(text, rest.number)) return false;
  if (rest.in_log && tree_.root().empty()) return true;  // "{}": no context
  has_documents_ = true;
  take_(found(text, rest, rest.in_log));
  return true;
}

// An array that is broken may hold any number of events: without them the rest means little.
void DocumentCutter::leave_broken(std::string_view text, const Rest& rest) {
  if (rest.in_log) return leave_line(rest);
  if (broken(ReaderMutant::bad_line_skipped)) return;
  const std::string placed =
      at_column(trimmed(text), rest.at == 0 ? 0 : characters(rest.line.substr(0, rest.at)));
  core::Error error =
      read(placed, rest.number)
          .value_or(core::Error{place(source_name_, {rest.number, 1}), "is broken JSON"});
  error.what += hint(text);
  if (text.front() == '[' && !has_documents_) {
    error_ = std::move(error);
    return;
  }
  leave_(WhyLeftOut::bad_json, std::move(error));
}

// What is JSON and neither object nor array goes the way of documents, to be named there.
void DocumentCutter::leave_line(const Rest& rest) {
  if (rest.taken) return;  // the end of a line of a log
  const std::string_view text = trimmed(rest.in_log ? rest.line : rest.text());
  if (!rest.in_log && !read(text, rest.number)) return take_(found(text, rest, true));
  leave_(WhyLeftOut::notice,
         {place(source_name_, {rest.number, 1}), "expected JSON, found " + in_quotes(text)});
}

}  // namespace handoff::io
