// What all mail logs have in common.
#pragma once

#include <optional>

namespace handoff::exports {

class Row;
class Entry;
struct Dated;
struct Key;

// A mail to somebody, under its campaign's and its own name. `sent` where the log knows it, else
// `queued`, which is earlier.
void add_mail(const Row& row, Entry& entry, Key who, const std::optional<Dated>& sent,
              const std::optional<Dated>& queued);

}  // namespace handoff::exports
