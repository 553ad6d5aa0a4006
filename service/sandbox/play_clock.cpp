// The steady clock decides how time goes on; the wall's clock is read once.
#include "service/sandbox/play_clock.hpp"

namespace handoff::sandbox {
namespace {

std::int64_t microseconds(auto length) {
  return std::chrono::duration_cast<std::chrono::microseconds>(length).count();
}

}  // namespace

PlayClock::PlayClock(core::Time begins, double speed) : begins_(begins), speed_(speed) {
  start();
  runs_ = false;
}

void PlayClock::start() {
  began_ = Steady::now();
  shift_ = core::Time{microseconds(std::chrono::system_clock::now().time_since_epoch())} - begins_;
  runs_ = true;
}

core::Time PlayClock::now() const {
  if (!runs_) return begins_;
  const auto passed = static_cast<double>(microseconds(Steady::now() - began_));
  return begins_ + core::Duration{static_cast<std::int64_t>(passed * speed_)};
}

PlayClock::Steady::time_point PlayClock::when(core::Time at) const {
  const auto ahead = static_cast<double>((at - begins_).us) / speed_;
  return began_ + std::chrono::microseconds(static_cast<std::int64_t>(ahead));
}

}  // namespace handoff::sandbox
