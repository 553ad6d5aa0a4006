#include "io/results/rehearsal/rehearsal_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "io/json/json.hpp"
#include "io/json/json_locate.hpp"
#include "io/json/json_reader.hpp"
#include "io/json/value_tree.hpp"

namespace handoff::io {
namespace {

constexpr const char* kMark = "rehearsal";
constexpr double kHour_s = 3'600;
constexpr double kLargest = 1e12;
constexpr std::int64_t kMost = std::int64_t{1} << 53;

std::uint64_t count(const Reader& from, std::string_view key) {
  return static_cast<std::uint64_t>(from.integer(key, 0, kMost));
}

double seconds(const Reader& from, std::string_view key) {
  return from.number(key, -kLargest, kLargest);
}

// Null stands for what is not a number, and has to be said.
double number_or_never(const Reader& from, std::string_view key) {
  if (!from.has(key)) from.expected(key, "a number, or null for never");
  return from.maybe_number(key, -kLargest, kLargest)
      .value_or(std::numeric_limits<double>::quiet_NaN());
}

void read_interval(const Reader& from, RehearsedFigure& figure, Problems& problems) {
  const Reader bounds = from.array("prediction95");
  if (bounds.size() != 2) return from.fail("prediction95", "expected two numbers");
  const auto bound = [&](std::size_t which) {
    const Reader it = bounds.element(which);
    if (it.value().is_null()) return std::numeric_limits<double>::quiet_NaN();
    const auto number = to_number(it.value(), it.path(), -kLargest, kLargest);
    if (!number) problems.note(number.error().where, number.error().what);
    return number ? *number : 0;
  };
  figure.low = bound(0);
  figure.high = bound(1);
}

// Lags are seconds or hours, by the end of their name; everything else is a count.
RehearsedFigure figure_of(std::string_view name, const Reader& from, Problems& problems) {
  const bool hours = name.ends_with("_h");
  RehearsedFigure figure;
  figure.label = from.text("label");
  figure.is_count = !hours && !name.ends_with("_s");
  figure.measured = number_or_never(from, "measured");
  figure.median = number_or_never(from, "median");
  figure.same_draws = number_or_never(from, "same_draws");
  read_interval(from, figure, problems);
  figure.agreement = from.text("agreement");
  figure.differs = figure.agreement == "DIFFERS";
  for (double* each :
       {&figure.measured, &figure.median, &figure.low, &figure.high, &figure.same_draws})
    *each *= hours ? kHour_s : 1;
  return figure;
}

constexpr std::size_t kMostFigures = 100;

void read_figures(const Reader& from, RehearsalFile& file, Problems& problems) {
  const Reader figures = from.object("figures");
  if (figures.size() == 0 || figures.size() > kMostFigures)
    from.fail("figures", "expected from 1 to 100 of them");
  for (const Member& each : figures.value().members())
    file.figures.push_back(figure_of(each.name, figures.object(each.name), problems));
}

void read_parts(const Reader& from, RehearsalFile& file) {
  const Reader parts = from.object("crm_lag_parts_s");
  file.delivery_s = seconds(parts, "delivery");
  file.vendors_s = seconds(parts, "vendors");
  file.waits_s = seconds(parts, "waits");
  file.service_s = seconds(parts, "service");
  file.step_ms = seconds(from.object("overhead"), "step_s") * 1e3;
}

void read_ledger(const Reader& from, RehearsalFile& file) {
  const Reader ledger = from.object("ledger");
  file.lost = count(ledger, "lost");
  file.doubled = count(ledger, "doubled");
  const Reader violations = ledger.array("violations");
  for (std::size_t n = 0; n < violations.size(); ++n) {
    const Reader it = violations.element(n);
    if (!it.value().is_text()) return it.fail("expected a text");
    file.violations.emplace_back(it.value().text());
  }
}

RehearsalFile file_of(const Reader& from, Problems& problems) {
  RehearsalFile file;
  file.scenario = from.text(kMark);
  file.seed = count(from, "seed");
  file.customers = count(from, "customers");
  file.runs = count(from, "runs");
  file.played_s = seconds(from, "played_s");
  read_parts(from, file);
  read_ledger(from, file);
  read_figures(from, file, problems);
  file.verdict = from.text("verdict");
  file.agrees = from.boolean("agrees");
  return file;
}

}  // namespace

// Most of what is opened is something else, and may be long: it is not parsed for this.
bool is_rehearsal(std::string_view text) {
  if (text.find("\"rehearsal\"") == text.npos) return false;
  const auto document = parse_json(text, "");
  return document && document->is_object() && document->contains(kMark);
}

core::Result<RehearsalFile> read_rehearsal(std::string_view text, std::string_view source_name) {
  ValueTree tree;
  if (auto error = tree.read(text, source_name)) return *std::move(error);
  if (!tree.root().is_object())
    return core::Error{std::string(source_name), "expected what handoff rehearse --json writes"};
  Problems problems;
  RehearsalFile file = file_of(Reader(tree.root(), problems), problems);
  if (problems.first) return located(*problems.first, text, source_name);
  return file;
}

std::string rehearsed_text(double value, bool is_count) {
  if (!std::isfinite(value)) return "never";
  if (is_count) return fmt::format("{:.0f}", value);
  return value < 10 ? fmt::format("{:.2f} s", value) : fmt::format("{:.1f} s", value);
}

}  // namespace handoff::io
