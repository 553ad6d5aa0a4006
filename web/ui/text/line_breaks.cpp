#include "web/ui/text/line_breaks.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace handoff::web::ui {

bool has_grouped_number(std::string_view words) {
  for (std::size_t comma = words.find(','); comma != words.npos;
       comma = words.find(',', comma + 1)) {
    if (comma + 1 < words.size() && std::isdigit(static_cast<unsigned char>(words[comma + 1])) != 0)
      return true;
  }
  return false;
}

std::string broken_at_blanks(std::string_view words, float width,
                             float (*width_of)(std::string_view)) {
  std::string lines(words);
  std::size_t line = 0;  // where it begins
  for (std::size_t blank = 0, end = 0; end < words.size(); blank = end, ++end) {
    end = std::min(words.find_first_of(" \n", end), words.size());
    if (blank > line && width_of(words.substr(line, end - line)) > width) {
      lines[blank] = '\n';
      line = blank + 1;
    }
    if (end < words.size() && words[end] == '\n') line = end + 1;
  }
  return lines;
}

}  // namespace handoff::web::ui
