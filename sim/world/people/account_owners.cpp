// Accounts from hand to hand.
#include "sim/world/people/account_owners.hpp"

#include "sim/scenario/tier_pools.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kHalf = 0.5;  // of a person's work: sim/scenario/months.hpp

}  // namespace

AccountOwners::AccountOwners(const Scenario& scenario, const Employment& employment)
    : scenario_(scenario),
      employment_(employment),
      rows_(scenario.pipeline.routing.size() + 1),
      nobodys_(rows_),
      handed_over_(scenario.pipeline.pools.size()),
      turns_(scenario.pipeline.pools.size()) {
  for (std::size_t pool = 0; pool < scenario.pipeline.pools.size(); ++pool) {
    for (std::size_t place = 0; place < employment.places(pool); ++place)
      people_.push_back({pool, place});
  }
  counts_.resize(people_.size() * rows_);
}

void AccountOwners::start() {
  for (Person& it : people_) it = {it.pool, it.place};
  std::fill(counts_.begin(), counts_.end(), 0);
  std::fill(nobodys_.begin(), nobodys_.end(), 0);
  std::fill(handed_over_.begin(), handed_over_.end(), 0);
  std::fill(turns_.begin(), turns_.end(), 0);
  owner_.clear();
  row_of_.clear();
  new_.clear();
  recent_.clear();
}

// ---- the book ----

AccountOwners::Account AccountOwners::add(std::size_t row) {
  assert(row < rows_);
  owner_.push_back(kNoOwner);
  row_of_.push_back(static_cast<std::uint8_t>(row));
  ++nobodys_[row];
  return static_cast<Account>(owner_.size() - 1);
}

AccountOwners::Account AccountOwners::come(std::size_t row, std::uint32_t position) {
  const Account account = add(row);
  new_.push_back({account, position});
  return account;
}

void AccountOwners::own(Account account, std::uint32_t person) {
  assert(owner_[account] == kNoOwner && person < people_.size());
  owner_[account] = person;
  --nobodys_[row_of_[account]];
  ++counts_[person * rows_ + row_of_[account]];
  ++people_[person].accounts;
}

void AccountOwners::disown(Account account) {
  const std::uint32_t person = owner_[account];
  assert(person < people_.size() && people_[person].accounts > 0);
  owner_[account] = kNoOwner;
  ++nobodys_[row_of_[account]];
  --counts_[person * rows_ + row_of_[account]];
  --people_[person].accounts;
}

void AccountOwners::remove(Account account) {
  assert(owner_[account] != kGone);
  if (owner_[account] != kNoOwner) disown(account);
  --nobodys_[row_of_[account]];
  assert(nobodys_[row_of_[account]] >= 0);
  owner_[account] = kGone;
}

// The turn goes on from tier to tier, so that what cannot be shared evenly is not always the first one's.
void AccountOwners::deal(core::Time now) {
  std::size_t turn = 0;
  std::vector<std::vector<std::uint32_t>> people_of(rows_);
  for (std::size_t row = 0; row + 1 < rows_; ++row) {
    for (std::uint32_t person = 0; person < people_.size(); ++person) {
      const bool is_its = is_of(scenario_.pipeline.routing[row], people_[person].pool);
      if (is_its && is_there(person, now)) people_of[row].push_back(person);
    }
  }
  for (Account account = 0; account < owner_.size(); ++account) {
    const std::vector<std::uint32_t>& people = people_of[row_of_[account]];
    if (owner_[account] == kNoOwner && !people.empty())
      own(account, people[turn++ % people.size()]);
  }
}

// ---- days and people ----

bool AccountOwners::is_there(std::uint32_t person, core::Time now) const {
  return employment_.has(people_[person].pool, people_[person].place, now);
}

double AccountOwners::share_of_work(std::uint32_t person, core::Time now) const {
  return employment_.share_of_work(people_[person].pool, people_[person].place, now);
}

// Somebody new has a place with accounts that have waited for them.
void AccountOwners::take_places(core::Time now) {
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    Person& it = people_[person];
    if (!it.left || !is_there(person, now)) continue;
    it.left = false;
    count_handed_over(person, it.accounts, now);
  }
}

// As long as nobody could have them; also of who left between being told of a customer and their conversion.
void AccountOwners::hand_over_vacant(core::Time now) {
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    if (people_[person].accounts > 0 && !is_there(person, now)) hand_over(person, now);
  }
}

bool AccountOwners::is_replaced(const Person& it, core::Time now) const {
  return scenario_.horizon.book.handover == Handover::replacement &&
         scenario_.horizon.turnover.replaced_after.us > 0 &&
         employment_.is_planned(it.pool, it.place, now);
}

void AccountOwners::find_heirs(std::uint32_t leaver, core::Time now) {
  heirs_.clear();
  std::size_t able = 0;  // who do half of the work stand first, in order
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    if (person == leaver || people_[person].pool != people_[leaver].pool) continue;
    if (!is_there(person, now)) continue;
    heirs_.push_back(person);
    if (share_of_work(person, now) >= kHalf)
      std::rotate(heirs_.begin() + static_cast<std::ptrdiff_t>(able++), heirs_.end() - 1,
                  heirs_.end());
  }
  if (able > 0) heirs_.resize(able);
}

// Of equals whoever comes first.
std::uint32_t AccountOwners::next_heir(std::size_t pool) {
  if (scenario_.horizon.book.handover == Handover::fewest) {
    return *std::min_element(heirs_.begin(), heirs_.end(), [this](auto one, auto other) {
      return people_[one].accounts < people_[other].accounts;
    });
  }
  return heirs_[turns_[pool]++ % heirs_.size()];
}

void AccountOwners::hand_over(std::uint32_t person, core::Time now) {
  Person& leaver = people_[person];
  leaver.left = true;
  if (is_replaced(leaver, now) || broken(WorldMutant::no_hand_over)) return;
  find_heirs(person, now);
  if (heirs_.empty()) return;
  theirs_.clear();
  for (Account account = 0; account < owner_.size(); ++account) {
    if (owner_[account] == person) theirs_.push_back(account);
  }
  std::stable_sort(theirs_.begin(), theirs_.end(),
                   [this](Account a, Account b) { return row_of_[a] < row_of_[b]; });
  std::vector<std::int64_t> before;
  for (const std::uint32_t heir : heirs_) before.push_back(people_[heir].accounts);
  for (const Account account : theirs_) {
    disown(account);
    own(account, next_heir(leaver.pool));
  }
  assert(leaver.accounts == 0);
  leaver.left = false;
  for (std::size_t at = 0; at < heirs_.size(); ++at)
    count_handed_over(heirs_[at], people_[heirs_[at]].accounts - before[at], now);
}

void AccountOwners::count_handed_over(std::uint32_t person, std::int64_t accounts, core::Time now) {
  assert(accounts >= 0);
  if (accounts == 0) return;
  handed_over_[people_[person].pool] += accounts;
  people_[person].recent += accounts;
  recent_.push_back({now + core::days(kHandoverDays), person, accounts});
}

void AccountOwners::expire_recent(core::Time now) {
  std::erase_if(recent_, [&](const Recent& it) {
    if (now < it.until) return false;
    people_[it.person].recent -= it.accounts;
    assert(people_[it.person].recent >= 0);
    return true;
  });
}

// Who leaves does no more of it: the accounts are handed over anew.
void AccountOwners::forget_recent(std::uint32_t person) {
  std::erase_if(recent_, [person](const Recent& it) { return it.person == person; });
  people_[person].recent = 0;
}

// ---- what can be seen ----

std::int64_t AccountOwners::all(std::size_t row) const {
  std::int64_t sum = nobodys_[row];
  for (std::uint32_t person = 0; person < people_.size(); ++person) sum += of(person, row);
  return sum;
}

std::int64_t AccountOwners::pools_own(std::size_t row, core::Time now) const {
  std::int64_t sum = nobodys_[row];
  for (std::uint32_t person = 0; person < people_.size(); ++person)
    if (people_[person].accounts > 0 && !is_there(person, now)) sum += of(person, row);
  return sum;
}

double AccountOwners::handover_h(std::uint32_t person) const {
  return static_cast<double>(people_[person].recent) * scenario_.horizon.book.handover_hours /
         kHandoverDays;
}

}  // namespace handoff::sim
