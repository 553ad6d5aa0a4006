// Wrong values for every field, generated from the schema: what a scenario file can get wrong.
//
// The schema's text is walked once. Each property, list and element gives a handful of cases: wrong
// types, null, below, above, too short, too long, unknown names and keys, members left out. A case
// is a place in a complete document and what to put there.
#pragma once

#include <string>
#include <vector>

#include "io/json/json.hpp"

namespace handoff::test {

struct WrongCase {
  std::string place;  // what is replaced
  io::Json value;
  std::string path;     // what the message must name: `place`, or something inside of it
  std::string found;    // how the message shows the value; empty if there is none to show
  std::string allowed;  // words that say what is allowed
};

// A scenario in which every list has at least one element, so that there is something to spoil.
io::Json complete_document(const io::Json& schema);

std::vector<WrongCase> wrong_cases(const io::Json& schema, const io::Json& complete);

}  // namespace handoff::test
