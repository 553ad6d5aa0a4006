// Restart: the state survives as bytes, and a crash after any step loses and doubles nothing.
#include <limits>

#include "core/archive.hpp"
#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

// Pipelines do not compare; what they would write does.
std::vector<std::uint8_t> after_restore(const std::vector<std::uint8_t>& bytes) {
  Pipeline fresh(default_config());
  REQUIRE(fresh.restore(bytes));
  return fresh.snapshot();
}

}  // namespace

TEST_CASE("numbers survive the archive, small ones in one byte", "[core][snapshot]") {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::int64_t numbers[] = {
      0, 1, -1, 63, -64, 64, std::int64_t{1} << 40, Limits::max(), Limits::min()};
  for (const std::int64_t number : numbers) {
    std::vector<std::uint8_t> bytes;
    Writer writer(bytes);
    std::int64_t copy = number;
    writer(copy);
    CHECK((bytes.size() == 1) == (number >= -64 && number < 64));
    CHECK(bytes.size() <= 10);  // 64 bits, seven in a byte
    Reader reader(bytes);
    std::int64_t back = 5;
    reader(back);
    CHECK(back == number);
    CHECK(reader.finished());
  }
}

TEST_CASE("a snapshot restores to the same snapshot, in the middle of anything",
          "[core][snapshot]") {
  Rig rig;
  rig.start();
  CHECK(after_restore(rig.pipeline.snapshot()) == rig.pipeline.snapshot());
  rig.feed_only(trial_to_active());
  CHECK(after_restore(rig.pipeline.snapshot()) == rig.pipeline.snapshot());
  while (!rig.held.empty()) {
    const Request request = rig.held.front();
    rig.held.pop_front();
    rig.reply(Rig::success(request));
    CHECK(after_restore(rig.pipeline.snapshot()) == rig.pipeline.snapshot());
  }
}

TEST_CASE("a snapshot is compact", "[core][snapshot]") {
  Rig rig;
  const std::size_t empty = rig.pipeline.snapshot().size();
  for (std::uint64_t n = 1; n <= 100; ++n) {
    rig.feed(conversion_of(n));
  }
  CHECK((rig.pipeline.snapshot().size() - empty) / 100 <
        56);  // bytes a finished handoff, its event id included
}

TEST_CASE("damaged bytes are refused, whatever is cut or flipped", "[core][snapshot]") {
  Rig rig;
  rig.start();
  rig.feed_only(trial_to_active());
  const std::vector<std::uint8_t> bytes = rig.pipeline.snapshot();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    Pipeline fresh(default_config());
    CHECK_FALSE(fresh.restore(std::span(bytes).first(length)));
    CHECK(fresh.in_flight() == 0);
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::vector<std::uint8_t> damaged = bytes;
    damaged[at] ^= 0xff;
    Pipeline fresh(default_config());
    CHECK_FALSE(fresh.restore(damaged));
  }
}

// The bytes of a snapshot in which one of its first two numbers - the format, and the hash of what
// the enumerations' numbers mean - is another, and whose checksum is right.
std::vector<std::uint8_t> with_other_head(const std::vector<std::uint8_t>& bytes, bool format) {
  Reader reader{std::span(bytes).first(bytes.size() - 8)};
  std::int64_t head[2];
  reader(head[0], head[1]);
  std::vector<std::uint8_t> plain;
  Writer writer(plain);
  writer(head[0], head[1]);
  const std::size_t head_bytes = plain.size();
  head[format ? 0 : 1] ^= 1;
  std::vector<std::uint8_t> changed;
  Writer other(changed);
  other(head[0], head[1]);
  changed.insert(changed.end(), bytes.begin() + static_cast<std::ptrdiff_t>(head_bytes),
                 bytes.end() - 8);
  std::uint64_t sum = 0xcbf29ce484222325u;
  for (const std::uint8_t byte : changed) sum = (sum ^ byte) * 0x100000001b3u;
  for (int n = 0; n < 8; ++n) changed.push_back(static_cast<std::uint8_t>(sum >> (8 * n)));
  return changed;
}

TEST_CASE("a snapshot of another format, or of other meanings, is refused", "[core][snapshot]") {
  Rig rig;
  rig.feed_only(trial_to_active());
  const std::vector<std::uint8_t> bytes = rig.pipeline.snapshot();
  for (const bool format : {false, true}) {
    const std::vector<std::uint8_t> changed = with_other_head(bytes, format);
    Pipeline fresh(default_config());
    CHECK_FALSE(fresh.restore(changed));
    // The same bytes with the head as it was: it is the head that is refused.
    Pipeline again(default_config());
    CHECK(again.restore(with_other_head(changed, format)));
  }
}

TEST_CASE("a crash after any step, then a restart and redelivery, loses and doubles nothing",
          "[core][snapshot]") {
  for (int crash_after = 0; crash_after <= 10; ++crash_after) {
    INFO("crash after " << crash_after << " replies");
    Rig rig;
    rig.feed_only(trial_to_active());
    for (int n = 0; n < crash_after && !rig.held.empty(); ++n) {
      const Request request = rig.held.front();
      rig.held.pop_front();
      rig.reply(Rig::success(request));
    }
    rig.crash();
    REQUIRE(rig.restored);
    rig.drain();
    CHECK(rig.feed(trial_to_active()).decision == Decision::duplicate);
    CHECK(rig.pipeline.in_flight() == 0);
    CHECK(rig.pipeline.exceptions().records().empty());
    // What is asked twice carries its key, so that its receiver does it once.
    for (const Request& request : rig.sent) CHECK(request.keyed);
    // A restart asks for the commit's halves once more, so which is told first may change.
    const std::string states = rig.states();
    const std::string both[] = {
        "received identified enriched routed committed assigned onboarding",
        "received identified enriched routed assigned committed onboarding",
        "received identified enriched committed routed assigned onboarding"};
    CHECK(std::count(std::begin(both), std::end(both), states) == 1);
  }
}

TEST_CASE("jobs go on after a restart", "[core][snapshot]") {
  Rig rig;
  rig.start();
  rig.advance(hours(5));
  CHECK(rig.pipeline.counters().reconciliations == 1);
  rig.crash();
  rig.advance(hours(9));
  CHECK(rig.pipeline.counters().reconciliations == 3);
}

TEST_CASE("handoffs in line keep their place over a restart", "[core][snapshot]") {
  PipelineConfig config = default_config();
  config.pace.concurrency = 1;
  Rig rig(config);
  for (std::uint64_t n = 1; n <= 3; ++n) {
    rig.feed_only(conversion_of(n));
  }
  rig.crash();
  rig.drain();
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.times_asked(Operation::start_onboarding) == 3);
}
