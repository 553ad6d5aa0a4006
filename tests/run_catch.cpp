#include "tests/run_catch.hpp"

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#define CATCH_CONFIG_RUNNER  // version 2 is one header, with all that it does behind this name
#include <catch2/catch.hpp>
#endif

namespace handoff::tests {

int run_catch(std::span<const char* const> arguments) {
  static Catch::Session session;  // there may be one in a process
  session.useConfigData({});
  return session.run(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace handoff::tests
