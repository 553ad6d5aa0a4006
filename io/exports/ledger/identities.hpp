// Identities: which ids, addresses and records are one person.
//
// Each id of each kind is a key; what a row says of the same person is joined (union-find, with the
// smallest key as the representative, so that no result hangs on the order of rows). Addresses are
// kept as hashes only, from the first moment on. An address that matches without its "+tag" is a
// weak match: it joins people only when nothing better does (`join_weak`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/flat_map.hpp"

namespace handoff::exports {

enum class KeyKind : std::uint8_t {
  customer,  // the payment processor's
  subscription,
  invoice,
  charge,
  email,
  external,  // the company's own, in metadata
  contact,   // the CRM's
  subject,   // of the neutral log
};

// Zero is nobody.
struct Key {
  std::uint32_t value = 0;

  explicit operator bool() const { return value != 0; }
  bool operator==(const Key&) const = default;
};

class Identities {
 public:
  // A blank text is nobody.
  Key key(KeyKind kind, std::string_view text);
  // Of an address; nobody if it is none.
  Key email(std::string_view address);

  void join(Key a, Key b);
  Key person(Key key) const;

  std::size_t size() const { return parents_.size(); }  // of keys, zero included
  KeyKind kind(Key key) const { return kinds_[key.value]; }

  // Joins people whose addresses differ in a tag only, where exactly one of them is a customer by
  // `is_customer` (by key) and the others are not. Returns which customers were found so.
  std::vector<Key> join_weak(const std::vector<bool>& is_customer);

 private:
  struct Hash {
    std::uint64_t value = 0;

    explicit operator bool() const { return value != 0; }
    bool operator==(const Hash&) const = default;
  };
  struct Weak {
    std::uint64_t hash;
    Key key;
  };

  Key of_hash(Hash hash, KeyKind kind);
  void join_group(std::span<const Weak> group, const std::vector<bool>& is_customer,
                  std::vector<Key>& found);

  core::FlatMap<Hash, std::uint32_t> keys_;
  mutable std::vector<std::uint32_t> parents_{0};
  std::vector<KeyKind> kinds_{KeyKind::customer};
  std::vector<Weak> weak_;  // an entry for each address
};

}  // namespace handoff::exports
