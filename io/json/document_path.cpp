// A path is taken apart from the front, key by key and index by index.
#include "io/json/document_path.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

// The paths of all values under `node`, lists and objects included.
void collect_paths(const Json& node, const std::string& path, std::vector<std::string>& paths) {
  if (!path.empty()) paths.push_back(path);
  if (node.is_object()) {
    for (const auto& item : node.items()) {
      collect_paths(item.value(), path.empty() ? item.key() : path + '.' + item.key(), paths);
    }
  } else if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      collect_paths(node[i], path + '[' + std::to_string(i) + ']', paths);
    }
  }
}

std::string_view last_part(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == path.npos ? path : path.substr(dot + 1);
}

// Somebody who gives a path that is not there mistyped it, or knows its last part only.
std::string path_suggestion(std::string_view path, const Json& document) {
  std::vector<std::string> paths;
  collect_paths(document, "", paths);
  std::vector<std::string_view> same_end;
  for (const std::string& candidate : paths) {
    if (last_part(candidate) == last_part(path)) same_end.push_back(candidate);
  }
  if (same_end.size() == 1) return "; did you mean " + in_quotes(same_end.front(), 100) + "?";
  std::string_view best = nearest(path, same_end);
  if (best.empty()) {
    const std::vector<std::string_view> all(paths.begin(), paths.end());
    best = nearest(path, all);
  }
  return best.empty() ? std::string() : "; did you mean " + in_quotes(best, 100) + "?";
}

// Takes "[3]" off the front of `rest`.
std::optional<std::size_t> take_index(std::string_view& rest) {
  const std::size_t close = rest.find(']');
  if (close == rest.npos) return std::nullopt;
  std::size_t index = 0;
  const char* end = rest.data() + close;
  const auto [stop, code] = std::from_chars(rest.data() + 1, end, index);
  if (code != std::errc() || stop != end) return std::nullopt;
  rest.remove_prefix(close + 1);
  return index;
}

std::string_view take_key(std::string_view& rest) {
  const std::string_view key = rest.substr(0, rest.find_first_of(".["));
  rest.remove_prefix(key.size());
  return key;
}

core::Result<Json*> step_into_list(Json& node, std::string_view& rest, std::string_view path) {
  const std::string done(path.substr(0, path.size() - rest.size()));
  const auto index = take_index(rest);
  if (!index)
    return core::Error{printable(path, 100), "an index is a whole number in brackets such as [0]"};
  if (!node.is_array())
    return core::Error{printable(done, 100), "is not a list, so it takes no index"};
  if (*index >= node.size()) {
    const std::string has = node.empty() ? "the list is empty"
                                         : "the last is [" + std::to_string(node.size() - 1) + ']';
    return core::Error{done + '[' + std::to_string(*index) + ']',
                       "there is no such element; " + has};
  }
  return &node[*index];
}

}  // namespace

core::Result<Json*> find_path(Json& document, std::string_view path) {
  Json* node = &document;
  std::string_view rest = path;
  while (!rest.empty()) {
    if (rest.front() == '[') {
      const auto element = step_into_list(*node, rest, path);
      if (!element) return element.error();
      node = *element;
      continue;
    }
    if (rest.front() == '.' && node != &document) rest.remove_prefix(1);
    const std::string_view key = take_key(rest);
    const auto member = node->is_object() ? node->find(key) : node->end();
    if (key.empty() || member == node->end()) {
      return core::Error{printable(path, 100), "is unknown" + path_suggestion(path, document)};
    }
    node = &*member;
  }
  return node;
}

}  // namespace handoff::io
