// Inputs read back as what was written, and nothing else is one.
#include "service/messages/input.hpp"

#include <cstdint>
#include <vector>

#include "service/messages/names.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

std::vector<Input> examples() {
  EventInput event;
  event.id = "evt_1";
  event.type = "invoice.paid";
  event.subscription = "sub_1";
  event.customer = "cus_ü";
  event.plan = "growth";
  event.event.created = {1'700'000'000'000'000};
  event.event.type = core::EventType::invoice_paid;
  event.event.amount_paid = {35'000};
  event.event.had_trial = true;
  event.event.subscribed.currency = {{'E', 'U', 'R'}};
  ReplyInput reply;
  reply.ticket = {7, 3, core::Operation::find_by_primary, 2};
  reply.status = core::ReplyStatus::ambiguous;
  reply.retry_after = core::seconds(3);
  reply.contact = "101";
  reply.conversions.push_back({{1}, {2}, {}, "sub_2", "cus_2", "pro"});
  reply.contacts.push_back({{}, "cus_3", "pro", core::LifecycleStage::customer, true, false});
  return {event,
          reply,
          TimerInput{{1, 2, core::Operation::disenroll, 3}},
          ResolutionInput{"sub_1", "", core::ExceptionKind::missing},
          RulesInput{"{}"},
          BeginInput{},
          ResumeInput{}};
}

}  // namespace

TEST_CASE("Every kind of input comes back from its bytes", "[service][input]") {
  const auto inputs = examples();
  REQUIRE(inputs.size() == std::variant_size_v<Input>);
  for (const Input& input : inputs) {
    const auto bytes = written(input);
    Input read;
    REQUIRE(read_input(bytes, read));
    CHECK(read.index() == input.index());
    CHECK(written(read) == bytes);
  }
  Input read;
  REQUIRE(read_input(written(inputs[1]), read));
  const auto& reply = std::get<ReplyInput>(read);
  CHECK(reply.ticket == core::Ticket{7, 3, core::Operation::find_by_primary, 2});
  CHECK(reply.conversions.at(0).subscription == "sub_2");
  CHECK(reply.contacts.at(0).enrolled);
  CHECK_FALSE(reply.contacts.at(0).owned);
}

TEST_CASE("Bytes that are cut, longer or of another kind are no input", "[service][input]") {
  for (const Input& input : examples()) {
    const auto bytes = written(input);
    Input read;
    for (std::size_t n = 0; n < bytes.size(); ++n)
      CHECK_FALSE(read_input(std::span(bytes).first(n), read));
    auto longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(read_input(longer, read));
    auto other = bytes;
    other[0] = 200;
    CHECK_FALSE(read_input(other, read));
    other = bytes;
    other[1] = 200;
    CHECK_FALSE(read_input(other, read));
  }
}

TEST_CASE("Names get the same numbers again", "[service][names]") {
  Names names;
  const auto sub = names.subscription("sub_1");
  names.pays(sub, "cus_1");
  names.pays(sub, "cus_1");
  const auto ae = names.person("5001");
  CHECK(Names::is_from_outside(ae));
  CHECK_FALSE(Names::is_from_outside(core::PersonId{(1ull << 32) | 1}));
  CHECK(names.text(ae) == "5001");
  CHECK(names.payer(sub) == "cus_1");
  CHECK_FALSE(names.subscription(""));
  CHECK_FALSE(names.person(""));
  const auto kept = names.take_new();
  CHECK(names.take_new().empty());
  Names again;
  for (const Name& it : kept) REQUIRE(again.restore(it));
  CHECK(again.take_new().empty());
  CHECK(again.subscription("sub_1") == sub);
  CHECK(again.person("5001") == ae);
  CHECK(again.payer(sub) == "cus_1");
  CHECK_FALSE(again.restore({NameKind::subscription, 5, "sub_9"}));
}
