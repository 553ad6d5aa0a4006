#include "web/shell/session_start.hpp"

#include <string>

#include "io/json/json_text.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/widgets/toast.hpp"

namespace handoff::web {
namespace {

constexpr const char* kThemeKey = "theme";
constexpr const char* kScaleKey = "scale";

void restore_looks(Session& session) {
  const std::string theme = platform::stored(kThemeKey);
  if (theme == "dark") session.apply(SetTheme{theme::Choice::dark});
  if (theme == "light") session.apply(SetTheme{theme::Choice::light});
  const auto scale = io::parse_number(platform::stored(kScaleKey));
  if (scale) session.apply(SetUiScale{static_cast<float>(*scale)});
}

ui::ToastOffer save_offer(const std::string& kept) {
  return {"Save it as a file",
          [kept] { platform::save_file("handoff_kept.json", "application/json", kept); }};
}

// True when the last visit's inputs are there again.
bool restore_inputs(Session& session) {
  const std::string kept = platform::stored(kKeptKey);
  if (kept.empty()) return false;
  const auto error = session.apply(LoadKept{kept});
  if (!error) return true;
  ui::toast(error->line() + ". It may be from another version of Handoff.", ui::Tone::bad,
            save_offer(kept));
  return false;
}

void restore_customers(Session& session) {
  const std::string kept = platform::stored(kCustomersKey);
  if (!kept.empty()) session.apply(LoadKeptCustomers{kept});
}

// What cannot be read stays in the storage beside what is kept from now on.
void restore_kept(Session& session) {
  const std::string kept = platform::stored(kNamedKey);
  if (kept.empty()) return;
  const auto error = session.apply(KeptArrived{kept});
  if (!error) return;
  platform::store("scenarios.unread", kept);
  ui::toast(error->line() + ". They may be from another version of Handoff.", ui::Tone::bad,
            save_offer(kept));
}

}  // namespace

void start_session(Session& session, AutosaveSchedule& autosave,
                   std::function<void(Action)> later) {
  restore_looks(session);
  restore_kept(session);
  const bool restored = restore_inputs(session);
  const std::string link = platform::link_hash();
  autosave.begin(link, session.state().kept);
  if (link.empty()) {
    restore_customers(session);
    if (!restored) return;
    autosave.changed(platform::now_ms());  // the address says it too
    ui::toast("Your last scenario is back.", ui::Tone::neutral,
              {"Start from the example", [later] { later(ResetScenario{}); }});
    return;
  }
  const auto before = session.state().scenario_number;
  if (const auto error = session.apply(LoadLink{link, !restored})) {
    ui::toast(error->line(), ui::Tone::bad);
  } else if (restored && session.state().scenario_number != before) {
    ui::toast("Opened from the link. Undo brings back your last scenario.");
  }
  restore_customers(session);
}

void keep_looks(const Looks& looks) {
  const char* theme = looks.theme == theme::Choice::dark    ? "dark"
                      : looks.theme == theme::Choice::light ? "light"
                                                            : "system";
  platform::store(kThemeKey, theme);
  platform::store(kScaleKey, io::number_text(static_cast<double>(looks.ui_scale)));
}

}  // namespace handoff::web
