// Sources of payment events: files and texts of a payment processor's own JSON.
//
// A source is one event, an array of events, a list object ({"object":"list","data":[...]}) or JSON
// lines, one event a line. It is fed in pieces and each event is handed on as soon as it is
// complete, so JSON lines of any length take the memory of one line; other layouts are one document
// of at most 64 MiB.
//
// How the processor writes one event is its format's (io/events/stripe). What the format cannot read
// ends the reading with one error that says where and why:
//
//   events.jsonl:12:85: data.object.status: expected one of incomplete, ..., found "actve"
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// A processor's way to write an event. It notes a problem for what is none.
using EventFormat = ReadEvent (*)(const Reader& root, IdTables& ids, const ReadingRules& rules);

inline constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

class EventReader {
 public:
  using Sink = std::function<void(const ReadEvent& event)>;

  // `ids` must outlive the reader.
  EventReader(EventFormat format, std::string source_name, IdTables& ids, Sink sink);

  // Pieces may be cut anywhere. After an error nothing more is read, and the same error is
  // returned.
  std::optional<core::Error> feed(std::string_view chunk);
  std::optional<core::Error> finish();

 private:
  enum class Layout { undecided, lines, document };

  void decide();
  void take_lines(std::string_view text);
  void take_line(std::string_view line);
  void take_document();
  void keep(std::string_view text, std::size_t limit, std::string_view what);
  void fail(core::Error error) { error_ = std::move(error); }

  EventFormat format_;
  ReadingRules rules_;
  std::string source_name_;
  IdTables& ids_;
  Sink sink_;
  Layout layout_ = Layout::undecided;
  std::string pending_;  // the document so far, or a line that is not complete
  // Of `pending_`, while the layout is undecided: how much was looked at, where the first line that
  // is not blank begins, and where it ends once it is known to be a complete object.
  std::size_t searched_ = 0;
  std::optional<std::size_t> first_line_;
  std::optional<std::size_t> first_line_end_;
  std::size_t line_ = 1;  // of the next line
  std::optional<core::Error> error_;
};

// A text that is there already, and a file ("-" is standard input).
std::optional<core::Error> read_events(EventFormat format, std::string_view text,
                                       std::string_view source_name, IdTables& ids,
                                       const EventReader::Sink& sink);
std::optional<core::Error> read_event_file(EventFormat format, const std::string& path,
                                           IdTables& ids, const EventReader::Sink& sink);

}  // namespace handoff::io
