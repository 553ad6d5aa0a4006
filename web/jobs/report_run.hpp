// Report run: question, answer, charts, assumptions and method as one file to save, made when the
// user asks for it.
//
// The file has the same bytes as the one that `handoff report` writes for the saved scenario; the
// command stands in it. What is simulated are jobs, like everything else, and a
// change of the scenario meanwhile does not touch a report that is under way.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "sim/article/report_study.hpp"
#include "sim/planner/store_jobs.hpp"
#include "web/app/choices/report_form.hpp"
#include "web/jobs/background_job.hpp"

namespace handoff::web {

struct ReportFile {
  std::string name;
  std::string mime;
  std::string text;
};

struct ReportView {
  bool working = false;
  double share = 0;  // of the work
};

class ReportRun final : public BackgroundJob, public sim::JobQueue {
 public:
  // Fewer replications are for tests of everything but the digits; 0: as many as usual.
  explicit ReportRun(int replications = 0) : replications_(replications) {}

  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  // A file that is there waits to be taken.
  bool has_news(const Turn&) const override { return has_news(); }

  // The report on this scenario will be there; what was made of the same one is there at once.
  void ask(const sim::Scenario& scenario, ReportForm form);
  // What is under way is given up.
  void stop();

  const ReportView& view() const { return view_; }
  bool working() const { return view_.working; }
  // The view has changed since this was asked last.
  bool take_news() { return std::exchange(news_, false); }
  bool has_news() const { return news_; }
  // What was asked for, once.
  std::optional<ReportFile> take_file();

  std::optional<sim::Job> next() override;
  bool wants(const sim::Job& job) const override { return jobs_.wants(job); }
  void take(const sim::Job& job, sim::JobAnswer answer, double ms) override;
  void give_back(const sim::Job& job) override { jobs_.give_back(job); }

 private:
  void begin();
  void walk();
  void write();
  void show_progress();

  Seen number_seen_{0};
  int replications_;
  sim::Scenario scenario_;
  std::string asked_;  // the scenario, as text
  std::string made_;   // the one that `texts_` are about
  ReportForm form_ = ReportForm::html;
  std::array<std::string, kReportForms.size()> texts_;
  bool due_ = false;  // a file was asked for, and is there

  std::unique_ptr<sim::ReportStudy> study_;  // while something is under way
  std::size_t part_ = 0;
  bool answered_ = true;  // something is known that the part was not asked with
  sim::StoreJobs jobs_;
  ReportView view_;
  bool news_ = false;
};

}  // namespace handoff::web
