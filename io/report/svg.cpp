// Elements are written as they come; a tenth of a unit is finer than any screen.
#include "io/report/svg.hpp"

#include <cassert>
#include <utility>

#include "io/text/concat.hpp"

namespace handoff::io {

std::string escape_markup(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  const std::string name = escape_markup(title);
  out_ = joined({"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", fixed_text(width, 0),
                 " ", fixed_text(height, 0), "\" role=\"img\" aria-label=\"", name, "\">\n<title>",
                 name, "</title>\n<desc>", escape_markup(description), "</desc>\n"});
}

void Svg::element(std::string_view name, std::string_view css_class,
                  std::initializer_list<Attribute> attributes) {
  out_ += joined({"<", name, " class=\"", css_class, "\""});
  for (const Attribute& each : attributes)
    out_ += joined({" ", each.name, "=\"", fixed_text(each.value, 1), "\""});
  out_ += "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view css_class) {
  element("line", css_class, {{"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}});
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view css_class) {
  assert(width >= 0 && height >= 0);
  element("rect", css_class, {{"x", x}, {"y", y}, {"width", width}, {"height", height}});
}

void Svg::circle(double x, double y, double radius, std::string_view css_class) {
  element("circle", css_class, {{"cx", x}, {"cy", y}, {"r", radius}});
}

void Svg::diamond(double x, double y, double radius, std::string_view css_class) {
  const std::string r = fixed_text(radius, 1);
  out_ += joined({"<path class=\"", css_class, "\" d=\"M", fixed_text(x - radius, 1), " ",
                  fixed_text(y, 1), "l", r, " -", r, "l", r, " ", r, "l-", r, " ", r, "z\"/>\n"});
}

void Svg::text(double x, double y, std::string_view words, std::string_view anchor,
               std::string_view css_class) {
  out_ +=
      joined({"<text class=\"", css_class, "\" x=\"", fixed_text(x, 1), "\" y=\"", fixed_text(y, 1),
              "\" text-anchor=\"", anchor, "\">", escape_markup(words), "</text>\n"});
}

std::string Svg::take() && { return std::move(out_) + "</svg>\n"; }

}  // namespace handoff::io
