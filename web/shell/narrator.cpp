#include "web/shell/narrator.hpp"

#include <utility>

#include "web/platform/frames.hpp"
#include "web/platform/platform.hpp"
#include "web/views/tables/text_view.hpp"

namespace handoff::web {
namespace {

constexpr double kTextEveryMs = 250.0;  // in text mode, while a run goes on
constexpr double kQuietMs = 1000.0;     // before a screen reader speaks

}  // namespace

void Narrator::begin_anew() {
  told_ = false;
  speak_due_ms_ = 0.0;
}

void Narrator::follow(const ViewModel& view, bool finished, double now_ms) {
  if (finished && !told_) {
    told_ = true;
    speak_due_ms_ = now_ms + kQuietMs;
    platform::announce_results();
    frames::request(2);
  }
  show_text(view, finished, now_ms);
  speak(view, now_ms);
}

void Narrator::show_text(const ViewModel& view, bool finished, double now_ms) {
  const bool due = finished || (platform::is_text_mode() && now_ms >= text_due_ms_);
  if (!text_stale_ || !due) return;
  platform::show_text(text_view_json(text_view(view)));
  text_due_ms_ = now_ms + kTextEveryMs;
  text_stale_ = false;
}

void Narrator::speak(const ViewModel& view, double now_ms) {
  if (speak_due_ms_ <= 0.0) return;
  const double left = speak_due_ms_ - now_ms;
  if (left > 0.0) return frames::wake_after(left + 1.0);
  speak_due_ms_ = 0.0;
  std::string words = spoken(view);
  if (words == spoken_) return;
  spoken_ = std::move(words);
  platform::announce(spoken_);
}

}  // namespace handoff::web
