// Combining marks and wide characters are not told apart: no text of ours has any.
#include "io/figures/columns.hpp"

#include <algorithm>

namespace handoff::figures {

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string cut_to(std::string_view text, std::size_t columns, std::string_view ending) {
  if (columns_of(text) <= columns) return std::string(text);
  std::size_t left = columns - std::min(columns, columns_of(ending));
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (begins_character(text[end]) && left-- == 0) break;
  }
  return std::string(text.substr(0, end)).append(ending);
}

}  // namespace handoff::figures
