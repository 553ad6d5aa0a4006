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
      : stream_(std::move(socket)), shared_(std::move(shared)), reader_(shared_->limits.request) {
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
    const bool begun = reader_.has_begun();
    stream_.expires_after(
        std::chrono::seconds(begun ? shared_->limits.request_s : shared_->limits.idle_s));
    begun ? go_on() : receive();
  }

  void receive() {
    const auto room = reader_.room();
    stream_.async_read_some(
        asio::buffer(room.data(), room.size()),
        [self = shared_from_this()](error_code error, std::size_t bytes) {
          if (error) return self->close();
          if (!self->reader_.has_begun())
            self->stream_.expires_after(std::chrono::seconds(self->shared_->limits.request_s));
          self->reader_.filled(bytes);
          self->go_on();
        });
  }

  void go_on() {
    switch (reader_.next()) {
      case RequestReader::State::needs_more:
        return receive();
      case RequestReader::State::whole:
        return hand_over();
      case RequestReader::State::refused:
        return answer(refusal());
    }
  }

  void hand_over() {
    stream_.expires_after(std::chrono::seconds(shared_->limits.answer_s));
    // The handler must not keep the connection alive by itself once it has been cut off.
    shared_->handler(reader_.take(), [self = shared_from_this()](HttpResponse response) {
      auto& stream = self->stream_;
      asio::post(stream.get_executor(), [self, response = std::move(response)]() mutable {
        self->answer(std::move(response));
      });
    });
  }

  HttpResponse refusal() const {
    HttpResponse response;
    response.status = reader_.status();
    response.body = std::string(reader_.why()) + "\n";
    return response;
  }

  void answer(HttpResponse response) {
    if (response.cut_off) return close();
    response_.emplace(static_cast<http::status>(response.status), reader_.version());
    response_->set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) response_->set(name, value);
    response_->keep_alive(reader_.keep_alive());
    const std::size_t length = response.body.size();
    if (!reader_.head_only()) response_->body() = std::move(response.body);
    response_->content_length(length);
    stream_.expires_after(std::chrono::seconds(shared_->limits.answer_s));
    serializer_.emplace(*response_);
    http::async_write(stream_, *serializer_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (error || !self->reader_.keep_alive()) return self->close();
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
  RequestReader reader_;
  std::optional<http::response<http::string_body>> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
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

  // Behind the answers that have been given: those leave.
  void stop() {
    if (threads_.empty()) return;
    asio::post(io_, [this] { io_.stop(); });
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
