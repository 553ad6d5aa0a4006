// The object is checked key by key against the document that it speaks of.
#include "io/scenario/sources.hpp"

#include "io/json/document_path.hpp"
#include "io/json/json_reader.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kLongestSource = 1'000;

core::Error wrong(std::string_view path, std::string_view what) {
  return {std::string(kSourcesKey), in_quotes(path, 100) + ": " + std::string(what)};
}

// Whether `path` is `part`, or something inside of it.
bool is_within(std::string_view path, std::string_view part) {
  if (!path.starts_with(part)) return false;
  return path.size() == part.size() || path[part.size()] == '.' || path[part.size()] == '[';
}

}  // namespace

core::Result<std::vector<Source>> read_sources(const Json& sources, Json& document) {
  if (!sources.is_object()) {
    return core::Error{
        std::string(kSourcesKey),
        "found " + describe(&sources) + ", expected an object of paths and where they come from"};
  }
  std::vector<Source> read;
  for (const auto& item : sources.items()) {
    if (item.key().empty()) return wrong("", "is not the path of an input");
    if (const auto there = find_path(document, item.key()); !there)
      return wrong(item.key(), there.error().what);
    if (!item.value().is_string())
      return wrong(item.key(), "found " + describe(&item.value()) + ", expected text");
    const auto& text = item.value().get_ref<const std::string&>();
    if (text.empty() || text.size() > kLongestSource)
      return wrong(item.key(), "allowed are 1 to " + std::to_string(kLongestSource) + " bytes");
    read.push_back({item.key(), text});
  }
  return read;
}

std::string_view source_of(std::span<const Source> sources, std::string_view path) {
  const Source* best = nullptr;
  for (const Source& source : sources) {
    if (!is_within(path, source.path)) continue;
    if (!best || source.path.size() > best->path.size()) best = &source;
  }
  return best ? std::string_view(best->text) : std::string_view{};
}

}  // namespace handoff::io
