// libpq, without waiting: it is asked what it waits for, and the wait is ours.
#include "service/adapters/postgresql_usage.hpp"

#ifdef HANDOFF_POSTGRESQL
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <string_view>
#include <utility>

#include "io/json/json_text.hpp"
#endif

namespace handoff::service {

#ifndef HANDOFF_POSTGRESQL

bool has_postgresql() { return false; }
std::unique_ptr<UsageDatabase> open_postgresql_usage(const UsageQuery&) { return nullptr; }

#else

namespace {

using core::ReplyStatus;
using Session = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Rows = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr std::chrono::milliseconds kConnect{5'000};
constexpr std::chrono::milliseconds kLook{50};  // between two looks whether somebody still waits
constexpr int kColumns = 3;

// Types by their numbers, which never change (pg_type.dat).
constexpr std::array<Oid, 6> kNumbers{20, 21, 23, 700, 701, 1700};
constexpr std::array<Oid, 3> kInstants{1082, 1114, 1184};  // date and timestamps

template <std::size_t N>
bool is_one_of(const std::array<Oid, N>& types, Oid type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

UsageAnswer refused(std::string why) { return {ReplyStatus::refused, {}, std::move(why)}; }

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char it) { return static_cast<unsigned char>(it) < ' '; }, ' ');
  return line;
}

// What the query's own words are to blame for comes again; what is a matter of the server's state is
// tried again. Only of the first kind is the server's sentence told: others may quote data.
UsageAnswer failure_of(const PGresult* result) {
  const char* const field = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string_view state = field ? field : "";
  if (state.empty()) return {ReplyStatus::server_error, {}, "the connection has gone"};
  if (state == "57014") return {ReplyStatus::timed_out, {}, "the query took too long"};
  if (state == "25006") return refused("the query writes; it may only read");
  const bool of_words = state.starts_with("42") || state.starts_with("0A");
  if (of_words) return refused(one_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
  const std::string why = "SQLSTATE " + std::string(state);
  return {state.starts_with("22") ? ReplyStatus::refused : ReplyStatus::server_error, {}, why};
}

bool wait_for(const Session& session, int events, const Patience& patience) {
  while (!patience.is_over()) {
    pollfd it{PQsocket(session.get()), static_cast<short>(events), 0};
    const auto wait = std::min(patience.left(), kLook);
    const int ready = ::poll(&it, 1, static_cast<int>(wait.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
  return false;
}

// The first row of what was sent, or its failure; null where there was no answer. More rows are read
// over, one at a time.
Rows answer_to(const Session& session, const Patience& patience) {
  PGconn* const it = session.get();
  Rows kept(nullptr, PQclear);
  while (const int unsent = PQflush(it)) {
    if (unsent < 0 || !wait_for(session, POLLIN | POLLOUT, patience) || !PQconsumeInput(it))
      return kept;
  }
  for (;;) {
    while (PQisBusy(it)) {
      if (!wait_for(session, POLLIN, patience) || !PQconsumeInput(it)) return {nullptr, PQclear};
    }
    Rows next(PQgetResult(it), PQclear);
    if (!next) return kept;
    const ExecStatusType status = PQresultStatus(next.get());
    const bool good =
        status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    if (!kept || !good) kept = std::move(next);
    if (!good && status != PGRES_FATAL_ERROR) return {nullptr, PQclear};
  }
}

bool is_good(const Rows& rows) {
  if (!rows) return false;
  const ExecStatusType status = PQresultStatus(rows.get());
  return status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

// "2026-03-01T23:47:05Z".
std::string instant_text(std::int64_t second) {
  const auto at = static_cast<std::time_t>(second);
  std::tm parts{};
  gmtime_r(&at, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::uint32_t count_in(const Rows& rows, int column) {
  return usage_count(io::parse_number(PQgetvalue(rows.get(), 0, column)).value_or(0));
}

class PostgresqlUsage final : public UsageDatabase {
 public:
  explicit PostgresqlUsage(UsageQuery query) : query_(std::move(query)) {}

  UsageAnswer check(const Patience& patience) override {
    char* unread = nullptr;
    PQconninfoOption* const options = PQconninfoParse(query_.postgresql.c_str(), &unread);
    PQfreemem(unread);
    PQconninfoFree(options);
    if (!options) return refused("the connection string is none that PostgreSQL's libpq reads");
    // Whether the query may be run is known when it is: of nobody.
    UsageAnswer answer = ask_once(nullptr, {}, patience);
    if (answer.why.empty()) answer.status = ReplyStatus::ok;
    return answer;
  }

  // A connection that has been there may have gone meanwhile, which is no reason to fail.
  UsageAnswer ask(const std::string& customer, core::Time before,
                  const Patience& patience) override {
    const bool was_there = session_ != nullptr;
    UsageAnswer answer = ask_once(customer.c_str(), before, patience);
    if (session_ || !was_there || patience.is_over()) return answer;
    return ask_once(customer.c_str(), before, patience);
  }

 private:
  UsageAnswer ready(const Patience& patience) {
    if (!session_) {
      UsageAnswer failure = connect(patience.at_most(kConnect));
      if (failure.status != ReplyStatus::ok) return failure;
      limit_ = {};
    }
    if (limit_ == patience.length()) return {};
    // Ended by the server before it is by us, so that the connection lives on.
    const auto limit = std::max<std::int64_t>(1, patience.length().count() * 9 / 10);
    const std::string set_up =
        "set session characteristics as transaction read only; set statement_timeout = " +
        std::to_string(limit);
    UsageAnswer failure = PQsendQuery(session_.get(), set_up.c_str()) ? outcome(patience) : gone();
    if (failure.status == ReplyStatus::ok) failure = look_at_query(patience);
    if (failure.status == ReplyStatus::ok)
      limit_ = patience.length();
    else
      session_.reset();
    return failure;
  }

  UsageAnswer connect(const Patience& patience) {
    constexpr std::array<const char*, 4> kKeywords{"dbname", "client_encoding",
                                                   "fallback_application_name", nullptr};
    const std::array<const char*, 4> values{query_.postgresql.c_str(), "UTF8", "handoff", nullptr};
    session_.reset(PQconnectStartParams(kKeywords.data(), values.data(), 1));
    // Remarks would go to standard error, between the log's lines.
    PQsetNoticeReceiver(
        session_.get(), [](void*, const PGresult*) {}, nullptr);
    bool reached = false;
    auto state =
        PQstatus(session_.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
      const int events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
      if (!wait_for(session_, events, patience)) break;
      const ConnStatusType status = PQstatus(session_.get());
      reached = reached || (status != CONNECTION_STARTED && status != CONNECTION_NEEDED);
      state = PQconnectPoll(session_.get());
    }
    if (state == PGRES_POLLING_OK) {
      PQsetnonblocking(session_.get(), 1);
      return {};
    }
    session_.reset();
    if (state != PGRES_POLLING_FAILED)
      return {ReplyStatus::timed_out, {}, "the database does not answer"};
    return {ReplyStatus::server_error,
            {},
            reached ? "the database refuses the connection: it is starting or ending, or its name, "
                      "the user or the password is another"
                    : "the database cannot be reached"};
  }

  UsageAnswer look_at_query(const Patience& patience) {
    if (!PQsendPrepare(session_.get(), "", query_.sql.c_str(), 0, nullptr)) return gone();
    UsageAnswer failure = outcome(patience);
    if (failure.status != ReplyStatus::ok) return failure;
    if (!PQsendDescribePrepared(session_.get(), "")) return gone();
    const Rows about = answer_to(session_, patience);
    if (!is_good(about)) return failure_of(about.get());
    parameters_ = PQnparams(about.get());
    const int columns = PQnfields(about.get());
    if (columns != kColumns || parameters_ > 2)
      return refused(fmt::format("{}; found {} columns and {} parameters", kExpectedQuery, columns,
                                 parameters_));
    for (int column = 0; column < kColumns; ++column) {
      if (!is_one_of(kNumbers, PQftype(about.get(), column)))
        return refused(fmt::format("{}; column {} is no number", kExpectedQuery, column + 1));
    }
    by_instant_ = parameters_ > 1 && is_one_of(kInstants, PQparamtype(about.get(), 1));
    return {};
  }

  UsageAnswer ask_once(const char* customer, core::Time before, const Patience& patience) {
    UsageAnswer failure = ready(patience);
    if (failure.status != ReplyStatus::ok) return failure;
    const std::int64_t second = before.us / 1'000'000;
    const std::string until = by_instant_ ? instant_text(second) : std::to_string(second);
    const std::array<const char*, 2> values{customer, until.c_str()};
    const bool sent = PQsendQueryParams(session_.get(), query_.sql.c_str(), parameters_, nullptr,
                                        values.data(), nullptr, nullptr, 0) == 1;
    if (!sent) return gone();
    PQsetSingleRowMode(session_.get());
    const Rows rows = answer_to(session_, patience);
    if (!is_good(rows)) return ended(rows, patience);
    const auto is_null = [&](int column) { return PQgetisnull(rows.get(), 0, column) == 1; };
    if (PQntuples(rows.get()) == 0 || (is_null(0) && is_null(1) && is_null(2)))
      return {ReplyStatus::not_found};
    return {ReplyStatus::ok, {count_in(rows, 0), count_in(rows, 1), count_in(rows, 2)}};
  }

  // Of a command without rows.
  UsageAnswer outcome(const Patience& patience) {
    const Rows rows = answer_to(session_, patience);
    return is_good(rows) ? UsageAnswer{} : ended(rows, patience);
  }

  // Without an answer nobody knows what the connection would say next.
  UsageAnswer ended(const Rows& rows, const Patience& patience) {
    const bool lost = !rows || PQstatus(session_.get()) == CONNECTION_BAD;
    if (lost) session_.reset();
    if (!rows && patience.is_over()) return {ReplyStatus::timed_out, {}, "the query took too long"};
    return failure_of(rows.get());
  }

  UsageAnswer gone() {
    session_.reset();
    return failure_of(nullptr);
  }

  UsageQuery query_;
  Session session_{nullptr, PQfinish};
  Patience::Length limit_{};  // that the session knows
  int parameters_ = 0;
  bool by_instant_ = false;  // the second is told as a date or a timestamp
};

}  // namespace

bool has_postgresql() { return true; }

std::unique_ptr<UsageDatabase> open_postgresql_usage(const UsageQuery& query) {
  return std::make_unique<PostgresqlUsage>(query);
}

#endif

}  // namespace handoff::service
