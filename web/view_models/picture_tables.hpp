// The pictures as tables, for the page as text.
#pragma once

#include <vector>

#include "web/pictures.hpp"
#include "web/text_view.hpp"

namespace handoff::web {

std::vector<TextTable> picture_tables(const Pictures& pictures);

}  // namespace handoff::web
