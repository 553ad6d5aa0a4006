#include "io/figures/labels.hpp"

#include <algorithm>

#include "io/figures/columns.hpp"

namespace handoff::figures {

namespace {

constexpr const char* kEllipsis = "\xE2\x80\xA6";

}  // namespace

std::string elide(std::string_view text, float width, const Measure& measure) {
  if (measure(text) <= width) return std::string(text);
  auto characters = static_cast<int>(columns_of(text));
  for (std::size_t end = text.size(); end > 0;) {
    --end;
    if (!begins_character(text[end])) continue;
    if (--characters < 2) break;
    std::string cut(text.substr(0, end));
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    cut += kEllipsis;
    if (measure(cut) <= width) return cut;
  }
  return {};
}

void Line::block(float left, float right) { taken_.push_back({left, right}); }

bool Line::take(float left, float right) {
  if (left < 0.0f || right > length_) return false;
  const bool clear = std::none_of(taken_.begin(), taken_.end(), [&](const Stretch& s) {
    return left < s.right && s.left < right;
  });
  if (clear) block(left, right);
  return clear;
}

}  // namespace handoff::figures
