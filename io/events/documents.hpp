// The JSON documents of a text that holds more than one, and other things between them.
//
// What people call a file of events is one document, one a line, pretty-printed ones one after
// another, or a log in which an object stands at the end of each line:
//
//   2024-06-15 10:00:00 INFO webhook {"id":"evt_1", ...}
//
// All of these are cut into documents without being told which it is: an object or array reaches
// from its first bracket to the one that closes it. A line without any is a notice. A line that
// breaks off ends at the next one that begins an object where none may begin. The text is fed in
// pieces; one line, or one document over several lines, is kept in memory.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/events/bracket_scan.hpp"
#include "io/events/left_out.hpp"
#include "io/json/value_tree.hpp"

namespace handoff::io {

inline constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

// A document, and where its text stands.
struct FoundDocument {
  const Value& root;
  std::string_view text;
  std::size_t line;    // from 1
  std::size_t column;  // characters before it on its line
  bool in_log;         // other text stands before it on its line
};

// `error` with a path in a document's text as its place, located in the source.
core::Error located(core::Error error, const FoundDocument& document, std::string_view source_name);

class DocumentCutter {
 public:
  using Take = std::function<void(const FoundDocument& document)>;
  using Leave = std::function<void(WhyLeftOut why, core::Error error)>;

  DocumentCutter(std::string source_name, Take take, Leave leave);

  // Pieces may be cut anywhere. An error means that the source cannot be read at all: nothing more
  // is read after it, and the same error is returned.
  std::optional<core::Error> feed(std::string_view chunk);
  std::optional<core::Error> finish();

 private:
  // A document that is not complete at the end of a line.
  struct Open {
    std::string text;
    std::size_t line;
    std::size_t column;
    bool in_log;
    BracketScan scan;
  };
  // What is left of a line.
  struct Rest {
    std::string_view line;
    std::size_t at;
    std::size_t number;
    bool in_log = false;
    bool taken = false;  // whether a document has been taken from this line

    std::string_view text() const { return line.substr(at); }
  };

  void take_pieces(std::string_view chunk);
  void take_line(std::string_view line);
  void take_rest(Rest rest);
  bool take_json(Rest& rest);
  bool take_quoted(const Rest& rest);
  void go_on(std::string_view line, std::size_t number);
  void give_up();
  bool take_text(std::string_view text, const Rest& rest);
  void leave_broken(std::string_view text, const Rest& rest);
  void leave_line(const Rest& rest);
  void keep(std::string_view text);
  std::optional<core::Error> read(std::string_view text, std::size_t first_line);
  FoundDocument found(std::string_view text, const Rest& rest, bool in_log) const;
  void fail_too_long(std::string_view what, std::size_t line, std::size_t limit);

  std::string source_name_;
  Take take_;
  Leave leave_;
  std::string head_;  // the first bytes, until there are enough to tell what the source is
  bool begun_ = false;
  std::string pending_;  // of a line that is not complete
  std::optional<Open> open_;
  std::size_t line_ = 1;        // of the next line
  bool has_content_ = false;    // whether there was a line that is not blank
  bool has_documents_ = false;  // whether a document was complete on its line
  bool skipping_ = false;       // the rest of a document over several lines that was broken
  bool lines_only_ = false;     // a document over several lines is not believed any more
  ValueTree tree_;              // of the document at hand
  std::optional<core::Error> error_;
};

}  // namespace handoff::io
