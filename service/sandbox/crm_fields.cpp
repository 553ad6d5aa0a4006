// From texts to the model's values.
#include "service/sandbox/crm_fields.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "io/json/json_text.hpp"
#include "service/http/messages.hpp"

namespace handoff::sandbox {
namespace {

constexpr std::array<std::pair<std::string_view, core::LifecycleStage>, 6> kStages{
    {{"lead", core::LifecycleStage::lead},
     {"opportunity", core::LifecycleStage::trial},
     {"trial", core::LifecycleStage::trial},
     {"customer", core::LifecycleStage::customer},
     {"other", core::LifecycleStage::churned},
     {"churned", core::LifecycleStage::churned}}};

// HubSpot's words are small, Salesforce's picklists begin with a capital.
core::LifecycleStage stage_named(std::string_view name) {
  for (const auto& [known, stage] : kStages) {
    if (service::same_ignoring_case(known, name)) return stage;
  }
  return core::LifecycleStage::unknown;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSalesforce{
    {{kStageProperty, "LifecycleStage__c"},
     {kMrrProperty, "MRR__c"},
     {kPlanProperty, "Plan__c"},
     {kAsOfProperty, "Handoff_As_Of__c"},
     {kCustomerProperty, "Stripe_Customer_Id__c"},
     {kOwnerProperty, "OwnerId"},
     {kMoreEmailsProperty, "Secondary_Email__c"},
     {"trial_start", "Trial_Start__c"}}};

}  // namespace

std::string_view salesforce_name(std::string_view property) {
  for (const auto& [ours, theirs] : kSalesforce) {
    if (ours == property) return theirs;
  }
  return {};
}

std::string_view field(const Fields& fields, std::string_view name) {
  const auto found = fields.find(std::string(name));
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

core::UpdateContact update_body(const Fields& fields, const Directory& directory,
                                Position customer) {
  core::UpdateContact body;
  body.contact = sim::contact_of(directory.customer(customer));
  body.stage = stage_named(field(fields, kStageProperty));
  body.subscribed.plan = directory.plan(field(fields, kPlanProperty));
  const double mrr = io::parse_number(field(fields, kMrrProperty)).value_or(0);
  body.subscribed.mrr = {std::llround(mrr * 100)};
  body.subscribed.priced = true;
  const double as_of = io::parse_number(field(fields, kAsOfProperty)).value_or(0);  // ms
  body.as_of = core::Time{static_cast<std::int64_t>(as_of * 1000)};
  body.partial = field(fields, kPartialProperty) == "true";
  return body;
}

core::AssignOwner owner_body(const Fields& fields, const sim::Customer& customer) {
  core::AssignOwner body;
  body.contact = sim::contact_of(customer);
  const std::string owner(field(fields, kOwnerProperty));
  body.owner = {std::strtoull(owner.c_str(), nullptr, 10)};
  body.tier = customer.tier;
  return body;
}

}  // namespace handoff::sandbox
