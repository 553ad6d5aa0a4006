// Recognition: which source a table is of, by the names of its columns, and what each column is for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/exports/reading/asked.hpp"
#include "io/exports/rows/row.hpp"
#include "io/exports/rows/source.hpp"
#include "io/exports/table/header.hpp"

namespace handoff::exports {

// What a header is for in a source: a role, and how good a name for it this is (0 is the best).
struct Match {
  Role role;
  std::size_t rank;
};
// Of an id that a company keeps in metadata: behind all others.
inline constexpr std::size_t kRankOfOwnId = 1000;
std::vector<Match> matches(const Source& source, const Header& header, const FileWishes& wishes);

// How well a source fits the columns of a table; `first_id` helps to tell Stripe's lists apart.
struct Fit {
  const Source* source = nullptr;
  std::vector<Role> missing;  // of its needs
  std::size_t known = 0;      // columns
  bool id_fits = false;

  bool complete() const { return source != nullptr && missing.empty(); }
};

// The best of all; incomplete if none has all that it needs.
Fit best_fit(std::span<const Header> headers, std::span<const std::string> first_cells,
             const FileWishes& wishes);

// Whether it is clear what the file is, though not all of it is there.
bool is_near(const Fit& nearest);

// What is wrong with columns that no source fits: what is missing, and how to get it.
std::string misfit_text(const Fit& nearest);

}  // namespace handoff::exports
