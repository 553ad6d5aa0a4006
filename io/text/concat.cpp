// See concat.hpp.
#include "io/text/concat.hpp"

#include <cstdio>

namespace handoff::io {

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string fixed_text(double value, int decimals) {
  char digits[340];  // the largest double has 309 before the point
  std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
  return digits;
}

}  // namespace handoff::io
