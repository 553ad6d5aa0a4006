// The layout is decided at the end of the first line: if that is a complete object, and more
// follows, the source is JSON lines; in every other case it is one document.
#include "io/events/payment_events.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "io/files/file.hpp"
#include "io/json/json.hpp"
#include "io/json/json_locate.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank(std::string_view text) { return text.find_first_not_of(kBlanks) == text.npos; }

// Whether an object opens and closes within the text; what stands in quotes does not count.
bool is_complete_object(std::string_view text) {
  if (text.empty() || text.front() != '{') return false;
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0 && --depth == 0) return true;
  }
  return false;
}

bool is_list(const Json& document) {
  if (!document.is_object()) return false;
  const auto kind = document.find("object");
  if (broken(ReaderMutant::list_without_object_kind)) return document.contains("data");
  return kind != document.end() && kind.value() == "list";
}

}  // namespace

EventReader::EventReader(EventFormat format, std::string source_name, IdTables& ids, Sink sink)
    : format_(format), source_name_(std::move(source_name)), ids_(ids), sink_(std::move(sink)) {
  assert(format_ != nullptr && sink_);
}

std::optional<core::Error> EventReader::feed(std::string_view chunk) {
  if (error_) return error_;
  if (layout_ == Layout::lines) {
    take_lines(chunk);
    return error_;
  }
  keep(chunk, kMaxDocumentBytes, "the document");
  if (!error_ && layout_ == Layout::undecided) decide();
  return error_;
}

std::optional<core::Error> EventReader::finish() {
  if (error_) return error_;
  if (layout_ == Layout::lines) {
    take_line(pending_);
  } else {
    take_document();
  }
  pending_.clear();
  return error_;
}

void EventReader::keep(std::string_view text, std::size_t limit, std::string_view what) {
  assert(pending_.size() <= limit);
  if (text.size() <= limit - pending_.size()) {
    pending_ += text;
    return;
  }
  pending_.clear();
  fail({place(source_name_, {line_, 1}),
        std::string(what) + " that begins here is larger than the limit of " + size_text(limit)});
}

// What was looked at once is not looked at again, however small the pieces and however many the
// blanks.
void EventReader::decide() {
  const std::string_view text = pending_;
  if (kByteOrderMark.starts_with(text)) return;  // nothing else so far
  if (text.starts_with(kByteOrderMark)) searched_ = std::max(searched_, kByteOrderMark.size());
  if (!first_line_end_) {
    const std::size_t start =
        first_line_ ? *first_line_ : text.find_first_not_of(kBlanks, searched_);
    if (start != text.npos) first_line_ = start;
    const std::size_t end = first_line_ ? text.find('\n', std::max(start, searched_)) : text.npos;
    searched_ = text.size();
    if (end == text.npos) return;
    if (!is_complete_object(text.substr(start, end - start))) {
      layout_ = Layout::document;
      return;
    }
    first_line_end_ = searched_ = end;
  }
  // A single line may as well be a whole list: only a second one makes it JSON lines.
  if (is_blank(text.substr(searched_))) {
    searched_ = text.size();
    return;
  }
  layout_ = Layout::lines;
  take_lines(std::exchange(pending_, {}));
}

void EventReader::take_lines(std::string_view text) {
  while (!error_) {
    const std::size_t end = text.find('\n');
    keep(text.substr(0, end), kMaxLineBytes, "the line");
    if (error_ || end == text.npos) return;
    const std::string line = std::exchange(pending_, {});
    take_line(line);
    text.remove_prefix(end + 1);
  }
}

void EventReader::take_line(std::string_view line) {
  const std::size_t number = line_++;
  if (is_blank(line.substr(line.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0))) return;
  const auto document = parse_json(line, source_name_, number);
  if (!document && broken(ReaderMutant::bad_line_skipped)) return;
  if (!document) return fail(document.error());
  Problems problems;
  const ReadEvent read = format_(Reader(*document, problems), ids_, rules_);
  if (problems.first) return fail(located(*problems.first, line, source_name_, number));
  sink_(read);
}

void EventReader::take_document() {
  const auto document = parse_json(pending_, source_name_);
  if (!document) return fail(document.error());
  Problems problems;
  const auto take = [&](const Reader& root) {
    const ReadEvent read = format_(root, ids_, rules_);
    if (!problems.first) sink_(read);
  };
  const Reader root(*document, problems);
  if (document->is_array() || is_list(*document)) {
    const Reader events = document->is_array() ? root : root.array("data");
    for (std::size_t i = 0; i < events.size() && !problems.first; ++i) take(events.element(i));
  } else {
    take(root);
  }
  if (problems.first) fail(located(*problems.first, pending_, source_name_));
}

std::optional<core::Error> read_events(EventFormat format, std::string_view text,
                                       std::string_view source_name, IdTables& ids,
                                       const EventReader::Sink& sink) {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  EventReader reader(format, std::string(source_name), ids, sink);
  while (!text.empty()) {
    if (auto error = reader.feed(text.substr(0, kPiece))) return error;
    text.remove_prefix(std::min(kPiece, text.size()));
  }
  return reader.finish();
}

std::optional<core::Error> read_event_file(EventFormat format, const std::string& path,
                                           IdTables& ids, const EventReader::Sink& sink) {
  EventReader reader(format, source_name(path), ids, sink);
  const auto feed = [&](std::string_view chunk) { return reader.feed(chunk); };
  if (auto error = read_chunks(path, feed)) return error;
  return reader.finish();
}

}  // namespace handoff::io
