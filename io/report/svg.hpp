// SVG: small charts as text, for reports that need no script.
//
// A chart is drawn in a box of fixed width that scales with the page. Colours are CSS classes
// (`ink`, `muted`, `grid`, `mark`, `low`, `high`, `warn`), so that whoever embeds it decides about
// light and dark. All text is escaped here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace handoff::io {

// Text that may stand in HTML or XML, also inside quoted attributes.
std::string escape_markup(std::string_view text);

class Svg {
 public:
  // `title` and `description` are for screen readers.
  Svg(double width, double height, std::string_view title, std::string_view description);

  void line(double x1, double y1, double x2, double y2, std::string_view css_class);
  void rectangle(double x, double y, double width, double height, std::string_view css_class);
  void circle(double x, double y, double radius, std::string_view css_class);
  void diamond(double x, double y, double radius, std::string_view css_class);
  // anchor: "start", "middle" or "end"; y is the baseline.
  void text(double x, double y, std::string_view words, std::string_view anchor,
            std::string_view css_class);

  std::string take() &&;

 private:
  struct Attribute {
    std::string_view name;
    double value;
  };
  void element(std::string_view name, std::string_view css_class,
               std::initializer_list<Attribute> attributes);

  std::string out_;
};

}  // namespace handoff::io
