#include "io/exports/sources/mail/mail_words.hpp"

#include "io/exports/rows/row.hpp"

namespace handoff::exports {

void add_mail(const Row& row, Entry& entry, Key who, const std::optional<Dated>& sent,
              const std::optional<Dated>& queued) {
  if (!who) return entry.leave(Why::nobody);
  if (!sent && !queued) return entry.leave(Why::no_date);
  Fact& fact = entry.add(FactKind::mail, who, sent ? *sent : *queued);
  if (queued) fact.until = queued->at;
  fact.set(Mark::queued_only, !sent);
  const std::string_view name = row.text(Role::mail_name);
  fact.label = entry.label(name.empty() ? row.text(Role::campaign) : name);
}

}  // namespace handoff::exports
