#include "io/exports/table/json_rows.hpp"

#include <algorithm>
#include <array>
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

std::string scalar_text(const io::Value& value) {
  if (value.is_text()) return std::string(value.text());
  if (value.is_boolean()) return value.boolean() ? "true" : "false";
  if (value.is_natural()) return std::to_string(value.natural());
  if (value.is_whole()) return std::to_string(value.whole());
  return value.is_number() ? io::number_text(value.number()) : std::string();
}

constexpr std::size_t kMostElements = 3;  // of a list of objects
constexpr std::size_t kMostCells = 500;
constexpr int kDeepest = 8;

std::string joined_scalars(const io::Value& list) {
  std::string text;
  for (const io::Value& element : list.elements()) {
    if (!text.empty()) text += ';';
    text += scalar_text(element);
  }
  return text;
}

bool holds_objects(const io::Value& list) {
  return !list.empty() &&
         (list.elements().front().is_object() || list.elements().front().is_array());
}

// "properties.email" is "email" to whoever looks for it.
std::string dotted(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

void flatten(const io::Value& value, const std::string& path, int depth, NamedCells& cells) {
  if (depth > kDeepest || cells.size() >= kMostCells) return;
  if (value.is_object()) {
    for (const io::Member& member : value.members())
      flatten(member.value, dotted(path, member.name), depth + 1, cells);
  } else if (value.is_array() && holds_objects(value)) {
    const std::size_t most = std::min(value.size(), kMostElements);
    for (std::size_t at = 0; at < most; ++at)
      flatten(value.elements()[at], dotted(path, std::to_string(at)), depth + 1, cells);
  } else if (value.is_array()) {
    cells.push_back({path, joined_scalars(value)});
  } else {
    cells.push_back({path, scalar_text(value)});
  }
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

}  // namespace

JsonRows::JsonRows(TakeRow take, TakeRow take_history, LeaveRow leave)
    : take_(std::move(take)), take_history_(std::move(take_history)), leave_(std::move(leave)) {}

void JsonRows::feed(std::string_view text) {
  for (const char c : text) take_character(c);
}

// A record that is not closed is one that broke off.
void JsonRows::finish() {
  if (in_record_) leave_(record_line_);
  in_record_ = false;
}

void JsonRows::take_character(char c) {
  if (c == '\n') ++line_;
  if (in_record_ && !skipping_) record_ += c;
  if (record_.size() > kMaxRecordBytes) skipping_ = true;
  if (!quoted_) return take_structure(c);
  const bool at_own_level = brackets_.size() == lists_ + 1;
  if (escaped_) {
    escaped_ = false;
  } else if (c == '\\') {
    escaped_ = true;
  } else if (c == '"') {
    quoted_ = false;
    if (at_own_level && (key_ == "id" || key_ == "email")) has_id_ = true;
  } else if (at_own_level && key_.size() < 40) {
    key_ += c;
  }
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
    default:
      return;
  }
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
    record_ = c;
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
  cells_.clear();
  flatten(value, {}, 0, cells_);
  std::erase_if(cells_, [](const NamedCell& it) { return it.name.starts_with(kHistories); });
  take_(cells_, record_line_);
  if (const io::Value* histories = value.find(kHistories)) emit_history(value, *histories);
}

// HubSpot keeps a property's former values in a list: each is a row of its own.
void JsonRows::emit_history(const io::Value& record, const io::Value& histories) {
  const io::Value* id = record.find("id");
  for (const io::Member& property : histories.members()) {
    for (const io::Value& version : property.value.elements()) {
      cells_.clear();
      if (id != nullptr) cells_.push_back({"contact_id", scalar_text(*id)});
      cells_.push_back({"name", std::string(property.name)});
      flatten(version, {}, 0, cells_);
      take_history_(cells_, record_line_);
    }
  }
}

}  // namespace handoff::exports
