// All widgets at once, for panels: `#include "web/widgets/ui.hpp"`, then handoff::web::ui.
#pragma once

#include "web/widgets/buttons.hpp"
#include "web/widgets/icons.hpp"
#include "web/widgets/kpi.hpp"
#include "web/widgets/layout.hpp"
#include "web/widgets/quantity.hpp"
#include "web/widgets/slider.hpp"
#include "web/widgets/text.hpp"
#include "web/widgets/toast.hpp"
