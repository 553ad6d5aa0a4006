// The report of one's own month: the figures first, what the model does not explain, what was left out.
#include "io/exports/answer/learned_report.hpp"

#include <string>
#include <variant>

#include "tests/catch.hpp"
#include "tests/io/exports/ann_and_zoe.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::learn_from;
using exports::MadeUp;
using exports::paid;
using exports::subscriptions;

namespace {

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

std::string markdown(const exports::Learned& learned) {
  return io::report_markdown(exports::learned_report(learned, "1.2.3"));
}

}  // namespace

TEST_CASE("a report of one's month begins with how many converted", "[exports][report]") {
  // ann's trial has ended and was paid for, zoe's was canceled.
  const MadeUp it = learn_from({{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().converted_of_ended == 1);
  const io::ReportDocument document = exports::learned_report(*it.learned, "1.2.3");
  REQUIRE(document.sections.size() == 5);
  CHECK(document.sections[0].title == "What happened");
  const auto& lead = std::get<io::Paragraph>(document.sections[0].blocks[0]);
  CHECK(lead.lead);
  CHECK(says(lead.text, "1 of " + std::to_string(it.seen().trials_ended) + " trials"));
  CHECK(says(document.subtitle, "2 files"));
}

TEST_CASE("a report of one's month holds no address", "[exports][report]") {
  const MadeUp it = learn_from({{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  const std::string text = markdown(*it.learned);
  CHECK_FALSE(says(text, "@"));
  CHECK_FALSE(says(text, "x.example"));
  CHECK(says(text, "subscriptions.csv"));
  CHECK(says(text, "not in your files: add"));
  CHECK(says(text, "It cannot be told"));  // without the CRM there is no delay
}

TEST_CASE("a report says what the model does not explain, and how many rows are left out",
          "[exports][report]") {
  MadeUp it = learn_from({{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  it.learned->figures = {{"crm_lag_s.p50", 9, {1, 2}}, {"conversions", 1, {0, 3}}};
  const std::string text = markdown(*it.learned);
  CHECK(says(text, "1 of 2 figures lie outside"));
  CHECK(says(text, "the model does not explain it"));
  CHECK(says(text, "CRM lag, median"));
  CHECK_FALSE(says(text, "crm_lag_s"));
  REQUIRE(it.left(exports::Why::zero_amount) == 1);
  CHECK(says(text, core::row_of(exports::kWhys, exports::Why::zero_amount).words));
  CHECK_FALSE(says(text, "Every row is counted"));
  it.learned->figures.front().observed = 1.5;
  CHECK(says(markdown(*it.learned), "Each of 2 figures lies"));
}
