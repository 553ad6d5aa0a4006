// The history as the neutral event log (docs/exports.md).
#include <array>
#include <string>

#include "core/config/calendar.hpp"
#include "io/text/csv.hpp"
#include "service/store/database.hpp"
#include "service/store/store.hpp"
#include "service/store/tables.hpp"

namespace handoff::service {
namespace {

std::string two(std::int64_t number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// "2026-03-01T23:47:05Z".
std::string instant(core::Time at) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t second = at.us / 1'000'000;
  const core::Date date = core::date_from_days(second / kDay);
  const std::int64_t left = second % kDay;
  return std::to_string(date.year) + '-' + two(date.month) + '-' + two(date.day) + 'T' +
         two(left / 3'600) + ':' + two(left / 60 % 60) + ':' + two(left % 60) + 'Z';
}

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::optional<core::Error> history(const std::string& path,
                                   const std::function<void(std::string_view line)>& take) {
  const Connection connection(path, OpenAs::reader);
  if (!connection.is_open()) return connection.error();
  if (auto error = check_is_store(connection)) return error;
  take("subject,event,at,actor,value,detail\n");
  Statement rows(
      connection,
      "select subject, event, at, actor, value, detail from history order by input, row");
  while (rows.next()) {
    const std::array<std::string, 6> fields{rows.text(0),
                                            rows.text(1),
                                            instant({rows.integer(2)}),
                                            rows.text(3),
                                            rows.is_null(4) ? std::string() : plain(rows.real(4)),
                                            rows.text(5)};
    take(io::csv_line(fields));
  }
  if (rows.failed()) return connection.error();
  return std::nullopt;
}

}  // namespace handoff::service
