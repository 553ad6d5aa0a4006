// The loop: store, acknowledge, tell, send.
#include "service/driver/driver.hpp"

#include <algorithm>
#include <utility>

#include "service/adapters/billing_facts.hpp"
#include "service/http/signature.hpp"

namespace handoff::service {
namespace {

constexpr auto kIdle = std::chrono::milliseconds(500);
constexpr auto kAfterTrouble = std::chrono::milliseconds(250);
constexpr std::size_t kMostAtOnce = 5'000;  // of one transaction
constexpr core::Duration kPolledBefore = core::days(3);

std::string ticket_text(const core::Ticket& it) {
  return std::to_string(it.slot) + '.' + std::to_string(it.generation) + '.' +
         std::to_string(static_cast<int>(it.operation)) + '.' + std::to_string(it.attempt);
}

// The tools' own sync is nobody's call.
bool is_owed(const core::Ticket& it) { return it.operation != core::Operation::sync_lists; }

template <class Row>
void move_to(std::vector<Row>& from, std::vector<Row>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
  from.clear();
}

}  // namespace

core::Result<std::unique_ptr<Driver>> Driver::open(std::unique_ptr<Store> store,
                                                   DriverConfig config) {
  std::unique_ptr<Driver> driver(new Driver(std::move(store), std::move(config)));
  if (auto error = driver->recover()) return *std::move(error);
  driver->thread_ = std::thread([it = driver.get()] { it->run(); });
  return driver;
}

Driver::Driver(std::unique_ptr<Store> store, DriverConfig config)
    : store_(std::move(store)), config_(std::move(config)) {}

Driver::~Driver() { stop(); }

// ---- before the first input ----

std::optional<core::Error> Driver::recover() {
  auto snapshot = store_->snapshot();
  if (!snapshot) return snapshot.error();
  if (*snapshot) {
    if (auto error = brain_.restore(**snapshot)) return error;
    last_input_ = (*snapshot)->after_input;
    last_at_ = snapshot_at_ = (*snapshot)->at;
  }
  auto error = store_->names([&](const Name& name) -> std::optional<core::Error> {
    if (brain_.restore(name)) return std::nullopt;
    return core::Error{"names", "are damaged"};
  });
  if (!error) error = store_->inputs([&](const StoredInput& it) { return replay(it); });
  if (!error) error = store_->forget_owed();
  if (error) return error;
  clock_.emplace(last_at_);
  begin(!brain_.has_rules());
  return std::nullopt;
}

// What it asked for then was sent, or will be asked for again.
std::optional<core::Error> Driver::replay(const StoredInput& stored) {
  Input input;
  if (stored.number != last_input_ + 1 || !read_input(stored.bytes, input))
    return core::Error{"inputs", "are damaged at number " + std::to_string(stored.number)};
  if (!brain_.has_rules() && !std::holds_alternative<RulesInput>(input))
    return core::Error{"inputs", "do not begin with the rules"};
  if (auto error = brain_.tell(input, stored.number, stored.at, outbox_, written_)) return error;
  outbox_.clear();
  last_input_ = stored.number;
  last_at_ = stored.at;
  ++since_snapshot_;
  return std::nullopt;
}

void Driver::begin(bool is_new) {
  if (is_new || brain_.rules_text() != config_.scenario)
    line_.push_back({RulesInput{config_.scenario}, {}});
  line_.push_back(is_new ? Waiting{BeginInput{}, {}} : Waiting{ResumeInput{}, {}});
}

// ---- from other threads ----

void Driver::take(Input input, Stored stored) {
  {
    const std::lock_guard lock(mutex_);
    const bool refused = stored && (line_.size() >= config_.most_waiting || stopping_);
    if (!refused) {
      line_.push_back({std::move(input), std::move(stored)});
      news_.notify_one();
      return;
    }
  }
  stored(false);
}

void Driver::look(Look look) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return;
  looks_.push_back(std::move(look));
  news_.notify_one();
}

std::string Driver::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

void Driver::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    news_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
  if (outside_) outside_->stop();
  // Who still waits is told, as long as there is somebody to tell.
  std::deque<Waiting> left;
  {
    const std::lock_guard lock(mutex_);
    left.swap(line_);
  }
  for (const Waiting& it : left) {
    if (it.stored) it.stored(false);
  }
}

// ---- the loop ----

std::chrono::milliseconds Driver::longest_wait() {
  if (timers_.empty()) return kIdle;
  const std::int64_t left = (timers_.top().at - clock_->now()).us / 1'000 + 1;
  return std::clamp(std::chrono::milliseconds(left), std::chrono::milliseconds(0), kIdle);
}

std::deque<Driver::Waiting> Driver::wait() {
  const bool unwritten = !batch_.empty();
  std::unique_lock lock(mutex_);
  news_.wait_for(lock, unwritten ? std::chrono::milliseconds(0) : longest_wait(),
                 [&] { return stopping_ || !line_.empty() || !looks_.empty(); });
  std::deque<Waiting> line;
  if (line_.size() <= kMostAtOnce) {
    line.swap(line_);
  } else {
    const auto end = line_.begin() + static_cast<std::ptrdiff_t>(kMostAtOnce);
    std::move(line_.begin(), end, std::back_inserter(line));
    line_.erase(line_.begin(), end);
  }
  return line;
}

void Driver::add_due(std::deque<Waiting>& line) {
  const core::Time now = clock_->now();
  while (!timers_.empty() && timers_.top().at <= now) {
    line.push_back({TimerInput{timers_.top().ticket}, {}});
    timers_.pop();
  }
}

void Driver::run() {
  bool stopping = false;
  while (!stopping) {
    std::deque<Waiting> line = wait();
    {
      const std::lock_guard lock(mutex_);
      stopping = stopping_;
    }
    add_due(line);
    carry_out(line);
    std::vector<Look> looks;
    {
      const std::lock_guard lock(mutex_);
      looks.swap(looks_);
    }
    if (looks.empty() || !outside_) continue;
    const DriverView view{brain_,
                          outside_->counts(),
                          clock_->now(),
                          store_->bytes(),
                          last_input_,
                          line.size(),
                          static_cast<std::size_t>(owed_)};
    for (const Look& look : looks) look(view);
  }
  // What is under way is asked for again when the service begins anew.
  add_snapshot(batch_);
  if (auto error = store_->commit(batch_)) config_.trouble(error->line());
}

bool Driver::wants_snapshot() const {
  return brain_.has_rules() && since_snapshot_ > 0 &&
         (since_snapshot_ >= config_.snapshot_inputs ||
          last_at_ - snapshot_at_ >= config_.snapshot_every);
}

// One that could not be stored is of the same state, and holds names that are told once.
void Driver::add_snapshot(Batch& batch) {
  if (!brain_.has_rules() || batch.snapshot) return;
  batch.snapshot = brain_.snapshot();
  batch.snapshot->after_input = last_input_;
  batch.snapshot->at = last_at_;
}

void Driver::carry_out(std::deque<Waiting>& line) {
  if (line.empty() && batch_.empty()) return;
  std::int64_t number = last_input_;
  core::Time at = clock_->now();
  for (const Waiting& it : line) {
    batch_.inputs.push_back({++number, at, written(it.input)});
    const auto* reply = std::get_if<ReplyInput>(&it.input);
    if (reply && is_owed(reply->ticket)) batch_.answered.push_back(ticket_text(reply->ticket));
  }
  if (wants_snapshot()) add_snapshot(batch_);
  if (const auto error = store_->commit(batch_)) return keep(line, *error);
  if (batch_.snapshot) {
    snapshot_at_ = batch_.snapshot->at;
    since_snapshot_ = 0;
  }
  owed_ = std::max<std::int64_t>(0, owed_ + static_cast<std::int64_t>(batch_.owed.size()) -
                                        static_cast<std::int64_t>(batch_.answered.size()));
  batch_ = Batch{};
  {
    const std::lock_guard lock(mutex_);
    trouble_.clear();
  }
  last_at_ = at;
  for (const Waiting& it : line) {
    if (it.stored) it.stored(true);
  }
  for (const Waiting& it : line) apply(it, ++last_input_);
}

// The store has changed nothing. Who can be told to come again is; the rest waits in front.
void Driver::keep(std::deque<Waiting>& line, const core::Error& error) {
  batch_.inputs.clear();
  batch_.answered.clear();
  std::deque<Waiting> kept;
  for (Waiting& it : line) {
    if (it.stored)
      it.stored(false);
    else
      kept.push_back(std::move(it));
  }
  {
    const std::lock_guard lock(mutex_);
    if (trouble_.empty()) config_.trouble(error.line());
    trouble_ = error.line();
    line_.insert(line_.begin(), std::make_move_iterator(kept.begin()),
                 std::make_move_iterator(kept.end()));
  }
  std::this_thread::sleep_for(kAfterTrouble);
}

void Driver::apply(const Waiting& it, std::int64_t number) {
  const auto error = brain_.tell(it.input, number, last_at_, outbox_, written_);
  if (error) config_.trouble(error->line());
  ++since_snapshot_;
  if (brain_.has_rules() && !outside_) {
    OutsideSinks sinks;
    sinks.reply = [this](ReplyInput reply) {
      reply.jitter = random_number();
      take(std::move(reply), {});
    };
    sinks.shadow = [this](const core::Request& request, std::string call) {
      batch_.shadow.push_back({{last_input_, static_cast<std::int64_t>(batch_.shadow.size())},
                               last_at_,
                               std::string(core::info(request.ticket.operation).name),
                               std::string(brain_.names().text(request.subscription)),
                               std::move(call)});
    };
    sinks.events = [this, discounts = brain_.pipeline().config().conversion.discounts](
                       const std::vector<std::string>& documents) {
      poll_brought(documents, discounts);
    };
    sinks.note = config_.note;
    outside_ = std::make_unique<Outside>(config_.outside, brain_.names(),
                                         brain_.pipeline().config(), std::move(sinks));
    outside_->poll_from(last_at_ - kPolledBefore);
  }
  follow(number);
}

void Driver::follow(std::int64_t number) {
  std::int64_t row = 0;
  for (const core::Request& it : outbox_.requests) {
    if (is_owed(it.ticket))
      batch_.owed.push_back({{number, row++},
                             ticket_text(it.ticket),
                             std::string(core::info(it.ticket.operation).name),
                             std::string(brain_.names().text(it.subscription)),
                             static_cast<std::int64_t>(it.tier_key),
                             last_at_});
    core::deliver(it, *outside_);
  }
  for (const core::Timer& it : outbox_.timers) timers_.push(it);
  outbox_.clear();
  move_to(written_.progress, batch_.progress);
  move_to(written_.history, batch_.history);
  move_to(written_.exceptions, batch_.exceptions);
}

// Events that a poll has found are inputs like those that were sent.
void Driver::poll_brought(const std::vector<std::string>& documents, core::Discounts discounts) {
  for (auto it = documents.rbegin(); it != documents.rend(); ++it) {
    EventInput input;
    if (read_event_document(*it, discounts, input)) take(std::move(input), {});
  }
}

}  // namespace handoff::service
