// The service as a whole: store, driver and server put together, and the addresses that it answers.
//
//   POST /webhooks/stripe      the processor; signed
//   GET  /                     the exceptions' page
//   POST /exceptions/resolve   its buttons
//   GET  /healthz              200, or 503 with a reason
//   GET  /metrics              for Prometheus
//
// All but the first need the token: as a Bearer token, or as the password that a browser asks for.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "service/operations/service_config.hpp"

namespace handoff::service {

class Service {
 public:
  // `rules` is the scenario's text.
  static core::Result<std::unique_ptr<Service>> start(const ServiceConfig& config,
                                                      const std::string& rules,
                                                      core::Discounts discounts);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  std::string url() const;
  void stop();

 private:
  class Parts;
  explicit Service(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Whether a request carries the token. Nobody does where none is configured.
bool is_allowed(std::string_view authorization, const std::string& token);

}  // namespace handoff::service
