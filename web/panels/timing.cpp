// Handoff timing: which share of the handoffs is done within a time.
#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {

void timing(const ViewModel& view, float height) {
  const ui::CardOptions options{.title = "Handoff timing",
                                .subtitle = "Share of the handoffs that are done within a time",
                                .hint =
                                    "CRM lag runs from the payment event until the CRM says "
                                    "Customer and the trial sequences are left, "
                                    "both acknowledged; the other line from the webhook to the "
                                    "start of onboarding. Only handoffs that "
                                    "got so far are counted. Shaded: 95% band."};
  if (ui::card_begin("timing", options)) {
    const Distribution& lag = *view.timing.crm_lag;
    const Distribution& processing = *view.timing.processing;
    if (charts::begin_plot(
            "timing", {0.0f, theme::px(height)},
            {.empty_reason = "No handoff was committed in this run.", .title = "handoff timing"})) {
      charts::setup_axis_x("Time", charts::Scale::log_time);
      charts::setup_axis_y("", charts::Scale::percent, "", {0.0, 1.0});
      charts::plot_ecdf_points(view.timing.crm_lag_label.c_str(), lag.xs, lag.shares, {.slot = 0},
                               {.band_alpha = 0.05, .sample = lag.n});
      charts::plot_ecdf_points(view.timing.processing_label.c_str(), processing.xs,
                               processing.shares, {.slot = 1},
                               {.band_alpha = 0.05, .sample = processing.n});
      charts::threshold_x(view.timing.target_s, view.timing.target_label.c_str());
      charts::end_plot();
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
