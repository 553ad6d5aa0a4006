// What all calls to the outside share: who is called for what, where answers go, what has been
// counted, and the addresses that are remembered for a while.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/config/config.hpp"
#include "core/messages/messages.hpp"
#include "service/adapters/sql_usage.hpp"
#include "service/adapters/vendor.hpp"
#include "service/http/client.hpp"
#include "service/messages/input.hpp"

namespace handoff::service {

// The kinds of system that there are, in the order in which an operation looks for its vendor.
enum class Role : std::uint8_t { processor, crm, mail, chat, usage };
inline constexpr std::array<std::string_view, 5> kRoles{"processor", "crm", "mail", "chat",
                                                        "usage"};

struct Vendor {
  VendorTable table;
  std::string base;    // "https://api.hubapi.com"
  std::string secret;  // for "{secret}" in its headers
  bool configured = false;
};

struct OutsideConfig {
  std::array<Vendor, kRoles.size()> vendors;
  std::vector<std::pair<std::string, std::vector<std::string>>> people;  // of a pool, by its name
  UsageQuery usage;  // in place of a vendor for usage
  bool live = false;
};

// What is known of calls, by operation; any thread may look.
struct CallCounts {
  std::array<std::atomic<std::uint64_t>, core::kOperationRows.size()> calls{};
  std::array<std::atomic<std::uint64_t>, core::kOperationRows.size()> throttled{};
  std::array<std::atomic<std::uint64_t>, core::kOperationRows.size()> failed{};
};

// A line for the log about the end of a call: no address, no secret.
struct CallNote {
  std::string operation;
  std::string subscription;
  int status = 0;  // of HTTP; zero: there was none
  double seconds = 0;
  std::string why = {};  // a query failed
};

struct OutsideSinks {
  std::function<void(ReplyInput)> reply;                                  // from any thread
  std::function<void(const core::Request&, std::string call)> shadow;     // within `send`
  std::function<void(const std::vector<std::string>& documents)> events;  // what a poll brought
  std::function<void(const CallNote&)> note;                              // from any thread
};

struct OutsideContext {
  OutsideContext(OutsideConfig its_config, core::PipelineConfig its_rules, OutsideSinks its_sinks);

  // Who carries an operation out, and how; nobody: nulls.
  std::pair<const Vendor*, const std::vector<Step>*> who_does(std::string_view operation) const;
  std::size_t lane_of(const Vendor& vendor) const;

  // Addresses by their digest, for as long as the process lives. The oldest are forgotten.
  std::string address(core::EmailKey key);
  core::EmailKey remember(std::string_view address);

  const OutsideConfig config;
  const core::PipelineConfig rules;
  const OutsideSinks sinks;
  CallCounts counts;
  core::Time polled_until;  // of events that were asked for

  std::mutex mutex;
  std::map<std::uint64_t, std::string> addresses;
  std::vector<std::string> listed;  // customers of the last list of conversions

  std::unique_ptr<SqlUsage> usage;  // null: a vendor has it
  HttpClient client;                // the last member: its thread ends first
};

// Which operations write something outside.
bool writes(core::Operation operation);

}  // namespace handoff::service
