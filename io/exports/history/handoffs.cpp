#include "io/exports/history/handoffs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "io/exports/table/header.hpp"

namespace handoff::exports {
namespace {

using core::Duration;
using core::Time;

constexpr std::size_t kManyAtOnce = 20;
constexpr std::size_t kManyOfFew = 10;  // if that is more than a twentieth of all
constexpr Duration kMinute = core::minutes(1);

Duration fineness_of(Fineness fineness) {
  return fineness == Fineness::second ? core::seconds(1) : kMinute;
}

// By the name: the sequence's word in the languages that are likely.
constexpr std::array<std::string_view, 6> kTrialWords{"trial",  "onboarding", "testphase",
                                                      "essai ", "prueba",     "teste gr"};

bool names_trial(std::string_view name) {
  const std::string text = lower(name);
  return std::any_of(kTrialWords.begin(), kTrialWords.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

struct MailCounts {
  std::uint64_t mails = 0;
  std::uint64_t inside = 0;  // within a trial, or shortly after
  std::uint64_t after = 0;   // after somebody's payment
  bool says_so = false;
  std::vector<std::int16_t> days;  // from the sign-up to the mail

  int middle_day() {
    if (days.empty()) return 0;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2);
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
  }
};

constexpr Duration kAfterTrial = core::days(7);

void count_mails(const Person& person, const PersonFacts& facts,
                 std::map<std::uint32_t, MailCounts>& counts) {
  for (const Fact* fact : facts.facts) {
    if (fact->kind != FactKind::mail) continue;
    MailCounts& it = counts[fact->label];
    ++it.mails;
    it.days.push_back(static_cast<std::int16_t>(
        std::clamp((fact->at - person.started).hours() / 24, -1000.0, 1000.0)));
    it.says_so = it.says_so || fact->has(Mark::trial_mail);
    if (person.started - core::days(1) <= fact->at && fact->at < person.scheduled_end + kAfterTrial)
      ++it.inside;
    if (fact->at > person.paid) ++it.after;
  }
}

// A sequence goes to people on trial, and to few who have paid.
bool behaves_like_trial(const MailCounts& it) {
  return it.mails >= 10 && it.inside * 10 >= it.mails * 9 && it.after * 5 < it.mails;
}

void set_crm(const PersonFacts& facts, Person& person) {
  bool known = false, bulk = false, undated = false, merged_after = false;
  const Fact* first = nullptr;
  for (const Fact* fact : facts.facts) {
    if (fact->kind == FactKind::merged && fact->at > person.paid) merged_after = true;
    known = known || fact->kind == FactKind::contact || fact->kind == FactKind::crm_customer ||
            fact->kind == FactKind::owner;
    if (fact->kind != FactKind::crm_customer) continue;
    if (fact->has(Mark::bulk)) {
      bulk = true;
    } else if (fact->has(Mark::undated) || fact->fineness == Fineness::day) {
      undated = true;
    } else if (first == nullptr || (first->at < person.started && fact->at >= person.started)) {
      first = fact;
    }
  }
  if (first == nullptr) {
    person.crm = bulk      ? CrmState::bulk
                 : undated ? CrmState::undated
                 : known   ? CrmState::not_marked
                           : CrmState::unmatched;
    return;
  }
  person.crm_at = first->at;
  person.crm_fineness = first->fineness;
  person.crm = CrmState::dated;
  if (first->at + fineness_of(first->fineness) <= person.paid) person.crm = CrmState::ahead;
  if (merged_after) person.crm = CrmState::merged;
  if (first->at + core::days(1) < person.started) person.crm = CrmState::before;
}

// The first of a kind that is not before the payment, to what its clock shows.
const Fact* first_after(const PersonFacts& facts, FactKind kind, Time paid) {
  for (const Fact* fact : facts.facts) {
    if (fact->kind != kind || fact->has(Mark::bulk)) continue;
    if (fact->at + fineness_of(fact->fineness) > paid && fact->fineness != Fineness::day)
      return fact;
  }
  return nullptr;
}

void set_owner(const PersonFacts& facts, Person& person) {
  if (const Fact* owned = first_after(facts, FactKind::owner, person.paid)) {
    person.owned = owned->at;
    person.owned_fineness = owned->fineness;
    person.owner = owned->label;
    return;
  }
  person.owned_before = std::any_of(facts.facts.begin(), facts.facts.end(),
                                    [](const Fact* fact) { return fact->kind == FactKind::owner; });
}

void set_touch(const PersonFacts& facts, Person& person) {
  const Fact* touch = first_after(facts, FactKind::touch, person.paid);
  if (touch == nullptr) return;
  person.touched = touch->at;
  person.touched_fineness = touch->fineness;
  person.touch_minutes = touch->value;
  if (touch->value > 0) return;
  // The CRM knows when it was, the calendar how long.
  for (const Fact* fact : facts.facts) {
    if (fact->kind == FactKind::touch && fact->value > 0 && fact->at >= touch->at) {
      person.touch_minutes = fact->value;
      return;
    }
  }
}

void set_missends(const PersonFacts& facts, const std::vector<bool>& is_trial_mail,
                  Person& person) {
  for (const Fact* fact : facts.facts) {
    if (fact->kind != FactKind::mail || fact->at <= person.paid) continue;
    if (!is_trial_mail[fact->label]) continue;
    const bool repeated =
        std::any_of(person.missends.begin(), person.missends.end(), [&](const SentMail& mail) {
          return mail.name == fact->label && fact->at - mail.sent < core::days(1);
        });
    if (!repeated) person.missends.push_back({fact->at, fact->until, fact->label});
  }
}

}  // namespace

void mark_bulk_edits(Ledger& ledger) {
  std::map<std::pair<std::uint16_t, std::int64_t>, std::size_t> clusters;
  std::map<std::uint16_t, std::size_t> all;
  const auto minute_of = [](const Fact& fact) {
    return std::pair{fact.file, fact.at.us / kMinute.us};
  };
  const auto counts = [](const Fact& fact) {
    return fact.kind == FactKind::crm_customer && !fact.has(Mark::undated) &&
           !fact.has(Mark::bulk) && fact.fineness != Fineness::day;
  };
  for (const Fact& fact : ledger.facts) {
    if (!counts(fact)) continue;
    ++clusters[minute_of(fact)];
    ++all[fact.file];
  }
  for (Fact& fact : ledger.facts) {
    if (!counts(fact)) continue;
    const std::size_t together = clusters[minute_of(fact)];
    const bool many =
        together > kManyAtOnce || (together >= kManyOfFew && together * 20 > all[fact.file]);
    if (!many) continue;
    fact.set(Mark::bulk);
    ledger.leave(Why::bulk_edit, ledger.files[fact.file].name);
  }
}

std::vector<MailName> trial_mails(const Ledger& ledger, const std::vector<Person>& people,
                                  const std::vector<const PersonFacts*>& facts) {
  std::map<std::uint32_t, MailCounts> counts;
  for (std::size_t at = 0; at < people.size(); ++at) count_mails(people[at], *facts[at], counts);
  const bool some_say_so =
      std::any_of(counts.begin(), counts.end(), [](const auto& it) { return it.second.says_so; });
  std::vector<MailName> names;
  for (auto& [name, it] : counts) {
    const bool by_name = name != 0 && names_trial(ledger.words.text(name));
    const bool is_trial =
        some_say_so ? it.says_so : by_name || (name != 0 && behaves_like_trial(it));
    names.push_back({name, it.mails, is_trial, it.middle_day()});
  }
  return names;
}

void set_handoff(const PersonFacts& facts, const std::vector<bool>& is_trial_mail, Person& person) {
  set_crm(facts, person);
  set_owner(facts, person);
  set_touch(facts, person);
  set_missends(facts, is_trial_mail, person);
}

}  // namespace handoff::exports
