#include "web/platform/frames.hpp"

#include <algorithm>

#include "web/platform/platform.hpp"

namespace handoff::web::frames {
namespace {

bool begun = false;
int left = 0;

}  // namespace

void begin() { begun = true; }

void request(int count) {
  if (!begun) return;
  left = std::max(left, count);
  platform::request_refresh();
}

void wake_after(double ms) { platform::wake_after(ms); }

bool take() {
  if (!begun || left <= 0) return false;
  --left;
  return true;
}

bool due() { return left > 0; }

void go_on() {
  if (left > 0) platform::request_refresh();
}

}  // namespace handoff::web::frames
