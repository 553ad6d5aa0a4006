// handoff claims: every claim of the article beside what the model says.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/systems_run.hpp"
#include "cli/terminal.hpp"
#include "io/results/claims_report.hpp"
#include "sim/article/claim_sensitivity.hpp"
#include "sim/article/claim_volume.hpp"
#include "sim/article/claims.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kStrongest = 3;
constexpr int kNudgeReplications = 50;  // enough to rank what moves a claim

struct ClaimOptions {
  bool explain = false;
  std::string replications;
  std::string threads;
  OutputOptions outputs;
};

core::Result<sim::ToolScenarios> tool_scenarios() {
  sim::ToolScenarios tools;
  for (std::size_t at = 0; at < sim::kTools.size(); ++at) {
    auto scenario = load_scenario("worked_example");
    if (!scenario) return scenario.error();
    if (auto error = apply_pipeline(*scenario, std::string(sim::kTools[at].name)))
      return *std::move(error);
    tools[at] = *std::move(scenario);
  }
  return tools;
}

// Runs the systems side by side; nothing if it was interrupted.
std::optional<std::vector<sim::Results>> simulate(std::vector<sim::Scenario> systems,
                                                  int replications, JobThreads& threads,
                                                  std::string_view what) {
  std::vector<sim::Experiment> experiments;
  for (const sim::Scenario& system : systems) experiments.emplace_back(system);
  const int total = replications * static_cast<int>(systems.size());
  ProgressBar bar(what, total);
  int done = 0;
  SystemsRun run(std::move(systems), threads, [&](std::size_t at, sim::Batch batch) {
    done += batch.count;
    bar.show(done);
    static_cast<void>(experiments[at].add(std::move(batch)));
  });
  if (!run.to(replications)) return std::nullopt;
  std::vector<sim::Results> results;
  for (const sim::Experiment& experiment : experiments) results.push_back(experiment.results());
  return results;
}

// The one claim that is a search; nothing if it was interrupted.
std::optional<sim::ClaimResult> breaking_volume(const sim::ToolScenarios& tools,
                                                JobThreads& threads) {
  sim::ReplicationStore store;
  const auto question = sim::volume_question(store, tools);
  if (!question) {
    refuse(question.error());
    return std::nullopt;
  }
  if (!answer_on_threads(**question, store, threads, "breaking volume")) return std::nullopt;
  return sim::judge_volume(**question, store);
}

// The inputs of one study moved one by one, and each claim that reads the study judged again.
bool explain_study(const sim::ClaimStudy& study, std::vector<sim::Results> all, JobThreads& threads,
                   std::vector<io::ExplainedClaim>& claims) {
  std::vector<sim::Nudge> nudges = sim::nudges(study.scenario);
  std::vector<sim::Scenario> systems{study.scenario};
  for (const sim::Nudge& nudge : nudges) systems.push_back(nudge.scenario);
  const auto results = simulate(std::move(systems), kNudgeReplications, threads, study.name);
  if (!results) return false;
  sim::Results& place = all[static_cast<std::size_t>(study.id)];
  for (io::ExplainedClaim& row : claims) {
    const sim::Claim& claim = *row.result.claim;
    if (claim.quantity.study != study.id) continue;
    place = results->front();
    const double base = sim::judge(claim, all).value;
    std::vector<sim::Effect> effects;
    for (std::size_t at = 0; at < nudges.size(); ++at) {
      place = (*results)[at + 1];
      effects.push_back(
          {nudges[at].path, nudges[at].from, nudges[at].to, sim::judge(claim, all).value});
    }
    row.strongest = sim::strongest(std::move(effects), base, kStrongest);
  }
  return true;
}

Exit write(Outputs& outputs, const std::vector<io::ExplainedClaim>& claims, bool to_people) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::claims_json(claims))) return refuse(*error);
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(io::claims_csv(claims))) return refuse(*error);
  }
  if (auto error = outputs.close()) return refuse(*error);
  if (to_people) fmt::print("{}", io::claims_table(claims, output_characters()));
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  for (const io::ExplainedClaim& row : claims) {
    if (row.result.verdict == sim::ClaimVerdict::contradicted) return Exit::target_missed;
  }
  return Exit::ok;
}

Exit run(const ClaimOptions& options) {
  const auto tools = tool_scenarios();
  if (!tools) return refuse(tools.error());
  std::vector<sim::ClaimStudy> studies = sim::claim_studies(*tools);
  const auto replications =
      whole_number("--replications",
                   options.replications.empty() ? std::to_string(studies.front().replications)
                                                : options.replications,
                   2, 100'000);
  if (!replications) return refuse(replications.error());
  const auto threads = whole_number(
      "--threads", options.threads.empty() ? std::to_string(default_threads()) : options.threads, 1,
      1'024);
  if (!threads) return refuse(threads.error());
  auto outputs = open_outputs(options.outputs);
  if (!outputs) return refuse(outputs.error());

  std::vector<sim::Scenario> systems;
  for (const sim::ClaimStudy& study : studies) systems.push_back(study.scenario);
  JobThreads pool(static_cast<int>(*threads));
  const auto results =
      simulate(std::move(systems), static_cast<int>(*replications), pool, "replications");
  if (!results) return Exit::bad_input;
  std::vector<io::ExplainedClaim> claims;
  for (const sim::ClaimResult& row : sim::judge_claims(*results)) claims.push_back({row, {}});
  const auto volume = breaking_volume(*tools, pool);
  if (!volume) return Exit::bad_input;
  if (options.explain) {
    for (const sim::ClaimStudy& study : studies) {
      if (!explain_study(study, *results, pool, claims)) return Exit::bad_input;
    }
  }
  claims.push_back({*volume, {}});
  return write(*outputs, claims, !options.outputs.takes_stdout());
}

constexpr const char* kAbout = R"(Examples:
  handoff claims
  handoff claims --explain --json claims.json

A claim holds when the whole 95% interval of the simulated value lies where the article puts it (inside
its range, or within two points of a share and one point of a rate), is contradicted when none of it
does, and is not clear in between. "calibrated by" names the inputs that were chosen so
that it holds; a prediction holds by itself. With --explain the three inputs that move a value most
are listed below it, each raised by a fifth on its own. The exit code is 1 if a claim is contradicted.)";

}  // namespace

void add_claims(CommandLine& line) {
  auto options = std::make_shared<ClaimOptions>();
  Command command = line.add("claims", "the article's claims, compared with the model");
  command.flag("--explain", options->explain, "and the inputs that influence each value most");
  command.option("--replications", "N", options->replications, "of each study, 2 to 100000 [400]");
  command.option("--threads", "N", options->threads,
                 "threads to run on [the machine's cores]; results are the same for any number");
  command.option("--json", "FILE", options->outputs.json, "write as JSON; - for standard output");
  command.option("--csv", "FILE", options->outputs.csv, "write as CSV; - for standard output");
  command.footer(kAbout);
  command.runs([options] { return run(*options); });
}

}  // namespace handoff::cli
