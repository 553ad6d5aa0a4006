// What the CRM's properties are called, and what they mean for the model.
//
// HubSpot's own are `email`, `hs_additional_emails`, `lifecyclestage`, `hubspot_owner_id`; the others are
// properties that a team adds for the handoff.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/messages/messages.hpp"
#include "service/sandbox/directory.hpp"

namespace handoff::sandbox {

inline constexpr std::string_view kEmailProperty = "email";
inline constexpr std::string_view kMoreEmailsProperty = "hs_additional_emails";
inline constexpr std::string_view kStageProperty = "lifecyclestage";
inline constexpr std::string_view kOwnerProperty = "hubspot_owner_id";
inline constexpr std::string_view kMrrProperty = "mrr";
inline constexpr std::string_view kPlanProperty = "plan";
inline constexpr std::string_view kAsOfProperty = "handoff_as_of";
inline constexpr std::string_view kPartialProperty = "handoff_partial";
inline constexpr std::string_view kCustomerProperty = "stripe_customer_id";

// What Salesforce calls a property; empty: it has none of that kind.
std::string_view salesforce_name(std::string_view property);

using Fields = std::map<std::string, std::string>;

// Empty where there is none.
std::string_view field(const Fields& fields, std::string_view name);

core::UpdateContact update_body(const Fields& fields, const Directory& directory,
                                Position customer);
core::AssignOwner owner_body(const Fields& fields, const sim::Customer& customer);

}  // namespace handoff::sandbox
