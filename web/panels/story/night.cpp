// One customer's night: manual sync above, orchestration below, one clock, and the same in words.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/panels/story/playback.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr std::array<Speed, 4> kSpeeds{
    {{"1 min/s", 60.0}, {"10 min/s", 600.0}, {"1 h/s", 3600.0}, {"4 h/s", 14'400.0}}};
constexpr float kLane = 88.0f;
constexpr float kAxis = 26.0f;

struct Look {
  ui::Icon icon;
  ui::Tone tone;
  const char* name;
};

Look look_of(NightKind kind) {
  switch (kind) {
    case NightKind::paid:
      return {ui::Icon::plus, ui::Tone::accent, "Paid"};
    case NightKind::noticed:
      return {ui::Icon::info, ui::Tone::neutral, "Noticed"};
    case NightKind::missend:
      return {ui::Icon::warning, ui::Tone::bad, "Trial mail"};
    case NightKind::in_crm:
      return {ui::Icon::check, ui::Tone::good, "In the CRM"};
    case NightKind::left:
      return {ui::Icon::close, ui::Tone::neutral, "Mails stop"};
    case NightKind::owner:
      return {ui::Icon::pin, ui::Tone::neutral, "Owner"};
    case NightKind::exception:
      return {ui::Icon::warning, ui::Tone::warn, "Exception"};
    case NightKind::touch:
      break;
  }
  return {ui::Icon::check, ui::Tone::accent, "First touch"};
}

struct Frame {
  const NightView& view;
  ImVec2 min, max;
  double at;

  float x(double s) const {
    const double share = (s - view.from_s) / (view.to_s - view.from_s);
    return min.x + static_cast<float>(share) * (max.x - min.x);
  }
};

double tick_step(double length_s) {
  for (const double hours : {0.25, 1.0, 3.0, 6.0, 12.0, 24.0})
    if (length_s / (hours * 3600.0) <= 10.0) return hours * 3600.0;
  return 48 * 3600.0;
}

// The night is shaded from 20:00 to 8:00 by the customer's clock.
void draw_clock(const Frame& frame) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const double zero = frame.view.clock_s;
  const double first = zero + frame.view.from_s;
  const double last = zero + frame.view.to_s;
  const float bottom = frame.max.y - px(kAxis);
  for (double day = charts::midnight_before(first) - 86'400.0; day < last; day += 86'400.0) {
    const float from = std::clamp(frame.x(day + 20 * 3600.0 - zero), frame.min.x, frame.max.x);
    const float to = std::clamp(frame.x(day + 32 * 3600.0 - zero), frame.min.x, frame.max.x);
    if (to > from)
      list->AddRectFilled({from, frame.min.y}, {to, bottom}, theme::with_alpha(t.sunken, 0.9f));
  }
  const double step = tick_step(last - first);
  const ImFont* font = fonts::get(fonts::Face::small);
  float free_from = frame.min.x;
  for (double at = std::ceil(first / step) * step; at <= last; at += step) {
    const float x = frame.x(at - zero);
    const std::string label = charts::format_clock_tick(at, step);
    const float width = fonts::measure(fonts::Face::small, label.c_str()).x;
    list->AddLine({x, frame.min.y}, {x, bottom}, t.grid);
    const float left = std::clamp(x - width * 0.5f, frame.min.x, frame.max.x - width);
    if (left < free_from) continue;
    list->AddText(font, font->FontSize, {left, bottom + px(6.0f)}, t.text_muted, label.c_str());
    free_from = left + width + px(10.0f);
  }
}

// Where each event's icon stands: at its moment, or beside the one before it, and never outside.
std::vector<float> icon_places(const Frame& frame, const NightSide& side, float step) {
  std::vector<float> places;
  float free_from = frame.min.x;
  for (const NightEvent& event : side.events) {
    if (frame.x(event.at_s) > frame.max.x) break;
    places.push_back(std::max(frame.x(event.at_s), free_from));
    free_from = places.back() + step;
  }
  float free_to = frame.max.x - 0.5f * step;
  for (std::size_t i = places.size(); i-- > 0; free_to = places[i] - step)
    places[i] = std::min(places[i], free_to);
  return places;
}

// What happened at once stands side by side, with names above and below the line where there is
// room; what is to come is faint.
void draw_lane(const Frame& frame, const NightSide& side, float top) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = top + px(kLane * 0.56f);
  const float now = std::clamp(frame.x(frame.at), frame.min.x, frame.max.x);
  list->AddLine({frame.min.x, y}, {frame.max.x, y}, t.border_strong, px(1.5f));
  list->AddLine({frame.x(0.0), y}, {std::max(now, frame.x(0.0)), y}, t.accent, px(2.5f));
  const ImFont* font = fonts::get(fonts::Face::small);
  const float r = px(9.0f);
  const std::vector<float> places = icon_places(frame, side, 2.0f * r + px(1.0f));
  std::array<float, 2> free_from{frame.min.x, frame.min.x};  // above, below
  for (std::size_t i = 0; i < places.size(); ++i) {
    const NightEvent& event = side.events[i];
    const Look look = look_of(event.kind);
    const bool past = event.at_s <= frame.at;
    const float x = places[i];
    const float alpha = past ? 1.0f : 0.35f;
    const theme::Color tone =
        look.tone == ui::Tone::neutral ? t.text_muted : theme::tone_color(t, look.tone);
    list->AddCircleFilled({x, y}, r, t.surface);
    list->AddCircle({x, y}, r, theme::with_alpha(tone, alpha), 0, px(1.5f));
    ui::draw_icon(list, look.icon, {x, y}, px(11.0f), theme::with_alpha(tone, alpha));
    const float width = fonts::measure(fonts::Face::small, look.name).x;
    for (std::size_t row = 0; row < free_from.size(); ++row) {
      const float wanted = std::clamp(x - width * 0.5f, frame.min.x, frame.max.x - width);
      const float left = std::max(wanted, free_from[row]);
      if (left > wanted + px(16.0f)) continue;
      list->AddText(font, font->FontSize, {left, row == 0 ? y - r - px(18.0f) : y + r + px(3.0f)},
                    theme::with_alpha(event.bad ? t.bad : t.text, past ? 1.0f : 0.5f), look.name);
      free_from[row] = left + width + px(8.0f);
      break;
    }
  }
}

void seek_by_mouse(const Frame& frame, Player& player) {
  ImGui::SetCursorScreenPos(frame.min);
  ImGui::InvisibleButton("clock", {frame.max.x - frame.min.x, frame.max.y - frame.min.y});
  if (ImGui::IsItemActive()) {
    const float share = (ImGui::GetIO().MousePos.x - frame.min.x) / (frame.max.x - frame.min.x);
    player.playing = false;
    player.seek(player.from + static_cast<double>(share) * (player.to - player.from));
  }
  scrub_by_keys(player);
  ui::tooltip_for_item("Drag to any moment, or press the arrow keys");
}

void status_line(const NightSide& side, double at) {
  const NightStatus now = status_at(side, at);
  ui::text(side.title, fonts::Face::strong);
  const float room = ImGui::GetContentRegionAvail().x;
  const auto chip = [&](const std::string& words, ui::Tone tone, ui::Icon icon) {
    const float width = fonts::measure(fonts::Face::small, words.c_str()).x + px(34.0f);
    ImGui::SameLine(0.0f, px(8.0f));
    if (ImGui::GetCursorPosX() + width > room) ImGui::NewLine();
    ui::badge(words, tone, icon);
  };
  if (at < 0.0) return;
  chip(now.in_crm ? "CRM: Customer" : "CRM: still Trial",
       now.in_crm ? ui::Tone::good : ui::Tone::warn, now.in_crm ? ui::Icon::check : ui::Icon::none);
  chip(now.left ? "Trial mails stopped" : "Trial mails go on",
       now.left ? ui::Tone::good : ui::Tone::warn, now.left ? ui::Icon::check : ui::Icon::none);
  if (now.missends > 0)
    chip(std::to_string(now.missends) + " sent after the payment", ui::Tone::bad,
         ui::Icon::warning);
  chip(now.touched ? "Touched"
       : now.owner ? "Has an owner"
                   : "Nobody's",
       now.touched ? ui::Tone::good : ui::Tone::neutral,
       now.touched ? ui::Icon::check : ui::Icon::none);
}

void words(const NightSide& side, double at) {
  ui::text(side.title, fonts::Face::strong);
  for (const NightEvent& event : side.events) {
    const bool past = event.at_s <= at;
    ImGui::PushTextWrapPos(0.0f);
    const std::string line = event.clock + "  " + since_text(event.at_s) + "  " + event.words;
    if (past && event.bad) {
      ui::text_toned("! " + line, ui::Tone::bad);
    } else if (past) {
      ui::text(line);
    } else {
      ui::text_muted(line, fonts::Face::body);
    }
    ImGui::PopTextWrapPos();
  }
}

void draw(const NightView& view, Player& player) {
  const float width = ImGui::GetContentRegionAvail().x;
  for (const NightSide& side : view.sides) status_line(side, player.at);
  ui::gap(0.0f);
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const ImVec2 max{min.x + width, min.y + px(kLane * 2.0f + kAxis)};
  const Frame frame{view, min, max, player.at};
  seek_by_mouse(frame, player);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({min.x - px(10.0f), min.y}, {max.x + px(10.0f), max.y}, true);
  draw_clock(frame);
  for (int i = 0; i < 2; ++i)
    draw_lane(frame, view.sides[static_cast<std::size_t>(i)],
              min.y + px(kLane) * static_cast<float>(i));
  const theme::Tokens& t = theme::tokens();
  const float now = std::clamp(frame.x(player.at), min.x, max.x);
  list->AddLine({now, min.y}, {now, max.y - px(kAxis)}, t.text, px(1.5f));
  list->AddTriangleFilled({now - px(6.0f), min.y}, {now + px(6.0f), min.y}, {now, min.y + px(8.0f)},
                          t.text);
  list->PopClipRect();
  const ImFont* font = fonts::get(fonts::Face::small);
  for (int i = 0; i < 2; ++i)
    list->AddText(font, font->FontSize,
                  {min.x, min.y + px(kLane) * static_cast<float>(i) + px(3.0f)}, t.text_muted,
                  view.sides[static_cast<std::size_t>(i)].title.c_str());
  playback(player, kSpeeds,
           charts::format_moment(std::floor((view.clock_s + player.at) / 60.0) * 60.0) +
               "  \xC2\xB7  " + since_text(std::floor(player.at)));
}

}  // namespace

void night(const NightView* view, const PlaybackCommand& command, NightMemory& memory) {
  Player& player = memory.playback.player;
  if (ui::card_begin("night", {.title = "One customer's night",
                               .subtitle = view == nullptr ? "Nobody converts." : view->who,
                               .hint = "The same customer, with the same trial mails, under two "
                                       "pipelines on one clock: the customer's own. Shaded: from "
                                       "20:00 to 8:00."}) &&
      view != nullptr) {
    player.set_range(view->from_s, view->to_s);
    // The picture opens on the whole night; playing begins it anew.
    if (memory.shown != view->who) {
      memory.shown = view->who;
      player.at = player.to;
      player.playing = false;
    }
    play_on(memory.playback, command);
    ImGui::PushTextWrapPos(0.0f);
    ui::text(view->sentence);
    ImGui::PopTextWrapPos();
    draw(*view, player);
    ui::gap(0.0f);
    ui::grid_begin("words", 300.0f, 2, 24.0f);
    for (const NightSide& side : view->sides) {
      ui::grid_cell();
      words(side, player.at);
    }
    ui::grid_end();
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
