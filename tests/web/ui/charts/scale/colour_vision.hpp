// How colours look to others, and how far apart two of them are: for the tests of the palette.
//
// Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes ("A
// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009) at full severity,
// in linear light. Differences are CIEDE2000 (Sharma, Wu and Dalal 2005); 1 is about what a trained
// eye can just see side by side.
#pragma once

#include <array>

#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web::colour_vision {

enum class Vision { normal, protan, deutan, tritan };

// Red, green and blue as linear light, 0 to 1.
using Light = std::array<double, 3>;
// CIE L*a*b* under D65.
using Lab = std::array<double, 3>;

Light light_of(theme::Color color);
Light seen_by(Vision vision, Light light);
Lab lab_of(Light light);
double ciede2000(Lab a, Lab b);

// Between two opaque colours, as somebody with this vision sees them.
double difference(Vision vision, theme::Color a, theme::Color b);

}  // namespace handoff::web::colour_vision
