// The entry point of the test program; Catch2 writes it.
//
// Version 2 compiles its implementation here, once. Version 3 brings it as a library with a main of
// its own (link Catch2WithMain), so nothing is left to do.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
