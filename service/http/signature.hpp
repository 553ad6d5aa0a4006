// Signatures of webhooks: who has the secret wrote this, and not long ago.
//
// The scheme is the one that Stripe documents (docs.stripe.com/webhooks/signatures): the header
// holds the second at which it was signed and one or more signatures, "t=1700000000,v1=5257...",
// each the HMAC-SHA256 of "TIMESTAMP.BODY" in hex. While a secret is replaced two of them are good.
// Comparison takes as long for a wrong signature as for a right one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace handoff::service {

inline constexpr std::int64_t kSignatureToleranceS = 300;

enum class SignatureVerdict : std::uint8_t {
  good,
  malformed,  // no header, no timestamp in it, or no signature of a known scheme
  too_old,    // or from the future, by more than the tolerance
  wrong,
};

// `now_s` is the second that it is, since 1970.
SignatureVerdict verify_signature(std::string_view header, std::string_view body,
                                  std::span<const std::string> secrets, std::int64_t now_s);

// The header for a body, as the sender writes it.
std::string sign(std::string_view body, std::string_view secret, std::int64_t at_s);

std::string hmac_sha256_hex(std::string_view secret, std::string_view text);

// In constant time for texts of one length.
bool same_secret(std::string_view a, std::string_view b);

// Eight bytes of a text's SHA-256: enough to tell a few million texts apart, and nobody can make two
// of the same on purpose. Never zero.
std::uint64_t digest_number(std::string_view text);

// From the system's source of them.
std::uint32_t random_number();

}  // namespace handoff::service
