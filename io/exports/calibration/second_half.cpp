#include "io/exports/calibration/second_half.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "io/exports/calibration/inputs.hpp"
#include "io/exports/calibration/minimum.hpp"
#include "io/exports/history/halves.hpp"
#include "io/exports/observed/observed.hpp"
#include "sim/engine/variates.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::exports {
namespace {

constexpr std::uint32_t kRefits = 20;

struct Half {
  History history;
  Observed seen;

  Half(History of, const Ledger& ledger)
      : history(std::move(of)), seen(observed_in(history, ledger)) {}
};

std::size_t in_sample(const std::optional<Sample>& sample) { return sample ? sample->n() : 0; }

// Of how many a figure is in each half. Conversions are of the trials that had ended in the first, and of
// those that had not.
struct Needs {
  std::string_view figure;
  std::size_t needed;
  std::size_t (*of)(const Observed& seen);
};
std::size_t conversions_in(const Observed& it) { return it.conversions; }
std::size_t lags_in(const Observed& it) { return in_sample(it.crm_lag_s); }
std::size_t owners_in(const Observed& it) { return in_sample(it.owner_delay_h); }
std::size_t touches_in(const Observed& it) { return in_sample(it.first_touch_h); }
const Needs kNeeds[]{
    {"crm_lag_s.p50", kForMedian, lags_in},
    {"crm_lag_s.p95", kForTail, lags_in},
    {"missent_customers", kForMedian, conversions_in},
    {"owner_delay_h.p50", kForMedian, owners_in},
    {"first_touch_h.p50", kForMedian, touches_in},
};

HalfFigure with_counts(PredictedFigure figure, const Half& first, const Half& second,
                       std::size_t trials) {
  HalfFigure it{std::move(figure), first.seen.trials_ended, trials - first.seen.trials_ended,
                kForMedian, Verdict::too_few};
  for (const Needs& needs : kNeeds) {
    if (needs.figure != it.figure.name) continue;
    it.first_n = needs.of(first.seen);
    it.second_n = needs.of(second.seen);
    it.needed = needs.needed;
  }
  if (std::min(it.first_n, it.second_n) >= it.needed)
    it.verdict = it.figure.inside() ? Verdict::inside : Verdict::outside;
  return it;
}

// A conversion rate from where it may be, by the first half: the beta of Jeffreys' prior.
double drawn_rate(const Observed& seen, sim::Stream& stream) {
  const auto hits = static_cast<double>(seen.converted_of_ended);
  const auto misses = static_cast<double>(seen.trials_ended - seen.converted_of_ended);
  const double a = sim::standard_gamma(hits + 0.5, stream);
  return a / (a + sim::standard_gamma(misses + 0.5, stream));
}

// As many sign-ups over as many days as the files have.
void take_period(sim::Scenario& scenario, const sim::Scenario& from) {
  scenario.start = from.start;
  scenario.days = from.days;
  scenario.cohort.trials = from.cohort.trials;
}

// The first half's scenario over the whole time, each month with other inputs of those that may be.
ScenarioOfMonth drawn_scenarios(sim::Scenario whole, const Observed& first,
                                std::vector<ToolFit> fits) {
  return [whole = std::move(whole), &first, fits = std::move(fits)](std::uint32_t month) {
    sim::Scenario scenario = whole;
    apply_fit(scenario, fits[month % fits.size()]);
    sim::Stream stream =
        sim::StreamKey::of(whole.seed, month).stream(sim::kCohortEntity, sim::Purpose::assumption);
    if (first.trials_ended >= kForMedian)
      scenario.cohort.conversion_rate = drawn_rate(first, stream);
    return scenario;
  };
}

}  // namespace

core::Result<SecondHalf> second_half_of(const History& history, const Ledger& ledger,
                                        Fineness fineness, const sim::Scenario& base,
                                        const UnderEachTool& under_each_tool,
                                        const Progress& progress) {
  const core::Time middle = middle_of(history);
  const Half first(first_half(history, middle), ledger);
  const Half second(paid_after(history, middle), ledger);
  const auto scenario = sim::checked(calibrated(first.seen, first.history, base).scenario);
  if (!scenario) return scenario.error();
  const auto tools = under_each_tool(*scenario);
  if (!tools) return tools.error();

  const Outside seen = outside_of(first.seen);
  const auto fits = fitted_tools(seen, *tools, {fineness, middle}, progress);
  SecondHalf it{middle, {}};
  if (fits.empty()) return it;
  sim::Scenario under = (*tools)[static_cast<std::size_t>(fits.front().tool)];
  auto refits = refitted(fits.front().tool, seen, under, {fineness, middle}, kRefits);
  take_period(under, calibrated(observed_in(history, ledger), history, base).scenario);
  const auto figures =
      predicted_by(second.seen, drawn_scenarios(under, first.seen, std::move(refits)),
                   {fineness, history.until, middle});
  for (const PredictedFigure& figure : figures)
    it.figures.push_back(with_counts(figure, first, second, history.people.size()));
  std::stable_sort(it.figures.begin(), it.figures.end(),
                   [](const HalfFigure& a, const HalfFigure& b) { return a.verdict < b.verdict; });
  return it;
}

}  // namespace handoff::exports
