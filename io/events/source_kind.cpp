// UTF-16 without a mark shows in the zero byte beside each character of the first line.
#include "io/events/source_kind.hpp"

#include <algorithm>
#include <string>

#include "io/events/other_processors.hpp"
#include "io/text/file_kind.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

constexpr std::string_view kNoEvents = "expected payment events as JSON";

// UTF-16 with a mark. Exports are read in it, events are not.
constexpr std::string_view kUtf16 = "use iconv -f UTF-16 -t UTF-8 FILE | handoff replay -";
bool is_utf16(std::string_view head) {
  return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

std::string remedy_of(const FileKind& kind) {
  if (kind.has_rows) return "export it as JSON lines, one event a line";
  if (kind.unpack.empty()) return {};
  const std::string command = "use " + std::string(kind.unpack) + " | handoff replay -";
  return kind.unpack.starts_with("unzip") ? command + " if JSON is in it" : command;
}

core::Error refusal(std::string_view what, std::string_view remedy, std::string_view source_name) {
  const std::string advice =
      remedy.empty() ? std::string(kNoEvents) : with_file_name(remedy, source_name);
  return {printable(source_name, 200), std::string(what) + "; " + advice};
}

// Every second byte of the text's beginning is zero.
std::optional<std::string_view> utf16_without_mark(std::string_view head) {
  const std::size_t pairs = std::min<std::size_t>(head.size() / 2, 8);
  if (pairs < 2) return std::nullopt;
  bool little = true;
  bool big = true;
  for (std::size_t i = 0; i < pairs; ++i) {
    little &= head[2 * i] != '\0' && head[2 * i + 1] == '\0';
    big &= head[2 * i] == '\0' && head[2 * i + 1] != '\0';
  }
  if (little) return "use iconv -f UTF-16LE -t UTF-8 FILE | handoff replay -";
  if (big) return "use iconv -f UTF-16BE -t UTF-8 FILE | handoff replay -";
  return std::nullopt;
}

// What a disk leaves at the end of a file that was not written completely does not count.
std::string_view without_padding(std::string_view text) {
  return text.substr(0, text.find_last_not_of('\0') + 1);
}

bool begins(std::string_view line, std::string_view word) { return line.starts_with(word); }

std::string_view from_first_character(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text;
}

std::optional<core::Error> refuse_other_processor(std::string_view text,
                                                  std::string_view source_name) {
  const std::string_view other = other_processors_text(text);
  if (other.empty()) return std::nullopt;
  const std::string advice = "the events that are read are those of ";
  return refusal("is " + std::string(other), advice + std::string(kReadProcessors), source_name);
}

// The names of columns: a few words with the same mark between them, and no sentence.
std::optional<std::string_view> table_of(std::string_view line) {
  if (line.starts_with('[') || line.find_first_of("{}") != line.npos) return std::nullopt;
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  if (count('\t') >= 2) return "is a table with tabs between its columns";
  const bool sentence = line.find(", ") != line.npos || line.find(". ") != line.npos;
  if (count(',') >= 2 && !sentence) return "is a CSV table";
  if (count(';') >= 2 && line.find("; ") == line.npos) return "is a CSV table with semicolons";
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> refuse_by_kind(std::string_view head, std::string_view source_name) {
  if (const FileKind* kind = file_kind(head))
    return refusal(kind->what, remedy_of(*kind), source_name);
  if (is_utf16(head)) return refusal("is UTF-16", kUtf16, source_name);
  if (const auto remedy = utf16_without_mark(head))
    return refusal("is UTF-16 without a byte order mark", *remedy, source_name);
  const std::string_view text = without_padding(head);
  if (text.empty() && !head.empty())
    return refusal("begins with zero bytes: it was not written completely", {}, source_name);
  if (text.find('\0') != text.npos) return refusal("is no text", {}, source_name);
  // What an XML is stands behind its declaration, often in the next line.
  const std::string_view xml = from_first_character(text);
  return begins(xml, "<?xml") ? refuse_other_processor(xml, source_name) : std::nullopt;
}

std::optional<core::Error> refuse_by_first_line(std::string_view line,
                                                std::string_view source_name) {
  line = from_first_character(line);
  line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  if (begins(line, "<!DOCTYPE") || begins(line, "<!doctype") || begins(line, "<html"))
    return refusal("is a web page", {}, source_name);
  if (auto other = refuse_other_processor(line, source_name)) return other;
  if (begins(line, "<?xml") || begins(line, "<"))
    return refusal("is XML", "expected payment events as JSON: ask for JSON instead", source_name);
  if (begins(line, "---") || begins(line, "- id:"))
    return refusal("is YAML", "expected payment events as JSON", source_name);
  if (const auto table = table_of(line)) {
    return refusal(*table,
                   "events are read as JSON: export them as JSON lines, or take the column that "
                   "holds the JSON, one event a line",
                   source_name);
  }
  return std::nullopt;
}

}  // namespace handoff::io
