// Orders, heights and labels of a Sankey diagram.
#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "web/ui/charts/diagrams/sankey.hpp"
#include "web/ui/charts/diagrams/sankey_order.hpp"

using namespace handoff::web::charts;

namespace {

float ten_a_character(std::string_view text) { return 10.0f * static_cast<float>(text.size()); }

SankeyMetrics metrics(float width = 900.0f, float height = 400.0f) {
  SankeyMetrics m;
  m.width = width;
  m.height = height;
  return m;
}

SankeyLayout layout_of(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                       const SankeyMetrics& m, const SankeyOptions& options = {}) {
  return layout_sankey(nodes, links, order_sankey(nodes, links, options.keep_order), options, m,
                       ten_a_character);
}

// The first node on top, both flows cross once.
const SankeyNode kCrossed[] = {{"A", 0}, {"B", 0}, {"C", 1}, {"D", 1}};
const SankeyLink kCrossedLinks[] = {{0, 3, 2.0}, {1, 2, 5.0}};

}  // namespace

TEST_CASE("a crossing counts the product of what crosses", "[sankey]") {
  LayeredGraph graph{4, {{0, 1}, {2, 3}}, {{0, 3, 2.0}, {1, 2, 5.0}}};
  CHECK(crossings(graph) == 10.0);
  lessen_crossings(graph);
  CHECK(crossings(graph) == 0.0);
  // Edges that share a node do not cross.
  const LayeredGraph fan{3, {{0}, {1, 2}}, {{0, 1, 1.0}, {0, 2, 1.0}}};
  CHECK(crossings(fan) == 0.0);
}

TEST_CASE("what cannot be uncrossed keeps the cheaper crossing", "[sankey]") {
  // Every node of the left goes to every node of the right: one crossing is left, of the light pair
  // 1 x 2 rather than of the heavy pair 10 x 20.
  LayeredGraph graph{4, {{0, 1}, {2, 3}}, {{0, 2, 1.0}, {0, 3, 10.0}, {1, 2, 20.0}, {1, 3, 2.0}}};
  CHECK(crossings(graph) == 200.0);
  lessen_crossings(graph);
  CHECK(crossings(graph) == 2.0);
}

TEST_CASE("an order without crossings stays as it was given", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 0}, {"C", 1}, {"D", 1}};
  const SankeyLink links[] = {{0, 2, 1.0}, {1, 3, 50.0}};
  CHECK(order_sankey(nodes, links) == SankeyOrder{{0, 1}, {2, 3}});
  // Crossed ones are turned, unless the order matters more.
  const SankeyOrder turned = order_sankey(kCrossed, kCrossedLinks);
  CHECK((turned == SankeyOrder{{0, 1}, {3, 2}} || turned == SankeyOrder{{1, 0}, {2, 3}}));
  CHECK(order_sankey(kCrossed, kCrossedLinks, true) == SankeyOrder{{0, 1}, {2, 3}});
}

TEST_CASE("nodes are as high as what flows through them, on one scale", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 0}, {"C", 1}};
  const SankeyLink links[] = {{0, 2, 30.0}, {1, 2, 60.0}};
  const SankeyLayout layout = layout_of(nodes, links, metrics());
  const auto height = [&](std::size_t i) { return layout.nodes[i].bottom - layout.nodes[i].top; };
  // The left column has a gap of 8: 392 pixels for 90.
  CHECK(height(0) == Approx(30.0 * 392 / 90).epsilon(0.001));
  CHECK(height(1) == Approx(60.0 * 392 / 90).epsilon(0.001));
  CHECK(height(2) == Approx(392).epsilon(0.001));
  CHECK(layout.bands[0].thickness == Approx(height(0)).epsilon(0.001));
  CHECK(layout.nodes[2].value == 90.0);
  CHECK(layout.nodes[0].share == Approx(1.0 / 3.0));
}

TEST_CASE("what flows out is stacked within its node, and arrives within the other", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 0}, {"C", 1}, {"D", 1}};
  const SankeyLink links[] = {{0, 2, 3.0}, {0, 3, 4.0}, {1, 3, 5.0}};
  const SankeyLayout layout = layout_of(nodes, links, metrics());
  for (const SankeyBand& band : layout.bands) {
    const SankeyLink& link = links[band.link];
    const SankeyNodeBox& from = layout.nodes[static_cast<std::size_t>(link.from)];
    const SankeyNodeBox& to = layout.nodes[static_cast<std::size_t>(link.to)];
    CHECK(band.stops.front().y - band.thickness / 2 >= from.top - 0.1f);
    CHECK(band.stops.front().y + band.thickness / 2 <= from.bottom + 0.1f);
    CHECK(band.stops.back().y - band.thickness / 2 >= to.top - 0.1f);
    CHECK(band.stops.back().y + band.thickness / 2 <= to.bottom + 0.1f);
  }
  // The two that leave the first node do not overlap there.
  const float below = layout.bands[0].stops[0].y + layout.bands[0].thickness / 2;
  CHECK(layout.bands[1].stops[0].y - layout.bands[1].thickness / 2 >= below - 0.1f);
}

TEST_CASE("nodes and labels of a column never overlap and stay inside", "[sankey]") {
  std::vector<SankeyNode> nodes;
  std::vector<SankeyLink> links;
  for (int column = 0; column < 3; ++column) {
    for (int i = 0; i < 7; ++i) nodes.push_back({"A rather long name", column});
  }
  for (int i = 0; i < 7; ++i) {
    for (int k = 0; k < 7; ++k) {
      links.push_back({i, 7 + k, (i * k) % 4 * 1.5});
      links.push_back({7 + i, 14 + k, i == k ? 100.0 : (i + k) % 3 * 0.2});
    }
  }
  links.push_back({0, 20, 3.0});  // passes over the column in the middle
  for (const float width : {300.0f, 700.0f, 1400.0f}) {
    for (const float height : {90.0f, 200.0f, 420.0f}) {
      const SankeyMetrics m = metrics(width, height);
      const SankeyLayout layout = layout_of(nodes, links, m);
      CAPTURE(width, height);
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        const SankeyNodeBox& a = layout.nodes[i];
        if (!a.shown) continue;
        CHECK(a.top >= -0.6f);
        CHECK(a.bottom <= height + 0.6f);
        if (!a.label.empty()) {
          CHECK(a.label_left >= -0.1f);
          CHECK(a.label_left + a.label_width <= width + 0.1f);
        }
        for (std::size_t k = i + 1; k < nodes.size(); ++k) {
          const SankeyNodeBox& b = layout.nodes[k];
          if (!b.shown || nodes[i].column != nodes[k].column) continue;
          CHECK((a.bottom <= b.top + 0.1f || b.bottom <= a.top + 0.1f));
          if (a.label.empty() || b.label.empty()) continue;
          CHECK(std::abs(a.middle() - b.middle()) >= m.label - 0.6f);
        }
      }
    }
  }
}

TEST_CASE("thin nodes keep a height that can be hit", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 0}, {"C", 1}};
  const SankeyLink links[] = {{0, 2, 10000.0}, {1, 2, 1.0}};
  const SankeyLayout layout = layout_of(nodes, links, metrics());
  CHECK(layout.nodes[1].bottom - layout.nodes[1].top >= 4.0f);
  CHECK(layout.nodes[1].label == "B");
  CHECK(layout.bands[1].thickness >= 1.0f);
}

TEST_CASE("a link over a column gets a place between its nodes", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 1}, {"C", 2}};
  const SankeyLink links[] = {{0, 1, 5.0}, {1, 2, 5.0}, {0, 2, 5.0}};
  const SankeyLayout layout = layout_of(nodes, links, metrics());
  REQUIRE(layout.bands[2].stops.size() == 4);
  const float y = layout.bands[2].stops[1].y;
  const SankeyNodeBox& middle = layout.nodes[1];
  CHECK((y + layout.bands[2].thickness / 2 <= middle.top ||
         y - layout.bands[2].thickness / 2 >= middle.bottom));
}

TEST_CASE("links that carry nothing or lead nowhere are left out", "[sankey]") {
  const SankeyNode nodes[] = {{"A", 0}, {"B", 1}, {"C", 1}};
  const SankeyLink links[] = {{0, 1, 5.0}, {0, 2, 0.0}, {0, 2, -1.0},
                              {1, 0, 3.0}, {0, 9, 1.0}, {0, 2, std::nan("")}};
  const SankeyLayout layout = layout_of(nodes, links, metrics());
  REQUIRE(layout.bands.size() == 1);
  CHECK(layout.bands[0].link == 0);
  CHECK_FALSE(layout.nodes[2].shown);
}

TEST_CASE("a band is found where it is drawn, and a node before it", "[sankey]") {
  const SankeyLayout layout = layout_of(kCrossed, kCrossedLinks, metrics());
  for (std::size_t i = 0; i < layout.bands.size(); ++i) {
    const SankeyBand& band = layout.bands[i];
    const float x = (band.stops[0].x + band.stops[1].x) * 0.5f;
    CHECK(hit_sankey(layout, x, band.y_at(x)).band == static_cast<int>(i));
    CHECK(hit_sankey(layout, x, band.y_at(x)).node == -1);
  }
  const SankeyNodeBox& node = layout.nodes[0];
  CHECK(hit_sankey(layout, node.left + 1, node.middle()).node == 0);
  const SankeyHit nothing = hit_sankey(layout, -50, -50);
  CHECK(nothing.node == -1);
  CHECK(nothing.band == -1);
  // A curve begins and ends level with its ends.
  const SankeyBand& band = layout.bands[0];
  CHECK(band.y_at(band.stops[0].x) == Approx(band.stops[0].y));
  CHECK(band.y_at(band.stops[1].x) == Approx(band.stops[1].y));
}

TEST_CASE("a path goes up and down the stream, not sideways", "[sankey]") {
  // A -> C -> E, B -> C -> F, B -> D -> F
  const SankeyNode nodes[] = {{"A", 0}, {"B", 0}, {"C", 1}, {"D", 1}, {"E", 2}, {"F", 2}};
  const SankeyLink links[] = {{0, 2, 1}, {1, 2, 1}, {1, 3, 1}, {2, 4, 1}, {2, 5, 1}, {3, 5, 1}};
  using Path = std::vector<char>;
  CHECK(sankey_path(nodes, links, 2, -1) == Path{true, true, false, true, true, false});
  CHECK(sankey_path(nodes, links, 0, -1) == Path{true, false, false, true, true, false});
  CHECK(sankey_path(nodes, links, 5, -1) == Path{true, true, true, false, true, true});
  CHECK(sankey_path(nodes, links, -1, 2) == Path{false, false, true, false, false, true});
}

TEST_CASE("diagrams with the same nodes and links have one key, whatever they carry", "[sankey]") {
  const SankeyLink other[] = {{0, 3, 7.0}, {1, 2, 1.0}};
  const SankeyLink gone[] = {{0, 3, 7.0}, {1, 2, 0.0}};
  CHECK(sankey_key(kCrossed, kCrossedLinks) == sankey_key(kCrossed, other));
  CHECK(sankey_key(kCrossed, kCrossedLinks) != sankey_key(kCrossed, gone));
}
