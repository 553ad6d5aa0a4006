// E-mail identity: a customer often pays with another spelling of the address the trial was opened
// with.
//
// `normalise` is the one place where an address is brought into the form that is compared: outer
// blanks go, letters become lower case, a "+tag" may be dropped. The core itself carries only the
// `EmailKey` of the normalised text; the adapter that talks to the CRM keeps the text under its
// key.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace handoff::core {

struct IdentityPolicy {
  bool strip_plus_tag = true;  // ann+trial@x.com and ann@x.com are one person
};

// A 64-bit digest of a normalised address; zero means "no address".
struct EmailKey {
  std::uint64_t value = 0;

  constexpr auto operator<=>(const EmailKey&) const = default;
  constexpr explicit operator bool() const { return value != 0; }
};

// A normalised address in place. RFC 5321 allows 254 characters; a longer or malformed one is
// empty.
class NormalisedEmail {
 public:
  NormalisedEmail(std::string_view address, IdentityPolicy policy);

  std::string_view text() const { return {text_.data(), length_}; }
  EmailKey key() const;

 private:
  void append(std::string_view part);

  std::array<char, 254> text_{};
  std::uint8_t length_ = 0;
};

}  // namespace handoff::core
