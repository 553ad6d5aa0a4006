// handoff claims: every claim of the article beside what the model says.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/ranks.hpp"
#include "cli/simulation_options.hpp"
#include "cli/systems_run.hpp"
#include "cli/terminal.hpp"
#include "cli/tools.hpp"
#include "io/results/claims_report.hpp"
#include "sim/article/advice.hpp"
#include "sim/article/claim_sensitivity.hpp"
#include "sim/article/claim_volume.hpp"
#include "sim/article/claims.hpp"
#include "sim/article/rules.hpp"
#include "sim/article/seed_pool.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kStrongest = 3;
constexpr int kNudgeReplications = 20;  // enough to rank what moves a claim

struct ClaimOptions {
  bool explain = false;
  SimulationOptions simulation;
  std::string seeds;
};

sim::ToolScenarios scenarios_of(const std::vector<sim::Alternative>& tools) {
  sim::ToolScenarios scenarios;
  for (std::size_t at = 0; at < scenarios.size(); ++at) {
    const auto tool = std::find_if(tools.begin(), tools.end(), [at](const sim::Alternative& it) {
      return it.name == sim::kTools[at].name;
    });
    if (tool != tools.end()) scenarios[at] = tool->scenario;
  }
  return scenarios;
}

// Every study's months under every seed, side by side; nothing if it was interrupted.
std::optional<std::vector<sim::SeedPool>> simulate(const std::vector<sim::ClaimStudy>& studies,
                                                   int seeds, int months_each,
                                                   sim::JobExecutor& threads) {
  std::vector<sim::SeedPool> pools;
  std::vector<sim::Scenario> systems;  // by study and seed
  for (const sim::ClaimStudy& study : studies) {
    pools.emplace_back(study.scenario, seeds, months_each);
    for (int seed = 0; seed < seeds; ++seed) systems.push_back(pools.back().scenario(seed));
  }
  const auto each = static_cast<std::size_t>(seeds);
  ProgressBar bar("replications", months_each * static_cast<int>(systems.size()));
  int done = 0;
  SystemsRun run(std::move(systems), threads, [&](std::size_t at, sim::Batch batch) {
    done += batch.count;
    bar.show(done);
    static_cast<void>(pools[at / each].add(static_cast<int>(at % each), std::move(batch)));
  });
  if (!run.to(months_each)) return std::nullopt;
  return pools;
}

sim::ClaimEvidence evidence_of(const std::vector<sim::SeedPool>& pools, const sim::Advice& advice) {
  sim::ClaimEvidence evidence;
  evidence.by_seed.resize(static_cast<std::size_t>(pools.front().seeds()));
  for (const sim::SeedPool& pool : pools) {
    evidence.together.push_back(pool.together());
    for (int seed = 0; seed < pool.seeds(); ++seed)
      evidence.by_seed[static_cast<std::size_t>(seed)].push_back(pool.of_seed(seed));
  }
  evidence.advice = &advice;
  return evidence;
}

// The volume at which a launch is too much for polls; nothing if it was interrupted.
std::optional<sim::Break> breaking_volume(const sim::ToolScenarios& tools,
                                          sim::JobExecutor& threads) {
  sim::ReplicationStore store;
  const auto question = sim::volume_question(store, tools);
  if (!question) {
    refuse(question.error());
    return std::nullopt;
  }
  if (!answer_on_threads(**question, store, threads, "breaking volume")) return std::nullopt;
  return (*question)->breaks(store).front();
}

// The base and each nudge of it, in that order; nothing if it was interrupted.
std::optional<std::vector<sim::Results>> simulate_nudges(const sim::ClaimStudy& study,
                                                         const std::vector<sim::Nudge>& nudges,
                                                         sim::JobExecutor& threads) {
  std::vector<sim::Scenario> systems{study.scenario};
  for (const sim::Nudge& nudge : nudges) systems.push_back(nudge.scenario);
  std::vector<sim::Experiment> experiments(systems.begin(), systems.end());
  ProgressBar bar(study.name, kNudgeReplications * static_cast<int>(systems.size()));
  int done = 0;
  SystemsRun run(std::move(systems), threads, [&](std::size_t at, sim::Batch batch) {
    done += batch.count;
    bar.show(done);
    static_cast<void>(experiments[at].add(std::move(batch)));
  });
  if (!run.to(kNudgeReplications)) return std::nullopt;
  std::vector<sim::Results> results;
  for (const sim::Experiment& experiment : experiments) results.push_back(experiment.results());
  return results;
}

// What moves a claim that reads this study; what was put in needs no explanation.
bool is_explained_by(const sim::Claim& claim, sim::StudyId study) {
  return claim.quantity && claim.quantity->study == study && claim.basis != sim::Basis::cannot_fail;
}

// The inputs of one study moved one by one, and each claim that reads the study read again.
bool explain_study(const sim::ClaimStudy& study, std::vector<sim::Results> all,
                   sim::JobExecutor& threads, std::vector<io::ExplainedClaim>& claims) {
  const bool any =
      std::any_of(claims.begin(), claims.end(), [&study](const io::ExplainedClaim& row) {
        return is_explained_by(*row.result.claim, study.id);
      });
  if (!any) return true;
  const std::vector<sim::Nudge> nudges = sim::nudges(study.scenario);
  const auto results = simulate_nudges(study, nudges, threads);
  if (!results) return false;
  sim::Results& place = all[static_cast<std::size_t>(study.id)];
  for (io::ExplainedClaim& row : claims) {
    const sim::Claim& claim = *row.result.claim;
    if (!is_explained_by(claim, study.id)) continue;
    place = results->front();
    const double base = sim::read(claim, all).value;
    std::vector<sim::Effect> effects;
    for (std::size_t at = 0; at < nudges.size(); ++at) {
      place = (*results)[at + 1];
      effects.push_back(
          {nudges[at].path, nudges[at].from, nudges[at].to, sim::read(claim, all).value});
    }
    row.strongest = sim::strongest(std::move(effects), base, kStrongest);
  }
  return true;
}

Exit write(Outputs& outputs, const std::vector<io::ExplainedClaim>& claims,
           const io::ClaimsView& view, bool to_people) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::claims_json(claims, view))) return refuse(*error);
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(io::claims_csv(claims))) return refuse(*error);
  }
  if (auto error = outputs.close()) return refuse(*error);
  if (to_people) {
    const auto columns = static_cast<std::size_t>(std::max(80, terminal_columns()));
    fmt::print("{}", io::claims_table(claims, view, columns));
  }
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  for (const io::ExplainedClaim& row : claims) {
    if (row.result.finding == sim::Finding::contradicted) return Exit::target_missed;
  }
  return Exit::ok;
}

Exit stopped(const sim::JobExecutor& threads) {
  return tell_stopped(threads, "nothing was written");
}

struct ClaimEffort {
  int seeds = 1;
  int replications = 1;  // in all
  int threads = 1;
};

core::Result<ClaimEffort> effort_of_claims(const ClaimOptions& options,
                                           const sim::Scenario& scenario) {
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  const auto seeds = seeds_of(options.seeds);
  if (!seeds) return seeds.error();
  const bool given = !options.simulation.replications.empty();
  return ClaimEffort{*seeds,
                     given ? effort->replications : sim::default_advice_replications(scenario),
                     effort->threads};
}

Exit run(const ClaimOptions& options) {
  const auto tools = article_tools(options.simulation);
  if (!tools) return refuse(tools.error());
  const sim::ToolScenarios scenarios = scenarios_of(*tools);
  const sim::Scenario& own = scenarios[static_cast<std::size_t>(sim::Tool::full_orchestration)];
  const auto effort = effort_of_claims(options, own);
  if (!effort) return refuse(effort.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());

  const auto executor = make_executor(effort->threads);
  sim::JobExecutor& threads = *executor;
  sim::ReplicationStore store;
  sim::Advice advice(store, sim::article_rules(own, *tools), effort->replications, effort->seeds);
  const std::vector<sim::ClaimStudy> studies = sim::claim_studies(scenarios);
  const auto pools =
      simulate(studies, effort->seeds, advice.replications() / effort->seeds, threads);
  if (!pools || !answer_on_threads(advice, store, threads, "rules of thumb"))
    return stopped(threads);
  const auto launch = breaking_volume(scenarios, threads);
  if (!launch) return stopped(threads);

  const sim::ClaimEvidence evidence = evidence_of(*pools, advice);
  std::vector<io::ExplainedClaim> claims;
  for (sim::ClaimResult& row : sim::judge_claims(evidence)) claims.push_back({std::move(row), {}});
  if (options.explain) {
    for (const sim::ClaimStudy& study : studies) {
      if (!explain_study(study, evidence.together, threads, claims)) return stopped(threads);
    }
  }
  const io::ClaimsView view{own.seed, effort->seeds, advice.replications(), *launch};
  return write(*outputs, claims, view, !options.simulation.outputs.takes_stdout());
}

constexpr const char* kAbout = R"(Examples:
  handoff claims
  handoff claims --seed 100 --seeds 10 --replications 800
  handoff claims --explain --json claims.json

Each claim stands with the article's own words and the test that they come to. It holds when the whole
95% interval of the simulated value lies where the words put it, is contradicted when none of it does,
and is not clear in between; or it holds in a weaker reading, which is said. Only predictions count as
evidence: what inputs were calibrated to, or follows from an input, is listed after them, and what
cannot fail is not judged at all. Beside each stands in how many of the seeds it holds in its own words
by that seed's estimate. `handoff advise worked_example` judges the same sentences on the same months.
With --explain the three inputs that move a value most are listed below it, each raised by a fifth on its
own. The exit code is 1 if a claim is contradicted.)";

}  // namespace

void add_claims(CommandLine& line) {
  auto options = std::make_shared<ClaimOptions>();
  options->simulation.scenario = "worked_example";
  Command command = line.add("claims", "the article's claims, compared with the model");
  SimulationOptions& simulation = options->simulation;
  command.flag("--explain", options->explain, "and the inputs that influence each value most");
  command.option("--replications", "N", simulation.replications,
                 "months of each study, all seeds together, 1 to 1000000 [some 400]");
  command.option("--seed", "S", simulation.seed, "the first seed [1]");
  add_seeds_option(command, options->seeds);
  add_executor_options(command, simulation);
  command.option("--json", "FILE", simulation.outputs.json, "write as JSON; - for standard output");
  command.option("--csv", "FILE", simulation.outputs.csv, "write as CSV; - for standard output");
  command.footer(kAbout);
  command.runs([options] { return run(*options); });
}

}  // namespace handoff::cli
