// Documents are cut out of the source, events unwrapped from the documents, and the format reads
// the events.
#include "io/events/payment_events.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "io/events/envelope.hpp"
#include "io/files/file.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

WhyLeftOut why_not_read(const Value& value, const FoundDocument& document) {
  if (claims_to_be_event(value)) return WhyLeftOut::bad_event;
  const bool notice = document.in_log || is_between_records(value);
  return notice ? WhyLeftOut::notice : WhyLeftOut::no_event;
}

// A problem in a text has no place of its own: it is told at the text's.
core::Error placed(core::Error error, const Candidate& candidate, const FoundDocument& document,
                   std::string_view source_name) {
  if (!candidate.in_text) return located(std::move(error), document, source_name);
  const std::string inside = error.where == candidate.path ? "" : error.where + ": ";
  return located({candidate.path, inside + error.what}, document, source_name);
}

// Reads with a list of its own, whose first entry is the error if there is nothing else.
template <class Read>
std::optional<core::Error> read_alone(EventFormat format, IdTables& ids,
                                      const EventReader::Sink& sink, const Read& read) {
  LeftOut left_out;
  bool any = false;
  const auto note = [&](const ReadEvent& event) {
    any = true;
    sink(event);
  };
  if (auto error = read({format, ids, left_out}, note)) return error;
  return any ? std::nullopt : left_out.first();
}

}  // namespace

EventReader::EventReader(Reading reading, std::string source_name, Sink sink)
    : reading_(reading),
      source_name_(std::move(source_name)),
      sink_(std::move(sink)),
      cutter_(
          source_name_, [this](const FoundDocument& document) { take(document); },
          [this](WhyLeftOut why, core::Error error) {
            reading_.left_out.add(why, std::move(error));
          }) {
  assert(reading_.format != nullptr && sink_);
}

void EventReader::take(const FoundDocument& document) {
  unwrap(document.root, [&](const Candidate& candidate) { take(candidate, document); });
}

void EventReader::take(const Candidate& candidate, const FoundDocument& document) {
  if (candidate.kind == Candidate::Kind::encoded) {
    core::Error error{candidate.path, "is base64: decode it first (base64 -d), and read that"};
    return reading_.left_out.add(WhyLeftOut::bad_event,
                                 located(std::move(error), document, source_name_));
  }
  Problems problems;
  const Reader root(*candidate.value, problems, candidate.in_text ? "" : candidate.path);
  ReadEvent read = reading_.format(root, reading_.ids, reading_.rules);
  if (problems.first) {
    return reading_.left_out.add(
        why_not_read(*candidate.value, document),
        placed(*std::move(problems.first), candidate, document, source_name_));
  }
  read.line = document.line;
  read.in_list = candidate.in_list;
  sink_(read);
}

std::optional<core::Error> read_events(EventFormat format, std::string_view text,
                                       std::string_view source_name, IdTables& ids,
                                       const EventReader::Sink& sink) {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  return read_alone(format, ids, sink,
                    [&](const EventReader::Reading& reading,
                        const EventReader::Sink& take) -> std::optional<core::Error> {
                      EventReader reader(reading, std::string(source_name), take);
                      for (std::size_t at = 0; at < text.size(); at += kPiece) {
                        if (auto error = reader.feed(text.substr(at, kPiece))) return error;
                      }
                      return reader.finish();
                    });
}

std::optional<core::Error> read_event_file(EventFormat format, const std::string& path,
                                           IdTables& ids, const EventReader::Sink& sink) {
  return read_alone(format, ids, sink,
                    [&](const EventReader::Reading& reading, const EventReader::Sink& take) {
                      return read_event_file(reading, path, take);
                    });
}

std::optional<core::Error> read_event_file(const EventReader::Reading& reading,
                                           const std::string& path, const EventReader::Sink& sink) {
  EventReader reader(reading, source_name(path), sink);
  const auto feed = [&](std::string_view chunk) { return reader.feed(chunk); };
  if (auto error = read_chunks(path, feed)) return error;
  return reader.finish();
}

}  // namespace handoff::io
