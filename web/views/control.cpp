#include "web/views/control.hpp"

#include <algorithm>

#include "io/text/duration_text.hpp"
#include "io/text/moment_text.hpp"

namespace handoff::web {

Action switched(const ControlView& control, bool on) {
  if (control.on.empty()) return SetField{control.path, on};
  return SetText{control.path, on ? control.on : control.off};
}

namespace {

Action toggled(const ControlView& control, int position) {
  std::vector<int> taken = control.taken;
  const auto at = std::find(taken.begin(), taken.end(), position);
  if (at == taken.end()) {
    taken.push_back(position);
  } else if (taken.size() > 1) {
    taken.erase(at);
  }
  std::string text;
  for (const int each : taken) text += (text.empty() ? "[" : ",") + std::to_string(each);
  return SetText{control.path, text + ']'};
}

}  // namespace

Action chosen(const ControlView& control, std::size_t position) {
  if (!control.taken.empty()) return toggled(control, static_cast<int>(position));
  if (control.known > 0 && position >= control.known)
    return UseZone{control.path, control.names[position]};
  return SetField{control.path, static_cast<int>(position) + control.first};
}

std::size_t position_of(const ControlView& control) {
  const int position = static_cast<int>(control.value) - control.first;
  return static_cast<std::size_t>(std::max(position, 0));
}

core::Result<Action> typed_into(const ControlView& control, const std::string& text) {
  if (!control.is_moment) return Action{SetText{control.path, text}};
  const auto after = io::parse_moment(text, control.start);
  if (!after) return core::Error{control.label, after.error().what};
  return Action{SetText{control.path, io::duration_text(*after)}};
}

}  // namespace handoff::web
