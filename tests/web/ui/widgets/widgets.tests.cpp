// What sliders and their typed values must do, and the contrast of the theme's texts.
#include <string>

#include "tests/catch.hpp"
#include "web/ui/text/quantity.hpp"
#include "web/ui/theme/theme_tokens.hpp"
#include "web/ui/widgets/slider.hpp"

using namespace handoff::web;
using ui::Quantity;

TEST_CASE("people's ways of writing a quantity are understood", "[quantity]") {
  const struct {
    Quantity kind;
    const char* text;
    double value;
  } rows[] = {{Quantity::percent, "5", 0.05},           {Quantity::percent, " 2.5 % ", 0.025},
              {Quantity::duration, "250 ms", 0.25},     {Quantity::duration, "4h", 14400},
              {Quantity::duration, "15 Min", 900},      {Quantity::duration, "7", 7},
              {Quantity::duration, "2 weeks", 1209600}, {Quantity::money, "$15,000", 15000},
              {Quantity::money, "15k", 15000},          {Quantity::money, "1.2M", 1.2e6},
              {Quantity::integer, "500.4", 500},        {Quantity::number, "-3e2", -300}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto parsed = ui::parse_quantity(row.kind, row.text);
    REQUIRE(static_cast<bool>(parsed));
    CHECK(*parsed == Approx(row.value));
  }
}

TEST_CASE("a bare number means the unit that the field was showing", "[quantity]") {
  CHECK(ui::shown_unit_s(900) == 60.0);
  CHECK(ui::shown_unit_s(0.25) == 0.001);
  CHECK(*ui::parse_quantity(Quantity::duration, "20", ui::shown_unit_s(900)) == 1200.0);
}

TEST_CASE("what is not a quantity is refused with an example", "[quantity]") {
  for (const char* text : {"", "many", "5 apples", "inf", "nan", "0x10", "--5", "1e999"}) {
    CAPTURE(text);
    CHECK_FALSE(static_cast<bool>(ui::parse_quantity(Quantity::number, text)));
  }
  CHECK_FALSE(static_cast<bool>(ui::parse_quantity(Quantity::percent, "5 s")));
  const auto wrong = ui::parse_quantity(Quantity::duration, "soon");
  REQUIRE_FALSE(static_cast<bool>(wrong));
  CHECK(wrong.error().what == "Type a time such as 250 ms, 15 min or 4 h");
}

TEST_CASE("what is printed is read back", "[quantity]") {
  CHECK(ui::quantity_text(Quantity::percent, 0.05) == "5%");
  CHECK(ui::quantity_text(Quantity::duration, 900) == "15 min");
  CHECK(ui::quantity_text(Quantity::money, 15000) == "$15,000");
  CHECK(ui::quantity_text(Quantity::integer, 4, "CSMs") == "4 CSMs");
  for (const double seconds : {0.25, 45.0, 900.0, 14400.0, 259200.0}) {
    const std::string text = ui::quantity_text(Quantity::duration, seconds);
    CHECK(*ui::parse_quantity(Quantity::duration, text) == Approx(seconds));
  }
}

TEST_CASE("a slider's ends are its limits and its middle is the middle of its scale", "[slider]") {
  const ui::SliderSpec linear{.label = "", .min = 10, .max = 30};
  CHECK(ui::slider_value(linear, 0.0) == 10);
  CHECK(ui::slider_value(linear, 0.5) == Approx(20));
  CHECK(ui::slider_value(linear, 1.0) == 30);
  CHECK(ui::slider_place(linear, 25) == Approx(0.75));
  const ui::SliderSpec log{.label = "", .min = 1, .max = 10000, .log = true};
  CHECK(ui::slider_value(log, 0.5) == Approx(100));
  CHECK(ui::slider_place(log, 1000) == Approx(0.75));
}

TEST_CASE("a log slider that starts at zero reaches zero", "[slider]") {
  const ui::SliderSpec spec{
      .label = "", .min = 0, .max = 86400, .kind = Quantity::duration, .log = true};
  CHECK(ui::slider_value(spec, 0.0) == 0.0);
  CHECK(ui::slider_value(spec, 0.005) == 0.0);
  CHECK(ui::slider_value(spec, 1.0) == 86400);
  CHECK(ui::slider_place(spec, 0.0) == 0.0);
}

TEST_CASE("integers move in whole steps and a given step is kept", "[slider]") {
  const ui::SliderSpec whole{.label = "", .min = 1, .max = 40, .kind = Quantity::integer};
  for (double place = 0.0; place <= 1.0; place += 0.013) {
    const double value = ui::slider_value(whole, place);
    CHECK(value == static_cast<double>(static_cast<int>(value)));
  }
  const ui::SliderSpec stepped{.label = "", .min = 0, .max = 100, .step = 25};
  CHECK(ui::slider_value(stepped, 0.3) == 25);
  CHECK(ui::slider_value(stepped, 0.4) == 50);
}

TEST_CASE("contrast is WCAG's ratio", "[theme]") {
  CHECK(theme::contrast(theme::rgb(0x000000), theme::rgb(0xFFFFFF)) == Approx(21.0));
  // #767676 on white is the well-known grey that just passes.
  CHECK(theme::contrast(theme::rgb(0x767676), theme::rgb(0xFFFFFF)) == Approx(4.54).epsilon(0.002));
}

TEST_CASE("every text can be read on every surface, in both themes", "[theme]") {
  for (const theme::Mode mode : {theme::Mode::light, theme::Mode::dark}) {
    const theme::Tokens& t = theme::tokens_of(mode);
    for (const theme::Color surface : {t.background, t.surface, t.raised, t.sunken, t.hover}) {
      for (const theme::Color text : {t.text, t.text_muted, t.accent_text, t.good, t.warn, t.bad}) {
        CHECK(theme::contrast(text, surface) >= 4.5);
      }
    }
    CHECK(theme::contrast(t.on_accent, t.accent) >= 4.5);
    CHECK(theme::contrast(t.on_accent, t.accent_hover) >= 4.5);
    CHECK(theme::contrast(t.good, t.good_soft) >= 4.5);
    CHECK(theme::contrast(t.warn, t.warn_soft) >= 4.5);
    CHECK(theme::contrast(t.bad, t.bad_soft) >= 4.5);
    CHECK(theme::contrast(t.accent_text, t.accent_soft) >= 4.5);
    CHECK(theme::contrast(t.text, t.accent_soft) >= 4.5);
  }
}
