// The table of questions: each row is complete, and nothing stands in it twice.
#include "sim/planner/questions/question_table.hpp"

#include <set>
#include <string_view>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("each question has a command, a name for its work, and words of its own",
          "[sim][plan][questions]") {
  std::set<std::string_view> names, works, titles;
  for (const sim::QuestionInfo& it : sim::kQuestions) {
    CAPTURE(it.work);
    CHECK_FALSE(it.command.empty());
    CHECK(works.insert(it.work).second);
    // What a question is called in `handoff plan`, and what that is.
    CHECK(it.name.empty() == it.summary.empty());
    if (!it.name.empty()) CHECK(names.insert(it.name).second);
    const std::string_view title = it.title, subtitle = it.subtitle, hint = it.hint;
    CHECK(title.empty() == subtitle.empty());
    CHECK(title.empty() == hint.empty());
    if (!title.empty()) CHECK(titles.insert(title).second);
    // Whoever asks finds it by one or the other.
    CHECK((it.command != "plan" || !it.name.empty() || title.empty()));
  }
  CHECK(names.size() == 9);
  CHECK(titles.size() == 10);
}

TEST_CASE("a table of whoever shows questions must cover all that have words",
          "[sim][plan][questions]") {
  struct Row {
    sim::QuestionKind kind;
  };
  using Kind = sim::QuestionKind;
  constexpr Row kAll[] = {{Kind::breaking_point}, {Kind::staffing}, {Kind::choice}, {Kind::tornado},
                          {Kind::optimise},       {Kind::sweep},    {Kind::advice}, {Kind::worth},
                          {Kind::team},           {Kind::year}};
  CHECK(sim::covers_all_questions(kAll));
  constexpr Row kSome[] = {{Kind::breaking_point}, {Kind::choice}};
  CHECK_FALSE(sim::covers_all_questions(kSome));
}
