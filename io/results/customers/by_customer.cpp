#include "io/results/customers/by_customer.hpp"

#include "io/json/json_text.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::io {
namespace {

std::string mean_text(double total, std::uint64_t count) {
  return count == 0 ? "" : number_text(total / static_cast<double>(count));
}

std::vector<std::string> heading(const std::vector<FatesUnder>& systems) {
  std::vector<std::string> fields{"customer", "trial_started", "converted", "plan", "mrr_usd"};
  for (const FatesUnder& it : systems) {
    for (const char* figure : {".crm_lag_s", ".missend_rate", ".sla_attainment"})
      fields.push_back(it.name + figure);
  }
  return fields;
}

std::vector<std::string> row(const sim::CustomerHistory& history, const sim::PastCustomer& customer,
                             const std::vector<FatesUnder>& systems) {
  std::vector<std::string> fields{
      std::to_string(customer.number), time_text(customer.signed_up), time_text(customer.converted),
      customer.plan == sim::kNotTold ? "" : history.plans[customer.plan],
      customer.mrr.cents == 0 ? "" : number_text(customer.mrr.units())};
  for (const FatesUnder& it : systems) {
    const sim::CustomerFate& fate = it.fates.of(customer);
    fields.push_back(mean_text(fate.lag.seconds(), fate.entered));
    fields.push_back(mean_text(static_cast<double>(fate.missent), fate.months));
    fields.push_back(mean_text(static_cast<double>(fate.touched_in_time), fate.months));
  }
  return fields;
}

}  // namespace

std::string by_customer_csv(const sim::Scenario& scenario, const std::vector<FatesUnder>& systems) {
  const sim::CustomerHistory& history = *scenario.past.history;
  std::string text = csv_line(heading(systems));
  for (const sim::PastCustomer& customer : history.customers) {
    if (systems.front().fates.of(customer).months == 0) continue;
    text += csv_line(row(history, customer, systems));
  }
  return text;
}

}  // namespace handoff::io
