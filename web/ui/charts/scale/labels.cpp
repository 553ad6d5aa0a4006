#include "web/ui/charts/scale/labels.hpp"

#include <algorithm>

namespace handoff::web::charts {

namespace {

constexpr const char* kEllipsis = "\xE2\x80\xA6";

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

}  // namespace

std::string elide(std::string_view text, float width, const Measure& measure) {
  if (measure(text) <= width) return std::string(text);
  int characters = static_cast<int>(std::count_if(text.begin(), text.end(), begins_character));
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

}  // namespace handoff::web::charts
