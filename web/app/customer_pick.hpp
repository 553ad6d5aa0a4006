// Picking a customer by what is special about a journey.
#pragma once

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/app/choices/customer_choice.hpp"

namespace handoff::web {

// Who is meant, starting from somebody. An error where there is no such customer.
core::Result<CustomerChoice> pick_customer(const sim::Scenario& scenario, CustomerChoice from,
                                           Pick which);

}  // namespace handoff::web
