// The reader is strict in what it knows, and takes what it need not know by its name alone.
#include "io/scenario/customer_history.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "io/json/json_locate.hpp"
#include "io/json/json_reader.hpp"
#include "io/json/json_text.hpp"
#include "io/json/shape.hpp"
#include "io/json/value_tree.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/check.hpp"

namespace handoff::io {
namespace {

using sim::CustomerHistory;
using sim::PastCustomer;

constexpr std::int64_t kMostTrials = 1'000'000;  // as cohort.trials allows
constexpr std::size_t kMostPlans = 60'000;
constexpr std::size_t kMostZones = 1'000;
constexpr std::size_t kLongestName = 200;
constexpr double kHighestMrr = 1e12;
constexpr core::Duration kSlack = core::minutes(2);  // between the clocks of trials and payments

constexpr std::array<std::string_view, 7> kTopNames{"$schema", "version", "until", "zone",
                                                    "trials",  "plans",   "people"};
constexpr std::array<std::string_view, 14> kPersonNames{
    "person",          "trial_started",  "trial_end",   "ended",  "paid",
    "paid_is_assumed", "plan",           "mrr",         "zone",   "crm",
    "crm_customer",    "owner_assigned", "first_touch", "missent"};

template <std::size_t N>
void refuse_unknown(const Reader& object, const std::array<std::string_view, N>& names) {
  for (const Member& member : object.value().members()) {
    if (std::find(names.begin(), names.end(), member.name) != names.end()) continue;
    std::string known;
    for (const std::string_view name : names)
      if (name.front() != '$') known += (known.empty() ? "" : ", ") + std::string(name);
    return object.fail(in_quotes(member.name) + " is not known; expected one of " + known);
  }
}

core::Time whole_seconds(core::Time time) { return {time.us - time.us % core::seconds(1).us}; }

std::uint16_t place_of(std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint16_t>(found - names.begin());
  if (names.size() == kMostZones) return sim::kNotTold;
  names.emplace_back(name);
  return static_cast<std::uint16_t>(names.size() - 1);
}

class HistoryReader {
 public:
  explicit HistoryReader(const Value& root) : top_(root, problems_) {}

  core::Result<CustomerHistory> read() {
    read_top();
    const Reader people = top_.array("people");
    for (std::size_t at = 0; at < people.size() && !problems_.first; ++at)
      read_person(people.element(at));
    if (!problems_.first) read_trials(people.size());
    if (!problems_.first) check_people();
    if (problems_.first) return *std::move(problems_.first);
    return std::move(history_);
  }

 private:
  void read_top() {
    if (!top_.value().is_object())
      return top_.fail("expected an object, a history that `handoff learn --history` wrote");
    if (top_.integer("version", 1, 1'000) != kHistoryVersion && !problems_.first)
      return top_.fail("version",
                       "this program reads version 2; write it anew with learn --history");
    refuse_unknown(top_, kTopNames);
    history_.until = whole_seconds(read_instant(top_, "until"));
    const auto plans = top_.maybe_array("plans");
    if (plans && plans->size() > kMostPlans)
      return top_.fail("plans", "at most " + std::to_string(kMostPlans) + " are allowed");
    for (std::size_t at = 0; plans && at < plans->size(); ++at) {
      const Reader plan = plans->element(at);
      const std::string_view name = plan.value().text();
      if (name.empty() || name.size() > kLongestName)
        return plan.fail("expected a plan's name, found " + describe(&plan.value()));
      history_.plans.emplace_back(name);
    }
  }

  void read_person(const Reader& person) {
    if (!person.value().is_object())
      return person.fail("expected an object, found " + describe(&person.value()));
    refuse_unknown(person, kPersonNames);
    PastCustomer it;
    it.number = static_cast<std::uint32_t>(person.integer("person", 1, kMostTrials));
    numbers_.push_back(it.number);
    it.signed_up = whole_seconds(read_instant(person, "trial_started"));
    it.converted = whole_seconds(maybe_instant(person, "paid").value_or(core::kNever));
    if (it.converted < it.signed_up - kSlack)
      person.fail("paid", time_text(it.converted) + " is before the trial's start, " +
                              time_text(it.signed_up));
    it.signed_up = std::min(it.signed_up, it.converted);
    note_sign_up(it.signed_up);
    read_bought(person, it);
    const bool has_paid = person.has_value("paid");
    if (has_paid) read_zone(person, it);
    if (has_paid && !problems_.first) history_.customers.push_back(it);
  }

  void note_sign_up(core::Time at) {
    const bool is_first = numbers_.size() == 1;
    history_.first_sign_up = is_first ? at : std::min(history_.first_sign_up, at);
    history_.last_sign_up = is_first ? at : std::max(history_.last_sign_up, at);
  }

  void read_bought(const Reader& person, PastCustomer& it) {
    const auto plans = static_cast<std::int64_t>(history_.plans.size());
    if (const auto plan = person.maybe_integer("plan", 1, std::max<std::int64_t>(plans, 1))) {
      if (plans == 0) return person.fail("plan", "there is no list of plans");
      it.plan = static_cast<std::uint16_t>(*plan - 1);
    }
    const auto mrr = person.maybe_number("mrr", 0, kHighestMrr);
    it.mrr.cents = mrr ? std::llround(*mrr * 100) : 0;
  }

  void read_zone(const Reader& person, PastCustomer& it) {
    const auto zone = person.maybe_text("zone", kLongestName);
    if (zone && !zone->empty()) it.zone = place_of(history_.zones, *zone);
  }

  void read_trials(std::size_t listed) {
    const auto least = std::max<std::int64_t>(static_cast<std::int64_t>(listed), 1);
    if (least > kMostTrials)
      return top_.fail("people", "at most " + std::to_string(kMostTrials) + " are allowed");
    history_.trials = static_cast<std::uint32_t>(
        top_.maybe_integer("trials", least, kMostTrials).value_or(least));
  }

  void check_people() {
    if (history_.customers.empty()) return top_.fail("people", "none of them has paid");
    std::sort(numbers_.begin(), numbers_.end());
    const auto twice = std::adjacent_find(numbers_.begin(), numbers_.end());
    if (twice != numbers_.end())
      return top_.fail("people", "person " + std::to_string(*twice) + " is there twice");
    if (numbers_.back() > history_.trials)
      return top_.fail("people", "person " + std::to_string(numbers_.back()) + " of " +
                                     std::to_string(history_.trials) +
                                     " trials; \"trials\" says how many there were");
  }

  Problems problems_;
  Reader top_;
  CustomerHistory history_;
  std::vector<std::uint32_t> numbers_;
};

Json person_json(const CustomerHistory& history, const PastCustomer& it) {
  Json person = {{"person", it.number},
                 {"trial_started", time_text(it.signed_up)},
                 {"paid", time_text(it.converted)}};
  if (it.plan != sim::kNotTold) person["plan"] = it.plan + 1;
  if (it.mrr.cents != 0) person["mrr"] = number_json(it.mrr.units());
  if (it.zone != sim::kNotTold) person["zone"] = history.zones[it.zone];
  return person;
}

// One who did not pay stands for the first or the last sign-up, if nobody else does.
void add_sign_up(Json& people, std::vector<bool>& taken, core::Time at,
                 const CustomerHistory& history) {
  const bool told = std::any_of(history.customers.begin(), history.customers.end(),
                                [at](const PastCustomer& it) { return it.signed_up == at; });
  if (told) return;
  const auto free = std::find(taken.begin() + 1, taken.end(), false);
  const auto number = free - taken.begin();
  *free = true;
  people.push_back({{"person", number}, {"trial_started", time_text(at)}, {"paid", nullptr}});
}

constexpr std::string_view kReplayed = "replayed", kResampled = "resampled";

std::string_view line_of(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace

bool is_customer_history(std::string_view text) {
  return text.find("\"people\"") != text.npos && text.find("\"trial_started\"") != text.npos;
}

core::Result<CustomerHistory> read_customer_history(std::string_view text,
                                                    std::string_view source_name) {
  ValueTree tree;
  if (auto error = tree.read(text, source_name)) return *std::move(error);
  auto history = HistoryReader(tree.root()).read();
  if (!history) return located(history.error(), text, source_name);
  return history;
}

Json customer_history_json(const CustomerHistory& history) {
  Json people = Json::array();
  std::vector<bool> taken(history.trials + 3);
  for (const PastCustomer& it : history.customers) {
    people.push_back(person_json(history, it));
    taken[it.number] = true;
  }
  add_sign_up(people, taken, history.first_sign_up, history);
  if (history.last_sign_up != history.first_sign_up)
    add_sign_up(people, taken, history.last_sign_up, history);
  return {{"version", kHistoryVersion},
          {"until", time_text(history.until)},
          {"trials", history.trials},
          {"plans", history.plans},
          {"people", std::move(people)}};
}

std::optional<core::Error> bring_customers(sim::Scenario& scenario, sim::PastCustomers past) {
  sim::Scenario with = scenario;
  with.past = std::move(past);
  if (with.past) with.cohort.trials = static_cast<int>(with.past.history->trials);
  if (auto error = sim::check(with)) return error;
  scenario = std::move(with);
  return std::nullopt;
}

std::optional<core::Error> keep_customers(const sim::Scenario& before, sim::Scenario& edited) {
  if (!before.past) return std::nullopt;
  edited.past = before.past;
  return sim::check(edited);
}

namespace {

// Of how many a name is told that the scenario does not have.
template <class Items>
std::size_t without(const std::vector<std::string>& names, const Items& items,
                    const std::vector<PastCustomer>& customers,
                    std::uint16_t PastCustomer::*place) {
  std::vector<bool> there;
  for (const std::string& name : names)
    there.push_back(std::any_of(items.begin(), items.end(),
                                [&name](const auto& it) { return it.name == name; }));
  return static_cast<std::size_t>(std::count_if(
      customers.begin(), customers.end(),
      [&](const PastCustomer& it) { return it.*place < there.size() && !there[it.*place]; }));
}

std::string drawn_text(std::size_t count, std::string_view what) {
  if (count == 0) return "";
  return " The " + std::string(what) + " of " + std::to_string(count) +
         " is not in the scenario, and is drawn.";
}

}  // namespace

std::string customers_text(const sim::Scenario& scenario) {
  if (!scenario.past) return "";
  const CustomerHistory& history = *scenario.past.history;
  const std::size_t count = history.customers.size();
  const std::string who =
      std::to_string(count) + (count == 1 ? " customer" : " customers") + " of your history, ";
  return who +
         (scenario.past.resampled
              ? "resampled: intervals are over customers, systems and people."
              : "replayed: intervals are over systems and people, the customers are given.") +
         drawn_text(
             without(history.plans, scenario.cohort.plans, history.customers, &PastCustomer::plan),
             "plan") +
         drawn_text(without(history.zones, scenario.pipeline.zones, history.customers,
                            &PastCustomer::zone),
                    "time zone");
}

std::string customers_line(const sim::Scenario& scenario) {
  return scenario.past ? '\n' + customers_text(scenario) + '\n' : "";
}

std::string message_text(const sim::Scenario& scenario) {
  std::string text = compact(scenario_document(scenario));
  if (!scenario.past) return text;
  text += '\n';
  text += scenario.past.resampled ? kResampled : kReplayed;
  text += '\n' + compact(customer_history_json(*scenario.past.history));
  return text;
}

core::Result<sim::Scenario> read_message_text(std::string_view text) {
  std::string_view rest = text;
  auto scenario = read_scenario(line_of(rest), "scenario");
  if (!scenario || rest.empty()) return scenario;
  const std::string_view how = line_of(rest);
  if (how != kReplayed && how != kResampled)
    return core::Error{"scenario", in_quotes(how) + " is no way in which customers come"};
  auto history = read_customer_history(rest, "history");
  if (!history) return history.error();
  scenario->past = {std::make_shared<const CustomerHistory>(*std::move(history)),
                    how == kResampled};
  return sim::checked(*std::move(scenario));
}

}  // namespace handoff::io
