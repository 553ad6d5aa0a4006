#include "io/exports/ledger/identities.hpp"

#include <algorithm>

#include "core/base/email.hpp"
#include "core/base/hash.hpp"
#include "io/exports/table/header.hpp"

namespace handoff::exports {

Key Identities::of_hash(Hash hash, KeyKind kind) {
  const auto [number, fresh] = keys_.insert(hash);
  if (fresh) {
    number = static_cast<std::uint32_t>(parents_.size());
    parents_.push_back(number);
    kinds_.push_back(kind);
  }
  return {number};
}

Key Identities::key(KeyKind kind, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {};
  const std::uint64_t start = core::fnv1a(static_cast<std::uint8_t>(kind), core::kFnvStart);
  const std::uint64_t hash = core::mixed(core::fnv1a(text, start), text.size());
  return of_hash({std::max<std::uint64_t>(hash, 1)}, kind);
}

Key Identities::email(std::string_view address) {
  const core::NormalisedEmail exact(address, {.strip_plus_tag = false});
  const Key key = this->key(KeyKind::email, exact.text());
  if (!key) return key;
  const core::NormalisedEmail plain(address, {.strip_plus_tag = true});
  if (key.value + 1 == parents_.size()) weak_.push_back({core::fnv1a(plain.text()), key});
  return key;
}

Key Identities::person(Key key) const {
  std::uint32_t at = key.value;
  while (parents_[at] != at) {
    parents_[at] = parents_[parents_[at]];
    at = parents_[at];
  }
  return {at};
}

void Identities::join(Key a, Key b) {
  if (!a || !b) return;
  const std::uint32_t first = person(a).value, second = person(b).value;
  if (first < second) parents_[second] = first;
  if (second < first) parents_[first] = second;
}

std::vector<Key> Identities::join_weak(const std::vector<bool>& is_customer) {
  std::vector<bool> people(parents_.size());
  for (std::uint32_t at = 1; at < parents_.size(); ++at) {
    if (is_customer[at]) people[person({at}).value] = true;
  }
  std::vector<Key> found;
  std::stable_sort(weak_.begin(), weak_.end(),
                   [](const Weak& a, const Weak& b) { return a.hash < b.hash; });
  for (std::size_t begin = 0; begin < weak_.size();) {
    std::size_t end = begin + 1;
    while (end < weak_.size() && weak_[end].hash == weak_[begin].hash) ++end;
    join_group(std::span(weak_).subspan(begin, end - begin), people, found);
    begin = end;
  }
  return found;
}

void Identities::join_group(std::span<const Weak> group, const std::vector<bool>& is_customer,
                            std::vector<Key>& found) {
  std::vector<std::uint32_t> customers, others;
  for (const Weak& it : group) {
    const std::uint32_t who = person(it.key).value;
    auto& list = is_customer[who] ? customers : others;
    if (std::find(list.begin(), list.end(), who) == list.end()) list.push_back(who);
  }
  if (customers.size() != 1 || others.empty()) return;
  for (const std::uint32_t other : others) join({customers.front()}, {other});
  found.push_back({customers.front()});
}

}  // namespace handoff::exports
