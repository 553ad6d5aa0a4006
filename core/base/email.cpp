// Normalising and digesting addresses. ASCII only is folded: the local part of an internationalised
// address is compared byte for byte, which can only miss a match, never invent one.
#include "core/base/email.hpp"

#include <algorithm>

#include "core/base/hash.hpp"

namespace handoff::core {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

NormalisedEmail::NormalisedEmail(std::string_view address, IdentityPolicy policy) {
  address = trim(address);
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == address.size()) return;
  if (address.size() > text_.size()) return;
  if (address.find_first_of(kBlanks) != std::string_view::npos) return;

  std::string_view local = address.substr(0, at);
  if (policy.strip_plus_tag) {
    const auto plus = local.find('+');
    if (plus != std::string_view::npos && plus != 0) local = local.substr(0, plus);
  }
  append(local);
  append(address.substr(at));
}

void NormalisedEmail::append(std::string_view part) {
  for (const char c : part) text_[length_++] = lower(c);
}

// FNV-1a with a final mix: the addresses of one company differ in few bits.
EmailKey NormalisedEmail::key() const {
  if (length_ == 0) return {};
  std::uint64_t hash = fnv1a(text());
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  hash ^= hash >> 32;
  return {std::max<std::uint64_t>(hash, 1)};
}

}  // namespace handoff::core
