// HandoffTable: slots that are used again, and tickets of the past that find nobody; and the parts
// of a handoff that have rules of their own.
#include "core/handoff/handoff_table.hpp"

#include <string>

#include "core/archive.hpp"
#include "core/messages/explain.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff::core;

namespace {

Ticket ticket_of(const HandoffTable& table, const Handoff& it) {
  return {table.slot_of(it), it.generation, Operation::fetch_customer, 1};
}

}  // namespace

TEST_CASE("a slot is used again, and its former tickets find nobody", "[core][handoffs]") {
  HandoffTable table;
  Handoff& first = table.take();
  first.subscription = {7};
  const Ticket ticket = ticket_of(table, first);
  REQUIRE(table.find(ticket) == &first);
  table.release(first);
  CHECK(table.find(ticket) == nullptr);
  CHECK(table.in_use() == 0);

  Handoff& second = table.take();
  CHECK(table.slot_of(second) == ticket.slot);
  CHECK(second.subscription == SubscriptionId{});  // nothing is left of the former use
  CHECK(table.find(ticket) == nullptr);
  CHECK(table.find(ticket_of(table, second)) == &second);
  CHECK(table.find({99, 0, Operation::fetch_customer, 1}) == nullptr);
}

TEST_CASE("taking and releasing in any order leaves a consistent table", "[core][handoffs]") {
  handoff::tests::Draws random(3);
  HandoffTable table;
  std::vector<Ticket> out;
  for (int n = 0; n < 2'000; ++n) {
    if (out.empty() || random.below(5) < 3) {
      out.push_back(ticket_of(table, table.take()));
    } else {
      const auto at =
          static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(out.size())));
      table.release(*table.find(out[static_cast<std::size_t>(at)]));
      out.erase(out.begin() + at);
    }
    REQUIRE(table.in_use() == out.size());
    for (const Ticket& it : out) REQUIRE(table.find(it) != nullptr);
  }
  CHECK(table.consistent());

  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  table.archive(writer);
  HandoffTable restored;
  Reader reader(bytes);
  restored.archive(reader);
  REQUIRE(reader.finished());
  CHECK(restored.consistent());
  CHECK(restored.in_use() == table.in_use());
}

TEST_CASE("a visit sees those that come while it goes on, and not those that are over",
          "[core][handoffs]") {
  HandoffTable table;
  for (std::uint64_t n = 1; n <= 3; ++n) table.take().subscription = {n};
  table.release(table[1]);
  std::string seen;
  bool one_more = true;
  table.for_each([&](Handoff& it) {
    seen += std::to_string(it.subscription.value) + ' ';
    if (!one_more) return;
    one_more = false;
    table.release(table[0]);          // the one that is visited
    table.take().subscription = {8};  // takes its slot
    table.take().subscription = {9};
  });
  CHECK(seen == "1 9 3 ");
}

TEST_CASE("tries are numbered through, and begin again at one", "[core][handoffs]") {
  Tries it;
  it.ask();
  CHECK(it.next() == 1);
  CHECK(it.next() == 2);
  CHECK(it.made() == 2);
  it.ask();
  CHECK(it.first == 3);
  CHECK(it.made() == 0);
  while (it.last < Tries::kLast) it.next();
  it.ask();
  CHECK(it.first == 1);
  CHECK(it.next() == 1);
}

TEST_CASE("states follow one another as the diagram says", "[core][handoffs]") {
  // Rows are the states in their order; the columns, in the same order, what may follow: received,
  // identified, enriched, committed, routed, assigned, onboarding, verified, exception, superseded.
  const std::string rows[] = {
      "r i . . . . . . x .",  // received: entered by the event itself
      ". . e . . . . . . .",  // identified: no enrichment is worth losing the handoff for
      ". . . . r . . . x s",  // enriched
      ". . . . . . . . . .",  // committed: no state, but told beside them
      ". . . . . a . . x .",  // routed
      ". . . . . . o . x .",  // assigned
      ". . . . . . . . x .",  // onboarding: the sequences could not be left
      ". . . . . . . . . .",  // its ends
      ". . . . . . . . . .", ". . . . . . . . . .",
  };
  for (std::size_t from = 0; from < std::size(rows); ++from) {
    for (std::size_t to = 0; to < std::size(rows); ++to) {
      INFO(name(static_cast<HandoffState>(from)) << " to " << name(static_cast<HandoffState>(to)));
      CHECK(may_follow(static_cast<HandoffState>(from), static_cast<HandoffState>(to)) ==
            (rows[from][2 * to] != '.'));
    }
  }
}
