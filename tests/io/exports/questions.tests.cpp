// What a page needs of exports beside the figures: what has to be asked, each column with what it is
// for, the first rows as they were parsed, and the document that carries all of it.
#include "io/exports/answer/learned_document.hpp"
#include "io/exports/answer/learned_json.hpp"
#include "io/json/json_text.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::learn_from;
using exports::LearnedDocument;
using exports::MadeUp;
using exports::Question;
using exports::QuestionKind;

namespace {

constexpr const char* kHead =
    "id,Customer ID,Customer Email,Plan,Interval,Amount,Status,Created (UTC),Trial Start (UTC),"
    "Trial End (UTC)\n";

MadeUp asked(const std::string& name, const std::string& text,
             const std::vector<std::string>& said = {}) {
  return learn_from({{name, text}}, said);
}

Question only_question(const MadeUp& it) {
  INFO(it.error);
  REQUIRE(it.learned->ledger.questions.size() == 1);
  return it.learned->ledger.questions.front();
}

std::vector<std::string> first_of(const MadeUp& it, const std::string& role) {
  for (const exports::ColumnRead& column : it.learned->ledger.files.front().columns) {
    if (column.role == role) return column.first;
  }
  return {};
}

LearnedDocument read_back(const MadeUp& it) {
  io::Json document = exports::learned_json(*it.learned);
  document["questions"] = exports::questions_json(it.learned->ledger);
  auto learned = exports::read_learned(io::compact(document));
  REQUIRE(learned);
  return *learned;
}

}  // namespace

TEST_CASE("dates that can be read in two ways are asked about, and an answer settles it",
          "[exports]") {
  const std::string text = std::string(kHead) +
                           "sub_1,cus_1,a@x.example,team,month,59,active,3/4/2026 10:00,"
                           "3/4/2026 10:00,5/4/2026 10:00\n";
  const Question question = only_question(asked("subscriptions.csv", text));
  CHECK(question.kind == QuestionKind::dates);
  CHECK(question.file == "subscriptions.csv");
  CHECK(question.example == "3/4/2026 10:00");

  const MadeUp day_first = asked("subscriptions.csv", text, {"subscriptions.csv:dates=D/M/Y"});
  CHECK(first_of(day_first, "trial_start") == std::vector<std::string>{"2026-04-03 10:00:00"});
  const MadeUp month_first = asked("subscriptions.csv", text, {"subscriptions.csv:dates=M/D/Y"});
  CHECK(first_of(month_first, "trial_start") == std::vector<std::string>{"2026-03-04 10:00:00"});
}

TEST_CASE("a number with one mark and three digits behind it is asked about", "[exports]") {
  const std::string text = std::string(kHead) +
                           "sub_1,cus_1,a@x.example,team,month,\"1,500\",active,2026-03-04 10:00,"
                           "2026-03-04 10:00,2026-04-05 10:00\n";
  const Question question = only_question(asked("subscriptions.csv", text));
  CHECK(question.kind == QuestionKind::numbers);
  CHECK(question.example == "1,500");
  const MadeUp thousand = asked("subscriptions.csv", text, {"subscriptions.csv:numbers=1,000.00"});
  CHECK(first_of(thousand, "amount") == std::vector<std::string>{"1500.00"});
  const MadeUp comma = asked("subscriptions.csv", text, {"subscriptions.csv:numbers=1.000,00"});
  CHECK(first_of(comma, "amount") == std::vector<std::string>{"1.50"});
}

TEST_CASE("a column that is not recognised is asked for, of those that are there", "[exports]") {
  const std::string text =
      "id,Customer ID,Customer Email,Status,Trial Start (UTC),End of it\n"
      "sub_1,cus_1,a@x.example,active,2026-03-04 10:00,2026-03-18 10:00\n";
  const Question question = only_question(asked("subscriptions.csv", text));
  CHECK(question.kind == QuestionKind::column);
  CHECK(question.role == "trial_end");
  CHECK(question.columns == std::vector<std::string>{"id", "Customer ID", "Customer Email",
                                                     "Status", "Trial Start (UTC)", "End of it"});
  const MadeUp it =
      asked("subscriptions.csv", text, {"subscriptions.csv:" + question.role + "=End of it"});
  CHECK(it.learned->ledger.questions.empty());
}

TEST_CASE("the first rows show no address and no person", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        std::string(kHead) + "sub_1,cus_1,ann@x.example,team,month,59.50,active,2026-03-01 10:00,"
                             "2026-03-01 10:00,2026-03-15 10:00\n"}});
  REQUIRE(it.error.empty());
  CHECK(first_of(it, "email") == std::vector<std::string>{"(not kept)"});
  CHECK(first_of(it, "id") == std::vector<std::string>{"sub_1"});
  CHECK(first_of(it, "amount") == std::vector<std::string>{"59.50"});
  CHECK(io::compact(exports::files_json(it.learned->ledger)).find("ann") == std::string::npos);
}

TEST_CASE("the document is read back as it was written", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        std::string(kHead) + "sub_1,cus_1,ann@x.example,team,month,59.50,active,2026-03-01 10:00,"
                             "2026-03-01 10:00,2026-03-15 10:00\n"
                             "sub_9,cus_9,zoe@x.example,team,month,59.00,canceled,2026-04-20 "
                             "10:00,2026-04-20 10:00,2026-05-04 10:00\n"}});
  REQUIRE(it.error.empty());
  const LearnedDocument read = read_back(it);
  CHECK(read.has_figures);
  CHECK(read.trials == 2);
  CHECK(read.conversions == it.seen().conversions);
  CHECK(read.conversion_rate == it.seen().conversion_rate);
  CHECK_FALSE(read.crm_lag_s.has_value());
  CHECK_FALSE(read.tool.has_value());
  REQUIRE(read.files.size() == 1);
  CHECK(read.files[0].source == "Stripe subscriptions");
  CHECK(read.files[0].columns.size() == 10);
  CHECK(read.questions.empty());
}

TEST_CASE("a document of anything else says little, and is no error", "[exports]") {
  for (const char* text : {"{}", "[]", "7", R"({"observed": 3, "tool": [], "files": [1, {}]})"}) {
    const auto read = exports::read_learned(text);
    REQUIRE(read);
    CHECK_FALSE(read->has_figures);
    CHECK(read->scenario.empty());
  }
  CHECK_FALSE(exports::read_learned("{"));
}
