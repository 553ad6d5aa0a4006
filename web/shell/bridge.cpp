// The bridge as a few exported functions.
//
// A text goes in by way of `handoff_api_room`, which makes room for it, because a scenario may be
// larger than the stack; a text comes out as a pointer that is valid until the next call. An error
// comes out as its one line, success as an empty text.
#include "web/shell/bridge.hpp"

#include <emscripten.h>

#include <string>

#include "io/results/results_report.hpp"
#include "io/scenario/scenario_json.hpp"
#include "web/app/choices/commands.hpp"
#include "web/app/link.hpp"
#include "web/jobs/workers.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/platform.hpp"
#include "web/shell/shell.hpp"

namespace handoff::web {
namespace {

// C functions know no object but this one.
Application* application = nullptr;

std::string given;
std::string answer;

const char* answer_with(std::string text) {
  answer = std::move(text);
  return answer.c_str();
}

const char* answer_of(const Action& action) {
  const auto error = application->dispatch(action);
  return answer_with(error ? error->line() : "");
}

// "cohort.trials=600"
const char* set(const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == assignment.npos) return answer_with("expected path=value");
  return answer_of(SetText{assignment.substr(0, equals), assignment.substr(equals + 1)});
}

std::string state_json() {
  const Session& session = application->session();
  const ScenarioRun& run = session.jobs.run;
  return io::compact({{"replications", run.replications()},
                      {"target", run.target()},
                      {"shown", run.summary().results.replications},
                      {"pictures", run.pictures()},
                      {"running", !run.finished()},
                      {"can_undo", session.state().history.can_undo()},
                      {"can_redo", session.state().history.can_redo()},
                      {"workers", workers::pool().size()},
                      {"idle", !frames::due() && workers::pool().idle() && run.finished()},
                      {"frames", shell::frame_count()},
                      {"frame_ms", io::number_json(shell::frame_ms())}});
}

}  // namespace

void bridge::connect(Application& to) { application = &to; }

}  // namespace handoff::web

extern "C" {

EMSCRIPTEN_KEEPALIVE char* handoff_api_room(int size) {
  handoff::web::given.assign(static_cast<std::size_t>(size), '\0');
  return handoff::web::given.data();
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_load() {
  return handoff::web::answer_of(handoff::web::LoadScenario{handoff::web::given, "scenario"});
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_set() {
  return handoff::web::set(handoff::web::given);
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_replications(int target) {
  return handoff::web::answer_of(handoff::web::SetReplications{target});
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_undo(int redo) {
  using namespace handoff::web;
  return answer_of(redo != 0 ? Action{Redo{}} : Action{Undo{}});
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_link() {
  using namespace handoff::web;
  const State& state = application->session().state();
  return answer_with(write_link(state.scenario, state.wanted_replications));
}

EMSCRIPTEN_KEEPALIVE void handoff_paste() {
  handoff::web::platform::paste_text(handoff::web::given);
}

EMSCRIPTEN_KEEPALIVE const char* handoff_command_letters() {
  return handoff::web::answer_with(handoff::web::command_letters());
}

EMSCRIPTEN_KEEPALIVE void handoff_keep() { handoff::web::application->keep(); }

EMSCRIPTEN_KEEPALIVE void handoff_api_advance(double budget_ms) {
  handoff::web::application->advance(budget_ms);
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_results() {
  handoff::web::application->sum_up();
  return handoff::web::answer_with(
      handoff::io::results_json(handoff::web::application->session().jobs.run.summary().results));
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_scenario() {
  return handoff::web::answer_with(
      handoff::io::write_scenario(handoff::web::application->session().state().scenario));
}

EMSCRIPTEN_KEEPALIVE const char* handoff_api_state() {
  return handoff::web::answer_with(handoff::web::state_json());
}
}
