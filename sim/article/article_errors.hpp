// What the article gets wrong, or has no source for, and how that is known: not by simulation, but
// from the vendors' documentation and by arithmetic on the article's own numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace handoff::sim {

enum class ErrorKind : std::uint8_t {
  wrong,      // sources say otherwise
  itself,     // it contradicts itself
  no_source,  // nobody has published it
};

struct ArticleError {
  std::string_view id;
  std::string_view quote;  // the article's own words
  std::string_view where;
  std::string_view found;   // what is so
  std::string_view judged;  // by what
  ErrorKind kind;
};

std::span<const ArticleError> article_errors();

}  // namespace handoff::sim
