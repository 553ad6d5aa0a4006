// Ledger: everything that was read, from all files: who is who, what happened, and what was left
// out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/flat_map.hpp"
#include "io/events/interner.hpp"
#include "io/exports/ledger/facts.hpp"
#include "io/exports/ledger/identities.hpp"
#include "io/exports/ledger/question.hpp"

namespace handoff::exports {

inline constexpr std::size_t kExamplesOfRows = 3;

// Rows that were left out for one reason.
struct LeftRows {
  std::uint64_t rows = 0;
  std::vector<std::string> examples;  // "subscriptions.csv:17: ..."
};

// A column that is read, and the first that stands in it, as it was understood: moments with their
// month by name, plain amounts. Addresses and people are not among it.
struct ColumnRead {
  std::string header;
  std::string role;
  std::vector<std::string> first;
};
inline constexpr std::size_t kFirstRows = 3;

// What is known of a file after it was read.
struct FileRead {
  std::string name;
  std::string source;  // what it was recognised as; empty if as nothing
  std::uint64_t rows = 0;
  std::uint64_t used = 0;
  bool local = false;  // its clock is not known
  std::string clock;   // how its moments are read: "UTC", "America/New_York (given)", ...
  std::vector<std::string> notes;
  std::vector<ColumnRead> columns;
};

struct Ledger {
  Identities identities;
  io::Interner words;  // plans, mails and owners
  std::vector<Fact> facts;
  std::vector<FileRead> files;
  std::array<LeftRows, kWhys.size()> left;
  std::vector<Question> questions;  // each stands beside an error
  bool knows_payments = false;      // there is a list of them, though all in it may have failed

  void leave(Why why, std::string example);
  // The same, with the example made only where there are too few yet.
  template <class Make>
  requires std::is_invocable_r_v<std::string, Make>
  void leave(Why why, Make example) {
    LeftRows& it = left[static_cast<std::size_t>(why)];
    ++it.rows;
    if (it.examples.size() < kExamplesOfRows) it.examples.push_back(example());
  }
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
