#include "web/shell/application.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "web/jobs/workers.hpp"
#include "web/panels/panels.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/pinch.hpp"
#include "web/platform/platform.hpp"
#include "web/shell/autosave_schedule.hpp"
#include "web/shell/commands.hpp"
#include "web/shell/inbox.hpp"
#include "web/shell/layout.hpp"
#include "web/shell/session_start.hpp"
#include "web/shell/shell.hpp"
#include "web/shell/shortcuts.hpp"
#include "web/ui/widgets/ui.hpp"
#include "web/views/tables/text_view.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web::application {
namespace {

constexpr double kFrameBudgetMs = 8.0;
constexpr double kPlanBudgetMs = 30.0;    // nothing moves while the planner works
constexpr double kFirstPictureMs = 60.0;  // of simulation before anything is drawn
constexpr double kTextEveryMs = 250.0;    // in text mode, while a run goes on
constexpr double kWaitingMs = 40.0;       // between two looks at a scenario that waits for its turn
constexpr double kBackgroundEveryMs = 150.0;  // between two looks at what comes in behind
constexpr double kQuietMs = 1000.0;  // a screen reader speaks when nothing has changed for so long
constexpr float kPresentingScale = 1.35f;
constexpr float kLeastWidth = 300.0f;  // design pixels: larger text may not leave less

struct Application {
  AppState state;
  ViewModel view;
  AutosaveSchedule keeping;
  Requests late;  // asked for between frames
  std::uint64_t viewed_revision = 0;
  bool stale = true;       // the view model has to be made again
  bool text_stale = true;  // and the page as text
  bool told = false;       // that the run is finished
  double text_due_ms = 0.0;
  double speak_due_ms = 0.0;  // 0: nothing to say
  std::string spoken;
  bool keys_wanted = false;
  double background_due_ms = 0.0;
  bool background_ended = true;
};

// Made by `start`, so that nothing is simulated before main.
Application* the_one = nullptr;

void refuse(const core::Error& error) { ui::toast(error.line(), ui::Tone::bad); }

bool dispatch_or_refuse(const Action& action) {
  const auto error = dispatch(action);
  if (error) refuse(*error);
  return !error.has_value();
}

void obey(Command command) {
  if (command == Command::show_keys) the_one->keys_wanted = true;
  if (command == Command::save_results) sum_up();
  carry_out(command, the_one->state);
}

void obey(const Requests& requests) {
  for (const Action& action : requests.actions) dispatch_or_refuse(action);
  for (const Command command : requests.commands) obey(command);
}

// Carried out with the next step's inbox, outside of any drawing.
ui::ToastOffer offer_of(const Incoming& in) {
  if (!in.offered) return {};
  return {in.offer, [command = *in.offered] {
            the_one->late.commands.push_back(command);
            frames::request();
          }};
}

void take_inbox() {
  while (const auto received = platform::take_received()) {
    const bool own =
        received->kind == platform::Kind::hash && the_one->keeping.wrote(received->text);
    if (own) continue;
    const Incoming in = incoming(*received, the_one->view);
    if (!in.problem.empty()) ui::toast(in.problem, ui::Tone::bad);
    if (in.command) obey(*in.command);
    const bool taken = !in.action || dispatch_or_refuse(*in.action);
    if (taken && !in.success.empty()) ui::toast(in.success, ui::Tone::good, offer_of(in));
    the_one->text_stale = true;  // a field that was refused shows its value again
  }
  obey(std::exchange(the_one->late, {}));
}

theme::Mode effective_mode(theme::Choice choice) {
  const bool dark = choice == theme::Choice::dark ||
                    (choice == theme::Choice::system && platform::prefers_dark());
  return dark ? theme::Mode::dark : theme::Mode::light;
}

// The screen follows the looks that were chosen, the system's theme and the window's width.
void follow_looks() {
  const Looks& looks = the_one->state.looks;
  const theme::Mode mode = effective_mode(looks.theme);
  platform::set_page_theme(mode == theme::Mode::dark ? "dark" : "light");
  shell::set_theme(mode);
  const float width = ImGui::GetIO().DisplaySize.x;
  const float room = width > 0.0f ? std::max(width / kLeastWidth, kSmallestScale) : kLargestScale;
  const float wanted = looks.ui_scale * (looks.presenting ? kPresentingScale : 1.0f);
  shell::set_ui_scale(std::min(wanted, room));
}

void follow_revision() {
  Application& it = *the_one;
  if (it.viewed_revision == it.state.revision) return;
  it.viewed_revision = it.state.revision;
  it.keeping.changed(platform::now_ms());
  it.stale = true;
  it.told = false;
  it.speak_due_ms = 0.0;
}

// In text mode it follows a run as it goes on; behind the canvas it is enough when it is finished.
void follow_text() {
  Application& it = *the_one;
  const double now = platform::now_ms();
  const bool finished = it.state.run.finished();
  if (!it.text_stale || !(finished || (platform::is_text_mode() && now >= it.text_due_ms))) return;
  platform::show_text(text_view_json(text_view(it.view)));
  it.text_due_ms = now + kTextEveryMs;
  it.text_stale = false;
}

void speak() {
  Application& it = *the_one;
  if (it.speak_due_ms <= 0.0) return;
  const double left = it.speak_due_ms - platform::now_ms();
  if (left > 0.0) return frames::wake_after(left + 1.0);
  it.speak_due_ms = 0.0;
  std::string words = spoken(it.view);
  if (words == it.spoken) return;
  it.spoken = std::move(words);
  platform::announce(it.spoken);
}

// What only pictures need comes after the results.
void follow_watch() {
  Application& it = *the_one;
  // One replication, so what the open tab shows of it need not wait.
  const Tab tab = it.state.tab;
  const bool seen = tab == Tab::customer || tab == Tab::story;
  const bool finished = it.state.run.finished();
  const bool pictured = tab == Tab::timing || tab == Tab::routing || tab == Tab::limits;
  const bool watching = (finished || pictured) && !it.state.watch.finished();
  // As text, everything is there whatever tab is open.
  const auto advance = [&it](Tab of) {
    return it.state.customers.advance(it.state.scenario, it.state.customer, of);
  };
  bool changed = (seen || (finished && !watching)) && advance(tab);
  if (platform::is_text_mode() && finished)
    changed |= advance(Tab::customer) || advance(Tab::story);
  if (watching) changed |= it.state.watch.advance(kFrameBudgetMs, platform::now_ms);
  it.stale |= changed;
  if (watching || changed) frames::request(2);
}

// Hands out what there is to do; what comes back draws a frame only when there is something to
// show.
void keep_workers_busy() {
  Crew& crew = workers::crew();
  const double now = platform::now_ms();
  ScenarioRun& run = the_one->state.run;
  run.carried_by(crew.size() > 0 ? ScenarioRun::By::workers : ScenarioRun::By::this_thread);
  crew.keep_busy(now);
  if (crew.due_ms()) frames::wake_after(*crew.due_ms() - now + 1.0);
  if (run.waiting()) frames::wake_after(kWaitingMs);
}

bool background_finished() {
  AppState& state = the_one->state;
  const Replications& pinned = state.baseline.work();
  return (!pinned.exists() || pinned.finished()) && state.tools.finished();
}

void hear_workers() {
  keep_workers_busy();
  const ScenarioRun& run = the_one->state.run;
  const double now = platform::now_ms();
  const bool alone = workers::crew().size() == 0 && !run.finished();
  const bool behind = run.finished() && background_finished() != the_one->background_ended;
  const bool looked_at =
      run.finished() && !background_finished() && now >= the_one->background_due_ms;
  const AppState& state = the_one->state;
  if (alone || behind || looked_at || run.is_due(now) || state.plan.has_news() ||
      state.report.has_news())
    frames::request(1);
}

// What else is computed, after the results: the pinned baseline, the five tools, one month's
// exception list. Of what nobody looks at only the baseline.
void follow_background() {
  Application& it = *the_one;
  AppState& state = it.state;
  const double now = platform::now_ms();
  if (state.run.finished()) {
    const bool text = platform::is_text_mode();
    if ((text || state.tab == Tab::tools) && state.tools.want()) keep_workers_busy();
    if ((text || state.tab == Tab::routing) && state.exceptions.want()) it.stale = true;
    if (workers::crew().size() == 0 && !background_finished()) {
      workers::crew().run_here(kFrameBudgetMs, platform::now_ms);
      frames::request(1);
    }
  }
  const bool ended = background_finished();
  if (now < it.background_due_ms && ended == it.background_ended && !it.stale) return;
  if (state.baseline.compare(state.run.work())) it.stale = true;
  if (!ended || !it.background_ended) it.stale = true;
  it.background_ended = ended;
  it.background_due_ms = now + kBackgroundEveryMs;
}

// The planner works while its tab is open, after everything else but a report that was asked for.
void follow_plan() {
  Application& it = *the_one;
  PlanRun& plan = it.state.plan;
  ReportRun& report = it.state.report;
  const bool planning = it.state.tab == Tab::planner && it.state.run.finished() &&
                        it.state.watch.finished() && !plan.finished();
  planning ? plan.look(it.state.scenario) : plan.rest();
  const bool working = planning || report.working();
  if (working) keep_workers_busy();
  if (working && workers::crew().size() == 0) {
    workers::crew().run_here(kPlanBudgetMs, platform::now_ms);
    frames::request(2);
  }
  if (const auto file = report.take_file()) platform::save_file(file->name, file->mime, file->text);
  const bool told = plan.take_news(), reported = report.take_news();
  if (!told && !reported) return;
  it.stale = true;
  frames::request(2);  // cards take their height from what they showed
}

void follow_run() {
  Application& it = *the_one;
  keep_workers_busy();
  advance(kFrameBudgetMs);
  keep_workers_busy();
  if (!it.state.run.finished() && workers::crew().size() == 0) {
    it.stale = true;
    frames::request(1);
  }
  follow_watch();
  follow_background();
  follow_plan();
  if (it.stale) {
    it.view = view_model(it.state, platform::is_text_mode());
    it.text_stale = true;
  }
  it.stale = false;
  if (it.state.run.finished() && !it.told) {
    it.told = true;
    it.speak_due_ms = platform::now_ms() + kQuietMs;
    platform::announce_results();
    frames::request(2);
  }
}

void step() {
  take_inbox();
  follow_looks();
  follow_revision();
  follow_run();
  follow_text();
  speak();
  the_one->keeping.follow(the_one->state, platform::now_ms());
}

void draw() {
  Requests requests;
  take_shortcuts(the_one->state, requests);
  draw_layout(the_one->view, the_one->state.looks, requests);
  panels::keys(the_one->keys_wanted);
  ui::draw_toasts();
  obey(requests);
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

void start() {
  static Application application;
  the_one = &application;
  pinch::set_host(
      [](float ratio) { dispatch_or_refuse(SetUiScale{the_one->state.looks.ui_scale * ratio}); });
  workers::crew().add(application.state.run.work());
  workers::crew().add(application.state.baseline.work());
  workers::crew().add(application.state.tools);
  workers::crew().add(application.state.report);
  workers::crew().add(application.state.plan);
  workers::on_news(hear_workers);
  start_session(application.state, application.keeping, [](Action action) {
    the_one->late.actions.push_back(std::move(action));
    frames::request();
  });
  application.viewed_revision = application.state.revision;
  run_first_picture();
  shell::run(step, draw);
}

const AppState& state() { return the_one->state; }

std::optional<core::Error> dispatch(const Action& action) {
  auto error = apply(the_one->state, action);
  const bool looks =
      std::holds_alternative<SetTheme>(action) || std::holds_alternative<SetUiScale>(action);
  if (looks) keep_looks(the_one->state.looks);
  keep_workers_busy();
  frames::request();
  return error;
}

void advance(double budget_ms) {
  if (the_one->state.run.advance(budget_ms, platform::now_ms)) the_one->stale = true;
}

void sum_up() {
  the_one->state.run.sum_up();
  the_one->stale = true;
}

void keep() {
  follow_revision();  // a change of this very moment has not been drawn yet
  the_one->keeping.write(the_one->state);
}

}  // namespace handoff::web::application
