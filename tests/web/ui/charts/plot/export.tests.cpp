// What leaves a chart: its data as rows of text, and its picture.
#include <string>

#include "tests/catch.hpp"
#include "tests/web/ui/charts/plot/night_chart.hpp"
#include "tests/web/ui/charts/plot/plot_rig.hpp"

using namespace handoff::web;
using namespace handoff::web::charts;
using namespace handoff::web::charts::testing;

TEST_CASE("a Gantt chart's data are rows of text, quoted where they must be", "[csv]") {
  std::string csv;
  draw_gantt(&csv);
  CHECK(csv ==
        "series,group,row,label,start,end,detail\r\n"
        "At work,By hand,CRM,Wait,0,50,\r\n"
        "At work,By hand,\"CS, \"\"team\"\"\",Call,50,100,A long one\r\n"
        "Waiting,By hand,\"CS, \"\"team\"\"\",Open,20,,\r\n"
        "Events,By hand,CRM,Paid,75,75,\r\n");
}

TEST_CASE("flows and effects are data too", "[csv]") {
  const SankeyNode nodes[] = {{"Growth", 0}, {"On time", 1}, {"Late", 1}};
  const SankeyLink links[] = {{0, 1, 70.5, "68 to 73"}, {0, 2, 7.5}};
  TornadoRow rows[] = {{"Small", 1, 2, "a", "b"}, {"Delay", 0.11, 0.18, "1 min", "6 h"}};
  rows[1].high_interval = {0.17, 0.19};
  std::string flows, effects;
  screen().frame([&] {
    begin_plot("flows", {800, 250});
    plot_sankey(nodes, links);
    flows = csv_of(current_plot());
    end_plot();
    begin_plot("effects", {800, 250});
    setup_axis_x("Churn", Scale::percent);
    plot_tornado(rows, 0.14);
    effects = csv_of(current_plot());
    end_plot();
  });
  CHECK(flows == "from,to,value,detail\r\nGrowth,On time,70.5,68 to 73\r\nGrowth,Late,7.5,\r\n");
  CHECK(effects ==
        "parameter,baseline,low end,at low end,low,high,high end,at high end,low,high\r\n"
        "Small,0.14,a,1,,,b,2,,\r\n"
        "Delay,0.14,1 min,0.11,,,6 h,0.18,0.17,0.19\r\n");
}

TEST_CASE("a picture is of the plot alone, one frame after it was asked for", "[plot]") {
  draw_gantt();
  saved_picture.clear();
  current_plot().memory->frames_to_picture = 2;
  draw_gantt();
  CHECK(saved_picture.empty());
  draw_gantt();
  CHECK(saved_picture == "one-night.png");
  CHECK(current_plot().picture);
  draw_gantt();
  CHECK_FALSE(current_plot().picture);
}
