// A vendor: how one system of the outside is called for each operation, as a table of data.
//
// The table is JSON (assets/vendors), so another vendor is another file and no code:
//
//   {"vendor": "...", "headers": {"Authorization": "Bearer {secret}"}, "at_once": 5,
//    "key_header": "Idempotency-Key", "words": {"stage": {"customer": "customer"}},
//    "operations": {"find_by_primary": [STEP, ...], ...}}
//
// An operation is a list of steps, one call each: method, path and body, in which "{name}" stands
// for a value of the request or of a step before it; a member of the body whose value is one name
// and has no value is left out, and "{#name}" is a number. In a path "'{name}'" is a text of a query's
// language: quotes and backslashes in it are escaped, so that no value can end it. What comes back is
// read by paths such as "results.0.id". A step may say:
//
//   "one_of": PATH   the answer's list: nothing in it is "not found", several are "ambiguous", and
//                    what is taken is taken from the only one
//   "take": {NAME: PATH}          values for later steps and for the reply; PATH "" is the whole
//   "needs": [NAME]  without these values the operation ends here: "not found"
//   "each": PATH     of a listing: the answer's list; `take` is then of each of them
//   "next": {"name": NAME, "path": PATH, "of_last": PATH, "while": PATH}   more pages of it
//   "chunk": NUMBER  of a listing by keys: so many in one call
//
// Words that the two sides have for the same thing stand in "words", by the pipeline's word.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "io/json/document.hpp"

namespace handoff::service {

struct NextPage {
  std::string name;      // the value that the next call has more
  std::string path;      // where the answer says it; empty: `of_last` of the list
  std::string of_last;   // in the list's last element
  std::string going_on;  // true while there is more; empty: while the value is there
};

struct Step {
  std::string method;
  std::string path;
  io::Json body;  // null: none
  std::string one_of;
  std::string each;
  std::vector<std::pair<std::string, std::string>> take;
  std::vector<std::string> needs;
  std::optional<NextPage> next;
  std::size_t chunk = 0;
};

struct VendorTable {
  std::string name;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string key_header;
  std::size_t at_once = 8;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> words;
  std::map<std::string, std::vector<Step>, std::less<>> operations;
};

core::Result<VendorTable> read_vendor(std::string_view text, std::string_view source_name);

// ---- filling in, and reading ----

// Values by name; the last of a name counts.
class Values {
 public:
  void set(std::string_view name, std::string value);
  std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

// As SOQL and SQL's kin want a text in single quotes.
std::string escaped_in_quotes(std::string_view text);

// "{name}" in a path is percent-encoded; "name={value}" of its query is left out without a value.
std::string fill_path(std::string_view text, const Values& values);
std::string fill_text(std::string_view text, const Values& values);
io::Json fill_body(const io::Json& body, const Values& values);

// What stands at a path; null if there is nothing.
const io::Json* look_up(const io::Json& document, std::string_view path);
// The same as text; numbers and truth values in their spelling.
std::string text_at(const io::Json& document, std::string_view path);

// The vendor's word for one of ours, and ours for one of its; the word itself, or nothing, where the
// table has none.
std::string their_word(const VendorTable& table, std::string_view kind, std::string_view ours);
std::string our_word(const VendorTable& table, std::string_view kind, std::string_view theirs);

}  // namespace handoff::service
