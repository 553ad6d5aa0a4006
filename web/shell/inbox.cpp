#include "web/shell/inbox.hpp"

#include <cctype>

#include "io/json/json_text.hpp"
#include "io/results/rehearsal/rehearsal_file.hpp"
#include "io/scenario/scenario_set.hpp"
#include "web/app/link.hpp"
#include "web/views/tables/text_inputs.hpp"

namespace handoff::web {
namespace {

std::string without_edges(std::string_view text) {
  const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

// A scenario comes in place of the present one; a set of them, or a rehearsal, stands beside it.
Incoming loaded(const std::string& text, const std::string& name) {
  Incoming made{.action = LoadScenario{text, name}};
  if (io::is_rehearsal(text))
    made.success = "The rehearsal of " + name + " stands under Timing; your scenario is as it was.";
  else if (io::is_scenario_set(text))
    made.success = "The scenarios of " + name + " are kept beside yours.";
  else
    made.success = "Opened " + name + ". Undo brings back what was there before.";
  return made;
}

Incoming from_importer(const platform::Received& received) {
  const double share = io::parse_number(received.name).value_or(0.0);
  if (received.kind == platform::Kind::learning)
    return {.action = MonthProgress{share, received.text}};
  if (received.kind == platform::Kind::learned)
    return {.action = MonthLearned{received.text, received.name == "more"}};
  return {.action = MonthFailed{received.text}};
}

// A scenario, or a whole address with a link of ours at its end.
Incoming from_paste(const std::string& pasted) {
  const std::string text = without_edges(pasted);
  const std::size_t hash = text.find('#');
  if (text.starts_with('{')) return loaded(text, "the pasted scenario");
  if (hash != text.npos && looks_like_link(text.substr(hash + 1))) {
    return {.action = LoadLink{text.substr(hash + 1)}, .success = "Opened the pasted link."};
  }
  return {.problem = "What was pasted is neither a scenario nor a link of Handoff."};
}

// The same words as in a slider's field: "5%", "15k", "4h".
Incoming from_typing(const std::string& path, const std::string& text, const ViewModel& view) {
  const auto action = typed_action(view, path, text);
  if (!action) return {.problem = action.error().line()};
  return {.action = *action};
}

}  // namespace

Incoming incoming(const platform::Received& received, const ViewModel& view) {
  switch (received.kind) {
    case platform::Kind::file:
      return loaded(received.text, received.name);
    case platform::Kind::paste:
      return from_paste(received.text);
    case platform::Kind::kept:
      return {.action = KeptArrived{received.text}};
    case platform::Kind::hash:
      return {.action = LoadLink{received.text}};
    case platform::Kind::refused:
      return {.problem = received.text};
    case platform::Kind::copied:
      return {.success = view.own_customers
                             ? "Link copied: it carries the fitted inputs, not your customers"
                             : "Link copied: it opens exactly these numbers"};
    case platform::Kind::uncopied:
      return {.problem = "The browser did not allow copying: copy the address in its address bar"};
    case platform::Kind::too_long:
      return {.offer = "Save as a file",
              .offered = Command::save_scenario,
              .problem =
                  "This scenario is too long for a link, and the clipboard has none now. A "
                  "file holds all of it."};
    case platform::Kind::typed:
      return from_typing(received.name, received.text, view);
    case platform::Kind::learning:
    case platform::Kind::learned:
    case platform::Kind::unlearned:
      return from_importer(received);
    case platform::Kind::update:
      return {.success = "A new version of Handoff is ready.",
              .offer = "Reload",
              .offered = Command::reload};
    case platform::Kind::command:
      return {.command = command_named(received.text)};
  }
  return {};
}

}  // namespace handoff::web
