// Every input as a field of a form: that each can be changed in place, and what people read beside it.
#include "web/views/input_fields.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "sim/scenario/inputs.hpp"
#include "tests/catch.hpp"
#include "web/jobs/session.hpp"
#include "web/views/assumptions.hpp"
#include "web/views/company.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

const InputField& field_at(const std::vector<InputEntry>& entries, const std::string& path) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&path](const InputEntry& it) {
    return !it.is_list && it.field.control.path == path;
  });
  REQUIRE(found != entries.end());
  return found->field;
}

// What a person does to a field: throws the switch, takes the last name, types what stands there.
Action touched(const ControlView& control) {
  if (control.is_switch) return switched(control, control.value == 0.0);
  if (!control.names.empty()) return chosen(control, position_of(control));
  if (!control.is_text) return SetField{control.path, control.value};
  const auto action = typed_into(control, control.text);
  REQUIRE(static_cast<bool>(action));
  return *action;
}

}  // namespace

TEST_CASE("every number that a sweep can turn is a field", "[inputs]") {
  const sim::Scenario scenario = sim::worked_example();
  std::set<std::string> fields;
  for (const InputEntry& each : input_entries(scenario))
    if (!each.is_list && each.field.varies) fields.insert(each.field.control.path);
  for (const sim::Input& input : sim::inputs_of(scenario)) {
    if (input.path.find(".pools[0]") != input.path.npos &&
        !input.path.starts_with("pipeline.pools"))
      continue;  // all teams of a tier are one field
    CAPTURE(input.path);
    CHECK(fields.count(input.path) == 1);
  }
}

TEST_CASE("every field takes what stands in it", "[inputs]") {
  for (const InputEntry& each : input_entries(sim::worked_example())) {
    if (each.is_list) continue;
    CAPTURE(each.field.control.path);
    Session session;
    const auto wrong = session.apply(touched(each.field.control));
    CAPTURE(wrong ? wrong->line() : "");
    CHECK_FALSE(wrong.has_value());
    CHECK_FALSE(each.field.value.empty());
  }
}

TEST_CASE("a number of a row is the row's name to a person", "[inputs]") {
  const auto entries = input_entries(sim::worked_example());
  const InputField& zone = field_at(entries, "pipeline.pools[0].zone");
  CHECK(zone.control.names[0] == "America/New_York");
  CHECK(zone.control.known == 5);
  CHECK(zone.control.names.size() > 20);
  const InputField& second = field_at(entries, "pipeline.routing[0].extra_pool");
  CHECK(second.control.names[0] == "none");
  CHECK(second.value == "none");
  CHECK(std::get<SetField>(chosen(second.control, 1)).path == "pipeline.routing[0].extra_pool");
}

TEST_CASE("a tier's teams are one field, in which several are taken", "[inputs][pools]") {
  const std::string path = "pipeline.routing[1].pools";
  Session session;
  const auto field = [&] { return field_at(input_entries(session.state().scenario), path); };
  const auto rule = [&] {
    return field_at(input_entries(session.state().scenario), "pipeline.routing[1].pool_rule");
  };
  CHECK(field().value == "named CSM");
  CHECK(field().control.label == "Teams");
  CHECK(field().row_name == "Growth");
  CHECK(rule().control.idle);
  CHECK(session.apply(chosen(field().control, 1)) == std::nullopt);  // the only one stays
  CHECK(session.apply(chosen(field().control, 3)) == std::nullopt);
  CHECK(session.apply(chosen(field().control, 0)) == std::nullopt);
  CHECK(session.state().scenario.pipeline.routing[1].pools == std::vector<int>{1, 3, 0});
  CHECK(field().value == "named CSM, solutions, pooled CS");
  CHECK_FALSE(rule().control.idle);
  CHECK(session.apply(chosen(rule().control, 3)) == std::nullopt);
  CHECK(session.state().scenario.pipeline.routing[1].pool_rule == core::PoolRule::nearest);
  CHECK(session.apply(chosen(field().control, 1)) == std::nullopt);
  CHECK(session.state().scenario.pipeline.routing[1].pools == std::vector<int>{3, 0});
  session.apply(Undo{});
  CHECK(session.state().scenario.pipeline.routing[1].pools.size() == 3);
}

TEST_CASE("who gets a leaver's accounts is asked where they have owners", "[inputs]") {
  Session session;
  const auto field = [&](const char* path) {
    return field_at(input_entries(session.state().scenario), path);
  };
  CHECK(field("horizon.book.owners").value == "pool");
  CHECK(field("horizon.book.handover").control.idle);
  CHECK(field("horizon.book.handover_hours").control.idle);
  CHECK(session.apply(chosen(field("horizon.book.owners").control, 1)) == std::nullopt);
  CHECK(session.state().scenario.horizon.book.owners == sim::Owners::named);
  CHECK_FALSE(field("horizon.book.handover").control.idle);
  CHECK(session.apply(chosen(field("horizon.book.handover").control, 2)) == std::nullopt);
  CHECK(field("horizon.book.handover").value == "replacement");
  CHECK_FALSE(field("horizon.book.handover_hours").control.idle);
}

TEST_CASE("labels are words, and say which row they are about", "[inputs]") {
  const auto entries = input_entries(sim::worked_example());
  const auto label = [&entries](const char* path) { return full_label(field_at(entries, path)); };
  CHECK(label("cohort.trials") == "Trials a month");
  CHECK(label("cohort.plans[1].unit_price") == "Plans, Growth: price a month and seat");
  CHECK(label("cohort.hour_weights[9]") == "Hour weights, 9:00");
  CHECK(label("cohort.weekday_weights[0]") == "Weekday weights, Mon");
  CHECK(label("nurture.mails[2].day") == "Mails, 3: day");
  CHECK(label("pipeline.retry.max_attempts") == "Retry: max attempts");
  CHECK(label("apis.crm.latency.p95") == "Latency, p95");
}

TEST_CASE("an outage's beginning is a date and a time", "[inputs]") {
  sim::Scenario scenario = sim::worked_example();  // from Monday 2 March 2026
  scenario.apis.crm.outages = {{core::days(30) + core::hours(14), core::hours(2), {}}};
  const InputField from = field_at(input_entries(scenario), "apis.crm.outages[0].from");
  CHECK(from.control.text == "2026-04-01 14:00");
  const auto typed = typed_into(from.control, "3 Apr 9:30");
  REQUIRE(static_cast<bool>(typed));
  CHECK(std::get<SetText>(*typed).text == "32d9h30min");
  const auto wrong = typed_into(from.control, "soon");
  REQUIRE_FALSE(static_cast<bool>(wrong));
  CHECK(wrong.error().line().starts_with("From: Type a date and a time"));
}

TEST_CASE("the company's form has every plan, team and mail, as rows that come and go",
          "[inputs]") {
  Session session;
  const CompanyView view = company_view(session.state().scenario);
  CHECK(view.whose.find("not yours") != std::string::npos);
  std::set<std::string> lists;
  for (const CompanyPart& part : view.parts) {
    CAPTURE(part.title);
    CHECK((!part.fields.empty() || part.table.has_value()));
    if (!part.table) continue;
    lists.insert(part.table->list.path);
    CHECK(part.table->list.grows);
    for (const auto& row : part.table->rows) CHECK(row.size() == part.table->heads.size());
  }
  CHECK(lists == std::set<std::string>{"apis.crm.outages", "cohort.plans", "cohort.time_zones",
                                       "horizon.book.care", "horizon.headcount", "horizon.holidays",
                                       "horizon.shifts", "incidents", "nurture.mails",
                                       "pipeline.pools", "pipeline.routing"});
  REQUIRE_FALSE(session.apply(AddRow{"cohort.plans"}).has_value());
  REQUIRE_FALSE(session.apply(RemoveRow{"nurture.mails", 0}).has_value());
  CHECK(session.state().scenario.cohort.plans.size() == 6);
  CHECK(session.state().scenario.nurture.mails.size() == 10);
  CHECK(company_view(session.state().scenario).whose.find("not yours") == std::string::npos);
  session.apply(Undo{});
  session.apply(Undo{});
  CHECK(session.state().scenario.cohort.plans.size() == 5);
}
