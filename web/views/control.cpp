#include "web/views/control.hpp"

#include "io/json/json_text.hpp"

namespace handoff::web {

std::string field_text(const ControlView& control, double value) {
  return io::number_text(value) + (control.kind == ui::Quantity::duration ? "s" : "");
}

}  // namespace handoff::web
