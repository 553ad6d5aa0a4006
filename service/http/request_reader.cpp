// Boost.Beast's parser, fed by hand.
#include "service/http/request_reader.hpp"

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

  void begin() {
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    parser->body_limit(limits_.body_bytes);
    parser->eager(true);
  }

  boost::beast::flat_buffer buffer;
  std::optional<http::request_parser<http::string_body>> parser;

 private:
  RequestLimits limits_;
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

RequestReader::State RequestReader::next() {
  if (status_ != 0) return State::refused;
  auto& buffer = parser_->buffer;
  auto& parser = parser_->parser;
  while (!parser->is_done() && buffer.size() > 0) {
    if (parser->is_header_done() && parser->chunked() && buffer.size() < kLastChunkBytes)
      return State::needs_more;
    error_code error;
    buffer.consume(parser->put(buffer.data(), error));
    if (error == http::error::need_more) return State::needs_more;
    if (error == http::error::header_limit) return refuse(431, "the headers are too long");
    if (error == http::error::body_limit) return refuse(413, "the body is too long");
    if (error) return refuse(400, "this is no HTTP request");
  }
  if (!parser->is_done()) return State::needs_more;
  const auto& message = parser->get();
  keep_alive_ = message.keep_alive();
  head_only_ = message.method() == http::verb::head;
  version_ = message.version();
  return State::whole;
}

HttpRequest RequestReader::take() {
  auto message = parser_->parser->release();
  HttpRequest request{std::string(message.method_string()), std::string(message.target()), {}, {}};
  for (const auto& field : message)
    request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  request.body = std::move(message.body());
  parser_->begin();
  return request;
}

}  // namespace handoff::service
