// Files come first and shipped assets second, so that a file of one's own is never hidden by ours.
#include "cli/inputs.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <map>
#include <utility>

#include "handoff/assets.hpp"
#include "io/files/file.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"
#include "sim/article/tools.hpp"

namespace handoff::cli {
namespace {

constexpr std::string_view kJsonEnding = ".json";

bool exists(const std::string& path) {
  std::FILE* file = path.find('\0') == path.npos ? std::fopen(path.c_str(), "rb") : nullptr;
  if (file) std::fclose(file);
  return file != nullptr;
}

std::string_view shipped(std::string_view folder, const std::string& name) {
  const std::string_view by_path = assets::find(name);
  if (by_path.data() && name.starts_with(folder)) return by_path;
  return assets::find(std::string(folder) + name + std::string(kJsonEnding));
}

// Standard input can be read once, and a command may ask for its scenario several times.
core::Result<std::string> read_once(const std::string& name) {
  static std::optional<core::Result<std::string>> standard_input;
  if (name != "-") return io::read_file(name);
  if (!standard_input) standard_input = io::read_file(name);
  return *standard_input;
}

struct Text {
  std::string content;
  std::string source;
};

core::Result<Text> load_text(std::string_view folder, std::string_view kind,
                             const std::string& name) {
  const std::string_view asset =
      name == "-" || exists(name) ? std::string_view{} : shipped(folder, name);
  if (asset.data()) return Text{std::string(asset), name};
  auto content = read_once(name);
  if (content) return Text{*std::move(content), io::source_name(name)};
  core::Error error = content.error();
  const auto names = shipped_names(folder);
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view meant = io::nearest(stem(name), views);
  if (!meant.empty() && !exists(name))
    error.what +=
        "; did you mean the built-in " + std::string(kind) + " " + std::string(meant) + "?";
  return error;
}

}  // namespace

std::string stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != path.npos) path.remove_prefix(slash + 1);
  if (path.ends_with(kJsonEnding)) path.remove_suffix(kJsonEnding.size());
  return std::string(path);
}

std::vector<std::string> shipped_names(std::string_view folder) {
  std::vector<std::string> names;
  for (const std::string_view path : assets::names()) {
    if (path.starts_with(folder)) names.push_back(stem(path));
  }
  const auto rank = [](const std::string& name) {
    return std::find_if(sim::kTools.begin(), sim::kTools.end(),
                        [&name](const sim::ToolInfo& tool) { return tool.name == name; });
  };
  std::stable_sort(names.begin(), names.end(),
                   [&rank](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return names;
}

core::Result<sim::Scenario> load_scenario(const std::string& name) {
  const auto text = load_text(kScenarioFolder, "scenario", name);
  if (!text) return text.error();
  return io::read_scenario(text->content, text->source);
}

// A command asks for its scenario several times, and every one has the same customers.
core::Result<std::shared_ptr<const sim::CustomerHistory>> load_customers(const std::string& name) {
  static std::map<std::string, std::shared_ptr<const sim::CustomerHistory>> loaded;
  if (const auto found = loaded.find(name); found != loaded.end()) return found->second;
  const auto text = read_once(name);
  if (!text) return text.error();
  auto history = io::read_customer_history(*text, io::source_name(name));
  if (!history) return history.error();
  return loaded[name] = std::make_shared<const sim::CustomerHistory>(*std::move(history));
}

std::optional<core::Error> apply_pipeline(sim::Scenario& scenario, const std::string& name) {
  const auto text = load_text(kPipelineFolder, "pipeline", name);
  if (!text) return text.error();
  return io::apply_preset(scenario, text->content, text->source);
}

core::Result<io::Preset> load_pipeline(const std::string& name) {
  const auto text = load_text(kPipelineFolder, "pipeline", name);
  if (!text) return text.error();
  return io::read_preset(text->content, text->source);
}

core::Result<io::Preset> load_scenario_as_preset(const std::string& name) {
  const auto text = load_text(kScenarioFolder, "scenario", name);
  if (!text) return text.error();
  return io::scenario_as_preset(text->content, text->source);
}

core::Result<std::uint64_t> whole_number(std::string_view option, std::string_view text,
                                         std::uint64_t min, std::uint64_t max) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (code == std::errc() && stop == end && number >= min && number <= max) return number;
  return core::Error{std::string(option), io::in_quotes(text) + " is not a whole number from " +
                                              std::to_string(min) + " to " + std::to_string(max)};
}

core::Result<Outputs> open_outputs(const OutputOptions& options) {
  if (options.json == "-" && options.csv == "-") {
    return core::Error{"--csv -", "standard output is taken by --json -; give one of them a file"};
  }
  Outputs outputs;
  const auto open = [](const std::string& path,
                       std::optional<io::Output>& output) -> std::optional<core::Error> {
    if (path.empty()) return std::nullopt;
    auto opened = io::Output::open(path);
    if (!opened) return opened.error();
    output = *std::move(opened);
    return std::nullopt;
  };
  if (auto error = open(options.json, outputs.json)) return *std::move(error);
  if (auto error = open(options.csv, outputs.csv)) return *std::move(error);
  return outputs;
}

std::optional<core::Error> Outputs::close() {
  if (json) {
    if (auto error = json->close()) return error;
  }
  if (csv) return csv->close();
  return std::nullopt;
}

}  // namespace handoff::cli
