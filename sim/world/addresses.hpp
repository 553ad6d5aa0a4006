// Addresses: the e-mail texts of simulated customers, so that the real normalisation has work to
// do.
#pragma once

#include "core/email.hpp"
#include "sim/cohort.hpp"

namespace handoff::sim {

// The normalised address that the customer pays with.
core::EmailKey payment_email(const Customer& customer, core::IdentityPolicy policy);

// The normalised primary or secondary address of the customer's contact in the CRM.
core::EmailKey primary_email(const Customer& customer, core::IdentityPolicy policy);
core::EmailKey secondary_email(const Customer& customer, core::IdentityPolicy policy);

}  // namespace handoff::sim
