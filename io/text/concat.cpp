#include "io/text/concat.hpp"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace handoff::io {

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string words_of(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string fixed_text(double value, int decimals) {
  assert(decimals >= 0 && decimals <= 16);
  char digits[340];  // the largest double has 309 before the point
  std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
  return digits;
}

}  // namespace handoff::io
