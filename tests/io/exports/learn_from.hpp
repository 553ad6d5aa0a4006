// A made-up company's files, learned from.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/exports/answer/learned.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "tests/catch.hpp"

namespace handoff::exports {

struct MadeUp {
  std::unique_ptr<Learned> learned = std::make_unique<Learned>();
  std::string error;

  const Observed& seen() const { return learned->observed; }
  std::uint64_t left(Why why) const {
    return learned->ledger.left[static_cast<std::size_t>(why)].rows;
  }
};

using MadeUpFiles = std::vector<std::pair<std::string, std::string>>;

inline MadeUp learn_from(const MadeUpFiles& files, const std::vector<std::string>& said = {},
                         const HistoryOptions& options = {}) {
  MadeUp it;
  Wishes wishes;
  for (const std::string& wish : said) {
    if (const auto error = add_wish(wishes, wish)) it.error = error->line();
  }
  for (const auto& [name, text] : files) {
    if (!it.error.empty()) return it;
    if (const auto error = read_export_bytes(it.learned->ledger, name, text, wishes))
      it.error = error->line();
  }
  if (!it.error.empty()) return it;
  if (const auto error = learn(*it.learned, wishes, options)) it.error = error->line();
  return it;
}

}  // namespace handoff::exports
