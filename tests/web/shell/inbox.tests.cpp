// The inbox: what each thing that arrives asks for.
#include "web/shell/inbox.hpp"

#include <string>

#include "tests/catch.hpp"
#include "web/app/link.hpp"

using namespace handoff;
using namespace handoff::web;
using platform::Kind;

namespace {

Incoming arrive(Kind kind, std::string name, std::string text) {
  Session session;
  return incoming({kind, std::move(name), std::move(text)}, view_model(session));
}

// What a field is set to.
template <class Value>
Value value_of(const Incoming& in) {
  INFO(in.problem);
  REQUIRE(in.action.has_value());
  REQUIRE(std::holds_alternative<SetField>(*in.action));
  return std::get<Value>(std::get<SetField>(*in.action).value.any());
}

}  // namespace

TEST_CASE("a file is loaded under its name", "[inbox]") {
  const Incoming in = arrive(Kind::file, "mine.json", "{}");
  const auto& load = std::get<LoadScenario>(in.action.value());
  CHECK(load.name == "mine.json");
  CHECK(in.success.find("mine.json") != std::string::npos);
}

TEST_CASE("of a rehearsal it is said where it stands", "[inbox]") {
  const Incoming in = arrive(Kind::file, "r.json", "{\"rehearsal\": \"burst\"}");
  CHECK(std::holds_alternative<LoadScenario>(in.action.value()));
  CHECK(in.success == "The rehearsal of r.json stands under Timing; your scenario is as it was.");
}

TEST_CASE("pasted text is a scenario, a link, or refused", "[inbox]") {
  CHECK(
      std::holds_alternative<LoadScenario>(*arrive(Kind::paste, "", " \n{\"version\": 1}").action));
  for (const char* link : {"http://127.0.0.1:8080/#v1.eyJ2ZXJzaW9uIjoxfQ", "#v1.abc\n"}) {
    const Incoming in = arrive(Kind::paste, "", link);
    REQUIRE(in.action.has_value());
    CHECK(std::get<LoadLink>(*in.action).hash.find("v1.") == 0);
  }
  for (const char* other : {"hello", "", "http://127.0.0.1/#top", "[1, 2]"}) {
    CAPTURE(other);
    const Incoming in = arrive(Kind::paste, "", other);
    CHECK_FALSE(in.action.has_value());
    CHECK_FALSE(in.problem.empty());
  }
}

TEST_CASE("what is typed in text mode is read like a slider's field", "[inbox]") {
  CHECK(value_of<double>(arrive(Kind::typed, "cohort.trials", "15k")) == 15000);
  CHECK(value_of<double>(arrive(Kind::typed, "cohort.conversion_rate", "25%")) == 0.25);
  CHECK(value_of<double>(arrive(Kind::typed, "pipeline.reconcile.every", "2h")) == 7200);
  CHECK(value_of<bool>(arrive(Kind::typed, "pipeline.dedupe.enabled", "false")) == false);
  CHECK(value_of<double>(arrive(Kind::typed, "pipeline.trigger.kind", " Poll")) ==
        static_cast<double>(core::Trigger::poll));
  const Incoming wrong = arrive(Kind::typed, "cohort.trials", "many");
  CHECK_FALSE(wrong.action.has_value());
  CHECK(wrong.problem.find("Trials a month: Type a") == 0);
  CHECK_FALSE(arrive(Kind::typed, "no.such.path", "5").action.has_value());
}

TEST_CASE("a button of text mode is a command, by its name", "[inbox]") {
  CHECK(arrive(Kind::command, "", "undo").command == Command::undo);
  CHECK(arrive(Kind::command, "", "link").command == Command::copy_link);
  CHECK(arrive(Kind::command, "", "report").command == Command::make_report);
  CHECK_FALSE(arrive(Kind::command, "", "nonsense").command.has_value());
}

TEST_CASE("a refused file is a problem and nothing else", "[inbox]") {
  const Incoming in = arrive(Kind::refused, "big.json", "big.json: too large");
  CHECK(in.problem == "big.json: too large");
  CHECK_FALSE(in.action.has_value());
}

TEST_CASE("a scenario that is too long for a link is offered as a file", "[inbox]") {
  const Incoming in = arrive(Kind::too_long, "", "");
  CHECK(in.problem.find("too long for a link") != std::string::npos);
  CHECK(in.offered == Command::save_scenario);
  CHECK_FALSE(in.action.has_value());
}

TEST_CASE("what is typed for an outage's beginning is a date or is refused", "[inbox]") {
  Session session;
  REQUIRE_FALSE(
      session
          .apply(SetText{"apis.crm.outages", R"([{"from":"21d14h","length":"1h","every":"0s"}])"})
          .has_value());
  const ViewModel view = view_model(session);
  const Incoming in = incoming({Kind::typed, "apis.crm.outages[0].from", "1 Apr 14:00"}, view);
  REQUIRE(in.action.has_value());
  CHECK(std::get<SetText>(*in.action).text == "30d14h");
  CHECK(incoming({Kind::typed, "apis.crm.outages[0].from", "soon"}, view)
            .problem.find("CRM down from: Type a date") == 0);
}

TEST_CASE("links of ours are told from other anchors", "[inbox]") {
  CHECK(looks_like_link("v1.abc"));
  CHECK(looks_like_link("v2.abc"));
  for (const char* other : {"", "v", "v1", "top", "vx.abc", "version.1"}) {
    CAPTURE(other);
    CHECK_FALSE(looks_like_link(other));
  }
}
