// The webhook: what the processor sends, checked, stored, acknowledged.
//
// 200 when the event is on the disk; 400 for what would be refused again whenever it came (a wrong
// signature, an old one, no event); 503 when it could not be stored, so that it is sent again.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "core/config/config.hpp"
#include "service/driver/driver.hpp"
#include "service/http/messages.hpp"

namespace handoff::service {

struct WebhookCounts {
  std::atomic<std::uint64_t> taken{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> not_stored{0};
};

struct Webhook {
  std::vector<std::string> secrets;
  core::Discounts discounts = core::Discounts::lasting;
  bool log_all = false;
};

void take_webhook(const Webhook& webhook, WebhookCounts& counts, Driver& driver,
                  const HttpRequest& request, const Respond& respond);

}  // namespace handoff::service
