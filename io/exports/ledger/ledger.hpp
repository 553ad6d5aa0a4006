// Ledger: everything that was read, from all files: who is who, what happened, and what was left
// out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/flat_map.hpp"
#include "io/events/interner.hpp"
#include "io/exports/ledger/facts.hpp"
#include "io/exports/ledger/identities.hpp"

namespace handoff::exports {

inline constexpr std::size_t kExamplesOfRows = 3;

// Rows that were left out for one reason.
struct LeftRows {
  std::uint64_t rows = 0;
  std::vector<std::string> examples;  // "subscriptions.csv:17: ..."
};

// What is known of a file after it was read.
struct FileRead {
  std::string name;
  std::string source;  // what it was recognised as; empty if as nothing
  std::uint64_t rows = 0;
  std::uint64_t used = 0;
  bool local = false;  // its clock is not known
  std::string clock;   // how its moments are read: "UTC", "America/New_York (given)", ...
  std::vector<std::string> notes;
};

struct Ledger {
  Identities identities;
  io::Interner words;  // plans, mails and owners
  std::vector<Fact> facts;
  std::vector<FileRead> files;
  std::array<LeftRows, kWhys.size()> left;
  bool knows_payments = false;  // there is a list of them, though all in it may have failed

  void leave(Why why, std::string example);
  // Whether a record of this source and id is seen for the first time.
  bool is_new(std::string_view source, std::string_view id);

 private:
  struct Hash {
    std::uint64_t value = 0;

    explicit operator bool() const { return value != 0; }
    bool operator==(const Hash&) const = default;
  };
  struct Nothing {};
  core::FlatMap<Hash, Nothing> seen_;
};

}  // namespace handoff::exports
