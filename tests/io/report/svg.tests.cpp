// SVG elements, and that text stays text.
#include "io/report/svg.hpp"

#include <string>
#include <utility>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("markup in a text is only text", "[svg]") {
  CHECK(io::escape_markup("<script>alert(\"1\" & '2')</script>") ==
        "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  CHECK(io::escape_markup("plain \xC2\xB1 1") == "plain \xC2\xB1 1");
}

TEST_CASE("a drawing has a box, words for screen readers, and its elements", "[svg]") {
  io::Svg svg(100, 50, "a <title>", "what it shows");
  svg.line(1, 2.25, 3, 4, "grid");
  svg.rectangle(0, 0, 10, 5, "low");
  svg.circle(5, 5, 2, "mark");
  svg.diamond(10, 10, 2, "mark");
  svg.text(7, 8, "5 < 6", "middle", "ink");
  const std::string text = std::move(svg).take();
  CHECK(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\""));
  CHECK(text.find("<title>a &lt;title&gt;</title>") != text.npos);
  CHECK(text.find("<rect class=\"low\" x=\"0.0\" y=\"0.0\" width=\"10.0\" height=\"5.0\"/>") !=
        text.npos);
  CHECK(text.find("<circle class=\"mark\" cx=\"5.0\" cy=\"5.0\" r=\"2.0\"/>") != text.npos);
  CHECK(text.find("d=\"M8.0 10.0l2.0 -2.0l2.0 2.0l-2.0 2.0z\"") != text.npos);
  CHECK(text.find("text-anchor=\"middle\">5 &lt; 6</text>") != text.npos);
  CHECK(text.ends_with("</svg>\n"));
}
