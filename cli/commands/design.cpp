// Rows are written in the design's order while the points behind them are simulated; they are the checkpoint.
#include "cli/commands/design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "cli/answer.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/pipeline_axis.hpp"
#include "cli/ranks.hpp"
#include "cli/terminal.hpp"
#include "io/files/rows_file.hpp"
#include "io/results/design/design_rows.hpp"
#include "io/scenario/axis_text.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/planner/questions/design_sweep.hpp"

namespace handoff::cli {
namespace {

constexpr const char* kUsualPoints = "256";

struct Stream {
  io::RowFormat format;
  std::string path;
};

core::Result<sim::DesignSpec> spec_of(const SweepOptions& options, const sim::Scenario& scenario) {
  sim::DesignSpec spec;
  std::string names;
  bool known = false;
  for (const sim::DesignKindInfo& it : sim::kDesignKinds) {
    if (options.design == it.name) spec.kind = it.kind;
    known = known || options.design == it.name;
    names += (names.empty() ? "" : " or ") + std::string(it.name);
  }
  if (!known)
    return core::Error{"--design",
                       io::in_quotes(options.design) + " is not a design; expected " + names};
  const auto points =
      whole_number("--points", options.points.empty() ? kUsualPoints : options.points, 1,
                   sim::kMostDesignPoints);
  if (!points) return points.error();
  spec.points = static_cast<std::uint32_t>(*points);
  spec.seed = scenario.seed;
  return spec;
}

// Pipelines are applied first, so that the other inputs vary what they set.
core::Result<std::vector<sim::Factor>> factors_of(const SweepOptions& options,
                                                  const sim::Scenario& scenario) {
  if (options.vary.empty()) {
    auto factors = sim::uncertain_factors(scenario);
    if (!factors) return at_option("uncertain", factors.error());
    if (factors->empty())
      return core::Error{"--vary", "the scenario names no uncertain input; give PATH=LO:HI"};
    return factors;
  }
  std::vector<sim::Factor> factors;
  for (const std::string& text : options.vary) {
    const bool pipelines = text.starts_with(kPipelineAxis);
    if (pipelines) {
      auto axis = pipeline_axis(std::string_view(text).substr(kPipelineAxis.size()),
                                options.simulation.settings);
      if (!axis) return at_option("--vary", axis.error());
      factors.insert(factors.begin(), sim::step_factor(*std::move(axis)));
    } else {
      auto factor = io::parse_factor(text, scenario);
      if (!factor) return at_option("--vary", factor.error());
      factors.push_back(*std::move(factor));
    }
  }
  for (std::size_t at = 1; at < factors.size(); ++at) {
    const auto same = [&](const sim::Factor& it) { return it.path == factors[at].path; };
    const auto end = factors.begin() + static_cast<std::ptrdiff_t>(at);
    if (std::any_of(factors.begin(), end, same))
      return core::Error{"--vary", factors[at].path + " is varied twice"};
  }
  return factors;
}

// Where rows go: by default to standard output, as CSV.
core::Result<std::vector<Stream>> streams_of(const SweepOptions& options) {
  const std::string& csv = options.simulation.outputs.csv;
  if (!options.simulation.outputs.json.empty())
    return core::Error{"--json", "a design is written row by row; use --json-lines or --csv"};
  if (!options.file.save.empty())
    return core::Error{"--save",
                       "a design's rows are its checkpoint: --csv FILE, and --resume FILE later"};
  std::vector<Stream> streams;
  if (!csv.empty()) streams.push_back({io::RowFormat::csv, csv});
  if (!options.json_lines.empty())
    streams.push_back({io::RowFormat::json_lines, options.json_lines});
  if (streams.empty()) streams.push_back({io::RowFormat::csv, "-"});
  if (streams.size() == 2 && csv == options.json_lines)
    return core::Error{"--json-lines", "goes where --csv goes; name another file"};
  const std::string& resume = options.file.resume;
  if (resume.empty()) return streams;
  if (streams.size() != 1 || streams.front().path != resume || resume == "-")
    return core::Error{"--resume " + resume,
                       "a design goes on in the file that it reads: name the same one for --csv or "
                       "--json-lines, and no other"};
  return streams;
}

// Which points a file has, all of them from the first on, and how many of them meet the targets.
struct Kept {
  io::KeptRows rows;
  std::uint64_t met = 0;
};

core::Result<Kept> kept_of(const Stream& stream, const io::DesignTable& table,
                           std::uint32_t points) {
  Kept kept;
  const auto take = [&](std::uint64_t row, std::string_view text) -> std::optional<core::Error> {
    if (!text.starts_with(row_beginning(stream.format, table, row)))
      return core::Error{"", fmt::format("row {} is not point {} of this design, scenario and seed",
                                         row + 1, row)};
    if (row >= points) return core::Error{"", fmt::format("has more points than {}", points)};
    if (row_is_met(stream.format, text)) ++kept.met;
    return std::nullopt;
  };
  auto rows = io::kept_rows(stream.path, design_head(stream.format, table), take);
  if (!rows) {
    core::Error error = rows.error();
    error.where = "--resume " + stream.path;
    return error;
  }
  kept.rows = *rows;
  return kept;
}

// Files of rows, and what came of writing to them.
class Writer {
 public:
  Writer(const io::DesignTable& table, std::vector<Stream> streams)
      : table_(table), streams_(std::move(streams)) {}

  std::optional<core::Error> open(const std::optional<Kept>& kept) {
    for (const Stream& it : streams_) {
      const std::string head = design_head(it.format, table_);
      auto file = kept ? io::RowsFile::go_on(it.path, head, kept->rows)
                       : io::RowsFile::begin(it.path, head);
      if (!file) return file.error();
      files_.push_back(*std::move(file));
    }
    met_ = kept ? kept->met : 0;
    return std::nullopt;
  }

  bool write(const sim::DesignPoint& point) {
    for (std::size_t at = 0; at < files_.size() && !failed_; ++at)
      failed_ = files_[at].write(design_row(streams_[at].format, table_, point));
    if (joint_judgement(point.standings) == sim::Judgement::met) ++met_;
    return !failed_;
  }

  const std::optional<core::Error>& failed() const { return failed_; }
  std::uint64_t met() const { return met_; }

 private:
  const io::DesignTable& table_;
  std::vector<Stream> streams_;
  std::vector<io::RowsFile> files_;
  std::optional<core::Error> failed_;
  std::uint64_t met_ = 0;
};

std::string summary(const sim::DesignSpec& spec, const io::DesignTable& table, int replications,
                    std::uint64_t met, const std::vector<Stream>& streams) {
  std::string files;
  for (const Stream& it : streams)
    files += (files.empty() ? "" : ", ") + io::printable(it.path, 200);
  std::string text = fmt::format(
      "{} points of {} over {} inputs, {} months at each: {}\n", io::count_text(spec.points),
      sim::kDesignKinds[static_cast<std::size_t>(spec.kind)].label, table.factors.size(),
      io::count_text(static_cast<std::uint64_t>(replications)), files);
  if (!table.targets.empty())
    text += fmt::format("{} of them meet all targets.\n", io::count_text(met));
  return text;
}

}  // namespace

std::optional<core::Error> check_no_design(const SweepOptions& options) {
  const auto only_designs = [](const char* option) {
    return core::Error{option, "is for a designed experiment; add --design lhs or --design sobol"};
  };
  if (!options.points.empty()) return only_designs("--points");
  if (!options.json_lines.empty()) return only_designs("--json-lines");
  return std::nullopt;
}

Exit sweep_design(const SweepOptions& options, const sim::Scenario& scenario) {
  const auto spec = spec_of(options, scenario);
  if (!spec) return refuse(spec.error());
  const auto effort = effort_of(options.simulation);
  if (!effort) return refuse(effort.error());
  auto factors = factors_of(options, scenario);
  if (!factors) return refuse(factors.error());
  if (factors->size() > sim::most_dimensions(spec->kind))
    return refuse({"--vary", fmt::format("{} inputs are more than the {} that a Sobol sequence has "
                                         "directions for; use --design lhs",
                                         factors->size(), sim::most_dimensions(spec->kind))});
  auto view = view_of(options, scenario);
  if (!view) return refuse(view.error());
  const auto streams = streams_of(options);
  if (!streams) return refuse(streams.error());
  const io::DesignTable table = io::design_table(scenario, *spec, *factors, effort->replications,
                                                 view->measures, view->targets);
  std::optional<Kept> kept;
  if (!options.file.resume.empty()) {
    auto found = kept_of(streams->front(), table, spec->points);
    if (!found) return refuse(found.error());
    kept = *found;
  }
  Writer writer(table, *streams);
  if (const auto error = writer.open(kept)) return refuse(*error);

  const InterruptGuard guard;
  sim::ReplicationStore store(sim::Detail::values);
  sim::DesignSweep question(store, scenario, *factors, *spec, view->targets, effort->replications,
                            kept ? static_cast<std::uint32_t>(kept->rows.rows) : 0,
                            [&](const sim::DesignPoint& point) { return writer.write(point); });
  const std::unique_ptr<sim::JobExecutor> threads = make_executor(effort->threads);
  const bool answered = answer_on_threads(question, store, *threads, "design");
  if (writer.failed()) return refuse(*writer.failed());
  const std::string& file = streams->front().path;
  if (!answered)
    return tell_stopped(*threads, file == "-" ? "rows went to standard output; in a file they "
                                                "could be gone on with"
                                              : "continue with --resume " + file);
  if (question.error()) return refuse(*question.error());
  if (!store.violations().empty())
    return refuse({"a rule that must always hold was broken, please report this",
                   store.violations().front()});
  const bool stdout_taken = std::any_of(streams->begin(), streams->end(),
                                        [](const Stream& it) { return it.path == "-"; });
  if (!stdout_taken)
    fmt::print("{}{}", summary(*spec, table, effort->replications, writer.met(), *streams),
               io::customers_line(scenario));
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return table.targets.empty() || writer.met() > 0 ? Exit::ok : Exit::target_missed;
}

}  // namespace handoff::cli
