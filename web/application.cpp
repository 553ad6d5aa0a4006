// See application.hpp.
#include "web/application.hpp"

#include <string>

#include "io/report.hpp"
#include "io/scenario_json.hpp"
#include "web/layout.hpp"
#include "web/link.hpp"
#include "web/platform.hpp"
#include "web/shell.hpp"
#include "web/view_model.hpp"
#include "web/widgets/ui.hpp"

namespace handoff::web::application {
namespace {

constexpr double kFrameBudgetMs = 8.0;
constexpr double kFirstPictureMs = 60.0;  // of simulation before anything is drawn
constexpr double kLinkSettlesMs = 400.0;
constexpr const char* kThemeKey = "theme";

struct Application {
  AppState state;
  ViewModel view;
  std::uint64_t viewed_revision = 0;
  bool stale = true;          // the view model has to be made again
  bool summary_told = false;  // to screen readers, of the finished run
  std::string link;           // as it stands in the address
  double link_due_ms = 0.0;   // 0: nothing to write
};

// Made by `start`, so that nothing is simulated before main.
Application* the_one = nullptr;

void refuse(const core::Error& error) { ui::toast(error.line(), ui::Tone::bad); }

void dispatch_or_refuse(const Action& action) {
  if (const auto error = dispatch(action)) refuse(*error);
}

theme::Mode preferred_mode() {
  const std::string stored = platform::stored(kThemeKey);
  if (stored == "dark") return theme::Mode::dark;
  if (stored == "light") return theme::Mode::light;
  return platform::prefers_dark() ? theme::Mode::dark : theme::Mode::light;
}

std::string present_link() {
  return write_link(the_one->state.scenario, the_one->state.wanted_replications);
}

void copy_link() {
  const std::string link = present_link();
  platform::copy_text(platform::link_without_hash() + (link.empty() ? "" : "#" + link));
  ui::toast("Link copied: it opens exactly these numbers", ui::Tone::good);
}

std::string file_name(std::string_view ending) {
  std::string name;
  for (const char c : the_one->state.scenario.name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += plain ? c : '_';
  }
  return (name.empty() ? "scenario" : name) + std::string(ending);
}

void carry_out(Command command) {
  switch (command) {
    case Command::open_file:
      return platform::open_file(".json,application/json");
    case Command::save_scenario:
      return platform::save_file(file_name(".json"), "application/json",
                                 io::write_scenario(the_one->state.scenario));
    case Command::save_results:
      sum_up();
      return platform::save_file(file_name("_results.csv"), "text/csv;charset=utf-8",
                                 io::results_csv(the_one->state.run.summary().results));
    case Command::copy_link:
      return copy_link();
  }
}

void take_inbox() {
  while (const auto received = platform::take_received()) {
    switch (received->kind) {
      case platform::Kind::file:
      case platform::Kind::paste:
        dispatch_or_refuse(
            LoadScenario{received->text, received->name.empty() ? "pasted text" : received->name});
        break;
      case platform::Kind::hash:
        if (received->text != the_one->link) dispatch_or_refuse(LoadLink{received->text});
        break;
    }
  }
}

void take_shortcuts(Requests& requests) {
  if (ImGui::GetIO().WantTextInput) return;
  const auto pressed = [](ImGuiKey key, int modifiers) {
    return ImGui::IsKeyChordPressed(static_cast<ImGuiKeyChord>(key) | modifiers);
  };
  if (pressed(ImGuiKey_Z, ImGuiMod_Shortcut)) requests.actions.push_back(Undo{});
  if (pressed(ImGuiKey_Y, ImGuiMod_Shortcut)) requests.actions.push_back(Redo{});
  if (pressed(ImGuiKey_Z, ImGuiMod_Shortcut | ImGuiMod_Shift)) requests.actions.push_back(Redo{});
  if (pressed(ImGuiKey_S, ImGuiMod_Shortcut)) requests.commands.push_back(Command::save_scenario);
  if (pressed(ImGuiKey_O, ImGuiMod_Shortcut)) requests.commands.push_back(Command::open_file);
}

void follow_looks() {
  const Looks& looks = the_one->state.looks;
  shell::set_theme(looks.mode);
  shell::set_ui_scale(looks.ui_scale);
  platform::store(kThemeKey, looks.mode == theme::Mode::dark ? "dark" : "light");
}

// The address follows once nothing has changed for a moment, because browsers limit how often it
// may.
void follow_link() {
  Application& it = *the_one;
  if (it.link_due_ms <= 0.0) return;
  if (platform::now_ms() < it.link_due_ms) {
    shell::wake_after(it.link_due_ms - platform::now_ms() + 1.0);
    return;
  }
  it.link_due_ms = 0.0;
  std::string link = present_link();
  if (link == it.link) return;
  it.link = std::move(link);
  platform::set_link_hash(it.link);
}

void follow_state() {
  Application& it = *the_one;
  if (it.viewed_revision != it.state.revision) {
    it.viewed_revision = it.state.revision;
    it.link_due_ms = platform::now_ms() + kLinkSettlesMs;
    it.stale = true;
    it.summary_told = false;
  }
  if (!it.state.run.finished()) {
    advance(kFrameBudgetMs);
    it.stale = true;
  }
  if (it.stale) it.view = view_model(it.state);
  it.stale = false;
  if (!it.state.run.finished()) {
    shell::request_frames(2);  // this frame counts as one
  } else if (!it.summary_told) {
    platform::set_summary(summary_text(it.view));
    it.summary_told = true;
    shell::request_frames(2);
  }
  follow_link();
}

void draw() {
  take_inbox();
  follow_state();
  Requests requests;
  take_shortcuts(requests);
  draw_layout(the_one->view, the_one->state.looks.mode, requests);
  ui::draw_toasts();
  for (const Action& action : requests.actions) dispatch_or_refuse(action);
  for (const Command command : requests.commands) carry_out(command);
}

void run_first_picture() {
  const double end = platform::now_ms() + kFirstPictureMs;
  constexpr int kEnough = 200;
  while (!the_one->state.run.finished() && the_one->state.run.replications() < kEnough &&
         platform::now_ms() < end) {
    the_one->state.run.advance(kFrameBudgetMs, platform::now_ms);
  }
  sum_up();
}

}  // namespace

bool start() {
  static Application application;
  the_one = &application;
  application.link = platform::link_hash();
  apply(application.state, SetTheme{preferred_mode()});  // kept only when the user chooses
  shell::set_theme(application.state.looks.mode);
  if (!application.link.empty()) dispatch_or_refuse(LoadLink{application.link});
  application.state.history = {};  // a link that was opened is where this visit starts
  run_first_picture();
  return shell::run(draw);
}

const AppState& state() { return the_one->state; }

std::optional<core::Error> dispatch(const Action& action) {
  auto error = apply(the_one->state, action);
  const bool looks =
      std::holds_alternative<SetTheme>(action) || std::holds_alternative<SetUiScale>(action);
  if (looks) follow_looks();
  shell::request_frames();
  return error;
}

void advance(double budget_ms) {
  if (the_one->state.run.advance(budget_ms, platform::now_ms)) the_one->stale = true;
}

void sum_up() {
  the_one->state.run.sum_up();
  the_one->stale = true;
}

}  // namespace handoff::web::application
