// What the shapes of the payment processor's objects have in common: ids, instants, currencies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/money.hpp"
#include "core/base/time.hpp"
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
core::Currency read_currency(const Reader& reader, std::string_view key = "currency");

// An instant that is written as text (io/text/instant_text.hpp); the second one is required.
std::optional<core::Time> maybe_instant(const Reader& reader, std::string_view key);
core::Time read_instant(const Reader& reader, std::string_view key);

// One that is written as seconds.
std::optional<core::Time> maybe_second(const Reader& reader, std::string_view key);

// Calls `take` with each element of an array, which may be missing. An element that is no object is
// a problem.
template <class Take>
void each_object(const Reader& holder, std::string_view key, Take take) {
  const auto array = holder.maybe_array(key);
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const Reader element = array->element(i);
    if (element.value().is_object()) {
      take(element);
    } else {
      element.fail("expected an object, found " + describe(&element.value()));
    }
  }
}

}  // namespace handoff::io
