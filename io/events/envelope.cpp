// The search goes into members with known names only, and the first that holds an event ends it:
// where a webhook is kept as object and as raw text, it is one event.
#include "io/events/envelope.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "io/json/value_tree.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

// Members that hold an event, a list of events, or another wrapping.
struct Envelope {
  std::string_view member;
  std::string_view whose;
};

constexpr Envelope kEnvelopes[] = {
    {"detail", "Amazon EventBridge"},
    {"record", "Airbyte: a message of a source"},
    {"_airbyte_data", "Airbyte: a row of a destination"},
    {"Records", "Amazon SQS, SNS and Kinesis, as a function gets them"},
    {"Messages", "Amazon SQS, as receive-message prints them"},
    {"Sns", "Amazon SNS, as a function gets it"},
    {"kinesis", "Amazon Kinesis, as a function gets it"},
    {"Message", "Amazon SNS: a notification"},
    {"Body", "Amazon SQS: a message"},
    {"json", "n8n: an item"},
    {"body", "n8n, Bubble, API gateways, SQS: a request or a message"},
    {"rawBody", "functions and Express: the text of a request"},
    {"raw_body", "Pipedream: the text of a request"},
    {"request", "ngrok, Hookdeck, RequestBin: a request"},
    {"webhook", "webhook logs"},
    {"payload", "Svix, queues of jobs: a message"},
    {"event", "Chargebee lists, webhook logs"},
    {"stripe_event", "webhook logs"},
    {"stripeEvent", "webhook logs"},
    {"event_data", "webhook logs"},
    {"data", "Event Grid, CloudEvents, lists, rows of a warehouse"},
    {"events", "lists"},
    {"items", "lists"},
    {"results", "lists"},
    {"records", "lists"},
    {"list", "Chargebee: a list"},
    {"rows", "lists"},
    {"entries", "HAR: a list of requests"},
    {"notifications", "lists"},
    {"messages", "lists"},
    {"logs", "lists"},
    {"models", "Hookdeck: a list"},
    {"requests", "ngrok, RequestBin: a list"},
    {"deliveries", "lists"},
    {"webhooks", "lists"},
    {"logEvents", "Amazon CloudWatch: lines of a log"},
    {"hits", "Elasticsearch: what was found"},
    {"_source", "Elasticsearch: a document"},
    {"message", "logs: the line"},
    {"msg", "logs: the line"},
    {"log", "docker and Kubernetes: the line"},
    {"line", "logs: the line"},
    {"jsonPayload", "Google Cloud Logging"},
    {"textPayload", "Google Cloud Logging"},
    {"_raw", "Splunk"},
    {"result", "Splunk: what was found"},
    {"properties", "Segment: an event's properties"},
    {"content", "webhook.site: the text of a request"},
    {"postData", "HAR: what was posted"},
    {"text", "HAR: the text of a request"},
    {"value", "Kafka: a record"},
    {"fields", "rows"},
    {"columns", "rows"},
    {"bundle", "Zapier: what a step got"},
    {"input", "workflows: what a step got"},
    {"output", "workflows: what a step gave"},
    {"raw", "rows"},
    {"attributes", "Datadog: a line of a log"},
    {"after", "Debezium: a row"},
    {"new", "Hasura: a row"},
    {"steps", "Pipedream: what the steps gave"},
    {"trigger", "Pipedream: what began the steps"},
    {"stripe_events", "lists"},
    {"Items", "DynamoDB: what was found"},
    {"Item", "DynamoDB: a row"},
    {"S", "DynamoDB: a text"},
    {"documents", "Firestore: a list"},
    {"stringValue", "Firestore: a text"},
    {"item", "Postman: a list of requests"},
};

constexpr std::string_view kWhitespace = " \t\r\n";

std::string_view text_of(const Value* value) {
  return value == nullptr ? std::string_view() : value->text();
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_in_capitals(std::string_view name, std::string_view of) {
  return std::equal(name.begin(), name.end(), of.begin(), of.end(),
                    [](char a, char b) { return a == capital(b); });
}

// The member of that name. Snowflake prints the names of columns in capitals.
const Value* member_of(const Value& value, std::string_view name) {
  if (const Value* found = value.find(name)) return found;
  for (const Member& member : value.members()) {
    if (is_in_capitals(member.name, name)) return &member.value;
  }
  return nullptr;
}

bool has_text(const Value& value, std::string_view name) {
  return !text_of(value.find(name)).empty();
}

bool has_object(const Value& value, std::string_view name) {
  const Value* found = value.find(name);
  return found != nullptr && found->is_object();
}

bool is_list(const Value& value) {
  if (broken(ReaderMutant::list_without_object_kind)) return value.find("data") != nullptr;
  return text_of(value.find("object")) == "list";
}

// An event of Stripe's, of Paddle's or of Chargebee's.
bool is_event(const Value& value) {
  const std::string_view kind = text_of(value.find("object"));
  if (kind == "event") return true;
  if (has_text(value, "type")) {
    const Value* data = value.find("data");
    if (data != nullptr && has_object(*data, "object")) return true;
  }
  if (!has_text(value, "event_type")) return false;
  return has_text(value, "event_id") || has_object(value, "content");
}

// An object of the processor's by itself, which no event is around.
bool is_bare_object(const Value& value) {
  return has_text(value, "object") && has_text(value, "id") && !is_list(value);
}

// An event's "data" without the event around it.
bool is_bare_data(const Value& value) {
  const Value* object = value.find("object");
  return object != nullptr && object->is_object() && is_bare_object(*object);
}

bool is_base64(std::string_view text) {
  // How "{" and a quote or a blank, "[{", and "POST" begin in it.
  const bool begins = text.starts_with("eyJ") || text.starts_with("ewo") ||
                      text.starts_with("W3s") || text.starts_with("UE9TVC") ||
                      text.starts_with("eyA");
  if (!begins || text.size() < 40) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/' || c == '=' ||
           c == '-' || c == '_' || c == '\n' || c == '\r';
  });
}

// Reads the JSON that a text is, or that stands at the end of a line of a log.
bool read_json_in(std::string_view text, ValueTree& tree) {
  const std::size_t begin = text.find_first_not_of(kWhitespace);
  if (begin == text.npos) return false;
  const char first = text[begin];
  if ((first == '{' || first == '[' || first == '"') && !tree.read(text, {})) return true;
  const std::size_t object = text.find("{\"");
  const std::size_t end = text.rfind('}');
  if (object == text.npos || end == text.npos || end < object) return false;
  return !tree.read(text.substr(object, end + 1 - object), {});
}

std::string path_of(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

std::string path_of(const std::string& path, std::size_t index) {
  return path + '[' + std::to_string(index) + ']';
}

// Collects the candidates of one document; what is read from texts lives here.
class Search {
 public:
  std::vector<Candidate> run(const Value& document) {
    const Place top{.path = {}, .depth = 0, .in_text = false, .in_list = false};
    if (!look(document, top)) found_.push_back(candidate(document, top, Candidate::Kind::other));
    return std::move(found_);
  }

 private:
  struct Place {
    std::string path;
    int depth;  // of envelopes around it
    bool in_text;
    bool in_list;
  };

  static Candidate candidate(const Value& value, const Place& place, Candidate::Kind kind) {
    return {&value, place.path, place.in_text, place.in_list, kind};
  }

  bool take(const Value& value, const Place& place, Candidate::Kind kind = Candidate::Kind::event) {
    found_.push_back(candidate(value, place, kind));
    return true;
  }

  // Whether there is an event in the value, or a list of none.
  bool look(const Value& value, const Place& place) {
    if (value.is_array()) return look_at_each(value.elements(), place);
    if (value.is_text()) return look_into_text(value, place);
    if (!value.is_object()) return false;
    if (is_list(value)) return look_into_list(value, place);
    if (const Value* row = whole_row(value)) return take(*row, place);
    if (is_event(value) || is_bare_object(value)) return take(value, place);
    if (is_bare_data(value)) {
      Place inside = place;
      inside.path = path_of(place.path, "object");
      return take(*value.find("object"), inside);
    }
    return look_into_members(value, place);
  }

  bool look_into_list(const Value& list, const Place& place) {
    const Value* data = list.find("data");
    if (data == nullptr || !data->is_array()) return false;
    Place inside = place;
    inside.path = path_of(place.path, "data");
    return look_at_each(data->elements(), inside);
  }

  // What is no event stands out only among events, or in a list that is the document.
  bool look_at_each(std::span<const Value> array, const Place& place) {
    const std::size_t before = found_.size();
    bool any = array.empty();
    for (std::size_t i = 0; i < array.size(); ++i) {
      Place inside = place;
      inside.path = path_of(place.path, i);
      inside.in_list = true;
      if (look(array[i], inside)) {
        any = true;
      } else {
        take(array[i], inside, Candidate::Kind::other);
      }
    }
    if (!any && place.depth > 0) found_.resize(before);
    return any || place.depth == 0;
  }

  bool look_into_text(const Value& value, const Place& place) {
    const std::string_view text = text_of(&value);
    if (is_base64(text)) return take(value, place, Candidate::Kind::encoded);
    const ValueTree* tree = tree_in(text);
    if (tree == nullptr || tree->root().is_text()) return false;
    Place inside = place;
    inside.in_text = true;
    return look(tree->root(), inside);
  }

  // An empty list under such a name is a list of no events, but not if an event says it.
  bool look_into_members(const Value& value, const Place& place) {
    if (place.depth == kMaxEnvelopes) return false;
    const std::size_t before = found_.size();
    const bool may_be_empty = !claims_to_be_event(value);
    for (const Envelope& envelope : kEnvelopes) {
      const Value* held = member_of(value, envelope.member);
      if (held == nullptr) continue;
      Place inside = place;
      inside.path = path_of(place.path, envelope.member);
      ++inside.depth;
      if (look(*held, inside) && (may_be_empty || found_.size() > before)) return true;
    }
    return look_at_values(value, place);
  }

  // Events by their ids, as databases of documents export them.
  bool look_at_values(const Value& value, const Place& place) {
    if (value.empty()) return false;
    if (!is_event(value.members().front().value)) return look_at_columns(value, place);
    for (const Member& member : value.members()) {
      Place inside = place;
      inside.path = path_of(place.path, member.name);
      inside.in_list = true;
      if (!look(member.value, inside)) take(member.value, inside, Candidate::Kind::other);
    }
    return true;
  }

  // A row of somebody's own table, in which some column holds a whole event, as object or as text.
  bool look_at_columns(const Value& row, const Place& place) {
    if (claims_to_be_event(row)) return false;
    for (const Member& member : row.members()) {
      Place inside = place;
      inside.path = path_of(place.path, member.name);
      if (is_event(member.value)) return take(member.value, inside);
      if (!text_of(&member.value).starts_with('{')) continue;
      const ValueTree* tree = tree_in(text_of(&member.value));
      if (tree == nullptr || !is_event(tree->root())) continue;
      inside.in_text = true;
      return take(tree->root(), inside);
    }
    return false;
  }

  // A row of a warehouse is an event whose "data" is a text: the event that it was.
  const Value* whole_row(const Value& row) {
    if (!has_text(row, "type") || !has_text(row, "id")) return nullptr;
    ValueTree* tree = tree_in(text_of(row.find("data")));
    if (tree == nullptr || !tree->root().is_object() || is_event(tree->root())) return nullptr;
    Value data = tree->root();
    if (!has_object(data, "object")) {
      if (!is_bare_object(data)) return nullptr;
      const Member wrapped[] = {{"object", data}};
      data = tree->object_of(wrapped);
    }
    std::vector<Member> members(row.members().begin(), row.members().end());
    for (Member& member : members) {
      if (member.name == "data") member.value = data;
    }
    tree->set_root(tree->object_of(members));
    return &tree->root();
  }

  // The document in a text; null if there is none.
  ValueTree* tree_in(std::string_view text) {
    if (text.empty()) return nullptr;
    auto tree = std::make_unique<ValueTree>();
    if (!read_json_in(text, *tree)) return nullptr;
    return texts_.emplace_back(std::move(tree)).get();
  }

  std::vector<Candidate> found_;
  std::vector<std::unique_ptr<ValueTree>> texts_;
};

}  // namespace

void unwrap(const Value& document, const TakeCandidate& take) {
  Search search;
  for (const Candidate& candidate : search.run(document)) take(candidate);
}

bool is_between_records(const Value& value) {
  constexpr std::string_view kTypes[] = {
      "STATE", "LOG", "TRACE", "SPEC", "SCHEMA", "CATALOG", "CONNECTION_STATUS"};
  const std::string_view type = text_of(value.find("type"));
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

bool claims_to_be_event(const Value& value) {
  if (text_of(value.find("object")) == "event") return true;
  const bool has_type = value.find("type") != nullptr || value.find("event_type") != nullptr;
  return has_type && (value.find("data") != nullptr || value.find("content") != nullptr);
}

}  // namespace handoff::io
