// Reading events, and a dry run over them.
#include "service/adapters/billing_facts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "core/dry_run.hpp"
#include "io/events/processors/processors.hpp"
#include "service/messages/event_number.hpp"

namespace handoff::service {

bool read_event_document(const std::string& text, core::Discounts discounts, EventInput& input) {
  io::IdTables ids;
  io::LeftOut left_out;
  std::size_t count = 0;
  io::EventReader reader({io::read_payment_event, ids, left_out, {discounts}}, "event",
                         [&](const io::ReadEvent& read) {
                           ++count;
                           input.event = read.event;
                           input.id = read.id;
                           input.type = read.type;
                           input.subscription = read.subscription;
                           input.customer = read.customer;
                           input.plan = ids.plans.text(read.event.subscribed.plan);
                           if (!read.is_event) input.id.clear();
                           if (!read.live && input.event.set_aside == core::SetAside::none)
                             input.event.set_aside = core::SetAside::test_mode;
                         });
  if (reader.feed(text) || reader.finish()) return false;
  input.event.id = {};
  input.event.subscription = {};
  input.event.customer = {};
  input.event.subscribed.plan = {};
  return count == 1 && !input.id.empty();
}

std::vector<ListedConversion> conversions_in(const std::vector<std::string>& documents,
                                             const core::PipelineConfig& rules) {
  std::vector<EventInput> events;
  for (const std::string& document : documents) {
    EventInput input;
    if (read_event_document(document, rules.conversion.discounts, input)) events.push_back(input);
  }
  std::stable_sort(events.begin(), events.end(), [](const EventInput& a, const EventInput& b) {
    return a.event.created < b.event.created;
  });
  core::DryRun run(rules);
  io::IdTables ids;
  std::map<std::string, ListedConversion> found;
  for (EventInput& it : events) {
    it.event.id = event_number(it.id);
    it.event.subscription = ids.subscriptions.id(it.subscription);
    it.event.customer = ids.customers.id(it.customer);
    it.event.subscribed.plan = ids.plans.id(it.plan);
    const core::DryRunRecord record = run.take(it.event);
    const auto known = found.find(it.subscription);
    const bool newer =
        known != found.end() && record.verdict.decision == core::Decision::plan_changed;
    if (record.verdict.decision != core::Decision::converted && !newer) continue;
    ListedConversion& row = found[it.subscription];
    if (!newer) row.converted = it.event.created;
    row.as_of = it.event.created;
    row.subscribed = record.verdict.subscribed;
    row.plan = ids.plans.text(row.subscribed.plan);
    row.subscribed.plan = {};
    row.subscription = it.subscription;
    row.customer = it.customer;
  }
  std::vector<ListedConversion> rows;
  for (auto& [subscription, row] : found) rows.push_back(std::move(row));
  return rows;
}

}  // namespace handoff::service
