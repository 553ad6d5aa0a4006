// libcurl's multi interface, on a thread of its own.
#include "service/http/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

namespace handoff::service {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kMaxAnswerBytes = std::size_t{16} << 20;
constexpr long kConnectMs = 5'000;

void set_up_once() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)done;
}

// One call on its way, and all that curl points into.
struct Flight {
  HttpCall call;
  HttpClient::Done done;
  Steady::time_point deadline;
  HttpAnswer answer;
  curl_slist* headers = nullptr;

  ~Flight() { curl_slist_free_all(headers); }
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* flight) {
  std::string& body = static_cast<Flight*>(flight)->answer.body;
  if (body.size() + size * count > kMaxAnswerBytes) return 0;
  body.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* flight) {
  const std::string_view line(data, size * count);
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && same_ignoring_case(line.substr(0, colon), "retry-after"))
    static_cast<Flight*>(flight)->answer.retry_after =
        read_retry_after(line.substr(colon + 1), std::time(nullptr));
  return size * count;
}

void fit_out(CURL* easy, Flight& flight, long left_ms) {
  for (const auto& [name, value] : flight.call.headers) {
    std::string line = name;
    line += ": ";
    line += value;
    flight.headers = curl_slist_append(flight.headers, line.c_str());
  }
  flight.headers = curl_slist_append(flight.headers, "Expect:");
  curl_easy_setopt(easy, CURLOPT_URL, flight.call.url.c_str());
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, flight.call.method.c_str());
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, flight.headers);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, left_ms);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min(left_ms, kConnectMs));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &flight);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &flight);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &flight);
  if (flight.call.method != "GET" && flight.call.method != "DELETE") {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(flight.call.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, flight.call.body.c_str());
  }
}

}  // namespace

class HttpClient::Engine {
 public:
  explicit Engine(const std::vector<std::size_t>& lanes) {
    set_up_once();
    multi_ = curl_multi_init();
    for (const std::size_t most : lanes)
      lanes_.emplace_back().most = std::max<std::size_t>(most, 1);
    thread_ = std::thread([this] { run(); });
  }
  ~Engine() { stop(); }

  void start(HttpCall call, Done done) {
    auto flight = std::make_unique<Flight>();
    flight->deadline = Steady::now() + std::chrono::microseconds(call.timeout.us);
    flight->call = std::move(call);
    flight->done = std::move(done);
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    arrived_.push_back(std::move(flight));
    curl_multi_wakeup(multi_);
  }

  void stop() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    curl_multi_wakeup(multi_);
    thread_.join();
    for (auto& [easy, flight] : flying_) {
      curl_multi_remove_handle(multi_, easy);
      curl_easy_cleanup(easy);
    }
    flying_.clear();
    lanes_.clear();
    arrived_.clear();
    curl_multi_cleanup(multi_);
  }

 private:
  struct Lane {
    std::size_t most = 1;
    std::size_t under_way = 0;
    std::deque<std::unique_ptr<Flight>> line;
  };

  void run() {
    for (;;) {
      if (!take_arrived()) return;
      for (Lane& lane : lanes_) send_from(lane);
      int running = 0;
      curl_multi_perform(multi_, &running);
      land();
      curl_multi_poll(multi_, nullptr, 0, wait_ms(), nullptr);
    }
  }

  bool take_arrived() {
    const std::lock_guard lock(mutex_);
    for (auto& it : arrived_) lanes_.at(it->call.lane).line.push_back(std::move(it));
    arrived_.clear();
    return !stopping_;
  }

  // Who waits in line is looked at when its time is over; all others by curl itself.
  int wait_ms() const {
    const bool somebody_waits =
        std::any_of(lanes_.begin(), lanes_.end(), [](const Lane& it) { return !it.line.empty(); });
    return somebody_waits ? 50 : 1'000;
  }

  void send_from(Lane& lane) {
    const auto now = Steady::now();
    while (!lane.line.empty()) {
      const bool late = lane.line.front()->deadline <= now;
      if (!late && lane.under_way >= lane.most) return;
      std::unique_ptr<Flight> flight = std::move(lane.line.front());
      lane.line.pop_front();
      if (late) {
        flight->answer.failure = HttpAnswer::Failure::timed_out;
        flight->done(std::move(flight->answer));
        continue;
      }
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(flight->deadline - now);
      CURL* easy = curl_easy_init();
      fit_out(easy, *flight, std::max<long>(1, static_cast<long>(left.count())));
      ++lane.under_way;
      curl_multi_add_handle(multi_, easy);
      flying_.emplace(easy, std::move(flight));
    }
  }

  void land() {
    int left = 0;
    bool landed = false;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* easy = message->easy_handle;
      const CURLcode outcome = message->data.result;
      const auto it = flying_.find(easy);
      std::unique_ptr<Flight> flight = std::move(it->second);
      flying_.erase(it);
      --lanes_[flight->call.lane].under_way;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      curl_multi_remove_handle(multi_, easy);
      curl_easy_cleanup(easy);
      HttpAnswer& answer = flight->answer;
      answer.status = outcome == CURLE_OK ? static_cast<int>(status) : 0;
      if (outcome == CURLE_OPERATION_TIMEDOUT)
        answer.failure = HttpAnswer::Failure::timed_out;
      else if (outcome != CURLE_OK)
        answer.failure = HttpAnswer::Failure::unreachable;
      flight->done(std::move(answer));
      landed = true;
    }
    // Places have become free.
    if (landed) curl_multi_wakeup(multi_);
  }

  CURLM* multi_ = nullptr;
  std::deque<Lane> lanes_;
  std::unordered_map<CURL*, std::unique_ptr<Flight>> flying_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Flight>> arrived_;
  bool stopping_ = false;
  std::thread thread_;
};

HttpClient::HttpClient(const std::vector<std::size_t>& lanes)
    : engine_(std::make_unique<Engine>(lanes)) {}
HttpClient::~HttpClient() = default;

void HttpClient::start(HttpCall call, Done done) {
  engine_->start(std::move(call), std::move(done));
}
void HttpClient::stop() { engine_->stop(); }

core::Duration read_retry_after(std::string_view text, std::int64_t now_s) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == ' '))
    text.remove_suffix(1);
  constexpr double kLongestS = 86'400;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= 0)
    return core::microseconds(static_cast<std::int64_t>(std::min(number, kLongestS) * 1e6));
  const std::time_t at = curl_getdate(std::string(text).c_str(), nullptr);
  if (at < 0 || at <= now_s) return {};
  return core::seconds(std::min<std::int64_t>(at - now_s, static_cast<std::int64_t>(kLongestS)));
}

}  // namespace handoff::service
