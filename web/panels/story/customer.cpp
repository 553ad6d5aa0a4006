// One customer: who it is, and what happened call by call.
#include <array>
#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

struct Look {
  const char* label;
  int slot;
};
// Red is for what should not have happened, in the order of TraceSeries.
constexpr std::array<Look, kTraceSeries> kLooks{{{"Call", 0},
                                                 {"Failed", 1},
                                                 {"Waiting", 5},
                                                 {"Step done", 2},
                                                 {"Event", 7},
                                                 {"Trial mail", 4},
                                                 {"Trial mail after paying", 1},
                                                 {"First touch", 3}}};

void number(const char* label, double max, double value, const char* hint, auto take) {
  double changed = value;
  const ui::SliderResult result = ui::slider_row(
      {.label = label, .max = max, .initial = value, .kind = ui::Quantity::integer, .hint = hint},
      changed);
  if (result.changed && changed != value) take(static_cast<std::uint32_t>(changed));
}

void pick(const char* words, CustomerChoice from, Pick which, const char* tip, Requests& requests) {
  if (which != Pick::typical) {
    const float width = fonts::measure(fonts::Face::body, words).x + px(36.0f);
    const float end = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + width < end) ImGui::SameLine(0.0f, px(8.0f));
  }
  if (ui::button(words, ui::ButtonKind::secondary, ui::Icon::none, tip))
    requests.actions.push_back(PickCustomer{from, which});
}

void gantt(const TraceView& view) {
  std::vector<charts::GanttRow> rows;
  for (const TraceRow& row : view.rows) rows.push_back({row.label.c_str(), row.group.c_str()});
  std::array<std::vector<charts::Span>, kTraceSeries> spans;
  std::array<std::vector<charts::Milestone>, kTraceSeries> marks;
  for (const TraceItem& item : view.items) {
    const auto series = static_cast<std::size_t>(item.series);
    if (item.from_s == item.to_s) {
      marks[series].push_back({item.row, item.from_s, item.label.c_str(), item.detail.c_str()});
    } else {
      spans[series].push_back(
          {item.row, item.from_s, item.to_s, item.label.c_str(), item.detail.c_str()});
    }
  }
  const float height = charts::gantt_height(rows);
  if (!charts::begin_plot("trace", {0.0f, height},
                          {.empty_reason = "Nothing happened.", .title = "one customer's trace"}))
    return;
  charts::setup_axis_x("Since the payment", charts::Scale::log_time);
  charts::setup_rows_y(rows);
  for (std::size_t series = 0; series < kTraceSeries; ++series) {
    const charts::SeriesStyle style{.slot = kLooks[series].slot};
    if (!spans[series].empty()) charts::plot_spans(kLooks[series].label, spans[series], style);
    if (!marks[series].empty()) charts::plot_milestones(kLooks[series].label, marks[series], style);
  }
  charts::end_plot();
}

}  // namespace

void customer_choice(const ViewModel& view, Requests& requests) {
  if (ui::card_begin("who", {.title = "Which customer",
                             .hint = "Customers are counted from 0 among those who convert in a "
                                     "simulated month, as `handoff trace --customer` does."})) {
    const CustomerChoice who = view.customer;
    const double last =
        view.trace == nullptr ? 0.0 : static_cast<double>(view.trace->customers) - 1.0;
    ui::grid_begin("numbers", 230.0f, 2, 24.0f);
    ui::grid_cell();
    number("Customer", std::max(last, 1.0), who.customer, "Among those who convert in this month",
           [&](std::uint32_t to) {
             requests.actions.push_back(SetCustomer{{who.replication, to}});
           });
    ui::grid_cell();
    number("Month", 99.0, who.replication, "The replication, as `handoff trace --replication`",
           [&](std::uint32_t to) {
             requests.actions.push_back(SetCustomer{{to, who.customer}});
           });
    ui::grid_end();
    pick("A typical one", view.customer, Pick::typical, "The median time to the CRM in this month",
         requests);
    pick("The worst", view.customer, Pick::worst,
         "Most trial mails after paying, else the latest in the CRM", requests);
    pick("Next mis-send", view.customer, Pick::next_missend, "Under the scenario's own pipeline",
         requests);
    pick("Next mis-send by hand", view.customer, Pick::next_by_hand, "Under manual sync", requests);
  }
  ui::card_end();
}

void trace(const TraceView* view) {
  const std::string title =
      view == nullptr ? "" : view->title + ", converted " + view->converted + " local time";
  if (ui::card_begin(
          "trace",
          {.title = "Call by call, under this scenario",
           .subtitle = view == nullptr ? "Nobody converts." : title,
           .hint = "The time since the payment, on a logarithmic axis; what came before it is at "
                   "the left edge. Hover a bar for what was tried and what came back."}) &&
      view != nullptr) {
    std::string facts;
    for (const std::string& fact : view->facts)
      facts += (facts.empty() ? "" : "  \xC2\xB7  ") + fact;
    ImGui::PushTextWrapPos(0.0f);
    ui::text(facts);
    ImGui::PopTextWrapPos();
    gantt(*view);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
