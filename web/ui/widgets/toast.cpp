#include "web/ui/widgets/toast.hpp"

#include <algorithm>
#include <vector>

#include "web/platform/frames.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/buttons.hpp"

namespace handoff::web::ui {

namespace {

constexpr double kShown_ms = 4000.0;
// Of those that say what went wrong, or offer something.
constexpr double kLongShown_ms = 15000.0;
constexpr std::size_t kMost = 4;

struct Toast {
  std::string words;
  Tone tone = Tone::neutral;
  double end_ms = 0.0;
  int number = 0;
  ToastOffer offer;
};
std::vector<Toast> toasts;
int next_number = 0;

Icon icon_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return Icon::check;
    case Tone::warn:
    case Tone::bad:
      return Icon::warning;
    default:
      return Icon::info;
  }
}

// What went wrong and can be mended by nobody but its offer; everything else leaves by itself.
bool stays(const Toast& t) { return t.tone == Tone::bad && t.offer.act != nullptr; }

double shown_ms(Tone tone, const ToastOffer& offer) {
  return tone == Tone::bad || offer.act != nullptr ? kLongShown_ms : kShown_ms;
}

// Draws one above `bottom`; returns its height. Clears `keep` when it was closed.
float draw_one(const Toast& t, float bottom, bool& keep) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float width = std::min(theme::px(400.0f), display.x - theme::px(32.0f));
  const std::string name = "##toast" + std::to_string(t.number);
  ImGui::SetNextWindowPos({display.x - theme::px(16.0f), bottom}, 0, {1.0f, 1.0f});
  ImGui::SetNextWindowSize({width, 0.0f});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::tokens().raised);
  ImGui::PushStyleColor(ImGuiCol_Border, theme::tokens().border_strong);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0f);
  ImGui::Begin(name.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  theme::sharpen(ImGui::GetWindowDrawList());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ImGui::GetTextLineHeight();
  draw_icon(ImGui::GetWindowDrawList(), icon_of(t.tone), {at.x + line * 0.5f, at.y + line * 0.5f},
            theme::px(16.0f), theme::tone_color(theme::tokens(), t.tone));
  ImGui::Indent(theme::px(26.0f));
  ImGui::PushTextWrapPos(width - theme::px(44.0f));
  text(t.words);
  ImGui::PopTextWrapPos();
  if (t.offer.act != nullptr && button(t.offer.label.c_str())) {
    keep = false;
    t.offer.act();
  }
  const ImVec2 end = ImGui::GetCursorScreenPos();
  const float side = theme::px(28.0f);
  const ImVec2 corner{ImGui::GetWindowPos().x + width - theme::px(38.0f),
                      at.y + (line - side) * 0.5f};
  ImGui::SetCursorScreenPos(corner);
  if (ImGui::InvisibleButton("close", {side, side})) keep = false;
  draw_icon(ImGui::GetWindowDrawList(), Icon::close,
            {corner.x + side * 0.5f, corner.y + side * 0.5f}, theme::px(13.0f),
            ImGui::IsItemHovered() ? theme::tokens().text : theme::tokens().text_muted);
  ImGui::SetCursorScreenPos({end.x, end.y - ImGui::GetStyle().ItemSpacing.y});
  ImGui::Dummy({1.0f, 0.0f});
  const float height = ImGui::GetWindowHeight();
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
  return height;
}

}  // namespace

void toast(std::string words, Tone tone, ToastOffer offer) {
  if (toasts.size() == kMost) toasts.erase(toasts.begin());
  platform::announce(words, tone == Tone::bad);
  const double end_ms = platform::now_ms() + shown_ms(tone, offer);
  toasts.push_back({std::move(words), tone, end_ms, next_number++, std::move(offer)});
  frames::request(3);
}

void draw_toasts() {
  const double now = platform::now_ms();
  float bottom = ImGui::GetIO().DisplaySize.y - theme::px(16.0f);
  double next_end = 0.0;
  for (std::size_t i = toasts.size(); i-- > 0;) {
    bool keep = stays(toasts[i]) || toasts[i].end_ms > now;
    // A copy, because an offer that is taken may add a toast.
    if (keep) bottom -= draw_one(Toast(toasts[i]), bottom, keep) + theme::px(8.0f);
    const double end = stays(toasts[i]) ? 0.0 : toasts[i].end_ms;
    if (keep && end > 0.0 && (next_end == 0.0 || end < next_end)) next_end = end;
    if (!keep) toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  // Nobody else would wake the page when the time is over.
  if (next_end > 0.0) frames::wake_after(next_end - now + 10.0);
}

}  // namespace handoff::web::ui
