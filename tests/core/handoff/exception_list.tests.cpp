// The exception list, against one that walks through all of its entries.
#include "core/handoff/exception_list.hpp"

#include <algorithm>

#include "core/archive.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff::core;

namespace {

constexpr ExceptionKind kKinds[] = {ExceptionKind::no_contact, ExceptionKind::payment_failed,
                                    ExceptionKind::notification_failed, ExceptionKind::wrong_mrr};

// What the list promises, in the plainest way.
struct Walked {
  void raise(SubscriptionId id, ExceptionKind kind) {
    if (open(id, kind)) return;
    ExceptionRecord& record = records.emplace_back();
    record.subscription = id;
    record.kind = kind;
  }
  bool open(SubscriptionId id, ExceptionKind kind) const {
    return std::any_of(records.begin(), records.end(), [&](const ExceptionRecord& it) {
      return it.open && it.subscription == id && it.kind == kind;
    });
  }
  template <class Settles>
  int close(SubscriptionId id, Settles settles) {
    int closed = 0;
    for (ExceptionRecord& it : records) {
      if (!it.open || it.subscription != id || !settles(it.kind)) continue;
      it.open = false;
      ++closed;
    }
    return closed;
  }

  std::vector<ExceptionRecord> records;
};

bool same(const ExceptionRecord& a, const ExceptionRecord& b) {
  return a.subscription == b.subscription && a.kind == b.kind && a.open == b.open;
}

}  // namespace

TEST_CASE("a long exception list answers as a short one", "[core][exceptions]") {
  handoff::tests::Draws random(2);
  ExceptionList list;
  Walked walked;
  for (int n = 0; n < 3'000; ++n) {
    const SubscriptionId id{1 + random.below(30)};
    const ExceptionKind kind = kKinds[random.below(4)];
    switch (random.below(3)) {
      case 0:
        list.raise({.subscription = id, .kind = kind});
        walked.raise(id, kind);
        break;
      case 1:
        REQUIRE(list.resolve(id, kind) ==
                walked.close(id, [kind](ExceptionKind other) { return other == kind; }));
        break;
      default:
        REQUIRE(list.resolve_handoff(id) == walked.close(id, [](ExceptionKind it) {
          return it == ExceptionKind::no_contact || it == ExceptionKind::wrong_mrr;
        }));
    }
    for (const ExceptionKind it : kKinds)
      REQUIRE((list.find_open(id, it) != nullptr) == walked.open(id, it));
    REQUIRE(list.needs_person(id) == walked.open(id, ExceptionKind::no_contact));
    const auto open = std::count_if(walked.records.begin(), walked.records.end(),
                                    [](const ExceptionRecord& it) { return it.open; });
    REQUIRE(list.open_count() == static_cast<std::size_t>(open));
  }
  REQUIRE(list.records().size() == walked.records.size());
  CHECK(std::equal(walked.records.begin(), walked.records.end(), list.records().begin(), same));

  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  list.archive(writer);
  ExceptionList restored;
  Reader reader(bytes);
  restored.archive(reader);
  REQUIRE(reader.finished());
  CHECK(restored.open_count() == list.open_count());
  for (std::uint64_t id = 1; id <= 30; ++id) {
    for (const ExceptionKind kind : kKinds)
      CHECK((restored.find_open({id}, kind) != nullptr) == walked.open({id}, kind));
  }
}
