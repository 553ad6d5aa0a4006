// Numbers, moments, axes and ticks, which the charts share with the reports (io/figures), under the
// charts' own name.
#pragma once

#include "io/figures/axis.hpp"
#include "io/figures/clock.hpp"
#include "io/figures/labels.hpp"
#include "io/figures/number_text.hpp"
#include "io/figures/order.hpp"
#include "io/figures/ticks.hpp"

namespace handoff::web::charts {

using figures::ascending;
using figures::Axis;
using figures::Civil;
using figures::civil_of;
using figures::elide;
using figures::format_clock_tick;
using figures::format_duration;
using figures::format_duration_tick;
using figures::format_fixed;
using figures::format_moment;
using figures::format_money;
using figures::format_number;
using figures::format_percent;
using figures::format_value;
using figures::from_line;
using figures::is_even_time;
using figures::is_log;
using figures::kZeroSlot;
using figures::Limits;
using figures::Line;
using figures::make_ticks;
using figures::Measure;
using figures::midnight_before;
using figures::nice_step;
using figures::nice_time_step;
using figures::Scale;
using figures::Tick;
using figures::time_unit_of;
using figures::to_line;
using figures::with_unit;

}  // namespace handoff::web::charts
