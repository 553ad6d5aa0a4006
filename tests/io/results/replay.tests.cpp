// What all files together tell, and the order in which events are decided and shown. Whole
// situations are in tests/io/events/cases.tests.cpp.
#include "io/results/replay.hpp"

#include <string>
#include <vector>

#include "core/messages/explain.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

struct Outcome {
  std::string ids;        // in the order of the records
  std::string decisions;  // the same
  std::string left_out;
  std::string error;
};

Outcome replay(const std::vector<std::string>& files,
               io::ReplayOrder order = io::ReplayOrder::given) {
  io::Replay events(io::read_stripe_event, core::default_config());
  Outcome outcome;
  std::optional<core::Error> error;
  for (const std::string& file : files) {
    if (!error) error = events.read("tests/data/cases/" + file);
  }
  if (!error) {
    error = events.decide(order, [&](const io::ReplayRecord& record) {
      outcome.ids += record.event_id + " ";
      outcome.decisions += std::string(core::name(record.decision)) + " ";
    });
  }
  if (error) outcome.error = error->line();
  outcome.left_out = events.left_out().text();
  return outcome;
}

constexpr const char* kNewestFirst = "57_cli_list_newest_first_cancelled.json";

}  // namespace

TEST_CASE("a list with the newest first is shown as it stands, and by time if asked for",
          "[replay]") {
  CHECK(replay({kNewestFirst}).ids == "evt_0154 evt_0155 evt_0156 evt_0157 ");
  const Outcome by_time = replay({kNewestFirst}, io::ReplayOrder::created);
  CHECK(by_time.ids == "evt_0157 evt_0156 evt_0155 evt_0154 ");
  CHECK(by_time.decisions.starts_with("ignored converted duplicate "));
}

TEST_CASE("events of test mode among live ones are listed", "[replay]") {
  const Outcome outcome = replay({"68_livemode_mixed.jsonl"});
  CHECK(outcome.left_out ==
        "left out: 2 events of test mode\n"
        "  tests/data/cases/68_livemode_mixed.jsonl:1:1: customer.subscription.created evt_0176\n"
        "  tests/data/cases/68_livemode_mixed.jsonl:2:1: customer.subscription.updated evt_0177\n");
}

TEST_CASE("a file that cannot be read at all is an error, whatever the others hold", "[replay]") {
  CHECK(replay({"01_trial_end_now.jsonl", "64_utf16.jsonl"}).error.find("is UTF-16; use iconv") !=
        std::string::npos);
  CHECK(replay({"62_trailing_comma.json"}).error.find("unexpected ']', expected a value") !=
        std::string::npos);
}

TEST_CASE("a file whose only event is wrong is an error, among others it is left out", "[replay]") {
  CHECK(replay({"95_bigquery_int_as_text.jsonl"}).error.find("created: expected an integer") !=
        std::string::npos);
  const Outcome outcome = replay({"95_bigquery_int_as_text.jsonl", "01_trial_end_now.jsonl"});
  CHECK(outcome.error.empty());
  CHECK(outcome.decisions == "ignored converted duplicate ");
  CHECK(outcome.left_out.starts_with("left out: 1 event that cannot be read\n"));
}

TEST_CASE("an empty list is neither an event nor an error", "[replay]") {
  const Outcome outcome = replay({"99_directory_and_gzip_message.json"});
  CHECK(outcome.ids.empty());
  CHECK(outcome.error.empty());
  CHECK(outcome.left_out.empty());
}

TEST_CASE("an object by itself is listed, and counts as no event", "[replay]") {
  const Outcome outcome =
      replay({"../stripe/object.subscription.basil.json", "01_trial_end_now.jsonl"});
  CHECK(outcome.error.empty());
  CHECK(outcome.decisions == "ignored ignored converted duplicate ");
  CHECK(outcome.left_out ==
        "left out: 1 object without an event around it\n"
        "  tests/data/cases/../stripe/object.subscription.basil.json:1:1: subscription "
        "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw says what is, and not what happened: export the events\n");
}
