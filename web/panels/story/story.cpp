// The story: the month as an animation, with the things that can be done to it.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "io/json/json_text.hpp"
#include "web/app/story_switches.hpp"
#include "web/panels/panels.hpp"
#include "web/panels/story/playback.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr std::array<Speed, 5> kSpeeds{{{"1 min/s", 60.0},
                                        {"10 min/s", 600.0},
                                        {"1 h/s", 3600.0},
                                        {"6 h/s", 21'600.0},
                                        {"1 day/s", 86'400.0}}};
constexpr std::array<const char*, kStations> kShortNames{"Paid",  "Seen",  "Enrich", "CRM",
                                                         "Route", "Start", "Touch"};
constexpr std::array<const char*, kStations> kWaits{"its payment to be noticed",
                                                    "dedupe, and the search in the CRM",
                                                    "enrichment",
                                                    "the CRM's update and the disenrolment",
                                                    "routing, and an owner",
                                                    "onboarding to begin",
                                                    "a person to call"};
constexpr double kGlide_s = 0.9;  // of real time
constexpr double kLeast_s = 0.2;  // of simulated time
constexpr float kHeight = 300.0f;
constexpr float kHead = 46.0f;
constexpr float kTray = 40.0f;
constexpr float kStrip = 58.0f;

struct Stage {
  const StoryView& view;
  ImVec2 min, max;
  double at;
  double glide;
  float radius = 5.0f;  // of a dot: smaller in a crowd

  float column() const { return (max.x - min.x) / static_cast<float>(kStations); }
  float x(double station) const { return min.x + (static_cast<float>(station) + 0.5f) * column(); }
  float y(double lane) const {
    const float top = min.y + px(kHead + 14.0f);
    return top + static_cast<float>(lane) * (max.y - px(kTray + 14.0f) - top);
  }
};

bool down(const StoryView& view, std::size_t station, double at) {
  return std::any_of(view.outages.begin(), view.outages.end(), [&](const StoryOutage& it) {
    return it.station == static_cast<int>(station) && it.from <= at && at < it.to;
  });
}

void centred(ImDrawList* list, fonts::Face face, float x, float y, theme::Color color,
             const std::string& words) {
  const ImFont* font = fonts::get(face);
  const float width = fonts::measure(face, words.c_str()).x;
  list->AddText(font, font->FontSize, {std::round(x - width * 0.5f), y}, color, words.c_str());
}

void draw_stations(const Stage& stage, const std::array<int, kStations>& waiting) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool narrow = stage.column() < px(84.0f);
  for (std::size_t i = 0; i < kStations; ++i) {
    const float left = stage.min.x + stage.column() * static_cast<float>(i);
    const ImVec2 from{left + px(3.0f), stage.min.y};
    const ImVec2 to{left + stage.column() - px(3.0f), stage.max.y - px(kTray)};
    const bool broken = down(stage.view, i, stage.at);
    const bool open_gate = i == 1 && !stage.view.deduped;
    list->AddRectFilled(from, to, broken ? t.bad_soft : t.sunken, px(6.0f));
    if (broken) list->AddRect(from, to, t.bad, px(6.0f), 0, px(1.5f));
    std::string name = i == 0 ? stage.view.how : kStationNames[i];
    if (narrow) name = kShortNames[i];
    const float x = stage.x(static_cast<double>(i));
    centred(list, narrow ? fonts::Face::small : fonts::Face::strong, x, from.y + px(6.0f), t.text,
            name);
    const std::string note = broken            ? "DOWN"
                             : open_gate       ? "off"
                             : waiting[i] == 0 ? ""
                                               : charts::format_fixed(waiting[i], 0) + " here";
    centred(list, fonts::Face::small, x, from.y + px(26.0f),
            broken || open_gate ? t.bad : t.text_muted, note);
  }
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {stage.min.x + px(4.0f), stage.max.y - px(kTray) + px(4.0f)},
                t.text_muted, "Dropped as a duplicate, or on the exception list");
}

// A dot that falls out of the dedupe, and one that goes through a second time.
void draw_copies(const Stage& stage, const StoryDot& dot) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float tray = stage.max.y - px(kTray * 0.3f);
  for (const double time : dot.dropped) {
    const double share = (stage.at - time) / (2.0 * stage.glide);
    if (share < 0.0 || share > 1.0) continue;
    const auto s = static_cast<float>(share);
    const float y = stage.y(dot.lane);
    const float fall = s < 0.4f ? 0.0f : (s - 0.4f) / 0.6f;
    list->AddCircle({stage.x(std::min(1.0, share * 2.5)), y + (tray - y) * fall * fall}, px(3.5f),
                    theme::with_alpha(t.text_muted, 1.0f - s * s), 0, px(1.5f));
  }
  for (const double time : dot.again) {
    const double share = (stage.at - time) / (4.0 * stage.glide);
    if (share < 0.0 || share > 1.0) continue;
    const ImVec2 at{stage.x(1.0 + 5.0 * share), stage.y(dot.lane) + px(9.0f)};
    list->AddCircle(at, px(6.0f), t.bad, 0, px(2.0f));
    const ImFont* font = fonts::get(fonts::Face::small);
    list->AddText(font, font->FontSize, {at.x + px(9.0f), at.y - px(8.0f)}, t.bad, "twice");
  }
}

ImVec2 place_on(const Stage& stage, const StoryDot& dot, const DotPlace& place) {
  const float tray = stage.max.y - px(10.0f);
  const double width = place.exception ? 0.8 : 0.4;
  return {stage.x(place.x + width * (dot.shift - 0.5)), place.exception ? tray : stage.y(dot.lane)};
}

void draw_dot(const Stage& stage, const StoryDot& dot, const DotPlace& place) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = place_on(stage, dot, place);
  const float r = px(stage.radius);
  const theme::Color color = place.missent ? t.bad : place.exception ? t.warn : t.accent;
  if (place.exception) {
    list->AddNgonFilled(at, r * 1.3f, theme::with_alpha(color, place.alpha), 4);
  } else {
    list->AddCircleFilled(at, r, theme::with_alpha(color, place.alpha));
  }
  if (!place.missent) return;
  ui::draw_icon(list, ui::Icon::warning, {at.x, at.y - px(14.0f)},
                px(place.sending ? 17.0f : 12.0f), theme::with_alpha(t.bad, place.alpha));
  if (!place.sending) return;
  list->AddCircle(at, r * 2.2f, t.bad, 0, px(2.0f));
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {at.x + px(14.0f), at.y - px(8.0f)}, t.bad,
                "trial mail sent");
}

const char* waits_for(const DotPlace& place) {
  const auto station = static_cast<std::size_t>(place.x + 0.5);
  return station < kStations ? kWaits[station] : "nothing more";
}

void draw_dots(const Stage& stage, Requests& requests, const ViewModel& view) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool hovered = ImGui::IsItemHovered();
  const StoryDot* near = nullptr;
  float nearest = px(12.0f) * px(12.0f);
  for (const StoryDot& dot : stage.view.dots) {
    if (dot.born > stage.at) break;
    draw_copies(stage, dot);
    const DotPlace place = place_of(dot, stage.at, stage.glide);
    if (!place.shown) continue;
    draw_dot(stage, dot, place);
    const ImVec2 at = place_on(stage, dot, place);
    const float away = (at.x - mouse.x) * (at.x - mouse.x) + (at.y - mouse.y) * (at.y - mouse.y);
    if (!hovered || away >= nearest) continue;
    nearest = away;
    near = &dot;
  }
  if (near == nullptr) return;
  const DotPlace place = place_of(*near, stage.at, stage.glide);
  const std::string words =
      near->label + (place.exception ? "\nOn the exception list" : "\nWaits for: ") +
      (place.exception ? "" : waits_for(place)) + "\nPaid " +
      charts::format_duration(stage.at - near->born, 2) + " ago" +
      (place.missent ? "\nGot a trial mail after paying" : "") + "\nClick: call by call";
  ImGui::SetTooltip("%s", words.c_str());
  const bool dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[0] > px(4.0f) * px(4.0f);
  if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left) || dragged) return;
  requests.actions.push_back(SetCustomer{{view.customer.replication, near->customer}});
  requests.actions.push_back(SetTab{Tab::customer});
}

void draw_stage(const StoryView& story, const Player& player, Requests& requests,
                const ViewModel& view) {
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  Stage stage{story,
              min,
              {min.x + width, min.y + px(kHeight)},
              player.at,
              std::max(kGlide_s * player.speed, kLeast_s)};
  std::array<int, kStations> waiting{};
  for (const StoryDot& dot : story.dots) {
    if (dot.born > player.at) break;
    const auto passed = std::count_if(dot.passed.begin(), dot.passed.end(),
                                      [&](double time) { return time <= player.at; });
    if (passed < static_cast<std::ptrdiff_t>(kStations))
      ++waiting[static_cast<std::size_t>(passed)];
  }
  const int present = std::accumulate(waiting.begin(), waiting.end(), 0);
  stage.radius = present > 600 ? 1.8f : present > 150 ? 3.0f : 5.0f;
  ImGui::Dummy({width, px(kHeight)});  // no button: a finger scrolls the page here
  ImGui::GetWindowDrawList()->PushClipRect(stage.min, stage.max, true);
  draw_stations(stage, waiting);
  draw_dots(stage, requests, view);
  ImGui::GetWindowDrawList()->PopClipRect();
}

// The month below: how many have paid and are not in the CRM, and when a trial mail went to
// somebody who had paid.
void draw_strip(const StoryView& story, Player& player) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 max{min.x + width, min.y + px(kStrip)};
  const auto x = [&](double s) { return min.x + width * static_cast<float>(s / story.length); };
  ImGui::InvisibleButton("month", {width, px(kStrip)});
  if (ImGui::IsItemActive()) {
    player.playing = false;
    player.seek(story.length * static_cast<double>((ImGui::GetIO().MousePos.x - min.x) / width));
  }
  scrub_by_keys(player);
  const bool chosen = ImGui::IsItemFocused();
  ui::tooltip_for_item("Drag to any moment, or press the arrow keys");
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(min, max, t.sunken, px(6.0f));
  float free_from = min.x;
  for (double day = 0.0; day < story.length; day += 7 * 86'400.0) {
    list->AddLine({x(day), min.y}, {x(day), max.y}, t.border);
    const std::string label = charts::format_clock_tick(story.clock_s + day, 86'400.0);
    const float wide = fonts::measure(fonts::Face::small, label.c_str()).x + px(12.0f);
    if (x(day) < free_from || x(day) + wide > max.x) continue;
    free_from = x(day) + wide;
    const ImFont* font = fonts::get(fonts::Face::small);
    list->AddText(font, font->FontSize, {x(day) + px(4.0f), min.y + px(2.0f)}, t.text_muted,
                  label.c_str());
  }
  for (const StoryOutage& outage : story.outages)
    list->AddRectFilled({x(outage.from), min.y},
                        {std::max(x(outage.to), x(outage.from) + 2.0f), max.y},
                        theme::with_alpha(t.bad, 0.45f));
  const float most = std::max(*std::max_element(story.outside.begin(), story.outside.end()), 1.0f);
  const float part = width / static_cast<float>(story.outside.size());
  for (std::size_t i = 0; i < story.outside.size(); ++i) {
    const float height = px(kStrip - 22.0f) * story.outside[i] / most;
    const float left = min.x + part * static_cast<float>(i);
    if (height > 0.0f) list->AddRectFilled({left, max.y - height}, {left + part, max.y}, t.accent);
  }
  for (const double mail : story.missends)
    list->AddTriangleFilled({x(mail) - px(4.0f), min.y + px(26.0f)},
                            {x(mail) + px(4.0f), min.y + px(26.0f)}, {x(mail), min.y + px(19.0f)},
                            t.bad);
  const float now = x(player.at);
  list->AddLine({now, min.y}, {now, max.y}, t.text, px(2.0f));
  list->AddCircleFilled({now, max.y}, px(chosen ? 7.0f : 5.0f), t.text);
  ImGui::PushTextWrapPos(0.0f);
  ui::text_muted("Bars: paid and not in the CRM yet. Triangles: trial mails after the payment.");
  ImGui::PopTextWrapPos();
}

void numbers(const StoryView& story, double at, const ViewModel& view) {
  const StoryCounts now = story.counts_at(at);
  const auto say = [](int count, const char* words, ui::Tone tone) {
    const std::string text = charts::format_fixed(count, 0) + " " + words;
    ui::badge(text, count > 0 ? tone : ui::Tone::neutral,
              count > 0 && tone == ui::Tone::bad ? ui::Icon::warning : ui::Icon::none);
    const float next = ImGui::GetItemRectMax().x + px(190.0f);
    if (next < ImGui::GetWindowPos().x + ImGui::GetWindowWidth()) ImGui::SameLine(0.0f, px(8.0f));
  };
  say(now.paid, "paid so far", ui::Tone::accent);
  say(now.outside, "not in the CRM yet", ui::Tone::warn);
  say(now.done, "touched", ui::Tone::good);
  say(now.missends, "trial mails after the payment", ui::Tone::bad);
  say(now.dropped, "duplicate events dropped", ui::Tone::neutral);
  say(now.again, "handed off twice", ui::Tone::bad);
  say(now.exceptions, "on the exception list", ui::Tone::warn);
  ImGui::Dummy({0.0f, 0.0f});
  std::string all;
  for (const KpiView& kpi : view.kpis) {
    using enum sim::Metric;
    const bool told = kpi.metric == crm_lag_s || kpi.metric == duplicate_effects ||
                      kpi.metric == exceptions || kpi.metric == retries;
    if (told)
      all += (all.empty() ? "" : "  \xC2\xB7  ") + kpi.label + " " + kpi.value +
             (kpi.interval.starts_with("95%") ? " (" + kpi.interval + ")" : "");
  }
  ImGui::PushTextWrapPos(0.0f);
  ui::text_muted("A month, over " + view.status.progress + ":  " + all);
  ImGui::PopTextWrapPos();
}

// Switches, so that what was done can be taken back here as well as by undo.
void story_switches(const StoryView& story, const StorySwitchesView& done, Player& player,
                    Requests& requests) {
  bool on = done.crm_down;
  if (ui::toggle("CRM down for an hour", on,
                 "In the hour of this month in which most customers pay; undo reverts it")) {
    requests.actions.push_back(PatchScenario{on ? crm_outage_patch(story) : kNoCrmOutage});
    if (on) {
      player.seek(story.busiest - 300.0);
      player.speed = 600.0;
      player.playing = true;
    }
  }
  const auto beside = [] {
    const float next = ImGui::GetItemRectMax().x + px(200.0f);
    if (next < ImGui::GetWindowPos().x + ImGui::GetWindowWidth()) ImGui::SameLine(0.0f, px(22.0f));
  };
  beside();
  on = done.storm;
  if (ui::toggle("Duplicate storm", on, "Half of all events arrive twice; undo reverts it"))
    requests.actions.push_back(PatchScenario{on ? kDuplicateStorm : kNoDuplicateStorm});
  beside();
  on = done.not_deduped;
  if (ui::toggle(
          "Idempotency off", on,
          "Nothing remembers which events were handled; with duplicates, things happen twice"))
    requests.actions.push_back(SetField{"pipeline.dedupe.enabled", !on});
}

}  // namespace

void story(const ViewModel& view, PlaybackMemory& memory, Requests& requests) {
  Player& player = memory.player;
  const StoryView* it = view.story;
  if (ui::card_begin("story", {.title = "The month as it flows",
                               .subtitle = "One dot a customer, in front of the step that it waits "
                                           "for; red with a triangle once a trial mail went out "
                                           "after the payment",
                               .hint = "One simulated month (choose it under One customer). The "
                                       "animation is the trace: any moment looks the same "
                                       "whether it was watched or jumped to. Click a dot to see "
                                       "its calls."}) &&
      it != nullptr) {
    player.set_range(0.0, it->length);
    if (player.at == 0.0 && !it->dots.empty()) player.at = it->fullest;
    PlaybackCommand command = view.playback;
    if (command.at < 0.0 && command.kind != PlaybackCommand::Kind::step)
      command.at = it->busiest - 300.0;
    // A command is meant for the scenario as it is now.
    if (it->stale) command.number = memory.command_seen;
    play_on(memory, command);
    story_switches(*it, view.story_switches, player, requests);
    draw_stage(*it, player, requests, view);
    playback(player, kSpeeds,
             charts::format_moment(std::floor((it->clock_s + player.at) / 60.0) * 60.0) + " UTC");
    draw_strip(*it, player);
    ui::gap(0.0f);
    numbers(*it, player.at, view);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
