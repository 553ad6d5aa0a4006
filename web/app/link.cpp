// Base64url as in RFC 4648, section 5, without padding.
#include "web/app/link.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "io/scenario/scenario_json.hpp"
#include "web/app/choices/replication_counts.hpp"

namespace handoff::web {
namespace {

constexpr std::string_view kVersion = "v1";
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (held += 8; held >= 6;) text += kAlphabet[bits >> (held -= 6) & 63u];
  }
  if (held > 0) text += kAlphabet[bits << (6 - held) & 63u];
  return text;
}

core::Result<std::string> decode(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char letter : text) {
    const std::size_t value = kAlphabet.find(letter);
    if (value == kAlphabet.npos)
      return core::Error{"link", "has a character that no link of ours has"};
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 255u);
  }
  return bytes;
}

// Takes the text up to the next point off the front.
std::string_view take_part(std::string_view& rest) {
  const std::size_t point = std::min(rest.find('.'), rest.size());
  const std::string_view part = rest.substr(0, point);
  rest.remove_prefix(std::min(point + 1, rest.size()));
  return part;
}

core::Result<int> read_replications(std::string_view digits) {
  int count = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, count);
  if (code == std::errc() && stop == end && count >= 1 && count <= kMostReplications) return count;
  return core::Error{"link", "replications must be 1 to 1000000"};
}

}  // namespace

std::string write_link(const sim::Scenario& scenario, int replications) {
  const io::Json changes = io::scenario_changes(scenario);
  const bool shipped = changes.size() == 1;  // the version alone
  if (shipped && replications == 0) return {};
  const std::string count = replications > 0 ? "r" + std::to_string(replications) + "." : "";
  return std::string(kVersion) + "." + count + encode(io::compact(changes));
}

core::Result<LinkContent> read_link(std::string_view hash) {
  LinkContent content{sim::worked_example(), 0};
  if (hash.empty()) return content;
  std::string_view rest = hash;
  if (take_part(rest) != kVersion) {
    return core::Error{"link", "is not one of ours, or from a newer version; it begins with #v1."};
  }
  if (rest.starts_with('r') && rest.find('.') != rest.npos) {
    const auto count = read_replications(take_part(rest).substr(1));
    if (!count) return count.error();
    content.replications = *count;
  }
  const auto text = decode(rest);
  if (!text) return text.error();
  auto scenario = io::read_scenario(*text, "content");
  if (!scenario)
    return core::Error{"link",
                       "cannot be read, perhaps a part is missing: " + scenario.error().line()};
  content.scenario = *std::move(scenario);
  return content;
}

bool looks_like_link(std::string_view hash) {
  return hash.size() > 2 && hash[0] == 'v' && hash[1] >= '0' && hash[1] <= '9' &&
         hash.find('.') != hash.npos;
}

}  // namespace handoff::web
