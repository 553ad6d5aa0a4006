// Addresses are made from the trial's number: "ann17@customer.example" in the CRM, "
// Ann17+trial@Customer. example" when respelled, "ann17@private.example" for a second address,
// "billing17@..." for one that the CRM lacks.
#include "sim/world/mail/addresses.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace handoff::sim {
namespace {

class Text {
 public:
  Text& operator<<(std::string_view part) {
    for (const char c : part) chars_[length_++] = c;
    return *this;
  }

  Text& operator<<(std::uint32_t number) {
    std::array<char, 10> digits{};
    std::size_t count = 0;
    do {
      digits[count++] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number > 0);
    while (count > 0) chars_[length_++] = digits[--count];
    return *this;
  }

  std::string text() const { return {chars_.data(), length_}; }

  core::EmailKey key(core::IdentityPolicy policy) const {
    return core::NormalisedEmail({chars_.data(), length_}, policy).key();
  }

 private:
  std::array<char, 64> chars_{};
  std::size_t length_ = 0;
};

Text primary(const Customer& customer) {
  return Text{} << "ann" << customer.trial << "@customer.example";
}

Text secondary(const Customer& customer) {
  return Text{} << "ann" << customer.trial << "@private.example";
}

Text payment(const Customer& customer) {
  switch (customer.email) {
    case EmailKind::same:
      return primary(customer);
    case EmailKind::respelled:
      return Text{} << " Ann" << customer.trial << "+trial@Customer.Example ";
    case EmailKind::secondary:
      return secondary(customer);
    case EmailKind::unknown:
      return Text{} << "billing" << customer.trial << "@holding.example";
  }
  return {};
}

}  // namespace

std::string primary_address(const Customer& customer) { return primary(customer).text(); }

std::string secondary_address(const Customer& customer) { return secondary(customer).text(); }

std::string payment_address(const Customer& customer) { return payment(customer).text(); }

core::EmailKey primary_email(const Customer& customer, core::IdentityPolicy policy) {
  return primary(customer).key(policy);
}

core::EmailKey secondary_email(const Customer& customer, core::IdentityPolicy policy) {
  return secondary(customer).key(policy);
}

core::EmailKey payment_email(const Customer& customer, core::IdentityPolicy policy) {
  return payment(customer).key(policy);
}

// ---- the book ----

AddressBook::Keys* AddressBook::keys_of(const Customer& customer) {
  const std::size_t block = customer.trial >> kBlockBits;
  const std::size_t place = customer.trial & ((1u << kBlockBits) - 1);
  if (place >= (block == 0 ? kMostKept : kMostKept / 8)) return nullptr;
  if (block >= keys_.size()) keys_.resize(block + 1);
  if (place >= keys_[block].size()) keys_[block].resize(place + 1);
  return &keys_[block][place];
}

core::EmailKey AddressBook::payment(const Customer& customer) {
  Keys* const keys = keys_of(customer);
  if (!keys) return payment_email(customer, policy_);
  core::EmailKey& key = keys->payment[static_cast<std::size_t>(customer.email)];
  if (!key) key = payment_email(customer, policy_);
  return key;
}

core::EmailKey AddressBook::primary(const Customer& customer) {
  Keys* const keys = keys_of(customer);
  if (!keys) return primary_email(customer, policy_);
  if (!keys->primary) keys->primary = primary_email(customer, policy_);
  return keys->primary;
}

core::EmailKey AddressBook::secondary(const Customer& customer) {
  Keys* const keys = keys_of(customer);
  if (!keys) return secondary_email(customer, policy_);
  if (!keys->secondary) keys->secondary = secondary_email(customer, policy_);
  return keys->secondary;
}

}  // namespace handoff::sim
