// Plan run: the planner's questions about the present scenario, answered while its tab is open (a year's also on the
// tab of that name):
// what breaks first, which tool, how few people, what the answer hangs on, which settings are the
// best for the money, which of the article's rules hold, and one input varied.
//
// Their replications are jobs (sim/experiment/jobs/job.hpp), like everything else's. How much
// is simulated is what the command line simulates (sim/planner/question.hpp), and a decision
// depends on what was simulated and not on who did it when, so both have the same digits. A change
// of the scenario begins anew; the user may stop the work and let it go on.
#pragma once

#include <array>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/planner/question.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "sim/planner/questions/team_hours.hpp"
#include "sim/planner/store_jobs.hpp"
#include "web/jobs/background_job.hpp"
#include "web/views/planner/planner.hpp"

namespace handoff::web {

class PlanRun final : public BackgroundJob, public sim::JobQueue {
 public:
  // A part of the usual effort is for tests of everything but the digits.
  explicit PlanRun(double effort = 1) : effort_(effort) {}

  // It works while its tab is open, after everything else but a report.
  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn&) const override { return has_news(); }

  // The scenario has changed: nothing is known any more.
  void restart();
  // Somebody looks at it, for this scenario; before, and after `rest`, there are no jobs.
  void look(const sim::Scenario& scenario);
  void rest() { looked_at_ = false; }
  // The view has changed since this was asked last.
  bool take_news() { return std::exchange(news_, false); }
  bool has_news() const { return news_; }

  // Stops between two pieces of work, or goes on with what is there.
  void go(bool going);
  // What is asked beside the scenario. What differs from the last wishes is answered next, and what
  // it has interrupted goes on after it.
  void wish(const sim::Scenario& scenario, const PlanWishes& wishes);
  // What is varied and what is looked at, likewise.
  void sweep(const sim::Scenario& scenario, const SweepChoice& chosen);

  // A question that waits is answered next; what it interrupts goes on after it.
  void next_is(QuestionKind kind);

  // Nothing is to be done, or the user has stopped it.
  bool finished() const { return !view_.current || view_.stopped; }
  const PlannerView& view() const { return view_; }

  std::optional<sim::Job> next() override;
  bool wants(const sim::Job& job) const override;
  void take(const sim::Job& job, sim::JobAnswer answer, double ms) override;
  void give_back(const sim::Job& job) override;

 private:
  // What has been simulated for some questions, and jobs for the rest.
  struct Simulated {
    explicit Simulated(sim::Detail detail) : store(detail) { jobs.serve(&store); }
    sim::ReplicationStore store;
    sim::StoreJobs jobs;
  };
  struct Asked {
    std::shared_ptr<Simulated> simulated;     // none: not asked yet
    std::unique_ptr<sim::Question> question;  // none: there is nothing to ask
    std::optional<double> spent_before;       // when its turn came
  };
  static std::vector<QuestionKind> all_questions() {
    return {kAskingOrder.begin(), kAskingOrder.end()};
  }
  Asked& asked(QuestionKind kind) { return asked_[sim::index(kind)]; }
  bool waits(QuestionKind kind) const;
  bool asks_year(const Turn& turn) const;
  void ask(QuestionKind kind, const std::shared_ptr<Simulated>& simulated);
  void ask_together();
  void ask_first(std::initializer_list<QuestionKind> kinds);
  void turn();
  void walk();
  void conclude();
  void show(QuestionKind kind);
  void show_progress();
  sim::JobQueue* own_jobs(QuestionKind kind);
  bool own_jobs_are_done(QuestionKind kind) const;
  sim::JobQueue* present_jobs();
  Simulated* simulated_of(const sim::Job& job) const;
  sim::JobQueue& owner_of(const sim::Job& job);

  Seen scenario_seen_;
  Seen next_seen_{0};
  double effort_;
  bool looked_at_ = false;
  bool news_ = false;
  bool answered_ = true;  // something is known that the question was not asked with
  std::vector<QuestionKind> to_ask_ = all_questions();
  std::array<Asked, sim::kQuestions.size()> asked_;  // by kind
  sim::BreakCauses causes_;
  sim::TeamHours hours_;
  sim::Scenario scenario_;  // while something is asked
  PlannerView view_;
};

}  // namespace handoff::web
