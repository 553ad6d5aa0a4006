// The application: joins everything on each frame.
//
//   outside -> inbox -> actions -> store -> state -> background jobs -> view model -> panels -> actions
//
// There is one, made by main. What comes from outside the program (web/shell/bridge.cpp) uses the
// functions below and is refused by the same rules as the user.
#pragma once

#include <cstdint>
#include <optional>

#include "web/jobs/session.hpp"
#include "web/panels/panel_memory.hpp"
#include "web/shell/autosave_schedule.hpp"
#include "web/shell/inbox.hpp"
#include "web/shell/narrator.hpp"
#include "web/shell/typing_watch.hpp"
#include "web/ui/widgets/toast.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

class Application {
 public:
  // Runs enough for a first useful picture and starts to draw. It must not move from then on.
  void start();

  const Session& session() const { return session_; }

  // Applies an action and has the picture follow.
  std::optional<core::Error> dispatch(const Action& action);
  // Goes on with the run for about so long, drawn or not.
  void advance(double budget_ms);
  // Makes the summary that of everything run so far.
  void sum_up();
  // Keeps the inputs for the next visit without waiting: the tab may be about to go.
  void keep();

 private:
  void step();
  void draw();
  void take_inbox();
  void take(const Incoming& in);
  ui::ToastOffer offer_of(const Incoming& in);
  bool dispatch_or_refuse(const Action& action);
  void obey(const Requests& requests);
  bool obey(Command command);
  void follow_looks() const;
  void follow_revision();
  void advance_jobs();
  void keep_workers_busy();
  void hear_workers();
  void run_first_picture();

  Session session_;
  ViewModel view_;
  AutosaveSchedule autosave_;
  Narrator narrator_;
  PanelMemory panels_;
  TypingWatch typing_;
  Requests late_;  // asked for between frames
  std::uint64_t followed_revision_ = 0;
  bool stale_ = true;  // the view model has to be made again
};

}  // namespace handoff::web
