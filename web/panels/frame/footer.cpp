// The last line: what was run, so that it can be run again, and that nothing leaves the browser.
#include <string>

#include "handoff/version.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {

void footer(const StatusView& view) {
  const std::string words =
      std::string("Handoff ") + HANDOFF_VERSION +
      "  \xC2\xB7  all of it runs in your browser; nothing is sent  \xC2\xB7  " + view.progress +
      "  \xC2\xB7  " + view.seed + "  \xC2\xB7  result " + view.result_hash;
  ImGui::PushTextWrapPos(0.0f);
  ui::text_muted(words);
  ImGui::PopTextWrapPos();
}

}  // namespace handoff::web::panels
