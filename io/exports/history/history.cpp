#include "io/exports/history/history.hpp"

#include <algorithm>
#include <map>

#include "io/exports/history/clocks.hpp"
#include "io/exports/history/conversions.hpp"
#include "io/exports/history/handoffs.hpp"

namespace handoff::exports {
namespace {

bool is_billing(FactKind kind) {
  return kind == FactKind::trial || kind == FactKind::bought || kind == FactKind::paid;
}

std::vector<Key> join_tagged_addresses(Ledger& ledger) {
  std::vector<bool> is_customer(ledger.identities.size());
  for (const Fact& fact : ledger.facts) {
    if (is_billing(fact.kind)) is_customer[fact.who.value] = true;
  }
  return ledger.identities.join_weak(is_customer);
}

bool has_kind(const Ledger& ledger, FactKind kind) {
  return std::any_of(ledger.facts.begin(), ledger.facts.end(),
                     [kind](const Fact& fact) { return fact.kind == kind; });
}

void note_kinds(const Ledger& ledger, History& history) {
  history.has_payments = ledger.knows_payments;
  history.has_customer_dates = has_kind(ledger, FactKind::crm_customer);
  history.has_owners = has_kind(ledger, FactKind::owner);
  history.has_touches = has_kind(ledger, FactKind::touch);
  history.has_mails = has_kind(ledger, FactKind::mail);
  history.has_crm = history.has_customer_dates || has_kind(ledger, FactKind::contact);
  history.mails_are_bound =
      history.has_mails &&
      std::all_of(ledger.facts.begin(), ledger.facts.end(), [](const Fact& it) {
        return it.kind != FactKind::mail || it.has(Mark::last_only);
      });
}

// A contact's last mail is known twice where there is a log.
void drop_last_mails(Ledger& ledger, const History& history) {
  if (history.mails_are_bound) return;
  std::erase_if(ledger.facts, [](const Fact& fact) {
    return fact.kind == FactKind::mail && fact.has(Mark::last_only);
  });
}

struct People {
  std::vector<Person> people;
  std::vector<const PersonFacts*> facts;
};

People people_of(const FactsByPerson& all, const ConversionRules& rules, History& history) {
  People found;
  for (const PersonFacts& facts : all.people()) {
    Person person;
    if (!set_conversion(facts, rules, person, history)) continue;
    found.people.push_back(std::move(person));
    found.facts.push_back(&facts);
  }
  return found;
}

PeopleTimes times_of(const Ledger& ledger, const People& people) {
  PeopleTimes times{std::vector(ledger.identities.size(), core::kNever),
                    std::vector(ledger.identities.size(), core::kNever)};
  for (std::size_t at = 0; at < people.people.size(); ++at) {
    if (people.people[at].clock_is_unknown) continue;
    const std::uint32_t who = people.facts[at]->who.value;
    times.started[who] = people.people[at].started;
    if (!people.people[at].paid_is_assumed) times.paid[who] = people.people[at].paid;
  }
  return times;
}

// How many records of each system a person has.
void count_records(const Ledger& ledger, People& people) {
  std::vector<std::uint32_t> place(ledger.identities.size());
  for (std::size_t at = 0; at < people.facts.size(); ++at)
    place[people.facts[at]->who.value] = static_cast<std::uint32_t>(at + 1);
  for (std::uint32_t key = 1; key < ledger.identities.size(); ++key) {
    const std::uint32_t at = place[ledger.identities.person({key}).value];
    if (at == 0) continue;
    if (ledger.identities.kind({key}) == KeyKind::customer) ++people.people[at - 1].customers;
  }
  for (std::size_t at = 0; at < people.facts.size(); ++at) {
    for (const Fact* fact : people.facts[at]->facts)
      people.people[at].contacts += fact->kind == FactKind::contact ? 1 : 0;
  }
}

std::vector<OwnerSeen> owners_of(const Ledger& ledger) {
  std::map<std::uint32_t, std::uint64_t> counts;
  for (const Fact& fact : ledger.facts) {
    if (fact.kind == FactKind::touch && fact.label != 0) ++counts[fact.label];
  }
  std::vector<OwnerSeen> owners;
  for (const auto& [name, touches] : counts) owners.push_back({name, touches});
  return owners;
}

void set_handoffs(const Ledger& ledger, People& people, History& history) {
  history.mails = trial_mails(ledger, people.people, people.facts);
  std::vector<bool> is_trial_mail(ledger.words.size() + 1);
  for (const MailName& it : history.mails) is_trial_mail[it.name] = it.is_trial;
  for (std::size_t at = 0; at < people.people.size(); ++at) {
    if (people.people[at].converted())
      set_handoff(*people.facts[at], is_trial_mail, people.people[at]);
  }
}

std::vector<Person> by_start(std::vector<Person> people) {
  std::stable_sort(people.begin(), people.end(),
                   [](const Person& a, const Person& b) { return a.started < b.started; });
  return people;
}

struct Rules {
  bool has_payments;
  const Identities& identities;
  const HistoryOptions& options;
  const TrialLengths& lengths;

  ConversionRules until(core::Time until) const {
    return {until, has_payments, identities, options, lengths};
  }
};

// Where rows were left out because something is wrong with them, they may have been the trials.
core::Error no_trials(const Ledger& ledger) {
  const auto* most =
      std::max_element(kWhys.begin(), kWhys.end(), [&](const WhyInfo& a, const WhyInfo& b) {
        const auto rows = [&](const WhyInfo& it) {
          return it.faulty ? ledger.left[static_cast<std::size_t>(it.value)].rows : 0;
        };
        return rows(a) < rows(b);
      });
  const LeftRows& left = ledger.left[static_cast<std::size_t>(most->value)];
  if (most->faulty && left.rows > 0)
    return {"learn",
            "the files hold no trials; rows that were left out: " + std::to_string(left.rows) +
                " (" + std::string(most->words) + "), such as " + left.examples.front()};
  return {"learn",
          "the files hold no trials: add Stripe's subscriptions.csv, or a neutral event log with "
          "trial_started (docs/exports.md)"};
}

// Who paid when is needed to tell the clocks of the other files, and is told again once all clocks
// are known.
core::Result<std::optional<core::TimeZone>> clocks_by_payments(Ledger& ledger, const Rules& rules) {
  const core::Time until = last_moment(ledger);
  History draft;
  const FactsByPerson all(ledger);
  const People people = people_of(all, rules.until(until), draft);
  if (people.people.empty()) return no_trials(ledger);
  return set_clocks(ledger, times_of(ledger, people));
}

void note_weak_matches(const Ledger& ledger, const std::vector<Key>& weak, People& people) {
  std::vector<bool> weakly(ledger.identities.size());
  for (const Key key : weak) weakly[ledger.identities.person(key).value] = true;
  for (std::size_t at = 0; at < people.facts.size(); ++at)
    people.people[at].weakly_matched = weakly[people.facts[at]->who.value];
}

}  // namespace

core::Result<History> history_of(Ledger& ledger, const HistoryOptions& options,
                                 const std::optional<core::TimeZone>& zone) {
  History history;
  const auto weak = join_tagged_addresses(ledger);
  note_kinds(ledger, history);
  drop_last_mails(ledger, history);
  const TrialLengths lengths(ledger.facts);
  history.trial_days = lengths.days();
  const Rules rules{history.has_payments, ledger.identities, options, lengths};
  const auto clock = clocks_by_payments(ledger, rules);
  if (!clock) return clock.error();
  history.zone = zone ? zone : *clock;
  history.until = last_moment(ledger);
  mark_bulk_edits(ledger);
  const FactsByPerson all(ledger);
  People people = people_of(all, rules.until(history.until), history);
  note_weak_matches(ledger, weak, people);
  count_records(ledger, people);
  set_handoffs(ledger, people, history);
  history.owners = owners_of(ledger);
  for (const OwnerSeen& owner : history.owners) history.touches += owner.touches;
  history.people = by_start(std::move(people.people));
  return history;
}

}  // namespace handoff::exports
