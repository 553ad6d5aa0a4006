// What the shapes of the payment processor's objects have in common: ids, instants, currencies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/money.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

inline constexpr std::size_t kMaxIdBytes = 255;
inline constexpr std::int64_t kLatestSecond =
    4'102'444'800;  // instants are seconds, up to the year 2100

// An id in the member "id"; required, and not empty.
std::string_view read_id(const Reader& object);

// An id that is written as text, or as the whole object it names when the sender expanded it. Empty
// where it is missing or null.
std::string_view read_reference(const Reader& reader, std::string_view key);

// A currency code of three letters in any case, in upper case. Required.
core::Currency read_currency(const Reader& reader);

}  // namespace handoff::io
