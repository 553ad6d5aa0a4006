// A cell is cut into its numbers and words first; what they are is told by their places and by what
// stands between them.
#include "io/exports/table/dates.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>

#include "core/config/calendar.hpp"
#include "io/exports/table/header.hpp"
#include "io/text/month_names.hpp"

namespace handoff::exports {
namespace {

using core::Date;
using core::Duration;
using core::Time;

struct NamedOffset {
  std::string_view name;
  int minutes;
};
constexpr std::array<NamedOffset, 15> kOffsets{{{"z", 0},
                                                {"utc", 0},
                                                {"gmt", 0},
                                                {"est", -300},
                                                {"edt", -240},
                                                {"cst", -360},
                                                {"cdt", -300},
                                                {"mst", -420},
                                                {"mdt", -360},
                                                {"pst", -480},
                                                {"pdt", -420},
                                                {"bst", 60},
                                                {"cet", 60},
                                                {"cest", 120},
                                                {"aest", 600}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t kMostDateDigits = 4;  // of a year, or of an offset such as +0530
constexpr std::size_t kMostClockDigits = 2;
constexpr std::size_t kMostPlaces = 18;  // behind a second's point

// Reads a text from its left end.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  char next() const { return text_.empty() ? '\0' : text_.front(); }
  bool take(char c) {
    if (next() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view letters) {
    if (done() || letters.find(next()) == letters.npos) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (take(' ')) {
    }
  }
  struct Number {
    std::int64_t value = 0;
    std::size_t digits = 0;
  };
  // Nothing for one of more digits: it is a part of no date, and may not be cut to fit.
  std::optional<Number> number(std::size_t most_digits) {
    Number it;
    while (it.digits < text_.size() && is_digit(text_[it.digits])) ++it.digits;
    if (it.digits == 0 || it.digits > most_digits) return std::nullopt;
    std::from_chars(text_.data(), text_.data() + it.digits, it.value);
    text_.remove_prefix(it.digits);
    return it;
  }
  std::string word() {
    std::size_t length = 0;
    while (length < text_.size() && std::isalpha(static_cast<unsigned char>(text_[length])) != 0)
      ++length;
    std::string result = lower(text_.substr(0, length));
    text_.remove_prefix(length);
    return result;
  }

 private:
  std::string_view text_;
};

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool exists(Date date) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1990 || date.year > 2050 || date.month < 1 || date.month > 12) return false;
  const int last = kDays[static_cast<std::size_t>(date.month - 1)];
  return date.day >= 1 && date.day <= (date.month == 2 && is_leap(date.year) ? 29 : last);
}

int full_year(Scan::Number number) {
  return static_cast<int>(number.digits == 2 ? 2000 + number.value : number.value);
}

// Three numbers with the same mark between them, the year at the end.
struct Numeric {
  Scan::Number first, second, year;
  char mark;
};

struct DayRead {
  std::optional<Date> date;
  std::optional<Numeric> numeric;  // one that can be in either order
};

// "5 Mar 2026", "05-Mar-2026", after the day.
std::optional<Date> rest_of_named(Scan& scan, int day, std::string_view month) {
  const int number = io::month_named(month);
  if (number == 0) return std::nullopt;
  scan.take('.');
  scan.take_any("-/,");
  scan.skip_blanks();
  const auto year = scan.number(kMostDateDigits);
  if (!year) return std::nullopt;
  return Date{full_year(*year), number, day};
}

// "Mar 5, 2026".
std::optional<Date> month_then_day(Scan& scan) {
  const std::string month = scan.word();
  scan.take_any(".-/");
  scan.skip_blanks();
  const auto day = scan.number(2);
  if (!day) return std::nullopt;
  scan.take_any(",-/");
  return rest_of_named(scan, static_cast<int>(day->value), month);
}

DayRead read_day(Scan& scan) {
  if (std::isalpha(static_cast<unsigned char>(scan.next())) != 0) return {month_then_day(scan), {}};
  const auto first = scan.number(kMostDateDigits);
  if (!first) return {};
  const char mark = scan.next();
  if (!scan.take_any("-/. ")) return {};
  if (std::isalpha(static_cast<unsigned char>(scan.next())) != 0) {
    const std::string month = scan.word();
    scan.take_any("-/ ");
    return {rest_of_named(scan, static_cast<int>(first->value), month), {}};
  }
  const auto second = scan.number(2);
  if (!second || mark == ' ' || !scan.take(mark)) return {};
  const auto third = scan.number(kMostDateDigits);
  if (!third) return {};
  if (first->digits == 4)
    return {Date{static_cast<int>(first->value), static_cast<int>(second->value),
                 static_cast<int>(third->value)},
            {}};
  if (third->digits != 4 && third->digits != 2) return {};
  return {{}, Numeric{*first, *second, *third, mark}};
}

std::optional<Date> ordered(const Numeric& it, DayOrder order) {
  // With points the day comes first wherever they are used.
  const bool month_first = it.mark != '.' && order == DayOrder::month_first;
  const std::int64_t day = month_first ? it.second.value : it.first.value;
  const std::int64_t month = month_first ? it.first.value : it.second.value;
  if (day > 31 || month > 12) return std::nullopt;
  return Date{full_year(it.year), static_cast<int>(month), static_cast<int>(day)};
}

struct TimeOfDay {
  Duration of_day;
  Fineness fineness = Fineness::day;
};

// "14:30", "2:30:05.123 PM".
std::optional<TimeOfDay> read_clock(Scan& scan) {
  const auto hour = scan.number(kMostClockDigits);
  if (!hour || !scan.take(':')) return std::nullopt;
  const auto minute = scan.number(kMostClockDigits);
  if (!minute || minute->value > 59) return std::nullopt;
  TimeOfDay clock{core::hours(hour->value) + core::minutes(minute->value), Fineness::minute};
  if (scan.take(':')) {
    const auto second = scan.number(kMostClockDigits);
    if (!second || second->value > 60) return std::nullopt;
    clock.of_day += core::seconds(second->value);
    clock.fineness = Fineness::second;
    if (scan.take_any(".,") && !scan.number(kMostPlaces)) return std::nullopt;
  }
  scan.skip_blanks();
  const char half = scan.next();
  if (half != 'A' && half != 'P' && half != 'a' && half != 'p')
    return hour->value < 24 ? std::optional(clock) : std::nullopt;
  Scan ahead = scan;
  const std::string word = ahead.word();
  const bool dotted = word.size() == 1 && ahead.take('.');  // "p.m."
  if (word != "am" && word != "pm" && !dotted)
    return hour->value < 24 ? std::optional(clock) : std::nullopt;
  if (dotted) {
    if (ahead.word() != "m") return std::nullopt;
    ahead.take('.');
  }
  scan = ahead;
  if (hour->value < 1 || hour->value > 12) return std::nullopt;
  if (hour->value == 12) clock.of_day = clock.of_day - core::hours(12);
  if (word.front() == 'p') clock.of_day += core::hours(12);
  return clock;
}

// "Z", "+0000", "+01:00", " UTC"; nothing where something else stands.
struct Offset {
  bool given = false;
  Duration east;
};

// "0530", "05:30" or "5", up to 14 hours.
std::optional<Duration> read_distance(Scan& scan) {
  const auto hour = scan.number(kMostDateDigits);
  if (!hour || hour->digits == 3) return std::nullopt;
  const bool together = hour->digits == 4;
  const std::int64_t hours = together ? hour->value / 100 : hour->value;
  std::int64_t minutes = together ? hour->value % 100 : 0;
  if (!together && scan.take(':')) {
    const auto more = scan.number(kMostClockDigits);
    if (!more) return std::nullopt;
    minutes = more->value;
  }
  const Duration distance = core::hours(hours) + core::minutes(minutes);
  if (minutes > 59 || distance > core::hours(14)) return std::nullopt;
  return distance;
}

std::optional<Offset> read_offset(Scan& scan) {
  scan.skip_blanks();
  if (scan.done()) return Offset{};
  scan.take('(');
  if (scan.next() == '+' || scan.next() == '-') {
    const std::int64_t sign = scan.next() == '-' ? -1 : 1;
    scan.take_any("+-");
    const auto distance = read_distance(scan);
    scan.take(')');
    if (!scan.done() || !distance) return std::nullopt;
    return Offset{true, *distance * sign};
  }
  const std::string name = scan.word();
  scan.take(')');
  const auto* found = std::find_if(kOffsets.begin(), kOffsets.end(),
                                   [&](const NamedOffset& it) { return it.name == name; });
  if (found == kOffsets.end() || !scan.done()) return std::nullopt;
  return Offset{true, core::minutes(found->minutes)};
}

constexpr std::int64_t kFirstSecond = 631'152'000;   // 1990
constexpr std::int64_t kLastSecond = 2'556'144'000;  // 2051
constexpr std::int64_t kFirstExcelDay = 32'874;      // 1990
constexpr std::int64_t kLastExcelDay = 55'154;       // 2050
constexpr std::int64_t kExcelDayOfEpoch = 25'569;

// Seconds or milliseconds since the epoch; days with a part since 1900, as Excel keeps them.
std::optional<Moment> bare_number(std::string_view cell) {
  const std::size_t point = cell.find('.');
  const std::string_view whole = cell.substr(0, point);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
  if (fault != std::errc{} || end != whole.data() + whole.size()) return std::nullopt;
  std::int64_t millionths = 0;
  if (point != cell.npos) {
    std::int64_t place = 100'000;
    for (const char c : cell.substr(point + 1)) {
      if (!is_digit(c)) return std::nullopt;
      millionths += place * (c - '0');
      place /= 10;
    }
  }
  const bool is_ms = number >= kFirstSecond * 1000 && number < kLastSecond * 1000;
  if (is_ms) return Moment{Time{number * 1000}, true, Fineness::second};
  if (number >= kFirstSecond && number < kLastSecond)
    return Moment{Time{number * 1'000'000 + millionths}, true, Fineness::second};
  if (number < kFirstExcelDay || number > kLastExcelDay) return std::nullopt;
  // Excel's parts of a day are rounded; its clock is to the second at best.
  const std::int64_t second = (millionths * 86'400 + 500'000) / 1'000'000;
  const Time day = Time{} + core::days(number - kExcelDayOfEpoch);
  return Moment{day + core::seconds(second), false,
                millionths == 0 ? Fineness::day : Fineness::second};
}

bool is_bare(std::string_view cell) {
  return !cell.empty() &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return is_digit(c) || c == '.'; }) &&
         std::count(cell.begin(), cell.end(), '.') < 2;
}

}  // namespace

void DayOrderVotes::see(std::string_view cell) {
  Scan scan(trimmed(cell));
  if (scan.done() || !is_digit(scan.next())) return;
  const auto numeric = read_day(scan).numeric;
  if (!numeric || numeric->mark == '.') return;
  const std::int64_t a = numeric->first.value, b = numeric->second.value;
  if (a > 31 || b > 31) return;  // no date in either order
  if (a > 12) day_first_ = true;
  if (b > 12) month_first_ = true;
  if (a <= 12 && b <= 12 && a != b && example_.empty()) example_ = trimmed(cell);
}

std::optional<DayOrder> DayOrderVotes::decided() const {
  if (day_first_ && month_first_) return std::nullopt;
  if (day_first_) return DayOrder::day_first;
  if (month_first_) return DayOrder::month_first;
  if (!example_.empty()) return std::nullopt;
  return DayOrder::unknown;
}

std::optional<Moment> parse_moment(std::string_view cell, DayOrder order) {
  const std::string_view text = trimmed(cell);
  if (is_bare(text)) return bare_number(text);
  Scan scan(text);
  const DayRead day = read_day(scan);
  const auto date = day.numeric ? ordered(*day.numeric, order) : day.date;
  if (!date || !exists(*date)) return std::nullopt;
  const Time midnight = Time{} + core::days(core::days_from_date(*date));
  scan.take(',');
  if (scan.next() == 'T') scan.take('T');
  scan.skip_blanks();
  if (scan.done()) return Moment{midnight, false, Fineness::day};
  scan.take_any("-");
  scan.skip_blanks();
  const auto clock = read_clock(scan);
  if (!clock) return std::nullopt;
  const auto offset = read_offset(scan);
  if (!offset) return std::nullopt;
  return Moment{midnight + clock->of_day - offset->east, offset->given, clock->fineness};
}

}  // namespace handoff::exports
