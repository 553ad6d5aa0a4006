// Boost.Beast's parser, fed by hand.
#include "service/http/request_reader.hpp"

#include <algorithm>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <utility>

namespace handoff::service {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t kFirstBytes = 4'096;  // most requests are there with one read
constexpr std::size_t kMoreBytes = 65'536;

// "0 CR LF CR LF": so much is to come of any chunked body that is not over. The parser takes for
// granted that it is there when it is asked a second time about the last chunk, and asserts it.
constexpr std::size_t kLastChunkBytes = 5;

}  // namespace

class RequestReader::Parser {
 public:
  explicit Parser(RequestLimits limits) : limits_(limits) { begin(); }

  // A line at a time until the headers are there: what they came to has to be known.
  void begin() {
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    parser->body_limit(limits_.body_bytes);
    header_bytes_ = 0;
  }

  // So much is given to the parser at once, and it must be enough for it to come on: the rest of the
  // headers, or what stands around one chunk.
  std::size_t window() const {
    return limits_.header_bytes - (parser->is_header_done() ? 0 : header_bytes_);
  }

  // How many bytes it came on.
  std::size_t step(error_code& error) {
    const bool in_header = !parser->is_header_done();
    const std::size_t used =
        parser->put({buffer.data().data(), std::min(buffer.size(), window())}, error);
    buffer.consume(used);
    if (in_header) header_bytes_ += used;
    if (in_header && parser->is_header_done()) take_header();
    return used;
  }

  // Where the body ends nobody can say, or two readers say differently: RFC 9112, 6.1 and 6.3.
  bool is_framed() const {
    const auto& message = parser->get();
    return message.count(http::field::transfer_encoding) == 0 ||
           (parser->chunked() && message.version() == 11 &&
            message.count(http::field::content_length) == 0);
  }

  // The last chunk, in pieces: kLastChunkBytes.
  bool waits_for_chunk() const {
    return parser->is_header_done() && parser->chunked() && buffer.size() < kLastChunkBytes;
  }

  boost::beast::flat_buffer buffer;
  std::optional<http::request_parser<http::string_body>> parser;
  HttpRequest request;  // its body is still the parser's
  bool keep_alive = false;

 private:
  // Now, for a trailer's fields come to the same place: they are nobody's word (RFC 9110, 6.5.1).
  void take_header() {
    const auto& message = parser->get();
    request = {std::string(message.method_string()), std::string(message.target()), {}, {}};
    for (const auto& field : message)
      request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    keep_alive = message.keep_alive();
    parser->eager(true);
  }

  RequestLimits limits_;
  std::size_t header_bytes_ = 0;
};

RequestReader::RequestReader(RequestLimits limits) : parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;

bool RequestReader::has_begun() const {
  return parser_->buffer.size() > 0 || parser_->parser->got_some();
}

std::span<char> RequestReader::room() {
  const auto room = parser_->buffer.prepare(has_begun() ? kMoreBytes : kFirstBytes);
  return {static_cast<char*>(room.data()), room.size()};
}

void RequestReader::filled(std::size_t bytes) { parser_->buffer.commit(bytes); }

RequestReader::State RequestReader::refuse(int status, const char* why) {
  status_ = status;
  why_ = why;
  version_ = 11;
  keep_alive_ = head_only_ = false;
  return State::refused;
}

RequestReader::State RequestReader::refuse_long_header() {
  return refuse(431, "the headers are too long");
}

RequestReader::State RequestReader::next() {
  if (status_ != 0) return State::refused;
  auto& buffer = parser_->buffer;
  auto& parser = parser_->parser;
  while (!parser->is_done() && buffer.size() > 0) {
    if (parser_->waits_for_chunk()) return State::needs_more;
    error_code error;
    const bool came_on = parser_->step(error) > 0;
    if (error == http::error::body_limit) return refuse(413, "the body is too long");
    if (error == http::error::header_limit) return refuse_long_header();
    if (error && error != http::error::need_more) return refuse(400, "this is no HTTP request");
    if (parser->is_header_done() && !parser_->is_framed())
      return refuse(400, "where the body ends is not clear");
    if (came_on) continue;
    if (buffer.size() < parser_->window()) return State::needs_more;
    return refuse_long_header();
  }
  if (!parser->is_done()) return State::needs_more;
  keep_alive_ = parser_->keep_alive;
  head_only_ = parser->get().method() == http::verb::head;
  version_ = parser->get().version();
  return State::whole;
}

HttpRequest RequestReader::take() {
  HttpRequest request = std::move(parser_->request);
  request.body = std::move(parser_->parser->get().body());
  parser_->begin();
  return request;
}

}  // namespace handoff::service
