// Drawing, waiting for all months at once, and taking their spread apart.
#include "sim/planner/questions/worth.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

constexpr double kDefaultTrials = 1.6e6;  // of one pipeline, all draws together

// Where a draw has an input.
double place_of(const Uncertain& it, std::uint64_t seed, std::size_t input, int draw) {
  Stream stream =
      StreamKey::of(seed, static_cast<std::uint32_t>(draw)).stream(input, Purpose::assumption);
  return it.low.value + stream.uniform() * (it.high.value - it.low.value);
}

// Of 53 bits, as a scenario's are.
std::uint64_t seed_of_draw(std::uint64_t seed, int draw) {
  const StreamKey key = StreamKey::of(seed, static_cast<std::uint32_t>(draw));
  return key.stream(Purpose::assumption).next_u64() >> 11;
}

// The interval in which that share of the values lies.
Measured spread_of(std::vector<double> values, double level) {
  const double mean = accumulate(values).mean();
  std::sort(values.begin(), values.end());
  return {mean, {quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)}};
}

// Each figure of the months, summarised in one way.
WorthFigures figures_of(const std::vector<WorthParts>& months, const auto& summarise) {
  const auto of = [&](const auto& figure) {
    std::vector<double> values;
    for (const WorthParts& month : months) values.push_back(figure(month));
    return summarise(std::move(values));
  };
  return {of([](const WorthParts& it) { return it.together(); }),
          of([](const WorthParts& it) { return it.churn; }),
          of([](const WorthParts& it) { return it.expansion; }),
          of([](const WorthParts& it) { return it.revenue; }),
          of([](const WorthParts& it) { return it.cost; })};
}

double squared_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const Accumulator of_x = accumulate(x), of_y = accumulate(y);
  double both = 0;
  for (std::size_t at = 0; at < x.size(); ++at)
    both += (x[at] - of_x.mean()) * (y[at] - of_y.mean());
  const double n = static_cast<double>(x.size()) - 1;
  const double spread = of_x.variance() * of_y.variance() * n * n;
  return spread > 0 ? both * both / spread : 0;
}

double total(const Tally& month) { return month.total; }
double mean(const Tally& month) { return month.customers > 0 ? month.total / month.customers : 0; }

std::vector<MonthsWorth> worths_of(const ReplicationStore& store, CellId cell, int count) {
  std::vector<MonthsWorth> months(static_cast<std::size_t>(count));
  const auto fill = [&](double MonthsWorth::*member, Metric metric, double (*value)(const Tally&)) {
    const std::vector<Tally> tallies = store.tallies(cell, count, metric);
    for (std::size_t at = 0; at < tallies.size(); ++at) months[at].*member = value(tallies[at]);
  };
  fill(&MonthsWorth::mrr, Metric::mrr_usd, total);
  fill(&MonthsWorth::churn, Metric::churn_90d_pct, mean);
  fill(&MonthsWorth::expansion, Metric::expansion_pct, mean);
  fill(&MonthsWorth::cost, Metric::monthly_cost_usd, total);
  for (MonthsWorth& it : months) it.mrr /= months_of(store.scenario(cell));
  return months;
}

}  // namespace

WorthOptions default_worth_options(const Scenario& scenario) {
  WorthOptions options;
  options.draws =
      replications_of(kDefaultTrials, options.replications * work_of(scenario), 40, 400);
  options.plain_replications = replications_of(kDefaultTrials / 4, work_of(scenario), 12, 400);
  return options;
}

Worth::Worth(Alternative base, Alternative subject, std::vector<Uncertain> assumptions,
             WorthOptions options)
    : base_(std::move(base)),
      subject_(std::move(subject)),
      assumptions_(std::move(assumptions)),
      options_(options) {}

core::Result<std::unique_ptr<Worth>> Worth::make(ReplicationStore& store, Alternative base,
                                                 Alternative subject,
                                                 std::vector<Uncertain> assumptions,
                                                 WorthOptions options) {
  assert(options.draws >= 2 && options.replications >= 2 && options.plain_replications >= 2);
  assert(options.level > 0 && options.level < 1);
  std::unique_ptr<Worth> it(
      new Worth(std::move(base), std::move(subject), std::move(assumptions), options));
  const Scenario& scenario = it->subject_.scenario;
  const std::vector<Input> inputs = inputs_of(scenario);
  for (std::size_t at = 0; at < it->assumptions_.size(); ++at) {
    const Input* input = find_input(inputs, it->assumptions_[at].input);
    // A mean that is infinite (a Pareto tail's) cannot be set.
    const bool applies = input && input->value < std::numeric_limits<double>::infinity();
    (applies ? it->applicable_ : it->answer_.not_applicable).push_back(at);
  }
  for (int number = 0; number < options.draws && !it->applicable_.empty(); ++number) {
    if (auto error = it->make_draw(store, number)) return *std::move(error);
  }
  it->as_assumed_ = it->pair(store, it->base_.scenario, scenario);
  const Scenario sceptic_base = without_claimed_effects(it->base_.scenario);
  const Scenario sceptic_subject = without_claimed_effects(scenario);
  it->sceptic_ = it->pair(store, sceptic_base, sceptic_subject);
  for (const EffectInfo& effect : kEffects) {
    Scenario one_base = sceptic_base, one_subject = sceptic_subject;
    if (auto error = set_input(one_base, effect.path, 1)) return *std::move(error);
    if (auto error = set_input(one_subject, effect.path, 1)) return *std::move(error);
    it->effects_.push_back(
        {effect, find_input(inputs, effect.path)->value, it->pair(store, one_base, one_subject)});
  }
  const double plain =
      options.plain_replications * (2.0 + static_cast<double>(it->effects_.size()));
  const double drawn = static_cast<double>(it->draws_.size()) * options.replications;
  it->expected_work_ = 2 * work_of(scenario) * (plain + drawn);
  return it;
}

Worth::Pair Worth::pair(ReplicationStore& store, const Scenario& base, const Scenario& subject) {
  return {store.cell(base), store.cell(subject)};
}

// The base, too, where it has such an input.
std::optional<core::Error> Worth::make_draw(ReplicationStore& store, int number) {
  Draw draw;
  Scenario base = base_.scenario, subject = subject_.scenario;
  // Each draw has months of its own, the same for both, or the luck of a few months would be in all.
  base.seed = subject.seed = seed_of_draw(subject.seed, number);
  const std::vector<Input> of_base = inputs_of(base);
  for (const std::size_t at : applicable_) {
    const Uncertain& assumption = assumptions_[at];
    const double value = place_of(assumption, subject_.scenario.seed, at, number);
    draw.at.push_back(value);
    if (auto error = set_input(subject, assumption.input, value)) return error;
    if (!find_input(of_base, assumption.input)) continue;
    if (auto error = set_input(base, assumption.input, value)) return error;
  }
  draw.cells = pair(store, base, subject);
  draws_.push_back(std::move(draw));
  return std::nullopt;
}

bool Worth::advance(ReplicationStore& store) {
  if (finished_) return true;
  bool there = true;
  const auto need = [&](const Pair& cells, int count) {
    there = store.need(cells.base, count) && there;
    there = store.need(cells.subject, count) && there;
  };
  need(as_assumed_, options_.plain_replications);
  need(sceptic_, options_.plain_replications);
  for (const Effect& it : effects_) need(it.at_one, options_.plain_replications);
  for (const Draw& it : draws_) need(it.cells, options_.replications);
  if (!there) return false;
  finished_ = true;
  answer_.as_assumed = means(store, as_assumed_);
  answer_.to_a_sceptic = means(store, sceptic_);
  conclude_draws(store);
  conclude_break_evens(store);
  return true;
}

std::vector<WorthParts> Worth::months(const ReplicationStore& store, const Pair& cells, int count) {
  const std::vector<MonthsWorth> base = worths_of(store, cells.base, count);
  const std::vector<MonthsWorth> subject = worths_of(store, cells.subject, count);
  std::vector<WorthParts> parts;
  for (std::size_t at = 0; at < subject.size(); ++at)
    parts.push_back(worth_more(subject[at], base[at]));
  return parts;
}

WorthFigures Worth::means(const ReplicationStore& store, const Pair& cells) const {
  return figures_of(
      months(store, cells, options_.plain_replications),
      [&](const std::vector<double>& values) { return measured(values, options_.level); });
}

// Without anything uncertain, months differ by luck alone.
void Worth::conclude_draws(const ReplicationStore& store) {
  std::vector<WorthParts> all;
  std::vector<double> means_of_draws;
  double within = 0;
  for (const Draw& draw : draws_) {
    Accumulator of_draw;
    for (const WorthParts& month : months(store, draw.cells, options_.replications)) {
      all.push_back(month);
      of_draw.add(month.together());
    }
    means_of_draws.push_back(of_draw.mean());
    within += of_draw.variance() / static_cast<double>(draws_.size());
  }
  if (draws_.empty()) all = months(store, as_assumed_, options_.plain_replications);
  answer_.drawn = figures_of(all, [&](std::vector<double> values) {
    return spread_of(std::move(values), options_.level);
  });
  const double of_means = accumulate(means_of_draws).variance();
  const double between = std::max(0.0, of_means - within / options_.replications);
  answer_.luck = between > 0 ? within / (within + between) : 1;
  // The draws' means have some of their months' luck, which no place explains.
  const double explained = between > 0 ? of_means / (within + between) : 0;
  for (std::size_t at = 0; at < applicable_.size(); ++at) {
    std::vector<double> places;
    for (const Draw& draw : draws_) places.push_back(draw.at[at]);
    const double of_all_draws = squared_correlation(places, means_of_draws);
    const Influence influence{applicable_[at], of_all_draws * explained};
    const auto is_larger = [](const Influence& a, const Influence& b) { return a.share > b.share; };
    auto& ranked = answer_.influences;
    ranked.insert(std::upper_bound(ranked.begin(), ranked.end(), influence, is_larger), influence);
  }
}

void Worth::conclude_break_evens(const ReplicationStore& store) {
  const double without = answer_.to_a_sceptic.together.mean;
  for (const Effect& effect : effects_) {
    const double a_point = means(store, effect.at_one).together.mean - without;
    BreakEven it{effect.info, effect.assumed, std::nullopt};
    if (without >= 0) it.needed = 0;
    if (without < 0 && a_point > 0) it.needed = -without / a_point;
    answer_.break_evens.push_back(it);
  }
}

}  // namespace handoff::sim
