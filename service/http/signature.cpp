// OpenSSL's HMAC and comparison.
#include "service/http/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>
#include <charconv>
#include <optional>

namespace handoff::service {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kMaxSignatures = 16;  // of one header: each costs a comparison

std::string hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

struct SignedHeader {
  std::optional<std::int64_t> at;
  std::string_view at_text;
  std::array<std::string_view, kMaxSignatures> signatures;
  std::size_t count = 0;
};

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

SignedHeader read_header(std::string_view header) {
  SignedHeader found;
  while (!header.empty()) {
    const std::string_view part = header.substr(0, header.find(','));
    header.remove_prefix(part.size() < header.size() ? part.size() + 1 : header.size());
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trimmed(part.substr(0, equals));
    const std::string_view value = trimmed(part.substr(equals + 1));
    if (name == "t") {
      found.at_text = value;
      found.at = whole(value);
    } else if (name == "v1" && found.count < kMaxSignatures) {
      found.signatures[found.count++] = value;
    }
  }
  return found;
}

}  // namespace

std::string hmac_sha256_hex(std::string_view secret, std::string_view text) {
  std::array<unsigned char, kHashBytes> hash{};
  unsigned length = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data(), &length);
  return hex(hash);
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// All secrets and signatures are tried, whichever of them fits.
SignatureVerdict verify_signature(std::string_view header, std::string_view body,
                                  std::span<const std::string> secrets, std::int64_t now_s) {
  const SignedHeader found = read_header(header);
  if (!found.at || found.count == 0) return SignatureVerdict::malformed;
  std::string text(found.at_text);
  text += '.';
  text += body;
  bool good = false;
  for (const std::string& secret : secrets) {
    const std::string expected = hmac_sha256_hex(secret, text);
    for (std::size_t n = 0; n < found.count; ++n)
      good = same_secret(expected, found.signatures[n]) || good;
  }
  if (!good) return SignatureVerdict::wrong;
  // Of a timestamp that is signed, so that no difference of them leaves the range.
  const bool near =
      *found.at <= now_s + kSignatureToleranceS && *found.at >= now_s - kSignatureToleranceS;
  return near ? SignatureVerdict::good : SignatureVerdict::too_old;
}

std::string sign(std::string_view body, std::string_view secret, std::int64_t at_s) {
  const std::string at = std::to_string(at_s);
  std::string text = at + '.';
  text += body;
  return "t=" + at + ",v1=" + hmac_sha256_hex(secret, text);
}

std::uint64_t digest_number(std::string_view text) {
  std::array<unsigned char, kHashBytes> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
  std::uint64_t number = 0;
  for (std::size_t n = 0; n < 8; ++n) number = number << 8 | hash[n];
  return number == 0 ? 1 : number;
}

std::uint32_t random_number() {
  std::uint32_t number = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&number), sizeof number);
  return number;
}

}  // namespace handoff::service
