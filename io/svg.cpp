// Elements are written as they come; a tenth of a unit is finer than any screen.
#include "io/svg.hpp"

#include <fmt/format.h>

#include <utility>

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
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
      "aria-label=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n",
      width, height, escape_markup(title), escape_markup(title), escape_markup(description));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view css_class) {
  out_ +=
      fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n",
                  css_class, x1, y1, x2, y2);
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view css_class) {
  out_ += fmt::format(
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
      css_class, x, y, width, height);
}

void Svg::circle(double x, double y, double radius, std::string_view css_class) {
  out_ += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>\n",
                      css_class, x, y, radius);
}

void Svg::diamond(double x, double y, double radius, std::string_view css_class) {
  out_ += fmt::format(
      "<path class=\"{}\" d=\"M{:.1f} {:.1f}l{:.1f} {:.1f}l{:.1f} {:.1f}l{:.1f} "
      "{:.1f}z\"/>\n",
      css_class, x - radius, y, radius, -radius, radius, radius, -radius, radius);
}

void Svg::text(double x, double y, std::string_view words, std::string_view anchor,
               std::string_view css_class) {
  out_ += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                      css_class, x, y, anchor, escape_markup(words));
}

std::string Svg::take() && { return std::move(out_) + "</svg>\n"; }

}  // namespace handoff::io
