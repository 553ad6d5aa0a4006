// The test framework, whichever Catch2 there is: version 2 is one header, version 3 has many.
//
// Every test includes this file and nothing of Catch2 itself. It is also the tests' precompiled
// header.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
