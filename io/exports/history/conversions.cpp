#include "io/exports/history/conversions.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace handoff::exports {
namespace {

using core::Time;

constexpr core::Duration kSlack = core::minutes(1);       // clocks without seconds
constexpr core::Duration kChargedAfter = core::hours(1);  // Stripe's, where nothing else is known
constexpr core::Duration kFarAhead = core::days(180);
constexpr std::size_t kEnoughOfPlan = 10;

// What tells when the files end: what the payment processor has seen happen. A calendar knows of
// meetings to come.
bool tells_the_end(const Fact& fact) {
  if (fact.has(Mark::local) || fact.has(Mark::undated)) return false;
  return fact.kind == FactKind::trial || fact.kind == FactKind::bought ||
         fact.kind == FactKind::paid || fact.kind == FactKind::canceled;
}

int whole_days(const Fact& trial) {
  return static_cast<int>(((trial.until - trial.at).hours() + 12) / 24);
}

// The most frequent; of equally frequent ones the longest.
int most_frequent(const std::map<int, std::size_t>& counts) {
  int best = 14;
  std::size_t most = 0;
  for (const auto& [days, count] : counts) {
    if (count < most) continue;
    best = days;
    most = count;
  }
  return best;
}

// Several rows may tell of one subscription; the latest word counts.
const Fact* latest_word(const PersonFacts& facts, const Fact& trial) {
  const Fact* latest = &trial;
  for (const Fact* fact : facts.facts) {
    if (fact->kind != FactKind::trial || fact->object != trial.object || !fact->object) continue;
    if (fact->told > latest->told) latest = fact;
  }
  return latest;
}

const Fact* first_trial(const PersonFacts& facts, History& history) {
  const Fact* first = nullptr;
  std::vector<Key> others;
  for (const Fact* fact : facts.facts) {
    if (fact->kind != FactKind::trial) continue;
    if (first == nullptr) {
      first = fact;
    } else if (fact->object != first->object || !fact->object) {
      if (std::find(others.begin(), others.end(), fact->object) == others.end())
        others.push_back(fact->object);
    }
  }
  history.extra_trials += others.size();
  return first == nullptr ? nullptr : latest_word(facts, *first);
}

// An invoice and its charge are one payment: the invoice knows the subscription.
const Fact* as_invoice(const PersonFacts& facts, const Fact& payment) {
  if (payment.object || !payment.link) return &payment;
  for (const Fact* fact : facts.facts) {
    if (fact->kind == FactKind::paid && fact->link == payment.link && fact->object) return fact;
  }
  return &payment;
}

// Whether another subscription than the one on trial began within the day before a payment.
bool bought_another(const PersonFacts& facts, const Fact& trial, Time paid) {
  return std::any_of(facts.facts.begin(), facts.facts.end(), [&](const Fact* fact) {
    const bool began = fact->kind == FactKind::bought || fact->kind == FactKind::trial;
    return began && fact->object != trial.object && fact->at <= paid + kSlack &&
           paid - fact->at < core::days(1);
  });
}

// A set-up fee, say: paid for the subscription on trial before its trial's end. Where a payment
// names no subscription, it is for that one unless the customer is another, or began another.
bool is_fee(const PersonFacts& facts, const Fact& payment, const Fact& trial,
            const Identities& identities) {
  if (payment.has(Mark::converts) || payment.at >= trial.until - kSlack) return false;
  if (payment.object) return payment.object == trial.object;
  const bool other_customer =
      payment.who != trial.who && identities.kind(payment.who) == KeyKind::customer;
  return !other_customer && !bought_another(facts, trial, payment.at);
}

bool is_refund(const Fact& fact) { return fact.kind == FactKind::refunded; }

// In full, soon enough. A list of refunds knows when each part of a payment went back; a charge without a date
// only says that all of it has.
bool is_refunded(const PersonFacts& facts, const Fact& payment, const HistoryOptions& options) {
  const bool has_list = std::any_of(facts.facts.begin(), facts.facts.end(), [](const Fact* fact) {
    return is_refund(*fact) && fact->has(Mark::part);
  });
  double parts = 0;
  for (const Fact* fact : facts.facts) {
    if (!is_refund(*fact) || fact->at < payment.at - kSlack) continue;
    if (fact->at - payment.at > options.refund_within) continue;
    if (fact->has(Mark::part)) {
      parts += fact->value;
    } else if (!has_list || !fact->has(Mark::undated)) {
      return true;
    }
  }
  constexpr double kHalfCent = 0.005;
  return parts > 0 && parts >= payment.value - kHalfCent;
}

void set_payment(const PersonFacts& facts, const Fact& trial, const ConversionRules& rules,
                 Person& person, History& history) {
  const Fact* first = nullptr;
  for (const Fact* fact : facts.facts) {
    if (fact->kind != FactKind::paid || fact->at < trial.at - kSlack) continue;
    const Fact* payment = as_invoice(facts, *fact);
    if (is_fee(facts, *payment, trial, rules.identities)) {
      ++history.fees;
      continue;
    }
    first = payment;
    person.paid = payment->at;
    person.clock_is_unknown = person.clock_is_unknown || payment->has(Mark::local);
    person.direct = payment->object && trial.object && payment->object != trial.object;
    if (payment->has(Mark::converts) && payment->value > 0) person.mrr = payment->value;
    if (payment->has(Mark::converts) && payment->label != 0) person.plan = payment->label;
    if (person.mrr == 0) person.mrr = payment->value;
    break;
  }
  const bool outlived = trial.has(Mark::went_on) && trial.until <= rules.until;
  if (!rules.has_payments && outlived) {
    person.paid = trial.until + kChargedAfter;
    person.paid_is_assumed = true;
  }
  if (first == nullptr || !is_refunded(facts, *first, rules.options)) return;
  person.refunded = true;
  if (rules.options.refunds_undo) person.paid = core::kNever;
}

}  // namespace

// Counted first, so that all stand in one piece.
FactsByPerson::FactsByPerson(const Ledger& ledger) : facts_(ledger.facts.size()) {
  std::vector<std::uint32_t> ends(ledger.identities.size());
  for (const Fact& fact : ledger.facts) ++ends[ledger.identities.person(fact.who).value];
  std::uint32_t begin = 0;
  for (std::uint32_t who = 0; who < ends.size(); ++who) {
    if (ends[who] == 0) continue;
    const std::span<const Fact*> facts = std::span(facts_).subspan(begin, ends[who]);
    people_.push_back({{who}, facts});
    begin += ends[who];
    ends[who] = begin - ends[who];  // where the next one goes
  }
  for (const Fact& fact : ledger.facts)
    facts_[ends[ledger.identities.person(fact.who).value]++] = &fact;
  for (std::size_t at = 0, first = 0; at < people_.size(); first += people_[at++].facts.size()) {
    const auto facts = std::span(facts_).subspan(first, people_[at].facts.size());
    std::stable_sort(facts.begin(), facts.end(),
                     [](const Fact* a, const Fact* b) { return a->at < b->at; });
  }
}

Time last_moment(Ledger& ledger) {
  std::vector<Time> moments;
  for (const Fact& fact : ledger.facts) {
    if (tells_the_end(fact)) moments.push_back(fact.at);
  }
  if (moments.empty()) return {};
  std::sort(moments.begin(), moments.end());
  std::size_t last = moments.size() - 1;
  const std::size_t most_mistaken = moments.size() / 200 + 1;
  for (std::size_t at = last; at > 0 && moments.size() - at <= most_mistaken; --at) {
    if (moments[at] - moments[at - 1] > kFarAhead) last = at - 1;
  }
  const Time until = moments[last];
  std::erase_if(ledger.facts, [&](const Fact& fact) {
    if (!tells_the_end(fact) || fact.at <= until) return false;
    ledger.leave(Why::future, ledger.files[fact.file].name);
    return true;
  });
  return until;
}

TrialLengths::TrialLengths(std::span<const Fact> facts) {
  std::map<int, std::size_t> all;
  std::map<std::uint32_t, std::map<int, std::size_t>> by_plan;
  for (const Fact& fact : facts) {
    if (fact.kind != FactKind::trial || whole_days(fact) < 1) continue;
    ++all[whole_days(fact)];
    ++by_plan[fact.label][whole_days(fact)];
  }
  days_ = most_frequent(all);
  for (const auto& [plan, counts] : by_plan) {
    std::size_t trials = 0;
    for (const auto& [days, count] : counts) trials += count;
    if (trials >= kEnoughOfPlan) plans_.push_back({plan, most_frequent(counts)});
  }
}

int TrialLengths::days_of(std::uint32_t plan) const {
  for (const OfPlan& it : plans_) {
    if (it.plan == plan) return it.days;
  }
  return days_;
}

bool set_conversion(const PersonFacts& facts, const ConversionRules& rules, Person& person,
                    History& history) {
  const Fact* trial = first_trial(facts, history);
  if (trial == nullptr) return false;
  person.started = trial->at;
  person.trial_end = trial->until;
  person.scheduled_end =
      std::max(trial->until, trial->at + core::days(rules.lengths.days_of(trial->label)));
  person.plan = trial->label;
  person.mrr = trial->value;
  person.clock_is_unknown = trial->has(Mark::local);
  for (const Fact* fact : facts.facts) {
    if (fact->kind == FactKind::canceled && fact->at >= trial->at &&
        person.canceled == core::kNever)
      person.canceled = fact->at;
  }
  person.ended = person.scheduled_end + kTrialsSettle <= rules.until;
  set_payment(facts, *trial, rules, person, history);
  return true;
}

}  // namespace handoff::exports
