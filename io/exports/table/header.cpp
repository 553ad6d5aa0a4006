#include "io/exports/table/header.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace handoff::exports {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

struct Spelling {
  std::string_view written, meant;
};
constexpr std::array<Spelling, 8> kSpellings{{{"\xE2\x80\x9C", "\""},
                                              {"\xE2\x80\x9D", "\""},
                                              {"\xE2\x80\x9E", "\""},
                                              {"\xE2\x80\x98", "\""},
                                              {"\xE2\x80\x99", "\""},
                                              {"\xC2\xA0", " "},
                                              {"\xEF\xBB\xBF", ""},
                                              {"'", "\""}}};

std::string respelled(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto* found = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& it) {
      return text.starts_with(it.written);
    });
    if (found != kSpellings.end()) {
      result += found->meant;
      text.remove_prefix(found->written.size());
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

// "(UTC)" at the end, unless it is all there is.
std::string cut_hint(std::string& text) {
  const std::size_t open = text.rfind('(');
  if (open == text.npos || open == 0 || !text.ends_with(')')) return {};
  std::string hint = text.substr(open + 1, text.size() - open - 2);
  text.erase(open);
  return hint;
}

// "createdAt" is two words; "ID" and "UTC" are one.
std::string compared(std::string_view text) {
  std::string name;
  char before = ' ';
  for (const char c : text) {
    const bool blank = c == '_' || c == '-' || std::isspace(static_cast<unsigned char>(c)) != 0;
    if (is_lower(before) && is_upper(c)) name += ' ';
    if (!blank) name += lowered(c);
    if (blank && !name.empty() && name.back() != ' ') name += ' ';
    before = c;
  }
  return std::string(trimmed(name));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string lower(std::string_view text) {
  std::string result(trimmed(text));
  std::transform(result.begin(), result.end(), result.begin(), lowered);
  return result;
}

bool Header::is_label() const {
  const bool has_upper = std::any_of(text.begin(), text.end(), is_upper);
  const bool has_lower = std::any_of(text.begin(), text.end(), is_lower);
  return has_upper && has_lower;
}

Header header_of(std::string_view cell) {
  Header header;
  header.text = trimmed(respelled(cell));
  std::string name = header.text;
  header.hint = cut_hint(name);
  header.name = compared(name);
  return header;
}

}  // namespace handoff::exports
