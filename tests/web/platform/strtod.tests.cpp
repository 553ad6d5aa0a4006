// The page's strtod (cmake/strtod.c): the compiler's own constants say what is right.
#include <cmath>
#include <cstdlib>
#include <string>

#include "tests/catch.hpp"

namespace {

struct Read {
  double value;
  std::size_t length;
};
Read read(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return {value, static_cast<std::size_t>(end - text.c_str())};
}

}  // namespace

TEST_CASE("decimal numbers are read to the last bit", "[strtod]") {
  CHECK(read("0.1").value == 0.1);
  CHECK(read("123456789012345678").value == 123456789012345678.0);
  CHECK(read("9007199254740993").value == 9007199254740992.0);  // half way: to even
  CHECK(read("2.2250738585072011e-308").value == 2.2250738585072011e-308);
  CHECK(read("4.9e-324").value == 4.9e-324);
  CHECK(read("1.7976931348623157e308").value == 1.7976931348623157e308);
  CHECK(std::isinf(read("1e309").value));
  CHECK(read("1e-400").value == 0.0);
  CHECK(std::signbit(read("-0").value));
}

TEST_CASE("a number ends where its digits end", "[strtod]") {
  const auto is = [](const std::string& text, double value, std::size_t length) {
    INFO(text);
    const Read it = read(text);
    CHECK(it.value == value);
    CHECK(it.length == length);
  };
  is("15min", 15, 2);
  is(" \t-2.5e+3 rest", -2500, 9);
  is("+.5", 0.5, 3);
  is("5.", 5, 2);
  is("1e", 1, 1);
  is("1e+", 1, 1);
  is("1.2.3", 1.2, 3);
  for (const char* none : {"", " ", ".", "-", "e5", "inf", "nan", "+-1"}) is(none, 0, 0);
  CHECK(std::strtod("7", nullptr) == 7);
}
