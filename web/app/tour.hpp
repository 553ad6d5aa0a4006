// The guided tour: nine steps that show the page to somebody for the first time, or to a room.
//
// A step opens a tab, points at a card, and may set up what it shows: another pipeline, an outage,
// a playing animation. All of it is made from the inputs with which the tour began, and these come
// back when it is left.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "web/app/choices/playback_command.hpp"
#include "web/app/choices/tabs.hpp"

namespace handoff::web {

enum class TourSetup {
  none,
  manual,
  outage,  // of the CRM, on a day on which many trials end
};

struct TourStep {
  const char* title;
  const char* words;
  Tab tab;
  const char* card;  // its id
  TourSetup setup = TourSetup::none;
  bool plays = false;
  double at = 0.0;  // where the animation begins
  double speed = 60.0;
};

inline constexpr std::size_t kTourSteps = 9;
extern const std::array<TourStep, kTourSteps> kTour;

}  // namespace handoff::web
