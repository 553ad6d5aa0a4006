// Customer histories: the people of a real month as JSON, numbered, with times and prices and without a
// name or an address. `handoff learn --history` writes them; SQL can as well.
//
//   {"version": 2, "until": "2026-03-28T23:00:00Z", "plans": ["Growth"],
//    "people": [{"person": 1, "trial_started": "2026-03-03T10:00:00Z", "paid": "2026-03-12T14:30:00Z",
//                "plan": 1, "mrr": 79}, {"person": 2, "trial_started": ..., "paid": null}]}
//
// A plan is a place in the list of plans, from 1; null, or an `mrr` of 0, is "not known". "zone" may name
// the customer's time zone, and "trials" how many trials there were where not all of them are listed.
// Everything else that `learn` writes of a person is accepted and changes nothing. An error is one line
// with place and path, as of a scenario file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/json.hpp"
#include "sim/scenario/past_customers.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

inline constexpr int kHistoryVersion = 2;

// Whether a text means to be one, to tell it from a scenario.
bool is_customer_history(std::string_view text);

// Of seconds; what is finer is cut off. At least one person has paid.
core::Result<sim::CustomerHistory> read_customer_history(std::string_view text,
                                                         std::string_view source_name);

// Of the same form, with those who paid alone; reads back as the same history.
Json customer_history_json(const sim::CustomerHistory& history);

// Puts a history's customers in place of drawn ones, and as many trials as it has. An error leaves the
// scenario as it was: nobody converts in its days.
std::optional<core::Error> bring_customers(sim::Scenario& scenario, sim::PastCustomers past);

// An edited scenario that went through a document keeps the past customers, if it holds together with
// them.
std::optional<core::Error> keep_customers(const sim::Scenario& before, sim::Scenario& edited);

// "93 customers of your history, replayed: ..." in a line: what intervals are over, and of how many the plan or
// the zone is drawn, since the scenario has none of that name.
std::string customers_text(const sim::Scenario& scenario);
// The same below a table; nothing where customers are drawn.
std::string customers_line(const sim::Scenario& scenario);

// A scenario with all that its results depend on, for whoever shares no memory: the document of its
// fields, and in two further lines how past customers come and their history.
std::string message_text(const sim::Scenario& scenario);
core::Result<sim::Scenario> read_message_text(std::string_view text);

}  // namespace handoff::io
