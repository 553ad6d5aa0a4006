// Roles: what a column of any source can be for. `--column FILE:ROLE=NAME` names them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_table.hpp"

namespace handoff::exports {

enum class Role : std::uint8_t {
  id,
  customer,
  subscription,
  invoice,
  charge,
  email,
  other_emails,
  external_id,
  contact,
  merged_ids,
  merged_vids,
  live,
  mode,
  test_clock,
  deleted,
  active_version,
  type,
  status,
  created,
  trial_start,
  trial_end,
  canceled_at,
  ended_at,
  finalized_at,
  paid_at,
  is_paid,
  refunded_at,
  amount,
  amount_refunded,
  currency,
  plan,
  interval,
  interval_count,
  quantity,
  stage,
  became_customer,
  owner,
  owner_assigned,
  first_touch,
  property,
  value,
  changed_by,
  at,
  until,
  queued,
  mail_name,
  campaign,
  minutes,
  reply_minutes,
  direction,
  agent,
  canceled,
  no_show,
};

enum class RoleKind : std::uint8_t { text, date, amount };

struct RoleInfo {
  Role value;
  std::string_view name;
  RoleKind kind;
};
inline constexpr std::array kRoles{
    RoleInfo{Role::id, "id", RoleKind::text},
    RoleInfo{Role::customer, "customer", RoleKind::text},
    RoleInfo{Role::subscription, "subscription", RoleKind::text},
    RoleInfo{Role::invoice, "invoice", RoleKind::text},
    RoleInfo{Role::charge, "charge", RoleKind::text},
    RoleInfo{Role::email, "email", RoleKind::text},
    RoleInfo{Role::other_emails, "other_emails", RoleKind::text},
    RoleInfo{Role::external_id, "external_id", RoleKind::text},
    RoleInfo{Role::contact, "contact", RoleKind::text},
    RoleInfo{Role::merged_ids, "merged_ids", RoleKind::text},
    RoleInfo{Role::merged_vids, "merged_vids", RoleKind::text},
    RoleInfo{Role::live, "live", RoleKind::text},
    RoleInfo{Role::mode, "mode", RoleKind::text},
    RoleInfo{Role::test_clock, "test_clock", RoleKind::text},
    RoleInfo{Role::deleted, "deleted", RoleKind::text},
    RoleInfo{Role::active_version, "active_version", RoleKind::text},
    RoleInfo{Role::type, "type", RoleKind::text},
    RoleInfo{Role::status, "status", RoleKind::text},
    RoleInfo{Role::created, "created", RoleKind::date},
    RoleInfo{Role::trial_start, "trial_start", RoleKind::date},
    RoleInfo{Role::trial_end, "trial_end", RoleKind::date},
    RoleInfo{Role::canceled_at, "canceled_at", RoleKind::date},
    RoleInfo{Role::ended_at, "ended_at", RoleKind::date},
    RoleInfo{Role::finalized_at, "finalized_at", RoleKind::date},
    RoleInfo{Role::paid_at, "paid_at", RoleKind::date},
    RoleInfo{Role::is_paid, "is_paid", RoleKind::text},
    RoleInfo{Role::refunded_at, "refunded_at", RoleKind::date},
    RoleInfo{Role::amount, "amount", RoleKind::amount},
    RoleInfo{Role::amount_refunded, "amount_refunded", RoleKind::amount},
    RoleInfo{Role::currency, "currency", RoleKind::text},
    RoleInfo{Role::plan, "plan", RoleKind::text},
    RoleInfo{Role::interval, "interval", RoleKind::text},
    RoleInfo{Role::interval_count, "interval_count", RoleKind::text},
    RoleInfo{Role::quantity, "quantity", RoleKind::text},
    RoleInfo{Role::stage, "stage", RoleKind::text},
    RoleInfo{Role::became_customer, "became_customer", RoleKind::date},
    RoleInfo{Role::owner, "owner", RoleKind::text},
    RoleInfo{Role::owner_assigned, "owner_assigned", RoleKind::date},
    RoleInfo{Role::first_touch, "first_touch", RoleKind::date},
    RoleInfo{Role::property, "property", RoleKind::text},
    RoleInfo{Role::value, "value", RoleKind::text},
    RoleInfo{Role::changed_by, "changed_by", RoleKind::text},
    RoleInfo{Role::at, "at", RoleKind::date},
    RoleInfo{Role::until, "until", RoleKind::date},
    RoleInfo{Role::queued, "queued", RoleKind::date},
    RoleInfo{Role::mail_name, "mail_name", RoleKind::text},
    RoleInfo{Role::campaign, "campaign", RoleKind::text},
    RoleInfo{Role::minutes, "minutes", RoleKind::text},
    RoleInfo{Role::reply_minutes, "reply_minutes", RoleKind::text},
    RoleInfo{Role::direction, "direction", RoleKind::text},
    RoleInfo{Role::agent, "agent", RoleKind::text},
    RoleInfo{Role::canceled, "canceled", RoleKind::text},
    RoleInfo{Role::no_show, "no_show", RoleKind::text},
};
static_assert(core::complete(kRoles));
inline constexpr std::size_t kRoleCount = kRoles.size();

constexpr const RoleInfo& info(Role role) { return core::row_of(kRoles, role); }

// What may name a person, and is never shown.
inline constexpr std::array kPrivateRoles{Role::email,     Role::other_emails, Role::external_id,
                                          Role::owner,     Role::agent,        Role::value,
                                          Role::changed_by};

constexpr bool is_private(Role role) {
  return std::find(kPrivateRoles.begin(), kPrivateRoles.end(), role) != kPrivateRoles.end();
}

constexpr std::optional<Role> role_named(std::string_view name) {
  for (const RoleInfo& it : kRoles) {
    if (it.name == name) return it.value;
  }
  return std::nullopt;
}

}  // namespace handoff::exports
