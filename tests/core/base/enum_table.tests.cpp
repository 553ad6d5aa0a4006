// Tables of an enumeration: what the compiler would let through, and what not.
#include "core/base/enum_table.hpp"

#include "core/messages/operations.hpp"
#include "core/messages/progress.hpp"
#include "tests/catch.hpp"

using namespace handoff::core;

namespace {

enum class Colour : std::uint8_t { red, green, blue };
enum class Grown : std::uint8_t { red, green, blue, white };
enum class Turned : std::uint8_t { green, red, blue };

struct Row {
  Colour value;
};

constexpr std::array kWhole{Row{Colour::red}, Row{Colour::green}, Row{Colour::blue}};
constexpr std::array kShort{Row{Colour::red}, Row{Colour::green}};
constexpr std::array kTurned{Row{Colour::red}, Row{Colour::blue}, Row{Colour::green}};
constexpr std::array kTwice{Row{Colour::red}, Row{Colour::red}, Row{Colour::blue}};
constexpr std::array kLong{Row{Colour::red}, Row{Colour::green}, Row{Colour::blue},
                           Row{Colour::blue}};

}  // namespace

TEST_CASE("a table is complete with one row for each value, in order", "[core][tables]") {
  CHECK(complete(kWhole));
  CHECK_FALSE(complete(kShort));
  CHECK_FALSE(complete(kTurned));
  CHECK_FALSE(complete(kTwice));
  CHECK_FALSE(complete(kLong));
  CHECK(row_of(kWhole, Colour::green).value == Colour::green);
}

TEST_CASE("a value has the name that the source gives it", "[core][tables]") {
  CHECK(enumerator<Colour::red>() == "red");
  CHECK(enumerator<Pass::plan_change>() == "plan_change");
  CHECK(enumerator<static_cast<Colour>(3)>().empty());
  CHECK(enumerator<static_cast<Pass>(200)>().empty());
}

TEST_CASE("names and their order make the hash", "[core][tables]") {
  CHECK(hash_of_names<Colour>() != hash_of_names<Grown>());
  CHECK(hash_of_names<Colour>() != hash_of_names<Turned>());
  // FNV-1a over "red,green,blue,".
  CHECK(hash_of_names<Colour>() == 0x390e29b6bea4cd3bu);
}

TEST_CASE("the operations' table gives each the name that the source gives it", "[core][tables]") {
  CHECK(info(Operation::start_next).name == enumerator<Operation::start_next>());
  CHECK(kOperations == 15);
  CHECK(kJobs == 6);
  for (const OperationInfo& it : kOperationRows)
    CHECK(is_job(it.value) == (it.value >= Operation::poll_events));
}
