// All widgets at once, for panels: `#include "web/ui/widgets/ui.hpp"`, then handoff::web::ui.
#pragma once

#include "web/ui/text/quantity.hpp"
#include "web/ui/widgets/buttons.hpp"
#include "web/ui/widgets/icons.hpp"
#include "web/ui/widgets/kpi.hpp"
#include "web/ui/widgets/layout.hpp"
#include "web/ui/widgets/month_steps.hpp"
#include "web/ui/widgets/slider.hpp"
#include "web/ui/widgets/text.hpp"
#include "web/ui/widgets/toast.hpp"
#include "web/ui/widgets/value_field.hpp"
#include "web/ui/widgets/week_grid.hpp"
