// Pinch: two fingers that open or close (web/js/touch.js tells).
//
// Over something that takes the wheel, a plot, it is a wheel at the middle of the two fingers;
// elsewhere it changes the size of everything, once the fingers are lifted, because new fonts for
// each movement would be slow.
#pragma once

#include <functional>

namespace handoff::web::pinch {

// In the page's pixels.
void begin(float x, float y);
void change(double ratio);  // of the fingers' distance, since the last call
void end();

// Called by the shell before each frame.
void feed();

// Who changes the size: `ratio` to the present one.
void set_host(std::function<void(float ratio)> resize);

}  // namespace handoff::web::pinch
