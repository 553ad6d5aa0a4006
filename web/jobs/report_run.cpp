#include "web/jobs/report_run.hpp"

#include <algorithm>

#include "handoff/assets.hpp"
#include "handoff/version.hpp"
#include "io/report/planning_report.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/concat.hpp"
#include "web/app/choices/customers_from.hpp"
#include "web/app/choices/file_name.hpp"
#include "web/app/choices/tools.hpp"

namespace handoff::web {
namespace {

constexpr double kShareStep = 0.01;  // of progress, before it is drawn again

const ReportFormInfo& info(ReportForm form) { return kReportForms[static_cast<std::size_t>(form)]; }

// A shipped pipeline has sources of its own.
io::Json sources_of(const std::string& system) {
  const std::string path = "assets/pipelines/" + system + ".json";
  const auto preset = io::read_preset(assets::find(path), path);
  return preset ? preset->sources : io::Json::object();
}

// Of the scenario as the page saves it; the shipped one needs no file.
std::string command_of(const sim::Scenario& scenario, int replications, ReportForm form) {
  const bool shipped = io::write_scenario(scenario) == io::write_scenario(sim::worked_example());
  const std::string customers =
      scenario.past ? io::joined({" --customers ", kCustomersFile}) : std::string();
  return io::joined({"handoff report ", shipped ? "worked_example" : file_name(scenario, ".json"),
                     customers, scenario.past.resampled ? " --resample" : "", " --seed ",
                     std::to_string(scenario.seed), " --replications ",
                     std::to_string(replications), " --out ",
                     file_name(scenario, info(form).ending)});
}

}  // namespace

void ReportRun::follow(const State& state) {
  if (!number_seen_.moved_to(state.report.number)) return;
  state.report.form ? ask(state.scenario, *state.report.form) : stop();
}

Progress ReportRun::advance(const Turn&) {
  const bool told = take_news();
  return {told, told ? kFramesToShow : 0, working() ? kQuietHandsMs : 0.0};
}

void ReportRun::ask(const sim::Scenario& scenario, ReportForm form) {
  form_ = form;
  asked_ = io::write_scenario(scenario);
  scenario_ = scenario;
  news_ = true;
  due_ = made_ == asked_;
  jobs_.serve(nullptr);
  study_ = nullptr;
  view_ = {!due_, 0};
}

void ReportRun::stop() {
  jobs_.serve(nullptr);
  study_ = nullptr;
  view_ = {};
  news_ = true;
}

std::optional<ReportFile> ReportRun::take_file() {
  if (!std::exchange(due_, false)) return std::nullopt;
  return ReportFile{file_name(scenario_, info(form_).ending), info(form_).mime,
                    texts_[static_cast<std::size_t>(form_)]};
}

// A scenario is always a valid one here, so no question refuses it.
void ReportRun::begin() {
  const std::vector<sim::Alternative> tools = tool_alternatives(scenario_);
  sim::StudySystems systems = sim::systems_among(tools, scenario_);
  const int replications =
      replications_ > 0 ? replications_ : sim::default_study_replications(systems);
  auto study = sim::ReportStudy::make(std::move(systems), tools, {}, replications);
  if (!study) return stop();
  study_ = *std::move(study);
  part_ = 0;
  answered_ = true;
  jobs_.serve(study_->parts()[0].store);
}

void ReportRun::walk() {
  if (!study_) return begin();
  answered_ = false;
  const sim::ReportStudy::Part& part = study_->parts()[part_];
  if (!part.question->advance(*part.store)) return;
  answered_ = true;
  if (++part_ == study_->parts().size()) return write();
  jobs_.serve(study_->parts()[part_].store);
}

void ReportRun::write() {
  io::PlanningReport report = io::planning_report(*study_);
  report.version = HANDOFF_VERSION;
  report.changes =
      io::changes_from_example(*report.scenario, sources_of(report.names[report.subject]));
  const int replications = report.systems->results(*report.systems_store, 0)->replications;
  for (const ReportForm form : {ReportForm::html, ReportForm::markdown}) {
    report.command = command_of(scenario_, replications, form);
    const io::ReportDocument document = io::planning_document(report);
    texts_[static_cast<std::size_t>(form)] =
        form == ReportForm::html ? io::report_html(document) : io::report_markdown(document);
  }
  made_ = asked_;
  due_ = true;
  stop();
}

std::optional<sim::Job> ReportRun::next() {
  while (working()) {
    if (auto job = jobs_.next()) return job;
    if (study_ && !answered_) break;
    walk();
  }
  return std::nullopt;
}

void ReportRun::take(const sim::Job& job, sim::JobAnswer answer, double ms) {
  jobs_.take(job, std::move(answer), ms);
  answered_ = true;
  show_progress();
}

void ReportRun::show_progress() {
  double expected = 0;
  for (const sim::ReportStudy::Part& part : study_->parts())
    expected += part.question->expected_work();
  const double spent = study_->values().spent() + study_->sums().spent();
  const double share = std::min(spent / std::max(expected, 1.0), 1.0);
  if (share < view_.share + kShareStep) return;
  view_.share = share;
  news_ = true;
}

}  // namespace handoff::web
