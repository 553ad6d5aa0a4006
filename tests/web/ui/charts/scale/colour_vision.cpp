// See colour_vision.hpp.
#include "tests/web/ui/charts/scale/colour_vision.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace handoff::web::colour_vision {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

constexpr double kDegree = 3.14159265358979323846 / 180.0;

constexpr Matrix kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtan = {{{0.152286, 1.052583, -0.204868},
                             {0.114503, 0.786281, 0.099216},
                             {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan = {{{0.367322, 0.860646, -0.227968},
                             {0.280085, 0.672501, 0.047413},
                             {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan = {{{1.255528, -0.076749, -0.178779},
                             {-0.078411, 0.930809, 0.147602},
                             {0.004733, 0.691367, 0.303900}}};

const Matrix& matrix_of(Vision vision) {
  switch (vision) {
    case Vision::protan:
      return kProtan;
    case Vision::deutan:
      return kDeutan;
    case Vision::tritan:
      return kTritan;
    case Vision::normal:
      break;
  }
  return kNormal;
}

double linear(std::uint32_t channel) {
  const double c = static_cast<double>(channel & 0xFFu) / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double hue_of(double a, double b) {
  if (a == 0.0 && b == 0.0) return 0.0;
  const double degrees = std::atan2(b, a) / kDegree;
  return degrees < 0.0 ? degrees + 360.0 : degrees;
}

double seventh(double c) {
  return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
}

double mean_hue(double h1, double h2) {
  if (std::abs(h1 - h2) <= 180.0) return (h1 + h2) / 2.0;
  return h1 + h2 < 360.0 ? (h1 + h2 + 360.0) / 2.0 : (h1 + h2 - 360.0) / 2.0;
}

}  // namespace

Light light_of(theme::Color color) {
  return {linear(color), linear(color >> 8), linear(color >> 16)};
}

Light seen_by(Vision vision, Light light) {
  const Matrix& m = matrix_of(vision);
  Light out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double sum = m[i][0] * light[0] + m[i][1] * light[1] + m[i][2] * light[2];
    out[i] = std::clamp(sum, 0.0, 1.0);
  }
  return out;
}

Lab lab_of(Light light) {
  const auto [r, g, b] = light;
  const double x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
  const double y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
  const double z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883;
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  return {116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))};
}

double ciede2000(Lab p, Lab q) {
  const double mean_chroma = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2.0;
  const double g = 0.5 * (1.0 - seventh(mean_chroma));
  const double c1 = std::hypot((1.0 + g) * p[1], p[2]);
  const double c2 = std::hypot((1.0 + g) * q[1], q[2]);
  const double h1 = hue_of((1.0 + g) * p[1], p[2]);
  const double h2 = hue_of((1.0 + g) * q[1], q[2]);
  const bool grey = c1 * c2 == 0.0;
  double turn = grey ? 0.0 : h2 - h1;
  if (turn > 180.0) turn -= 360.0;
  if (turn < -180.0) turn += 360.0;
  const double dl = q[0] - p[0];
  const double dc = c2 - c1;
  const double dh = 2.0 * std::sqrt(c1 * c2) * std::sin(turn * kDegree / 2.0);
  const double l = (p[0] + q[0]) / 2.0;
  const double c = (c1 + c2) / 2.0;
  const double h = grey ? h1 + h2 : mean_hue(h1, h2);
  const double t = 1.0 - 0.17 * std::cos((h - 30.0) * kDegree) +
                   0.24 * std::cos(2.0 * h * kDegree) + 0.32 * std::cos((3.0 * h + 6.0) * kDegree) -
                   0.20 * std::cos((4.0 * h - 63.0) * kDegree);
  const double sl =
      1.0 + 0.015 * (l - 50.0) * (l - 50.0) / std::sqrt(20.0 + (l - 50.0) * (l - 50.0));
  const double sc = 1.0 + 0.045 * c;
  const double sh = 1.0 + 0.015 * c * t;
  const double around = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2));
  const double rt = -std::sin(2.0 * around * kDegree) * 2.0 * seventh(c);
  const double u = dl / sl;
  const double v = dc / sc;
  const double w = dh / sh;
  return std::sqrt(u * u + v * v + w * w + rt * v * w);
}

double difference(Vision vision, theme::Color a, theme::Color b) {
  return ciede2000(lab_of(seen_by(vision, light_of(a))), lab_of(seen_by(vision, light_of(b))));
}

}  // namespace handoff::web::colour_vision
