// Redaction, and writing whole lines.
#include "service/operations/log.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>

#include "io/json/json_text.hpp"

namespace handoff::service {
namespace {

constexpr std::size_t kMostBytes = 500;  // of a field
constexpr std::array<std::string_view, 8> kSecretBeginnings{"sk_",   "rk_",    "whsec_", "pat-",
                                                            "xoxb-", "Bearer", "Basic",  "v1="};

bool is_word(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80 ||
         std::string_view("@._%+-=/~").find(letter) != std::string_view::npos;
}

std::string_view replaced(std::string_view word) {
  if (word.find('@') != word.npos || word.find("%40") != word.npos) return "[address]";
  for (const std::string_view beginning : kSecretBeginnings) {
    if (word.starts_with(beginning)) return "[secret]";
  }
  return word;
}

}  // namespace

std::string redacted(std::string_view text) {
  std::string plain;
  bool after_scheme = false;  // "Bearer" stands before a secret
  text = text.substr(0, kMostBytes);
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_word);
    const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    if (word.empty()) {
      plain += text.front();
      text.remove_prefix(1);
      continue;
    }
    plain += after_scheme ? std::string_view("[secret]") : replaced(word);
    after_scheme = word == "Bearer" || word == "Basic";
    text.remove_prefix(word.size());
  }
  return plain;
}

void log_line(std::string_view level, std::string_view event,
              std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  io::Json line;
  timespec now{};
  std::timespec_get(&now, TIME_UTC);
  const std::int64_t milliseconds = now.tv_nsec / 1'000'000;
  line["at"] = static_cast<double>(now.tv_sec) + static_cast<double>(milliseconds) / 1e3;
  line["level"] = std::string(level);
  line["event"] = std::string(event);
  for (const auto& [name, value] : fields) line[std::string(name)] = redacted(value);
  const std::string text = line.dump(-1, ' ', false, io::Json::error_handler_t::replace) + '\n';
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace handoff::service
