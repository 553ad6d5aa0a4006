// A currency by its code, for tests.
#pragma once

#include "core/base/money.hpp"

namespace handoff::core::testing {

inline Currency currency(const char* code) { return {{code[0], code[1], code[2]}}; }

}  // namespace handoff::core::testing
