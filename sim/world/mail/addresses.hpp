// Addresses: the e-mail texts of simulated customers, so that the real normalisation has work to
// do.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/email.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sim {

// The addresses as people write them: of the payment, and the contact's two in the CRM.
std::string payment_address(const Customer& customer);
std::string primary_address(const Customer& customer);
std::string secondary_address(const Customer& customer);

// The normalised address that the customer pays with.
core::EmailKey payment_email(const Customer& customer, core::IdentityPolicy policy);

// The normalised primary or secondary address of the customer's contact in the CRM.
core::EmailKey primary_email(const Customer& customer, core::IdentityPolicy policy);
core::EmailKey secondary_email(const Customer& customer, core::IdentityPolicy policy);

// The same keys for one replication after another: they depend on the trial's number and nothing
// else that changes, so each is worked out once. Beyond some number of trials memory is worth more
// than time, and they are worked out each time.
class AddressBook {
 public:
  explicit AddressBook(core::IdentityPolicy policy) : policy_(policy) {}

  core::EmailKey payment(const Customer& customer);
  core::EmailKey primary(const Customer& customer);
  core::EmailKey secondary(const Customer& customer);

 private:
  static constexpr std::size_t kMostKept = 65'536;

  struct Keys {
    std::array<core::EmailKey, 4> payment;  // by EmailKind
    core::EmailKey primary;
    core::EmailKey secondary;
  };
  // The place of this customer's keys, or null beyond the kept ones.
  Keys* keys_of(const Customer& customer);

  core::IdentityPolicy policy_;
  std::vector<std::vector<Keys>> keys_;  // by trial, in blocks; an empty key is not known yet
};

}  // namespace handoff::sim
