// Limits: what was asked of each system hour by hour, what it refused, and the lines in front of
// the people, under one clock.
#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

struct Words {
  const char* id;
  const char* title;
  const char* subtitle;
  const char* hint;
  const char* axis;
  const char* empty;
};

void over_time(const Words& words, const std::vector<double>& xs,
               const std::vector<SeriesPicture>& all, float height) {
  if (ui::card_begin(words.id,
                     {.title = words.title, .subtitle = words.subtitle, .hint = words.hint})) {
    if (charts::begin_plot(words.id, {0.0f, theme::px(height)},
                           {.empty_reason = words.empty,
                            .title = words.title,
                            .link = "limits",
                            .left_margin = 56.0f})) {
      charts::setup_axis_x("UTC", charts::Scale::clock);
      charts::setup_axis_y(words.axis);
      for (const SeriesPicture& each : all)
        charts::plot_line(each.label.c_str(), xs, each.ys, {.slot = each.slot, .width = 1.5f});
      charts::end_plot();
    }
  }
  ui::card_end();
}

}  // namespace

void limits(const HourlyViews& view) {
  over_time(
      {"requests", "Requests", "An hour, in the busiest hour of each day; mean over the months",
       "The pipeline's own requests; what other applications send against the same limits is not "
       "drawn. The three charts zoom together.",
       "Requests", "No requests were sent."},
      view.limits.days, view.limits.requests, 210.0f);
  ui::gap(0.0f);
  over_time({"refused", "Refused by a rate limit", "429 answers an hour, mean over the months",
             "Each is retried after the wait that the answer names, or after a backoff.", "429",
             "No request was refused: the limits were never reached."},
            view.limits.xs, view.limits.refused, 150.0f);
  ui::gap(0.0f);
  over_time({"lines", "Waiting for a first touch",
             "The longest queue of each hour by pool, mean over the months",
             "Customers who wait for somebody in the pool: the queue grows at night and on "
             "weekends, and empties when the shift begins.",
             "Customers", "Nobody had to wait."},
            view.limits.xs, view.limits.lines, 190.0f);
  ui::text_muted(view.basis);
}

}  // namespace handoff::web::panels
