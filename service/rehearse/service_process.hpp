// The service under rehearsal: this very program, started once more as `handoff serve`, in a folder of its own
// that goes when it ends.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::rehearse {

class ServiceProcess {
 public:
  struct Setup {
    const sim::Scenario* scenario = nullptr;
    std::string sandbox_url;
    std::string webhook_secret;
  };

  // Returns when the service says that it listens; what it said instead is the error.
  static core::Result<std::unique_ptr<ServiceProcess>> start(const Setup& setup);
  // Tells it to end, waits for it, and removes its folder.
  ~ServiceProcess();
  ServiceProcess(const ServiceProcess&) = delete;
  ServiceProcess& operator=(const ServiceProcess&) = delete;

  const std::string& url() const { return url_; }
  const std::string& token() const { return token_; }

 private:
  ServiceProcess() = default;
  std::optional<core::Error> write_files(const Setup& setup);
  std::optional<core::Error> launch();
  std::string read_address();

  std::string folder_;
  std::string url_;
  std::string token_;
  int process_ = -1;
  int output_ = -1;
};

}  // namespace handoff::rehearse
