// The layout: which panel stands where at which width.
#pragma once

#include "web/actions.hpp"
#include "web/view_model.hpp"

namespace handoff::web {

void draw_layout(const ViewModel& view, const Looks& looks, Requests& requests);

}  // namespace handoff::web
