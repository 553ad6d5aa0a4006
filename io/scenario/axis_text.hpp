// Axes as text: which input a sweep varies, and through which values.
//
//   payments.duplicate_share=0:0.1:6          six values from 0 to 0.1
//   cohort.trials=500:50000:5:log             by equal factors
//   pipeline.reconcile.every=1h,4h,1d         a list
//   pipeline.trigger.kind=webhook,poll        names of a choice; on and off of a switch
//   cohort.conversion_rate                    the usual values: from a quarter to four times what
//                                             it is, all names, on and off
//
// The path is the scenario's own, as for --set. A value is in the input's unit: a duration where
// that is seconds, a number otherwise; of a distribution it is the mean, and its shape is kept.
#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "sim/planner/axis.hpp"
#include "sim/planner/design/factor.hpp"

namespace handoff::io {

// An input of a designed experiment has a range in place of steps, or a list or names as above:
//
//   payments.duplicate_share=0:0.1            evenly
//   cohort.trials=500:50000:log               by equal factors
//   cohort.conversion_rate                    its range among the scenario's uncertain inputs; all
//                                             names, on and off
core::Result<sim::Factor> parse_factor(std::string_view text, const sim::Scenario& scenario);

core::Result<sim::SweepAxis> parse_axis(std::string_view text, const sim::Scenario& scenario);

// A step as people read it: its name, or the value with its unit.
std::string step_text(const sim::SweepAxis& axis, const sim::AxisStep& step);

}  // namespace handoff::io
