// The inputs of the page as text: the company's whole form, and what is typed or pressed there.
#include "web/views/tables/text_inputs.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

struct Page {
  Session session;
  ViewModel view() const { return view_model(session, true); }
  void act(const Action& action) { REQUIRE_FALSE(session.apply(action).has_value()); }
  void type(const std::string& path, const std::string& text) {
    const auto action = typed_action(view(), path, text);
    REQUIRE(action);
    act(*action);
  }
  std::string refusal(const std::string& path, const std::string& text) const {
    const auto action = typed_action(view(), path, text);
    REQUIRE_FALSE(action);
    return action.error().line();
  }
  const core::PipelineConfig& pipeline() const { return session.state().scenario.pipeline; }
};

}  // namespace

TEST_CASE("every field of the company's form is an input of the text, once", "[text_inputs]") {
  const Page page;
  const ViewModel view = page.view();
  std::multiset<std::string> paths, labels;
  for (const TextInput& each : text_inputs(view)) {
    paths.insert(each.path);
    if (!each.is_button) labels.insert(each.label);
  }
  const auto has = [&](const InputField& field) {
    CAPTURE(field.control.path);
    CHECK(paths.count(field.control.path) == 1);
  };
  for (const CompanyPart& part : view.company.parts) {
    for (const InputField& field : part.fields) has(field);
    if (!part.table) continue;
    for (const auto& row : part.table->rows) std::for_each(row.begin(), row.end(), has);
    if (part.table->list.grows) CHECK(paths.count("add " + part.table->list.path) == 1);
  }
  for (const std::string& label : labels) {
    CAPTURE(label);
    CHECK(labels.count(label) == 1);
  }
}

TEST_CASE("a label names the unit, once", "[text_inputs]") {
  const Page page;
  std::set<std::string> labels;
  for (const TextInput& each : text_inputs(page.view())) labels.insert(each.label);
  for (const char* label :
       {"CRM quota / 10 s", "Engineer's hours a month (h)", "Length of a trial, days"}) {
    CAPTURE(label);
    CHECK(labels.count(label) == 1);
  }
}

TEST_CASE("a company is entered by labels and buttons", "[text_inputs]") {
  Page page;
  page.type("cohort.plans[0].unit_price", "$19");
  CHECK(page.session.state().scenario.cohort.plans[0].unit_price == core::dollars(19));
  page.type("add cohort.plans", "");
  CHECK(page.session.state().scenario.cohort.plans.size() == 6);
  page.type("remove cohort.plans[5]", "");
  CHECK(page.session.state().scenario.cohort.plans.size() == 5);
  page.type("add pipeline.pools", "");
  const auto last = page.pipeline().pools.size() - 1;
  const std::string pool = "pipeline.pools[" + std::to_string(last) + "]";
  page.type(pool + ".name", "Dublin");
  page.type(pool + ".zone", "europe/dublin");
  page.type(pool + ".shift", "Mon-Fri 09:00-17:00");
  page.type(pool + ".headcount", "2");
  CHECK(page.pipeline().pools[last].headcount == 2);
  CHECK(page.pipeline().zones[static_cast<std::size_t>(page.pipeline().pools[last].zone)].name ==
        "Europe/Dublin");
  page.type("pipeline.routing[1].pools", "named CSM, Dublin");
  CHECK(page.pipeline().routing[1].pools == std::vector<int>{1, static_cast<int>(last)});
  page.type("pipeline.routing[1].pool_rule", "overflow");
  CHECK(page.pipeline().routing[1].pool_rule == core::PoolRule::overflow);
}

TEST_CASE("what is no choice is refused with the choices", "[text_inputs]") {
  const Page page;
  CHECK(page.refusal("pipeline.routing[1].pools", "Mars") ==
        "Teams: Mars is not one of: pooled CS, named CSM, AE, solutions");
  CHECK(page.refusal("pipeline.trigger.kind", "carrier pigeon").find("webhook") !=
        std::string::npos);
  CHECK(page.refusal("nonsense", "1") == "nonsense: is not an input");
}

TEST_CASE("scenarios are kept and opened as text", "[text_inputs][kept]") {
  Page page;
  page.type("keep", "mine");
  page.type("cohort.trials", "77");
  page.type("open mine", "");
  CHECK(page.session.state().scenario.cohort.trials == 500);
  page.type("drop mine", "");
  CHECK(page.session.state().kept.all.empty());
}
