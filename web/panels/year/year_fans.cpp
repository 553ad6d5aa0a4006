// Fans: each target and each figure over the months, with where single months lie.
#include <cmath>
#include <string>

#include "web/panels/names.hpp"
#include "web/panels/year/year_parts.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

charts::Scale scale_of(const FanView& fan) {
  return fan.unit == "share" ? charts::Scale::percent
         : fan.unit == "s"   ? charts::Scale::time
                             : charts::Scale::linear;
}

std::vector<double> places(std::size_t months) {
  std::vector<double> xs(months);
  for (std::size_t month = 0; month < months; ++month) xs[month] = static_cast<double>(month);
  return xs;
}

void fan_card(const std::string& id, const FanView& fan, const std::vector<std::string>& months) {
  if (ui::card_begin(id.c_str())) {
    ImGui::PushTextWrapPos(0.0f);
    ui::text(fan.label, fonts::Face::strong);
    if (fan.fails >= 0)
      ui::text_toned(fan.words, ui::Tone::bad, fonts::Face::small);
    else
      ui::text_muted(fan.words);
    ImGui::PopTextWrapPos();
    fan_plot(id.c_str(), fan, months, 170.0f);
  }
  ui::card_end();
}

}  // namespace

void fan_plot(const char* id, const FanView& fan, const std::vector<std::string>& months,
              float height, charts::Limits range) {
  const std::vector<double> xs = places(fan.mean.size());
  const auto names = names_of(months);
  const charts::PlotOptions options{.empty_reason = "Nobody comes whom it is about.",
                                    .title = fan.label.c_str(),
                                    .link = "year",
                                    .legend = false,
                                    .zoom = false};
  if (!charts::begin_plot(id, {0.0f, px(height)}, options)) return;
  charts::setup_categories_x("", names);
  charts::setup_axis_y("", scale_of(fan), fan.unit == "$" ? "$" : "", range);
  charts::plot_band("nine of ten single months", xs, fan.low, fan.high, {.slot = 0});
  charts::plot_band("half of them", xs, fan.half_low, fan.half_high, {.slot = 0});
  charts::plot_line("the middle one", xs, fan.median, {.slot = 0});
  charts::plot_line("mean", xs, fan.mean, {.slot = 1, .markers = true});
  if (std::isfinite(fan.needed)) charts::threshold_y(fan.needed, fan.needed_words.c_str());
  if (fan.fails >= 0) charts::threshold_x(fan.fails, "");
  charts::end_plot();
}

void fan_words() {
  ui::paragraph(
      "Where single months lie: half of them in the dark band, nine of ten in the light one, the "
      "middle one on "
      "the blue line. The dashes with squares are the mean; in red stand the target, and the first "
      "month whose "
      "mean misses it.",
      true);
}

void year_fans(const YearTabView& view) {
  if (view.targets.empty()) return;
  fan_words();
  ui::grid_begin("year_fans", 330.0f, 3, 12.0f);
  for (std::size_t at = 0; at < view.targets.size(); ++at) {
    ui::grid_cell();
    fan_card("year_target" + std::to_string(at), view.targets[at], view.months);
  }
  for (std::size_t at = 0; at < view.figures.size(); ++at) {
    ui::grid_cell();
    fan_card("year_figure" + std::to_string(at), view.figures[at], view.months);
  }
  ui::grid_end();
}

}  // namespace handoff::web::panels
