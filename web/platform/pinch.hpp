// Pinch: two fingers that open or close (web/js/touch.js tells), and what they share with a wheel that
// is turned with Ctrl (web/js/input.js).
//
// Over something that zooms, a plot, both zoom it; elsewhere two fingers change the size of
// everything, once they are lifted, because new fonts for each movement would be slow.
#pragma once

#include <functional>

namespace handoff::web::pinch {

// In the page's pixels.
void begin(float x, float y);
void change(double ratio);  // of the fingers' distance, since the last call
void end();

// Called by the shell before each frame.
void feed();

// Whether what is under the cursor zooms; and zooms it, by so many steps of a wheel.
bool something_zooms();
void zoom_by(float steps);

// Who changes the size: `ratio` to the present one.
void set_host(std::function<void(float ratio)> resize);

}  // namespace handoff::web::pinch
