#include "io/exports/table/json_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "io/json/json_text.hpp"

namespace handoff::exports {
namespace {

// Members of a document that hold its records.
constexpr std::array<std::string_view, 15> kLists{
    "data",     "results",    "messages",      "records",    "items",
    "events",   "rows",       "conversations", "tickets",    "ticket_metrics",
    "contacts", "collection", "calls",         "deliveries", "values"};

// Members that hold a record, with things of those who carried it beside it.
constexpr std::array<std::string_view, 6> kWrappers{"detail",        "payload", "event",
                                                    "_airbyte_data", "record",  "data"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& table) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

constexpr std::size_t kMostElements = 3;  // of a list of objects
constexpr std::size_t kMostCells = 500;
constexpr int kDeepest = 8;

bool holds_objects(const io::Value& list) {
  return !list.empty() &&
         (list.elements().front().is_object() || list.elements().front().is_array());
}

bool is_record(const io::Value& value) {
  if (!value.is_object()) return false;
  const io::Value* kind = value.find("object");
  if (kind != nullptr && kind->text() == "event") return true;
  return value.contains("id") && (value.contains("type") || value.contains("created"));
}

// The record inside of what is wrapped around it.
const io::Value& unwrapped(const io::Value& value) {
  const io::Value* kind = value.find("object");
  if (kind != nullptr && kind->is_text()) return value;
  for (const std::string_view name : kWrappers) {
    const io::Value* inside = value.find(name);
    if (inside != nullptr && is_record(*inside)) return *inside;
  }
  return value;
}

constexpr std::string_view kHistories = "propertiesWithHistory";
constexpr std::array<std::string_view, kMostElements> kPlaces{"0", "1", "2"};

// Characters that say something outside of quotes.
constexpr auto kTelling = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("\"{}[]\n")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();
constexpr std::size_t kLongestKey = 40;

}  // namespace

JsonRows::JsonRows(TakeRow take, TakeRow take_history, LeaveRow leave)
    : take_(std::move(take)), take_history_(std::move(take_history)), leave_(std::move(leave)) {}

// What lies between brackets and quotes goes over at once.
void JsonRows::feed(std::string_view text) {
  std::size_t kept = 0;  // where the text of the record at hand goes on
  for (std::size_t at = 0; at < text.size();) {
    if (quoted_) {
      at = read_quoted(text, at);
      continue;
    }
    const char c = text[at++];
    if (!kTelling[static_cast<unsigned char>(c)]) continue;
    if (ends_record(c)) keep_text(text.substr(kept, at - kept));
    const bool was_in_record = in_record_;
    take_structure(c);
    if (in_record_ && !was_in_record) kept = at - 1;
  }
  if (in_record_) keep_text(text.substr(kept));
}

void JsonRows::keep_text(std::string_view text) {
  if (record_.size() + text.size() > kMaxRecordBytes) {
    skipping_ = true;
    record_.clear();
  }
  if (!skipping_) record_ += text;
}

// To behind the closing quote, if it is there.
std::size_t JsonRows::read_quoted(std::string_view text, std::size_t at) {
  const bool at_own_level = brackets_.size() == lists_ + 1;
  for (; at < text.size() && quoted_; ++at) {
    const char c = text[at];
    if (c == '\n') ++line_;
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      quoted_ = false;
      if (at_own_level && (key_ == "id" || key_ == "email")) has_id_ = true;
    } else if (at_own_level && key_.size() < kLongestKey) {
      key_ += c;
    }
  }
  return at;
}

// A record that is not closed is one that broke off.
void JsonRows::finish() {
  if (in_record_) leave_(record_line_);
  in_record_ = false;
}

void JsonRows::take_structure(char c) {
  switch (c) {
    case '"':
      quoted_ = true;
      if (brackets_.size() == lists_ + 1) key_.clear();
      return;
    case '{':
    case '[':
      return open(c);
    case '}':
    case ']':
      return close();
    case '\n':
      ++line_;
      return;
    default:
      return;
  }
}

// Whether this character closes the record at hand.
bool JsonRows::ends_record(char c) const {
  return in_record_ && (c == '}' || c == ']') && brackets_.size() == lists_ + 1;
}

// Whether the bracket that opens now begins the list that the document is there for.
bool JsonRows::opens_list() const {
  return in_record_ && lists_ == 0 && brackets_.size() == 1 && !has_id_ && is_one_of(key_, kLists);
}

void JsonRows::open(char c) {
  if (c == '[' && (brackets_.empty() || opens_list())) {
    in_record_ = false;
    record_.clear();
    brackets_ += c;
    lists_ = brackets_.size();
    return;
  }
  if (!in_record_ && c == '{' && brackets_.size() == lists_) {
    in_record_ = true;
    skipping_ = false;
    has_id_ = false;
    key_.clear();
    record_.clear();
    record_line_ = line_;
  }
  brackets_ += c;
}

void JsonRows::close() {
  if (brackets_.empty()) return;
  brackets_.pop_back();
  if (in_record_ && brackets_.size() == lists_) end_record();
  if (brackets_.size() < lists_) lists_ = 0;  // what follows the list in its document is no record
  if (brackets_.empty()) in_record_ = false;
}

void JsonRows::end_record() {
  in_record_ = false;
  const bool bad = skipping_ || tree_.read(record_, "", record_line_).has_value();
  if (bad) {
    leave_(record_line_);
  } else {
    emit(unwrapped(tree_.root()));
  }
  record_.clear();
}

void JsonRows::emit(const io::Value& value) {
  begin_cells();
  flatten(value, 0, 0);
  std::erase_if(cells_, [](const NamedCell& it) { return it.name.starts_with(kHistories); });
  take_(cells_, record_line_);
  if (const io::Value* histories = value.find(kHistories)) emit_history(value, *histories);
}

// HubSpot keeps a property's former values in a list: each is a row of its own.
void JsonRows::emit_history(const io::Value& record, const io::Value& histories) {
  const io::Value* id = record.find("id");
  for (const io::Member& property : histories.members()) {
    for (const io::Value& version : property.value.elements()) {
      begin_cells();
      if (id != nullptr) add_cell(names_.inside(0, "contact_id"), scalar_text(*id));
      add_cell(names_.inside(0, "name"), property.name);
      flatten(version, 0, 0);
      take_history_(cells_, record_line_);
    }
  }
}

void JsonRows::begin_cells() {
  cells_.clear();
  texts_.clear();
}

void JsonRows::add_cell(CellNames::Name name, std::string_view text) {
  cells_.push_back({names_.text(name), text, name});
}

void JsonRows::flatten(const io::Value& value, CellNames::Name name, int depth) {
  if (depth > kDeepest || cells_.size() >= kMostCells) return;
  if (value.is_object()) {
    for (const io::Member& member : value.members())
      flatten(member.value, names_.inside(name, member.name), depth + 1);
  } else if (value.is_array() && holds_objects(value)) {
    const std::size_t most = std::min(value.size(), kMostElements);
    for (std::size_t at = 0; at < most; ++at)
      flatten(value.elements()[at], names_.inside(name, kPlaces[at]), depth + 1);
  } else if (value.is_array()) {
    add_cell(name, joined_scalars(value));
  } else {
    add_cell(name, scalar_text(value));
  }
}

std::string_view JsonRows::copied(std::string_view text) {
  const auto copy = texts_.keep(std::span(text.data(), text.size()));
  return {copy.data(), copy.size()};
}

std::string_view JsonRows::scalar_text(const io::Value& value) {
  if (value.is_text()) return value.text();
  if (value.is_boolean()) return value.boolean() ? "true" : "false";
  if (!value.is_number()) return {};
  if (!value.is_whole()) return copied(io::number_text(value.number()));
  std::array<char, 24> digits{};
  const auto end =
      value.is_natural()
          ? std::to_chars(digits.data(), digits.data() + digits.size(), value.natural())
          : std::to_chars(digits.data(), digits.data() + digits.size(), value.whole());
  return copied({digits.data(), static_cast<std::size_t>(end.ptr - digits.data())});
}

std::string_view JsonRows::joined_scalars(const io::Value& list) {
  std::string text;
  for (const io::Value& element : list.elements()) {
    if (!text.empty()) text += ';';
    text += scalar_text(element);
  }
  return copied(text);
}

}  // namespace handoff::exports
