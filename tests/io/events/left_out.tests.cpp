// What is left out is counted, shown by its first examples, and a fault or none.
#include "io/events/left_out.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using io::WhyLeftOut;

TEST_CASE("reasons are counted with three examples each", "[left_out]") {
  io::LeftOut left_out;
  CHECK(left_out.text().empty());
  for (int i = 1; i <= 5; ++i)
    left_out.add(WhyLeftOut::bad_event, {"e.jsonl:" + std::to_string(i) + ":1", "id: is missing"});
  left_out.add(WhyLeftOut::notice, {"e.jsonl:9:1", "expected JSON, found \"Ready!\""});
  CHECK(left_out.count(WhyLeftOut::bad_event) == 5);
  CHECK(left_out.text() ==
        "left out: 1 line that is no event\n"
        "  e.jsonl:9:1: expected JSON, found \"Ready!\"\n"
        "left out: 5 events that cannot be read\n"
        "  e.jsonl:1:1: id: is missing\n"
        "  e.jsonl:2:1: id: is missing\n"
        "  e.jsonl:3:1: id: is missing\n"
        "  ...\n");
  REQUIRE(left_out.first());
  CHECK(left_out.first()->line() == "e.jsonl:1:1: id: is missing");
}

TEST_CASE("notices and test mode are no faults", "[left_out]") {
  io::LeftOut left_out;
  left_out.add(WhyLeftOut::notice, {"e:1:1", "x"});
  left_out.add(WhyLeftOut::test_mode, {"e:1:1", "x"});
  CHECK_FALSE(left_out.is_faulty());
  left_out.add(WhyLeftOut::unknown_status, {"e:1:1", "x"});
  CHECK(left_out.is_faulty());
}

TEST_CASE("an event that is set aside is no reason why nothing was read", "[left_out]") {
  io::LeftOut left_out;
  left_out.add(WhyLeftOut::without_object, {"e:1:1", "x"});
  CHECK_FALSE(left_out.first());
  left_out.add(WhyLeftOut::bare_object, {"e:1:1", "x"});
  CHECK_FALSE(left_out.first());
  CHECK(left_out.is_faulty());
}
