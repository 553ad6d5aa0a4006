// Account owners: whose account each customer in the book is, where accounts have named owners.
//
// Accounts of the start are dealt out in turn, tier by tier, to those of the tier's pools who are there when the
// simulation begins. Whoever comes is the account of the person who was told of them by name, from then on, or else of
// who made the first touch (TeamModel::owner_of). Before that, and for good where an AE keeps a customer or nobody
// ever makes a touch, it is the pools', as all accounts are without named owners.
//
// Somebody new begins without accounts. Whoever leaves hands over at that moment:
//
//   evenly        in turn, tier by tier, to the others of the pool who are there and do at least half of a
//                 person's work, as those do whom the routing rules know; if there are none, to who is there
//   fewest        tier by tier, each account to whoever of the same people has the fewest then
//   replacement   to who has the place next, if whoever leaves it is replaced; else evenly
//
// Where nobody can have them they wait, as those for a replacement do, until somebody can, and are the pools' until
// then. An account that is handed over costs its new owner `handover_hours`, evenly over the 28 days that follow (an
// assumption). Each account has one owner or none, so that owners' and the pools' accounts together are the book.
//
// What is new is looked at when a day begins and when somebody leaves, in the order of conversion, so that nothing
// depends on what comes later. People are numbered as TeamModel numbers them.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/people/employment.hpp"
#include "sim/world/people/team.hpp"

namespace handoff::sim {

class AccountOwners {
 public:
  // Keeps references.
  AccountOwners(const Scenario& scenario, const Employment& employment);

  // A new replication, without accounts.
  void start();

  // ---- the book ----

  using Account = std::uint32_t;

  // One more, by row of the routing table or one more for those of no tier; nobody's. Of somebody who came later it is
  // looked up who owns it.
  Account add(std::size_t row);
  Account come(std::size_t row, std::uint32_t position);
  void remove(Account account);

  // All that are nobody's are dealt out in turn: the accounts of the start.
  void deal(core::Time now);

  // ---- days and people ----

  // A day begins: who has come gets what has waited for them, and owner_of(position) is asked for customers who have
  // come and are nobody's yet.
  template <class OwnerOf>
  void pass(core::Time now, OwnerOf owner_of) {
    catch_up(now, owner_of);
    hand_over_vacant(now);
  }

  // This person leaves now.
  template <class OwnerOf>
  void leave(std::uint32_t person, core::Time now, OwnerOf owner_of) {
    catch_up(now, owner_of);
    forget_recent(person);
    hand_over(person, now);
  }

  // ---- what can be seen ----

  std::size_t people() const { return people_.size(); }
  std::size_t pool_of(std::uint32_t person) const { return people_[person].pool; }
  bool is_there(std::uint32_t person, core::Time now) const;
  double share_of_work(std::uint32_t person, core::Time now) const;

  // Of a person, and of nobody, by row; those that wait for somebody new are still under whoever left.
  std::int64_t of(std::uint32_t person, std::size_t row) const {
    return counts_[person * rows_ + row];
  }
  std::int64_t of(std::uint32_t person) const { return people_[person].accounts; }
  std::int64_t nobodys(std::size_t row) const { return nobodys_[row]; }
  std::int64_t all(std::size_t row) const;

  // Nobody's, or of people who are not there.
  std::int64_t pools_own(std::size_t row, core::Time now) const;

  // What hand-overs take of a person's hours on the day that has begun.
  double handover_h(std::uint32_t person) const;

  // To a pool's people, so far.
  std::int64_t handed_over(std::size_t pool) const { return handed_over_[pool]; }

 private:
  static constexpr int kHandoverDays = 28;
  static constexpr std::uint32_t kGone = kNoOwner - 1;

  struct Person {
    std::size_t pool, place;
    std::int64_t accounts = 0;
    std::int64_t recent = 0;  // were handed over to them in the last days
    bool left = false;        // what is under this number waits for whoever can have it
  };
  struct Newcomer {
    Account account;
    std::uint32_t position;
  };
  struct Recent {
    core::Time until;
    std::uint32_t person;
    std::int64_t accounts;
  };

  template <class OwnerOf>
  void catch_up(core::Time now, OwnerOf owner_of) {
    expire_recent(now);
    take_places(now);
    std::erase_if(new_, [&](const Newcomer& it) {
      if (owner_[it.account] == kGone) return true;
      const std::uint32_t person = owner_of(it.position);
      if (person == kNoOwner) return false;
      own(it.account, person);
      return true;
    });
  }

  void own(Account account, std::uint32_t person);
  void disown(Account account);
  void take_places(core::Time now);
  void hand_over_vacant(core::Time now);
  void hand_over(std::uint32_t person, core::Time now);
  bool is_replaced(const Person& it, core::Time now) const;
  void find_heirs(std::uint32_t leaver, core::Time now);
  std::uint32_t next_heir(std::size_t pool);
  void count_handed_over(std::uint32_t person, std::int64_t accounts, core::Time now);
  void expire_recent(core::Time now);
  void forget_recent(std::uint32_t person);

  const Scenario& scenario_;
  const Employment& employment_;
  std::size_t rows_;
  std::vector<Person> people_;
  std::vector<std::int64_t> counts_;       // by person, then row
  std::vector<std::int64_t> nobodys_;      // by row
  std::vector<std::uint32_t> owner_;       // by account
  std::vector<std::uint8_t> row_of_;       // by account
  std::vector<Newcomer> new_;              // are nobody's, in order of conversion
  std::vector<Recent> recent_;             // hand-overs, in their order
  std::vector<std::int64_t> handed_over_;  // by pool
  std::vector<std::size_t> turns_;         // by pool: who gets the next account
  std::vector<std::uint32_t> heirs_;
  std::vector<Account> theirs_;
};

}  // namespace handoff::sim
