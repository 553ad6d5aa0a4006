// The entry point of the programs of tests that have nothing of their own to do.
#include <cstddef>

#include "tests/run_catch.hpp"

int main(int count, char** arguments) {
  return handoff::tests::run_catch({arguments, static_cast<std::size_t>(count)});
}
