// The client: calls to other systems, any number at once on one thread.
//
// Each call goes to a `lane`, one for each system, which has so many calls under way at once and
// keeps the others in line, first come first served. The time limit of a call counts from when it
// was asked for, so that waiting in line is part of it. The end of a call is told on the client's
// own thread, exactly once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "service/http/messages.hpp"

namespace handoff::service {

struct HttpCall {
  std::string method;
  std::string url;
  std::vector<Header> headers;
  std::string body;
  core::Duration timeout = core::seconds(10);
  std::size_t lane = 0;
};

struct HttpAnswer {
  enum class Failure : std::uint8_t { none, timed_out, unreachable };

  int status = 0;  // zero: there was no answer
  std::string body;
  core::Duration retry_after;  // zero: it does not say
  Failure failure = Failure::none;
};

class HttpClient {
 public:
  using Done = std::function<void(HttpAnswer)>;

  // How many calls may be under way at once, for each lane.
  explicit HttpClient(const std::vector<std::size_t>& lanes);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  void start(HttpCall call, Done done);

  // Drops what is under way, without telling of its end.
  void stop();

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

// "120" seconds or an HTTP date, as a Retry-After says; zero where it says neither. `now_s` is the
// second that it is.
core::Duration read_retry_after(std::string_view text, std::int64_t now_s);

}  // namespace handoff::service
