// One walk over the sorted list feeds all three forms.
#include "io/results/break_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "io/scenario/target.hpp"
#include "io/text/concat.hpp"
#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::Break;
using sim::BreakingPoint;
using sim::BreakState;

std::string_view unit_of(const BreakingPoint& question) {
  const auto inputs = sim::inputs_of(question.alternatives().front().scenario);
  const sim::Input* input = sim::find_input(inputs, question.options().path);
  return input ? input->info.unit : "";
}

// Volumes in all digits below a million: a planner compares them with a plan.
std::string volume_text(double volume, std::string_view unit) {
  if (!std::isfinite(volume)) return "-";
  if (!unit.empty() || volume < 10) return quantity_text(volume, unit);
  return count_text(static_cast<std::uint64_t>(std::llround(volume)));
}

std::string place_text(const Break& it, std::string_view unit) {
  switch (it.state) {
    case BreakState::breaks:
      return volume_text(it.estimate, unit);
    case BreakState::holds:
      return "above " + volume_text(it.volume.low, unit);
    case BreakState::fails:
      return "below " + volume_text(it.volume.high, unit);
    case BreakState::unknown:
      break;
  }
  return "?";
}

std::string interval_text(const Break& it, std::string_view unit) {
  if (it.state != BreakState::breaks) return "";
  return volume_text(it.volume.low, unit) + " to " + volume_text(it.volume.high, unit);
}

std::string headroom_text(const Break& it) {
  if (it.state != BreakState::breaks) return "";
  return fmt::format("{:.2g}x", it.headroom);
}

}  // namespace

Json cause_json(const sim::BreakCause& it) {
  if (it.what.empty()) return nullptr;
  if (!it.has_waiting) return {{"what", it.what}};
  return {{"what", it.what},
          {"waiting_s", number_json(it.waiting_s)},
          {"ci95", interval_json(it.interval)},
          {"before_s", number_json(it.before_s)},
          {"total_s", number_json(it.total_s)}};
}

std::string cause_text(const sim::BreakCause& cause) {
  if (!cause.has_waiting) return cause.what;
  return joined({cause.what, ", ", quantity_text(cause.waiting_s, "s"),
                 cause.has_grown ? " instead of " : " of ",
                 quantity_text(cause.has_grown ? cause.before_s : cause.total_s, "s")});
}

std::string_view state_name(BreakState state) {
  switch (state) {
    case BreakState::breaks:
      return "breaks";
    case BreakState::holds:
      return "holds";
    case BreakState::fails:
      return "fails already";
    case BreakState::unknown:
      break;
  }
  return "unknown";
}

Json break_document(const BreakingPoint& question, const sim::ReplicationStore& store,
                    const BreakCauses& causes, const PlanHeading& heading) {
  Json json = plan_document(sim::QuestionKind::breaking_point, heading);
  json["path"] = question.options().path;
  json["asked"] = number_json(question.options().asked);
  json["breaks"] = Json::array();
  const std::vector<Break> breaks = question.breaks(store);
  for (std::size_t at = 0; at < breaks.size(); ++at) {
    const Break& it = breaks[at];
    const sim::Target& target = question.targets()[it.target];
    const bool found = it.state == BreakState::breaks;
    json["breaks"].push_back({{"pipeline", question.alternatives()[it.alternative].name},
                              {"target", target.text},
                              {"state", state_name(it.state)},
                              {"volume", found ? number_json(it.estimate) : Json()},
                              {"ci95", interval_json(it.volume)},
                              {"headroom", found ? number_json(it.headroom) : Json()},
                              {"now", standing_json(target, it.now)},
                              {"cause", at < causes.size() ? cause_json(causes[at]) : Json()}});
  }
  return json;
}

std::string break_csv(const BreakingPoint& question, const sim::ReplicationStore& store,
                      const BreakCauses& causes) {
  std::string text =
      "pipeline,target,state,volume,volume_low,volume_high,headroom,now,now_value,now_low,"
      "now_high,cause,waiting_s,before_s\n";
  const std::vector<Break> breaks = question.breaks(store);
  for (std::size_t at = 0; at < breaks.size(); ++at) {
    const Break& it = breaks[at];
    const sim::BreakCause cause = at < causes.size() ? causes[at] : sim::BreakCause();
    const bool found = it.state == BreakState::breaks;
    const std::vector<std::string> fields{question.alternatives()[it.alternative].name,
                                          question.targets()[it.target].text,
                                          std::string(state_name(it.state)),
                                          found ? number_text(it.estimate) : "",
                                          field_of(it.volume.low),
                                          field_of(it.volume.high),
                                          found ? number_text(it.headroom) : "",
                                          std::string(judgement_name(it.now.judgement)),
                                          field_of(it.now.value),
                                          field_of(it.now.interval.low),
                                          field_of(it.now.interval.high),
                                          cause.what,
                                          cause.has_waiting ? field_of(cause.waiting_s) : "",
                                          cause.has_waiting ? field_of(cause.before_s) : ""};
    text += csv_line(fields);
  }
  return text;
}

std::string break_table(const BreakingPoint& question, const sim::ReplicationStore& store,
                        const BreakCauses& causes, const PlanHeading& heading,
                        Characters characters) {
  const std::string_view unit = unit_of(question);
  const double asked = question.options().asked;
  std::vector<TableRow> rows{{"", "pipeline", "fails from", "95% interval", "headroom",
                              "at " + volume_text(asked, unit), "", "because of"}};
  const std::vector<Break> breaks = question.breaks(store);
  for (std::size_t at = 0; at < breaks.size(); ++at) {
    const Break& it = breaks[at];
    const sim::Target& target = question.targets()[it.target];
    rows.push_back({fmt::format("{}. {}", at + 1, target_name(target)),
                    printable(question.alternatives()[it.alternative].name, 30),
                    place_text(it, unit), interval_text(it, unit), headroom_text(it),
                    std::string(judgement_name(it.now.judgement)),
                    standing_value(target, it.now, characters),
                    at < causes.size() ? cause_text(causes[at]) : ""});
  }
  return fmt::format(
      "{}\nWhat breaks first as {} grows (asked at {}):\n\n{}\nheadroom: the volume at which the "
      "target first fails, divided by the one asked about. above,\nbelow: it holds, or fails, over "
      "the whole range searched; \"below\" has causes other than volume.\nbecause of: what "
      "customers wait for longest there or, where volume breaks it, what has grown most.\n",
      plan_heading(heading), question.options().path, volume_text(asked, unit), aligned(rows));
}

}  // namespace handoff::io
