// The ledger: every call that the vendors were told, every webhook that was sent, and what came of each.
//
// Times are the model's, counted from the beginning of the play. Nothing in it says an address or a secret;
// a line of the file is a JSON object.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "io/json/document.hpp"
#include "service/sandbox/directory.hpp"

namespace handoff::sandbox {

// What a write did.
enum class Done : std::uint8_t {
  nothing,   // it failed, or was no write
  effect,    // it happened
  repeated,  // its key was known, so it did not happen again
};

struct LedgerCall {
  core::Time at;        // when it came
  core::Time answered;  // when the answer was due; kNever: there is none
  core::Time left;      // when it left in fact
  core::Operation operation = core::Operation::fetch_customer;
  std::optional<Position> customer;
  std::uint32_t attempt = 0;  // 1 is the first of this customer and operation and key
  std::uint32_t tier_key = 0;
  std::string key;
  core::ReplyStatus status = core::ReplyStatus::ok;
  Done done = Done::nothing;
};

struct LedgerWebhook {
  core::Time due;
  core::Time sent;
  core::Time answered = core::kNever;
  std::string event;
  Position customer = 0;
  std::uint32_t attempt = 1;
  int status = 0;  // 0: nobody answered
};

struct Ledger {
  std::vector<LedgerCall> calls;
  std::vector<LedgerWebhook> webhooks;
};

std::string ledger_text(const Ledger& ledger, const Directory& directory, core::Time begins);

}  // namespace handoff::sandbox
