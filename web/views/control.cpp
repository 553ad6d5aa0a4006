#include "web/views/control.hpp"

namespace handoff::web {

Action switched(const ControlView& control, bool on) {
  if (control.on.empty()) return SetField{control.path, on};
  return SetText{control.path, on ? control.on : control.off};
}

}  // namespace handoff::web
