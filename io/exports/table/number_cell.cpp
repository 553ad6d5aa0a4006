// The cell is spelt in ASCII first; then it is what stands before the number, the number, and what
// stands behind it.
#include "io/exports/table/number_cell.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "io/exports/table/header.hpp"
#include "io/text/month_names.hpp"

namespace handoff::exports {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_decimal_mark(char c) { return c == '.' || c == ','; }

struct Spelling {
  std::string_view written;
  char plain;
};
constexpr std::array<Spelling, 9> kSpellings{{{"\xE2\x88\x92", '-'},
                                              {"\xC2\xA0", ' '},
                                              {"\xE2\x80\x89", ' '},
                                              {"\xE2\x80\xAF", ' '},
                                              {"\xE2\x80\x99", '\''},
                                              {"\xC2\xA2", '$'},
                                              {"\xC2\xA3", '$'},
                                              {"\xC2\xA4", '$'},
                                              {"\xC2\xA5", '$'}}};

constexpr char kAnyLetter = 'x';
constexpr char kOther = '#';

char plain_ascii(char c) {
  constexpr std::string_view kAllowed = "0123456789.,'-+$() ";
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return is_small(c) || kAllowed.find(c) != kAllowed.npos ? c : kOther;
}

// One character: a figure, a mark, '$' for any currency's sign, a small letter, or `kOther`.
char plain_of(std::string_view character) {
  if (character.size() == 1) return plain_ascii(character.front());
  for (const Spelling& it : kSpellings) {
    if (it.written == character) return it.plain;
  }
  // U+20A0 to U+20FF are currencies' signs; two bytes from U+00C0 on, letters.
  if (character.starts_with("\xE2\x82") || character.starts_with("\xE2\x83")) return '$';
  return character.size() == 2 && character.front() >= '\xC3' ? kAnyLetter : kOther;
}

std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, bytes_of(text.front()));
    plain += plain_of(character);
    text.remove_prefix(character.size());
  }
  return plain;
}

// Three letters that are no currency: "5 mio" is not five, nor is "4 mar".
bool is_other_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> kOthers{"mio", "mln", "mrd", "tsd", "bil", "mil",
                                                     "min", "sec", "hrs", "day", "utc", "gmt"};
  return io::month_named(word) != 0 ||
         std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end();
}

// What stands at one end.
struct Around {
  std::string word;  // without signs, brackets and blanks
  int minus = 0;
  int plus = 0;
  int brackets = 0;
};

Around around(std::string_view text) {
  Around it;
  for (const char c : text) {
    it.minus += c == '-' ? 1 : 0;
    it.plus += c == '+' ? 1 : 0;
    it.brackets += c == '(' || c == ')' ? 1 : 0;
    if (is_small(c) || c == '$' || c == kOther || is_decimal_mark(c)) it.word += c;
  }
  return it;
}

// "", "$", "eur", "us$", "kr."
bool is_currency(std::string_view word, bool behind) {
  if (word.ends_with('.')) word.remove_suffix(1);
  const auto letters = std::count_if(word.begin(), word.end(), is_small);
  const auto signs = std::count(word.begin(), word.end(), '$');
  if (letters > 3 || signs > 1 || static_cast<std::size_t>(letters + signs) != word.size())
    return false;
  if (signs == 1 || letters == 0) return true;
  return letters == 1 ? !behind : !is_other_word(word);
}

// "+49..." without a mark is a phone number.
bool is_phone(const Around& front, std::string_view digits) {
  return front.plus > 0 && digits.size() >= 10 &&
         std::all_of(digits.begin(), digits.end(), is_figure);
}

// Where the number begins, with the mark in front of ".50", but without that of "kr.50".
std::size_t begin_of_number(std::string_view text) {
  const auto figure = std::find_if(text.begin(), text.end(), is_figure);
  const auto begin = static_cast<std::size_t>(figure - text.begin());
  if (begin == 0 || begin == text.size() || !is_decimal_mark(text[begin - 1])) return begin;
  return begin > 1 && is_small(text[begin - 2]) ? begin : begin - 1;
}

bool is_of_number(char c) { return is_figure(c) || is_decimal_mark(c) || c == '\''; }

std::vector<std::string_view> groups_of(std::string_view whole, char mark) {
  std::vector<std::string_view> groups;
  for (std::size_t at = 0; at != whole.npos;) {
    const std::size_t end = whole.find(mark, at);
    groups.push_back(whole.substr(at, end == whole.npos ? end : end - at));
    at = end == whole.npos ? end : end + 1;
  }
  return groups;
}

bool are_thousands(const std::vector<std::string_view>& groups) {
  const std::size_t first = groups.front().size();
  if (first == 0 || first > 3 || groups.front().front() == '0' || groups.back().size() != 3)
    return false;
  const std::size_t size = groups.size() > 2 ? groups[1].size() : 3;
  return (size == 3 || size == 2) && std::all_of(groups.begin() + 1, groups.end() - 1,
                                                 [&](auto it) { return it.size() == size; });
}

}  // namespace

std::optional<NumberCell> number_cell(std::string_view cell) {
  const std::string text = plain_text(trimmed(cell));
  const std::size_t begin = begin_of_number(text);
  if (begin == text.size()) return std::nullopt;
  const std::size_t end = text.find_last_of("0123456789") + 1;
  NumberCell it{text.substr(begin, end - begin), false};
  std::replace(it.digits.begin(), it.digits.end(), ' ', '\'');
  const Around front = around(std::string_view(text).substr(0, begin));
  const Around back = around(std::string_view(text).substr(end));
  const bool is_number = std::all_of(it.digits.begin(), it.digits.end(), is_of_number) &&
                         is_currency(front.word, false) && is_currency(back.word, true);
  const int signs = front.minus + front.plus + back.minus + back.plus;
  const bool bracketed = front.brackets == 1 && back.brackets == 1;
  if (!is_number || signs > 1 || front.brackets != back.brackets || front.brackets > 1 ||
      is_phone(front, it.digits))
    return std::nullopt;
  it.negative = bracketed || front.minus + back.minus == 1;
  return it;
}

std::optional<std::string> digits_with(std::string_view digits, char decimal) {
  const std::size_t point = std::min(digits.find(decimal), digits.size());
  const std::string_view whole = digits.substr(0, point);
  const std::string_view places = digits.substr(std::min(point + 1, digits.size()));
  if (!std::all_of(places.begin(), places.end(), is_figure)) return std::nullopt;
  if (whole.empty() && places.empty()) return std::nullopt;
  const auto mark = std::find_if_not(whole.begin(), whole.end(), is_figure);
  std::string plain;
  if (mark == whole.end()) {
    plain = whole.empty() ? "0" : whole;
  } else {
    const auto groups = groups_of(whole, *mark);
    if (!are_thousands(groups)) return std::nullopt;
    for (const std::string_view group : groups) plain += group;
  }
  if (!std::all_of(plain.begin(), plain.end(), is_figure)) return std::nullopt;  // two other marks
  plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
  return places.empty() ? plain : plain + '.' + std::string(places);
}

}  // namespace handoff::exports
