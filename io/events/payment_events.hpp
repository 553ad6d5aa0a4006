// Sources of payment events: files and texts of a payment processor's own JSON.
//
// A source is one event or any number of them: an array, a list object
// ({"object":"list","data":[...]}), pages of lists, one event a line, or objects one after another
// (io/events/documents.hpp), each of them by itself or wrapped in what brought it here
// (io/events/envelope.hpp). It is fed in pieces and each event is handed on as soon as it is
// complete, so lines of any number take the memory of one; a single document has at most 64 MiB.
//
// How the processor writes one event is its format's (io/events/stripe). What cannot be read is
// left out, counted, and told where and why; it never stops the rest:
//
//   events.jsonl:12:85: data.object.status: expected one of incomplete, ..., found "actve"
//
// What is no text with events at all (a zip archive, a photo, an array that breaks off) is an
// error.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/events/documents.hpp"
#include "io/events/interner.hpp"
#include "io/events/left_out.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct Candidate;

// A processor's way to write an event. It notes a problem for what is none.
using EventFormat = ReadEvent (*)(const Reader& root, IdTables& ids, const ReadingRules& rules);

class EventReader {
 public:
  using Sink = std::function<void(const ReadEvent& event)>;

  // What the reading goes by and writes to, which must outlive the reader.
  struct Reading {
    EventFormat format;
    IdTables& ids;
    LeftOut& left_out;
    ReadingRules rules = {};
  };

  EventReader(Reading reading, std::string source_name, Sink sink);

  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;

  // Pieces may be cut anywhere. After an error nothing more is read, and the same error is
  // returned.
  std::optional<core::Error> feed(std::string_view chunk) { return cutter_.feed(chunk); }
  std::optional<core::Error> finish() { return cutter_.finish(); }

 private:
  void take(const FoundDocument& document);
  void take(const Candidate& candidate, const FoundDocument& document);

  Reading reading_;
  std::string source_name_;
  Sink sink_;
  DocumentCutter cutter_;
};

// A text that is there already, and a file ("-" is standard input). Where nothing at all could be
// read of a source that is not an empty list, the first thing left out is an error.
std::optional<core::Error> read_events(EventFormat format, std::string_view text,
                                       std::string_view source_name, IdTables& ids,
                                       const EventReader::Sink& sink);
std::optional<core::Error> read_event_file(EventFormat format, const std::string& path,
                                           IdTables& ids, const EventReader::Sink& sink);

// A file among others: what is left out is only counted.
std::optional<core::Error> read_event_file(const EventReader::Reading& reading,
                                           const std::string& path, const EventReader::Sink& sink);

}  // namespace handoff::io
