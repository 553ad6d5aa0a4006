// Effort is counted in trials, as for the planner's other questions.
#include "sim/article/report_study.hpp"

#include <algorithm>
#include <utility>

#include "sim/article/rules.hpp"
#include "sim/scenario/fingerprint.hpp"

namespace handoff::sim {
namespace {

constexpr double kResultTrials = 1.25e6, kTornadoTrials = 2.5e6;  // in all: a few seconds' work
constexpr int kFewestOfAll = 8, kFewestOfOne = 4;

int affordable(const Scenario& scenario, std::size_t cells, double trials, int least, int most) {
  const double count = trials / (work_of(scenario) * static_cast<double>(cells));
  const double whole = std::clamp(count, static_cast<double>(least), static_cast<double>(most));
  const int number = static_cast<int>(whole);
  return number >= 100 ? number / 100 * 100 : number;  // a round number is easier to talk about
}

}  // namespace

StudySystems systems_among(const std::vector<Alternative>& tools, const Scenario& scenario) {
  StudySystems systems{tools, 0};
  const std::uint64_t fingerprint = fingerprint_of(scenario);
  for (std::size_t at = 0; at < tools.size(); ++at) {
    if (fingerprint_of(tools[at].scenario) != fingerprint) continue;
    systems.subject = at;
    return systems;
  }
  systems.all.insert(systems.all.begin(), {kAsGiven, scenario});
  return systems;
}

int default_study_replications(const StudySystems& systems) {
  return affordable(systems.all[systems.subject].scenario, systems.all.size(), kResultTrials, 20,
                    1'000);
}

core::Result<std::unique_ptr<ReportStudy>> ReportStudy::make(StudySystems systems,
                                                             const std::vector<Alternative>& tools,
                                                             std::vector<Target> targets,
                                                             int replications) {
  std::unique_ptr<ReportStudy> study(new ReportStudy(std::move(systems), std::move(targets)));
  const Objective value = total_of(Metric::net_value_usd, true);
  if (auto error = study->pose_results(replications)) return *std::move(error);
  if (study->systems_.all.size() > 1)
    study->choice_ = std::make_unique<Choice>(study->sums_, study->systems_.all, value,
                                              study->targets_, ChoiceOptions{});
  if (auto error = study->pose_tornado(value)) return *std::move(error);
  study->advice_ =
      std::make_unique<Advice>(study->sums_, article_rules(study->subject(), tools),
                               default_advice_replications(study->subject()), kArticleSeeds);
  const auto add = [&](Question* question, ReplicationStore& store, std::string_view what) {
    if (question) study->parts_.push_back({question, &store, what});
  };
  add(study->sweep_.get(), study->values_, "results");
  add(study->choice_.get(), study->sums_, "choice");
  add(study->tornado_.get(), study->sums_, "uncertain inputs");
  add(study->advice_.get(), study->sums_, "rules of thumb");
  return study;
}

std::optional<core::Error> ReportStudy::pose_results(int replications) {
  std::vector<AxisStep> steps;
  for (const Alternative& system : systems_.all) {
    steps.push_back({0, system.name, [&system](Scenario& scenario) {
                       scenario = system.scenario;
                       return std::optional<core::Error>();
                     }});
  }
  auto sweep = Sweep::make(values_, subject(), {named_axis("pipeline", std::move(steps))}, targets_,
                           replications);
  if (!sweep) return sweep.error();
  sweep_ = *std::move(sweep);
  return std::nullopt;
}

// Where months are so large that all systems would take minutes, only the subject is looked at.
std::optional<core::Error> ReportStudy::pose_tornado(const Objective& value) {
  if (subject().uncertain.empty()) return std::nullopt;
  const std::size_t ends = 1 + 2 * subject().uncertain.size();
  int each = affordable(subject(), systems_.all.size() * ends, kTornadoTrials, 1, 100);
  const bool all = each >= kFewestOfAll;
  if (!all) each = affordable(subject(), ends, kTornadoTrials, kFewestOfOne, 100);
  auto tornado =
      Tornado::make(sums_, all ? systems_.all : std::vector{systems_.all[systems_.subject]},
                    all ? systems_.subject : 0, subject().uncertain, value, targets_, {each, 0.95});
  if (!tornado) return tornado.error();
  tornado_ = *std::move(tornado);
  tornado_replications_ = each;
  return std::nullopt;
}

}  // namespace handoff::sim
