// What colours must be able to do: be read, be seen against what they lie on, and be told apart by
// everybody, in both themes.
#include "web/ui/charts/scale/palette.hpp"

#include <array>
#include <set>

#include "tests/catch.hpp"
#include "tests/web/ui/charts/scale/colour_vision.hpp"

using namespace handoff::web;
using charts::kSlots;
using charts::look_of;
using charts::SlotLook;
using colour_vision::Vision;

namespace {

constexpr double kReadable = 4.5;    // WCAG 2.1, 1.4.3: text
constexpr double kSeen = 3.0;        // WCAG 2.1, 1.4.11: lines and marks
constexpr double kToldApart = 10.0;  // CIEDE2000: different at a glance, not only side by side

constexpr theme::Mode kModes[] = {theme::Mode::light, theme::Mode::dark};
constexpr Vision kVisions[] = {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan};

// What is seen where a colour lies on another one.
theme::Color over(theme::Color ground, theme::Color color, float alpha) {
  return theme::mix(ground, color, alpha) | 0xFF000000u;
}

}  // namespace

TEST_CASE("the difference of colours is CIEDE2000", "[colour]") {
  // From the test data of Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 13, 17 and 25.
  const struct {
    colour_vision::Lab a, b;
    double difference;
  } rows[] = {{{50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}, 2.0425},
              {{50.0, 0.0, 0.0}, {50.0, -1.0, 2.0}, 2.3669},
              {{50.0, -0.0010, 2.4900}, {50.0, 0.0011, -2.4900}, 4.7461},
              {{50.0, 2.5000, 0.0000}, {50.0, 0.0000, -2.5000}, 4.3065},
              {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644}};
  for (const auto& row : rows) {
    CHECK(colour_vision::ciede2000(row.a, row.b) == Approx(row.difference).margin(0.0001));
  }
  const colour_vision::Lab white = colour_vision::lab_of(colour_vision::light_of(0xFFFFFFFF));
  CHECK(white[0] == Approx(100.0).epsilon(1e-4));
  CHECK(std::abs(white[1]) < 0.02);
}

TEST_CASE("greys look grey to everybody, and red and green alike to some", "[colour]") {
  for (const Vision vision : kVisions) {
    const colour_vision::Lab grey =
        colour_vision::lab_of(seen_by(vision, colour_vision::light_of(theme::rgb(0x808080))));
    CHECK(std::abs(grey[1]) < 1.0);
    CHECK(std::abs(grey[2]) < 1.0);
  }
  const theme::Color red = theme::rgb(0xC83C3C);
  const theme::Color green = theme::rgb(0x6E7800);
  CHECK(difference(Vision::normal, red, green) > 40.0);
  CHECK(difference(Vision::deutan, red, green) < 0.5 * difference(Vision::normal, red, green));
}

TEST_CASE("any two series can be told apart by everybody", "[palette]") {
  for (const theme::Mode mode : kModes) {
    const theme::Tokens& t = theme::tokens_of(mode);
    for (const Vision vision : kVisions) {
      for (int a = 0; a < kSlots; ++a) {
        for (int b = a + 1; b < kSlots; ++b) {
          CAPTURE(static_cast<int>(mode), static_cast<int>(vision), a, b);
          CHECK(difference(vision, look_of(t, a).color, look_of(t, b).color) >= kToldApart);
        }
      }
    }
  }
}

TEST_CASE("no two series share a dash, a marker or a pattern", "[palette]") {
  std::set<charts::Dash> dashes;
  std::set<charts::Marker> markers;
  std::set<charts::Pattern> patterns;
  for (int slot = 0; slot < kSlots; ++slot) {
    const SlotLook look = look_of(theme::tokens_of(theme::Mode::light), slot);
    dashes.insert(look.dash);
    markers.insert(look.marker);
    patterns.insert(look.pattern);
  }
  CHECK(dashes.size() == kSlots);
  CHECK(markers.size() == kSlots);
  CHECK(patterns.size() == kSlots);
}

TEST_CASE("every line and mark can be seen on a plot's ground", "[palette]") {
  for (const theme::Mode mode : kModes) {
    const theme::Tokens& t = theme::tokens_of(mode);
    for (int slot = 0; slot < kSlots; ++slot) {
      const SlotLook look = look_of(t, slot);
      // What is too pale for the ground has an outline that is not.
      const theme::Color seen = look.outline != 0 ? look.outline : look.color;
      CAPTURE(static_cast<int>(mode), slot);
      CHECK(theme::contrast(seen, t.surface) >= kSeen);
      CHECK(theme::contrast(seen, over(t.surface, t.accent_soft, 0.7f)) >= 0.9 * kSeen);
    }
    CHECK(theme::contrast(t.bad, t.surface) >= kSeen);          // thresholds
    CHECK(theme::contrast(t.accent_text, t.surface) >= kSeen);  // the present moment
    CHECK(theme::contrast(t.accent, t.surface) >= kSeen);       // the focus
    CHECK(theme::contrast(t.text_muted, t.surface) >= kSeen);   // cursors, neutral nodes
  }
}

TEST_CASE("text on bars and cells can be read", "[palette]") {
  for (const theme::Mode mode : kModes) {
    for (int slot = 0; slot < kSlots; ++slot) {
      const theme::Color fill = look_of(theme::tokens_of(mode), slot).color;
      CAPTURE(static_cast<int>(mode), slot);
      CHECK(theme::contrast(charts::ink_on(fill), fill) >= kReadable);
    }
  }
  for (int i = 0; i <= 100; ++i) {
    const theme::Color cell = charts::viridis(i / 100.0);
    CAPTURE(i);
    CHECK(theme::contrast(charts::ink_on(cell), cell) >= kReadable);
  }
}

TEST_CASE("text over shaded hours, bands and flows can be read", "[palette]") {
  for (const theme::Mode mode : kModes) {
    const theme::Tokens& t = theme::tokens_of(mode);
    CHECK(theme::contrast(t.text_muted, over(t.surface, t.accent_soft, 0.7f)) >= kReadable);
    for (int slot = 0; slot < kSlots; ++slot) {
      const theme::Color color = look_of(t, slot).color;
      CAPTURE(static_cast<int>(mode), slot);
      CHECK(theme::contrast(t.text, over(t.surface, color, 0.16f)) >= kReadable);
      // A Sankey diagram's labels lie on a veil over links, lit ones too.
      const theme::Color link = over(t.surface, color, 0.62f);
      CHECK(theme::contrast(t.text, over(link, t.surface, 0.6f)) >= kReadable);
    }
  }
}

TEST_CASE("viridis grows lighter from end to end, for everybody", "[palette]") {
  for (const Vision vision : kVisions) {
    double before = -1.0;
    for (int i = 0; i <= 20; ++i) {
      const auto light = seen_by(vision, colour_vision::light_of(charts::viridis(i / 20.0)));
      const double lightness = colour_vision::lab_of(light)[0];
      CAPTURE(static_cast<int>(vision), i);
      CHECK(lightness > before);
      before = lightness;
    }
  }
}
