#include "io/exports/answer/learned_document.hpp"

#include <cstdint>

#include "io/json/json.hpp"
#include "io/json/json_text.hpp"

namespace handoff::exports {
namespace {

using io::Json;

// A member, or null where there is none.
const Json& member(const Json& object, const char* name) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

double number_of(const Json& value) { return value.is_number() ? value.get<double>() : 0.0; }

std::size_t count_of(const Json& value) {
  return value.is_number_unsigned() ? static_cast<std::size_t>(value.get<std::uint64_t>()) : 0;
}

bool is_true(const Json& value) { return value.is_boolean() && value.get<bool>(); }

template <class Read>
auto list_of(const Json& list, Read read) {
  std::vector<decltype(read(list))> all;
  if (!list.is_array()) return all;
  for (const Json& each : list) all.push_back(read(each));
  return all;
}

std::optional<LearnedSample> sample_of(const Json& value) {
  if (!value.is_object()) return std::nullopt;
  return LearnedSample{count_of(member(value, "n")), number_of(member(value, "p50")),
                       number_of(member(value, "p95"))};
}

std::optional<std::size_t> optional_count(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(count_of(value));
}

std::optional<LearnedTool> tool_of(const Json& value) {
  if (!value.is_object()) return std::nullopt;
  LearnedTool tool{text_of(member(value, "name")), number_of(member(value, "distance")), {}};
  const Json& parameters = member(value, "parameters");
  for (const auto& [path, setting] : parameters.items())
    tool.settings.push_back({path, text_of(setting)});
  return tool;
}

LearnedFigure figure_of(const Json& value) {
  const auto interval = list_of(member(value, "predicted_95"), number_of);
  return {text_of(member(value, "figure")),         number_of(member(value, "observed")),
          interval.size() == 2 ? interval[0] : 0.0, interval.size() == 2 ? interval[1] : 0.0,
          is_true(member(value, "inside")),         text_of(member(value, "too_few"))};
}

LearnedInput input_of(const Json& value) {
  const Json& of = member(value, "value");
  return {text_of(member(value, "path")), of.is_string() ? text_of(of) : io::compact(of),
          text_of(member(value, "source")), count_of(member(value, "n"))};
}

LearnedLeft left_of(const Json& value) {
  return {text_of(member(value, "reason")), count_of(member(value, "rows")),
          list_of(member(value, "examples"), text_of)};
}

LearnedColumn column_of(const Json& value) {
  return {text_of(member(value, "column")), text_of(member(value, "role")),
          list_of(member(value, "first"), text_of)};
}

LearnedFile file_of(const Json& value) {
  return {text_of(member(value, "file")),  text_of(member(value, "source")),
          count_of(member(value, "rows")), count_of(member(value, "used")),
          text_of(member(value, "clock")), list_of(member(value, "columns"), column_of)};
}

LearnedQuestion question_of(const Json& value) {
  return {text_of(member(value, "kind")), text_of(member(value, "file")),
          text_of(member(value, "example")), text_of(member(value, "role")),
          list_of(member(value, "answers"), text_of)};
}

void read_observed(const Json& observed, LearnedDocument& it) {
  it.has_figures = observed.is_object();
  it.trials = count_of(member(observed, "trials"));
  it.trials_ended = count_of(member(observed, "trials_ended"));
  it.conversions = count_of(member(observed, "conversions"));
  it.converted_of_ended = count_of(member(observed, "converted_of_ended"));
  const Json& rate = member(observed, "conversion_rate");
  if (rate.is_number()) it.conversion_rate = rate.get<double>();
  const auto interval = list_of(member(observed, "conversion_rate_95"), number_of);
  if (interval.size() == 2) {
    it.conversion_low = interval[0];
    it.conversion_high = interval[1];
  }
  it.crm_lag_s = sample_of(member(observed, "crm_lag_s"));
  it.owner_delay_h = sample_of(member(observed, "owner_delay_h"));
  it.first_touch_h = sample_of(member(observed, "first_touch_h"));
  it.missent_customers = optional_count(member(observed, "missent_customers"));
  it.missent_mails = count_of(member(observed, "missent_mails"));
  it.missends_are_at_least = is_true(member(observed, "missends_are_at_least"));
  it.unmatched = optional_count(member(observed, "unmatched"));
}

}  // namespace

core::Result<LearnedDocument> read_learned(std::string_view text) {
  const auto json = io::parse_json(text, "what was learned");
  if (!json) return json.error();
  LearnedDocument it;
  read_observed(member(*json, "observed"), it);
  const Json& tool = member(*json, "tool");
  it.tool = tool_of(tool);
  it.next_tool = tool_of(member(tool, "next"));
  it.as_near = list_of(member(tool, "as_near"), text_of);
  it.is_explained = member(*json, "inputs").is_array();
  it.fit = list_of(member(*json, "fit"), figure_of);
  const Json& half = member(*json, "second_half");
  it.second_half = list_of(member(half, "figures"), figure_of);
  it.first_half_until = text_of(member(half, "until"));
  it.inputs = list_of(member(*json, "inputs"), input_of);
  it.left_out = list_of(member(*json, "left_out"), left_of);
  it.files = list_of(member(*json, "files"), file_of);
  it.questions = list_of(member(*json, "questions"), question_of);
  it.problems = list_of(member(*json, "problems"), text_of);
  it.scenario = text_of(member(*json, "scenario"));
  it.history = text_of(member(*json, "history"));
  return it;
}

}  // namespace handoff::exports
