// Conversions: trials and payments of people, made into one trial and one moment of payment each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "io/exports/history/happened.hpp"
#include "io/exports/ledger/ledger.hpp"

namespace handoff::exports {

// A person's facts, by time.
struct PersonFacts {
  Key who;
  std::span<const Fact* const> facts;
};

// Everybody with a fact, in the order of keys.
class FactsByPerson {
 public:
  explicit FactsByPerson(const Ledger& ledger);

  const std::vector<PersonFacts>& people() const { return people_; }

 private:
  std::vector<const Fact*> facts_;  // of one person after another
  std::vector<PersonFacts> people_;
};

// The last moment that the files know of. A row that is far ahead of all others is mistaken, and
// is left out with its facts.
core::Time last_moment(Ledger& ledger);

// How many days trials have, by the plan where enough of them have it.
class TrialLengths {
 public:
  explicit TrialLengths(std::span<const Fact> facts);

  int days() const { return days_; }
  int days_of(std::uint32_t plan) const;

 private:
  struct OfPlan {
    std::uint32_t plan;
    int days;
  };
  int days_ = 14;
  std::vector<OfPlan> plans_;
};

// Sets trial and payment; false for somebody without a trial.
struct ConversionRules {
  core::Time until;
  bool has_payments;
  const Identities& identities;
  const HistoryOptions& options;
  const TrialLengths& lengths;
};
bool set_conversion(const PersonFacts& facts, const ConversionRules& rules, Person& person,
                    History& history);

}  // namespace handoff::exports
