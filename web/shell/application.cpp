#include "web/shell/application.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "web/app/command_actions.hpp"
#include "web/jobs/workers.hpp"
#include "web/panels/panels.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/pinch.hpp"
#include "web/platform/platform.hpp"
#include "web/shell/layout.hpp"
#include "web/shell/outside.hpp"
#include "web/shell/session_start.hpp"
#include "web/shell/shell.hpp"
#include "web/shell/shortcuts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web {
namespace {

constexpr double kFirstPictureMs = 60.0;  // of simulation before anything is drawn
constexpr int kFirstPictureReplications = 200;
constexpr double kWaitingMs = 40.0;  // between two looks at a scenario that waits for its turn
constexpr float kPresentingScale = 1.35f;
constexpr float kLeastWidth = 300.0f;  // design pixels: larger text may not leave less

const std::function<double()> kClock = platform::now_ms;

Turn turn_of(const State& state) {
  return {state, kClock, platform::now_ms(), platform::is_text_mode(), workers::pool().size() == 0};
}

// Answers have the files read again, which stay outside.
void tell_importer(const Action& action, const MonthChoice& month) {
  if (std::holds_alternative<MonthForget>(action)) platform::forget_exports();
  if (std::holds_alternative<MonthStop>(action)) platform::stop_learning();
  if (!std::holds_alternative<MonthAnswer>(action)) return;
  std::string lines;
  for (const std::string& answer : month.answers) lines += answer + "\n";
  platform::learn_again(lines);
}

theme::Mode effective_mode(theme::Choice choice) {
  const bool dark = choice == theme::Choice::dark ||
                    (choice == theme::Choice::system && platform::prefers_dark());
  return dark ? theme::Mode::dark : theme::Mode::light;
}

}  // namespace

void Application::start() {
  pinch::set_host([this](float ratio) {
    dispatch_or_refuse(SetUiScale{session_.state().looks.ui_scale * ratio});
  });
  for (sim::JobQueue* queue : session_.jobs.queues()) workers::source().add(*queue);
  workers::on_news([this] { hear_workers(); });
  start_session(session_, autosave_, [this](Action action) {
    late_.actions.push_back(std::move(action));
    frames::request();
  });
  followed_revision_ = session_.state().revision;
  run_first_picture();
  shell::run([this] { step(); }, [this] { draw(); });
}

void Application::run_first_picture() {
  const double end = platform::now_ms() + kFirstPictureMs;
  ScenarioRun& run = session_.jobs.run;
  while (!run.finished() && run.replications() < kFirstPictureReplications &&
         platform::now_ms() < end) {
    run.advance(kFrameMs, kClock);
  }
  sum_up();
}

// Before each frame, drawn or not.
void Application::step() {
  take_inbox();
  follow_looks();
  follow_revision();
  advance_jobs();
  if (std::exchange(stale_, false)) {
    view_ = view_model(session_, platform::is_text_mode());
    narrator_.text_changed();
  }
  narrator_.follow(view_, session_.jobs.run.finished(), platform::now_ms());
  autosave_.follow(session_.state(), platform::now_ms());
}

void Application::draw() {
  Requests requests;
  take_shortcuts(session_.state(), typing_, requests);
  draw_layout(view_, session_.state().looks, panels_, requests);
  panels::keys(panels_.keys_wanted);
  ui::draw_toasts();
  obey(requests);
}

std::optional<core::Error> Application::dispatch(const Action& action) {
  auto error = session_.apply(action);
  const bool looks =
      std::holds_alternative<SetTheme>(action) || std::holds_alternative<SetUiScale>(action);
  if (looks) keep_looks(session_.state().looks);
  tell_importer(action, session_.state().month);
  keep_workers_busy();
  frames::request();
  return error;
}

bool Application::dispatch_or_refuse(const Action& action) {
  const auto error = dispatch(action);
  if (error) ui::toast(error->line(), ui::Tone::bad);
  return !error.has_value();
}

bool Application::obey(Command command) {
  const bool dark = theme::mode() == theme::Mode::dark;
  if (const auto action = action_of(command, session_.state(), dark)) {
    const bool taken = dispatch_or_refuse(*action);
    if (taken && command == Command::month_use)
      ui::toast("Your month is the scenario now. Undo brings back what was there before.",
                ui::Tone::good);
    return taken;
  }
  if (command == Command::show_keys) panels_.keys_wanted = true;
  if (command == Command::save_results) sum_up();
  carry_out(command, session_);
  return true;
}

void Application::obey(const Requests& requests) {
  for (const Action& action : requests.actions) dispatch_or_refuse(action);
  for (const Command command : requests.commands) obey(command);
}

void Application::take_inbox() {
  while (const auto received = platform::take_received()) {
    const bool own = received->kind == platform::Kind::hash && autosave_.wrote(received->text);
    if (!own) take(incoming(*received, view_));
  }
  obey(std::exchange(late_, {}));
}

void Application::take(const Incoming& in) {
  if (!in.problem.empty()) ui::toast(in.problem, ui::Tone::bad, offer_of(in));
  if (in.command) obey(*in.command);
  const bool taken = !in.action || dispatch_or_refuse(*in.action);
  narrator_.text_changed();  // a field that was refused shows its value again
  if (!taken || in.success.empty()) return;
  ui::toast(in.success, ui::Tone::good, offer_of(in));
}

// What is offered is carried out with the next step's inbox, outside of any drawing.
ui::ToastOffer Application::offer_of(const Incoming& in) {
  if (!in.offered) return {};
  return {in.offer, [this, command = *in.offered] {
            late_.commands.push_back(command);
            frames::request();
          }};
}

// The screen follows the looks that were chosen, the system's theme and the window's width.
void Application::follow_looks() const {
  const Looks& looks = session_.state().looks;
  const theme::Mode mode = effective_mode(looks.theme);
  platform::set_page_theme(mode == theme::Mode::dark ? "dark" : "light");
  shell::set_theme(mode);
  const float width = ImGui::GetIO().DisplaySize.x;
  const float room = width > 0.0f ? std::max(width / kLeastWidth, kSmallestScale) : kLargestScale;
  const float wanted = looks.ui_scale * (looks.presenting ? kPresentingScale : 1.0f);
  shell::set_ui_scale(std::min(wanted, room));
}

void Application::follow_revision() {
  const std::uint64_t revision = session_.state().revision;
  if (std::exchange(followed_revision_, revision) == revision) return;
  autosave_.changed(platform::now_ms());
  narrator_.begin_anew();
  stale_ = true;
}

// Goes on with everything that is computed, and hands out what workers can do of it.
void Application::advance_jobs() {
  keep_workers_busy();
  const Turn turn = turn_of(session_.state());
  const Progress progress = session_.jobs.advance(turn);
  stale_ |= progress.changed;
  if (progress.frames > 0) frames::request(progress.frames);
  keep_workers_busy();
  if (turn.alone && progress.hands_ms > 0.0) {
    workers::run_here(progress.hands_ms);
    frames::request(kFramesToShow);
  }
  if (const auto file = session_.jobs.report.take_file())
    platform::save_file(file->name, file->mime, file->text);
}

void Application::keep_workers_busy() {
  sim::WorkerPool& pool = workers::pool();
  const double now = platform::now_ms();
  ScenarioRun& run = session_.jobs.run;
  run.carried_by(pool.size() > 0 ? ScenarioRun::By::workers : ScenarioRun::By::this_thread);
  pool.keep_busy(now);
  if (pool.due_ms()) frames::wake_after(*pool.due_ms() - now + 1.0);
  if (run.waiting()) frames::wake_after(kWaitingMs);
}

// What has come back draws a frame only when there is something to show.
void Application::hear_workers() {
  keep_workers_busy();
  if (session_.jobs.has_news(turn_of(session_.state()))) frames::request(1);
}

void Application::advance(double budget_ms) {
  if (session_.jobs.run.advance(budget_ms, kClock)) stale_ = true;
}

void Application::sum_up() {
  session_.jobs.run.sum_up();
  stale_ = true;
}

void Application::keep() {
  follow_revision();  // a change of this very moment has not been drawn yet
  autosave_.write(session_.state());
}

}  // namespace handoff::web
