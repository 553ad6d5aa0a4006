// Companies at the edge: whatever the page says of them, in every panel and of every planner's question, is a
// number with a meaning, or says that there is too little to say.
#include "tests/web/extremes/extremes.hpp"

#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "io/files/file.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "tests/catch.hpp"
#include "tests/web/jobs/planning.hpp"
#include "web/jobs/session.hpp"
#include "web/views/tables/text_view.hpp"
#include "web/views/view_model.hpp"

using namespace handoff;
using namespace handoff::web;
using namespace handoff::web::testing;

namespace {

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// As a word of its own, and no part of a number either.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const bool ends = end == text.size() || (!is_letter(text[end]) && text[end] != '.');
    if (begins && ends) return true;
  }
  return false;
}

// What no reader could make sense of; nothing: all is well.
std::string nonsense(std::string_view text) {
  for (const char* word : {"nan", "NaN", "inf", "-inf", "null", "undefined", "-0", "-$0", "+-0",
                           "\xC2\xB1"
                           "0",
                           "\xC2\xB1 0", "\xC2\xB1 $0", "+/- 0", "+/- $0", "of 0", "0 to 0",
                           "0\xE2\x80\x93"
                           "0",
                           "no number is enough"}) {
    if (has_word(text, word)) return word;
  }
  return "";
}

std::vector<std::string> words_of(const TextView& text) {
  std::vector<std::string> words{text.headline};
  words.insert(words.end(), text.lines.begin(), text.lines.end());
  for (const TextTable& table : text.tables) {
    words.push_back(table.caption);
    for (const auto& row : table.rows) words.insert(words.end(), row.begin(), row.end());
  }
  for (const TextInput& input : text.inputs) words.push_back(input.label + ": " + input.value);
  return words;
}

// The page with everything computed but the planner's answers, as text mode has it.
struct Page {
  Session session;
  double now = 0.0;
  const std::function<double()> clock = [this] { return now += 1.0; };
  sim::JobRunner runner;
  sim::JobSource source;

  explicit Page(const std::string& file, int months) {
    for (sim::JobQueue* queue : session.jobs.queues()) source.add(*queue);
    act(LoadScenario{file, ""});
    act(SetReplications{months});
    act(PlanGo{false});
    for (std::size_t tab = 0; tab < kTabNames.size(); ++tab) {
      act(SetTab{static_cast<Tab>(tab)});
      for (int frame = 0; frame < 30 || !done(); ++frame) this->frame();
    }
  }
  void frame() {
    now += 200.0;
    session.jobs.advance({session.state(), clock, now, true, true});
    sim::run_jobs(source, runner, 1000, clock);
  }
  void act(const Action& action) { REQUIRE_FALSE(session.apply(action).has_value()); }
  bool done() const {
    const BackgroundJobs& jobs = session.jobs;
    return jobs.run.finished() && jobs.watch.finished() && jobs.tools.begun() &&
           jobs.tools.finished();
  }
};

}  // namespace

TEST_CASE("every panel says something true of a company at the edge", "[extremes]") {
  for (const Extreme& extreme : kExtremes) {
    const auto file = io::read_file(std::string(extreme.file));
    REQUIRE(file);
    Page page(*file, extreme.vast ? 2 : 20);
    PlanRun plan(kEffort);
    ViewModel view = view_model(page.session, true);
    if (!extreme.vast) view.planner = &answered(plan, page.session.state().scenario, 500);
    for (const std::string& words : words_of(text_view(view))) {
      CAPTURE(extreme.name, words);
      CHECK(nonsense(words) == "");
    }
  }
}

TEST_CASE("the test of nonsense finds it", "[extremes]") {
  for (const char* wrong :
       {"nan", "$nan", "inf s", "-0%", "353 \xC2\xB1 0", "0% of 0", "0 to 0%"}) {
    CAPTURE(wrong);
    CHECK_FALSE(nonsense(wrong).empty());
  }
  for (const char* right :
       {"-0.3", "2026-03-02", "information", "0.4 to 0.8", "\xC2\xB1 0.3", "10 of 20", "of 0.5"}) {
    CAPTURE(right);
    CHECK(nonsense(right) == "");
  }
}
