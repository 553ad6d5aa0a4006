#include "web/ui/charts/scale/contour.hpp"

#include <array>
#include <cmath>

namespace handoff::web::charts {

namespace {

// An edge between two neighbouring centres, named by the first of them and its direction; each
// crossing of the level lies on one, and at most two segments meet there.
using Edge = std::size_t;

struct Segment {
  Edge from = 0;
  Edge to = 0;
};

struct Grid {
  std::span<const double> values;
  std::size_t columns = 0;
  std::size_t rows = 0;
  double level = 0.0;

  double at(std::size_t column, std::size_t row) const { return values[row * columns + column]; }
  Edge rightwards(std::size_t column, std::size_t row) const {
    return (row * columns + column) * 2;
  }
  Edge downwards(std::size_t column, std::size_t row) const { return rightwards(column, row) + 1; }
  Point crossing(Edge edge) const {
    const std::size_t cell = edge / 2;
    const bool down = edge % 2 == 1;
    const std::size_t column = cell % columns;
    const std::size_t row = cell / columns;
    const double a = at(column, row);
    const double b = down ? at(column, row + 1) : at(column + 1, row);
    const double share = (level - a) / (b - a);
    const auto x = static_cast<double>(column);
    const auto y = static_cast<double>(row);
    return down ? Point{x, y + share} : Point{x + share, y};
  }
};

// The square whose upper left corner is the centre of this cell.
void add_square(const Grid& grid, std::size_t column, std::size_t row, std::vector<Segment>& out) {
  const std::array<double, 4> corners = {grid.at(column, row), grid.at(column + 1, row),
                                         grid.at(column + 1, row + 1), grid.at(column, row + 1)};
  double mean = 0.0;
  unsigned above = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!std::isfinite(corners[i])) return;
    mean += corners[i] / 4.0;
    if (corners[i] > grid.level) above |= 1u << i;
  }
  const Edge top = grid.rightwards(column, row);
  const Edge right = grid.downwards(column + 1, row);
  const Edge bottom = grid.rightwards(column, row + 1);
  const Edge left = grid.downwards(column, row);
  // What is above and what is not may change places: the line is the same.
  const bool saddle = above == 5 || above == 10;
  const unsigned shape = !saddle && above > 7 ? 15 - above : above;
  switch (shape) {
    case 1:
      return out.push_back({left, top});
    case 2:
      return out.push_back({top, right});
    case 3:
      return out.push_back({left, right});
    case 4:
      return out.push_back({right, bottom});
    case 6:
      return out.push_back({top, bottom});
    case 7:
      return out.push_back({left, bottom});
    case 5:
    case 10: {
      // Does the middle belong to the upper left corner? Then the other two are cut off.
      const bool joined = (mean > grid.level) == ((above & 1u) != 0);
      out.push_back(joined ? Segment{top, right} : Segment{left, top});
      out.push_back(joined ? Segment{left, bottom} : Segment{right, bottom});
      return;
    }
    default:
      return;
  }
}

// Joins segments that share an edge into lines.
class Joiner {
 public:
  Joiner(const std::vector<Segment>& segments, std::size_t cells)
      : segments_(segments), used_(segments.size(), 0), meetings_(2 * cells) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      add(segments[i].from, i);
      add(segments[i].to, i);
    }
  }

  std::vector<std::vector<Edge>> lines() {
    std::vector<std::vector<Edge>> out;
    // Lines with ends first; what is left then are rings.
    for (const bool ends_only : {true, false}) {
      for (const Segment& s : segments_) {
        for (const Edge start : {s.from, s.to}) {
          const Meeting& here = meetings_[start];
          if (ends_only && here.count > 1) continue;
          std::vector<Edge> line = follow(start);
          if (line.size() > 1) out.push_back(std::move(line));
        }
      }
    }
    return out;
  }

 private:
  struct Meeting {
    std::array<std::size_t, 2> segments{};
    std::size_t count = 0;
  };

  void add(Edge edge, std::size_t segment) {
    Meeting& meeting = meetings_[edge];
    if (meeting.count < 2) meeting.segments[meeting.count++] = segment;
  }

  std::vector<Edge> follow(Edge at) {
    std::vector<Edge> line{at};
    for (bool more = true; more;) {
      more = false;
      const Meeting& here = meetings_[at];
      for (std::size_t k = 0; k < here.count; ++k) {
        const std::size_t i = here.segments[k];
        if (used_[i] != 0) continue;
        used_[i] = 1;
        at = segments_[i].from == at ? segments_[i].to : segments_[i].from;
        line.push_back(at);
        more = true;
        break;
      }
    }
    return line;
  }

  const std::vector<Segment>& segments_;
  std::vector<char> used_;
  std::vector<Meeting> meetings_;  // by edge
};

}  // namespace

std::vector<std::vector<Point>> contour_lines(std::span<const double> values, std::size_t columns,
                                              double level) {
  std::vector<std::vector<Point>> out;
  if (columns < 2 || values.size() < 2 * columns || !std::isfinite(level)) return out;
  const Grid grid{values, columns, values.size() / columns, level};
  std::vector<Segment> segments;
  for (std::size_t row = 0; row + 1 < grid.rows; ++row) {
    for (std::size_t column = 0; column + 1 < columns; ++column) {
      add_square(grid, column, row, segments);
    }
  }
  for (const std::vector<Edge>& edges : Joiner(segments, values.size()).lines()) {
    std::vector<Point>& line = out.emplace_back();
    for (const Edge edge : edges) line.push_back(grid.crossing(edge));
  }
  return out;
}

}  // namespace handoff::web::charts
