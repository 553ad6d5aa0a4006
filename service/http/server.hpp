// The server: HTTP/1.1 on one address, many connections on few threads, and limits on what a client
// may take up.
//
// A handler gets each request whole and answers when it likes: a connection that waits for its
// answer holds no thread. A request must have come as a whole within `Limits::request_s`, however
// slowly its bytes trickle; who says nothing between two requests is cut off after `idle_s`. What is
// too long is answered 431 or 413, what is no HTTP 400, and a connection beyond the limit is closed
// at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "service/http/messages.hpp"
#include "service/http/request_reader.hpp"

namespace handoff::service {

struct Limits {
  RequestLimits request;
  int request_s = 10;
  int idle_s = 60;
  int answer_s = 60;  // for the handler, and then for the client to take it
  std::size_t connections = 1'024;
  int threads = 1;
};

class HttpServer {
 public:
  // `address` is "127.0.0.1:8080" or "[::1]:0"; port 0 is any that is free. Serves until it is
  // destroyed or stopped.
  static core::Result<std::unique_ptr<HttpServer>> open(const std::string& address, Limits limits,
                                                        HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;
  std::string url() const;  // "http://127.0.0.1:8080"
  std::size_t connections() const;

  // Takes no more connections and waits for the threads. Answers that come later go nowhere.
  void stop();

 private:
  class Listener;
  explicit HttpServer(std::unique_ptr<Listener> listener);
  std::unique_ptr<Listener> listener_;
};

// Whether only this machine can reach the address.
bool is_loopback(const std::string& address);

}  // namespace handoff::service
