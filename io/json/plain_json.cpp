// Values of open containers wait on two stacks; a container takes its own when it closes, so that
// it is allocated once and at its size.
#include "io/json/plain_json.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace handoff::io {
namespace {

constexpr std::size_t kMaxDigits = 18;  // any number of so many digits fits

// ASCII that stands for itself inside of quotes.
bool is_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  std::optional<Json> read() {
    Json value;
    skip_blanks();
    if (!read_value(value, 0)) return std::nullopt;
    skip_blanks();
    if (at_ != end_) return std::nullopt;
    return value;
  }

 private:
  struct Member {
    std::string key;
    Json value;
  };

  void skip_blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word))
      return false;
    at_ += word.size();
    return true;
  }

  bool read_value(Json& value, std::size_t depth) {
    if (at_ == end_) return false;
    switch (*at_) {
      case '{':
        return depth < kMaxNesting && read_object(value, depth + 1);
      case '[':
        return depth < kMaxNesting && read_array(value, depth + 1);
      case '"':
        value = std::string();
        return read_string(value.get_ref<std::string&>());
      case 't':
        value = true;
        return take_word("true");
      case 'f':
        value = false;
        return take_word("false");
      case 'n':
        value = nullptr;
        return take_word("null");
      default:
        return read_whole_number(value);
    }
  }

  // Fractions and exponents are for the library: one value must not have two readings.
  bool read_whole_number(Json& value) {
    const bool negative = take('-');
    const char* const first = at_;
    std::int64_t number = 0;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') {
      if (static_cast<std::size_t>(at_ - first) == kMaxDigits) return false;
      number = number * 10 + (*at_++ - '0');
    }
    const auto digits = at_ - first;
    if (digits == 0 || (digits > 1 && *first == '0')) return false;
    if (at_ != end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E')) return false;
    if (negative) {
      value = -number;
    } else {
      value = static_cast<std::uint64_t>(number);
    }
    return true;
  }

  bool read_string(std::string& text) {
    ++at_;  // the quote
    while (true) {
      const char* const first = at_;
      while (at_ != end_ && is_itself(*at_)) ++at_;
      text.append(first, at_);
      if (at_ == end_) return false;
      if (*at_ == '"') break;
      if (*at_ != '\\' || !read_escape(text)) return false;
    }
    ++at_;
    return true;
  }

  bool read_escape(std::string& text) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (++at_ == end_) return false;
    const std::size_t found = kEscapes.find(*at_);
    if (found == kEscapes.npos) return false;
    text += kMeanings[found];
    ++at_;
    return true;
  }

  bool read_array(Json& value, std::size_t depth) {
    ++at_;
    const std::size_t begin = elements_.size();
    skip_blanks();
    if (!take(']')) {
      do {
        Json element;
        skip_blanks();
        if (!read_value(element, depth)) return false;
        elements_.push_back(std::move(element));
        skip_blanks();
      } while (take(','));
      if (!take(']')) return false;
    }
    const auto first = elements_.begin() + static_cast<std::ptrdiff_t>(begin);
    value = Json::array_t(std::make_move_iterator(first), std::make_move_iterator(elements_.end()));
    elements_.erase(first, elements_.end());
    return true;
  }

  bool read_object(Json& value, std::size_t depth) {
    ++at_;
    const std::size_t begin = members_.size();
    std::uint64_t seen = 0;
    skip_blanks();
    if (!take('}')) {
      do {
        Member member;
        skip_blanks();
        if (at_ == end_ || *at_ != '"' || !read_string(member.key)) return false;
        if (members_.size() - begin == kMaxMembers || is_there(member.key, begin, seen))
          return false;
        skip_blanks();
        if (!take(':')) return false;
        skip_blanks();
        // The name waits on its own, so that a later one finds it.
        members_.push_back(std::move(member));
        Json read;
        if (!read_value(read, depth)) return false;
        members_.back().value = std::move(read);
        skip_blanks();
      } while (take(','));
      if (!take('}')) return false;
    }
    Json::object_t object;
    object.reserve(members_.size() - begin);
    for (std::size_t i = begin; i < members_.size(); ++i)
      object.emplace_back(std::move(members_[i].key), std::move(members_[i].value));
    members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end());
    value = std::move(object);
    return true;
  }

  // A name whose length and ends have not been met cannot be there; others are compared.
  bool is_there(const std::string& key, std::size_t begin, std::uint64_t& seen) const {
    const std::size_t mix = key.empty()
                                ? 0
                                : key.size() * 7 + static_cast<unsigned char>(key.front()) * 31u +
                                      static_cast<unsigned char>(key.back()) * 13u +
                                      static_cast<unsigned char>(key[key.size() / 2]) * 5u;
    const std::uint64_t bit = std::uint64_t{1} << (mix % 64);
    const bool maybe = (seen & bit) != 0;
    seen |= bit;
    if (!maybe) return false;
    return std::any_of(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end(),
                       [&](const Member& member) { return member.key == key; });
  }

  const char* at_;
  const char* end_;
  std::vector<Json> elements_;
  std::vector<Member> members_;
};

}  // namespace

std::optional<Json> parse_plain_json(std::string_view text) { return PlainReader(text).read(); }

}  // namespace handoff::io
