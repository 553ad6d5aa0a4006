// Connections over Boost.Beast. Each lives in a strand of its own, so that an answer from another
// thread and a deadline never meet.
#include "service/http/server.hpp"

#include <atomic>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace handoff::service {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

struct Endpoint {
  std::string host;
  std::uint16_t port = 0;
};

std::optional<Endpoint> endpoint_of(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  Endpoint found{address.substr(0, colon), 0};
  if (found.host.size() > 1 && found.host.front() == '[' && found.host.back() == ']')
    found.host = found.host.substr(1, found.host.size() - 2);
  if (found.host == "localhost") found.host = "127.0.0.1";
  const char* const end = address.data() + address.size();
  const auto [rest, error] = std::from_chars(address.data() + colon + 1, end, found.port);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return found;
}

// What all connections of a server share; it outlives the last of them.
struct Shared {
  Limits limits;
  HttpHandler handler;
  std::atomic<std::size_t> connections{0};
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, std::shared_ptr<Shared> shared)
      : stream_(std::move(socket)), shared_(std::move(shared)) {
    ++shared_->connections;
  }
  ~Connection() { --shared_->connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void begin() {
    asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->wait(); });
  }

 private:
  // Between two requests nothing has to come for a while; from its first byte on one has to come
  // within its time.
  void wait() {
    if (buffer_.size() > 0) return read();
    stream_.expires_after(std::chrono::seconds(shared_->limits.idle_s));
    stream_.async_read_some(buffer_.prepare(4'096),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                              if (error) return self->close();
                              self->buffer_.commit(bytes);
                              self->read();
                            });
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_->limits.header_bytes));
    parser_->body_limit(shared_->limits.body_bytes);
    stream_.expires_after(std::chrono::seconds(shared_->limits.request_s));
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->have_read(error); });
  }

  void have_read(error_code error) {
    if (error == http::error::header_limit) return refuse(431, "the headers are too long");
    if (error == http::error::body_limit) return refuse(413, "the body is too long");
    if (error && error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message)
      return refuse(400, "this is no HTTP request");
    if (error) return close();
    stream_.expires_after(std::chrono::seconds(shared_->limits.answer_s));
    hand_over();
  }

  void hand_over() {
    auto message = parser_->release();
    keep_alive_ = message.keep_alive();
    head_only_ = message.method() == http::verb::head;
    version_ = message.version();
    HttpRequest request{
        std::string(message.method_string()), std::string(message.target()), {}, {}};
    for (const auto& field : message)
      request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    request.body = std::move(message.body());
    // The handler must not keep the connection alive by itself once it has been cut off.
    shared_->handler(std::move(request), [self = shared_from_this()](HttpResponse response) {
      auto& stream = self->stream_;
      asio::post(stream.get_executor(), [self, response = std::move(response)]() mutable {
        self->answer(std::move(response));
      });
    });
  }

  void refuse(int status, const char* why) {
    keep_alive_ = false;
    version_ = 11;
    HttpResponse response;
    response.status = status;
    response.body = std::string(why) + "\n";
    answer(std::move(response));
  }

  void answer(HttpResponse response) {
    if (response.cut_off) return close();
    response_.emplace(static_cast<http::status>(response.status), version_);
    response_->set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) response_->set(name, value);
    response_->keep_alive(keep_alive_);
    const std::size_t length = response.body.size();
    if (!head_only_) response_->body() = std::move(response.body);
    response_->content_length(length);
    stream_.expires_after(std::chrono::seconds(shared_->limits.answer_s));
    serializer_.emplace(*response_);
    http::async_write(stream_, *serializer_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (error || !self->keep_alive_) return self->close();
                        self->wait();
                      });
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.close();
  }

  beast::tcp_stream stream_;
  std::shared_ptr<Shared> shared_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  unsigned version_ = 11;
  bool keep_alive_ = true;
  bool head_only_ = false;
};

}  // namespace

class HttpServer::Listener {
 public:
  Listener(Limits limits, HttpHandler handler)
      : shared_(std::make_shared<Shared>()), io_(limits.threads), acceptor_(io_) {
    shared_->limits = limits;
    shared_->handler = std::move(handler);
  }
  ~Listener() { stop(); }

  std::optional<core::Error> open(const std::string& address) {
    const auto endpoint = endpoint_of(address);
    error_code error;
    const auto host =
        endpoint ? asio::ip::make_address(endpoint->host, error) : asio::ip::address{};
    if (!endpoint || error)
      return core::Error{address, "no address to listen on; expected one like 127.0.0.1:8080"};
    const tcp::endpoint place(host, endpoint->port);
    acceptor_.open(place.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(place, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return core::Error{address, "cannot be listened on: " + error.message()};
    place_ = acceptor_.local_endpoint(error);
    accept();
    for (int n = 0; n < shared_->limits.threads; ++n) threads_.emplace_back([this] { io_.run(); });
    return std::nullopt;
  }

  void stop() {
    io_.stop();
    for (std::thread& it : threads_) it.join();
    threads_.clear();
  }

  const tcp::endpoint& place() const { return place_; }
  std::size_t connections() const { return shared_->connections; }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](error_code error, tcp::socket socket) {
      // Out of files is no reason to stop: connections end, and then there are some again.
      if (error == asio::error::operation_aborted) return;
      if (error) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      if (!error && shared_->connections < shared_->limits.connections) {
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::make_shared<Connection>(std::move(socket), shared_)->begin();
      }
      accept();
    });
  }

  std::shared_ptr<Shared> shared_;
  asio::io_context io_;
  tcp::acceptor acceptor_;
  tcp::endpoint place_;
  std::vector<std::thread> threads_;
};

HttpServer::HttpServer(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}
HttpServer::~HttpServer() = default;

core::Result<std::unique_ptr<HttpServer>> HttpServer::open(const std::string& address,
                                                           Limits limits, HttpHandler handler) {
  auto listener = std::make_unique<Listener>(limits, std::move(handler));
  if (auto error = listener->open(address)) return *std::move(error);
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(listener)));
}

std::uint16_t HttpServer::port() const { return listener_->place().port(); }
std::size_t HttpServer::connections() const { return listener_->connections(); }

std::string HttpServer::url() const {
  const auto address = listener_->place().address();
  const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  return "http://" + host + ":" + std::to_string(port());
}

void HttpServer::stop() { listener_->stop(); }

bool is_loopback(const std::string& address) {
  const auto endpoint = endpoint_of(address);
  error_code error;
  return endpoint && asio::ip::make_address(endpoint->host, error).is_loopback() && !error;
}

}  // namespace handoff::service
