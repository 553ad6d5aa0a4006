// The edge: from the bytes of a connection to whole requests, however the bytes are cut into pieces.
//
// Bytes go in through `room` and `filled`; `next` says what they amount to. A request is handed out
// when it is there as a whole, the one after it stays in the buffer. What is no HTTP is refused with
// 400, headers that are too long with 431, a body that is too long with 413, before it is there; after
// a refusal nothing of the connection is believed any more. What stands around a chunk may be as long as
// the headers; a trailer is read over. Waits and sockets: service/http/server.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "service/http/messages.hpp"

namespace handoff::service {

struct RequestLimits {
  std::size_t header_bytes = 16'384;  // of all lines together
  std::size_t body_bytes = std::size_t{1} << 20;
};

class RequestReader {
 public:
  enum class State : std::uint8_t { needs_more, whole, refused };

  explicit RequestReader(RequestLimits limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Where the next bytes may be put, and how many of them were.
  std::span<char> room();
  void filled(std::size_t bytes);

  State next();

  // Of a whole request.
  HttpRequest take();
  bool keep_alive() const { return keep_alive_; }
  bool head_only() const { return head_only_; }  // the answer has no body
  unsigned version() const { return version_; }  // 10 or 11

  // Of a refusal.
  int status() const { return status_; }
  const char* why() const { return why_; }

  // Whether anything of a request is there.
  bool has_begun() const;

 private:
  State refuse(int status, const char* why);
  State refuse_long_header();

  class Parser;
  std::unique_ptr<Parser> parser_;
  bool keep_alive_ = false;
  bool head_only_ = false;
  unsigned version_ = 11;
  int status_ = 0;
  const char* why_ = "";
};

}  // namespace handoff::service
