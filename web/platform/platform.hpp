// The platform: a window to draw in, and the few things that only the outside can do.
//
// One header, and one .cpp for each place that the page can run in (platform_web.cpp: a browser).
// Events come in through Dear ImGui; what is larger (files, pasted text, a changed link) waits in
// an inbox that the application empties once a frame with `take_received`. Nothing here waits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "imgui.h"

namespace handoff::web::platform {

// Makes the window, the graphics context and Dear ImGui's back ends. False: no graphics (the
// outside has shown why); everything but drawing works all the same.
bool start();
// The user reads the page as text, so nothing needs to be drawn.
bool is_text_mode();
void leave_for_text();

// Around each frame. `begin_frame` is false when nothing can be drawn now (the context is lost).
bool begin_frame();
void end_frame();

// The texture of the fonts has changed.
void reload_fonts();

// Device pixels for each of the page's pixels.
float pixel_ratio();
// Milliseconds since the page began; for animation only, never for results.
double now_ms();

// Asks for one call of handoff_refresh at the screen's next refresh; more requests until then are one.
void request_refresh();
// Wakes the shell once, after so long; of several, the soonest counts.
void wake_after(double ms);
// The first useful frame has been drawn: the outside takes its loading picture away.
void announce_ready();

void copy_text(std::string_view text);   // to the clipboard
void paste_text(std::string_view text);  // into the field that is being typed in
// The same for a link: an address and the part after '#', which is packed where it is long. How it
// went arrives as `copied`, `uncopied` or `too_long`.
void copy_link(std::string_view address, std::string_view hash);
void save_file(std::string_view name, std::string_view mime, std::string_view bytes);
// Asks the user for files; a scenario arrives as `file`, exports as what is learned from them.
void open_file(const char* accept);
// The importer (web/importer/importer.cpp): reads the user's exports again with these answers, a line
// for each; stops; forgets the files; reads the example's.
void learn_again(std::string_view answers);
void stop_learning();
void forget_exports();
void learn_example();
// Opens a file of the page's own, "licences.txt", beside the page.
void open_beside(const char* file);
// Saves a part of the picture, in the page's pixels, once this frame has been drawn.
void save_picture(std::string_view name, ImVec2 min, ImVec2 max);

// web/js/ says which it is by the same name.
enum class Kind {
  file,       // opened or dropped: name and content
  paste,      // pasted while no text field was in use
  kept,       // another tab has changed the kept scenarios: as they stand in the storage now
  hash,       // the link's part after '#' has changed
  refused,    // a file that cannot be a scenario: the text says why
  copied,     // the link stands on the clipboard
  uncopied,   // the browser did not allow it
  too_long,   // the link would be longer than what passes addresses on lets through
  typed,      // in text mode: an input's path, and what was typed for it
  command,    // in text mode: a button's command, by its name (web/app/choices/commands.hpp)
  learning,   // exports are being read: the share that is done as the name, and what is done
  learned,    // what came of it, as a document; the name says whether there is more to come
  unlearned,  // why nothing came of it
  update,     // a new version of the page is there, and begins when it is loaded again
};
struct Received {
  Kind kind = Kind::file;
  std::string name;
  std::string text;
};
std::optional<Received> take_received();

std::string link_hash();  // without the '#'
void set_link_hash(std::string_view hash);
std::string link_without_hash();

// Small things kept between visits; a browser may forget them, or refuse them (false).
std::string stored(const char* key);
bool store(const char* key, std::string_view value);

// Loads the page again in its new version; the inputs are kept.
void reload_for_update();

bool prefers_dark();
bool is_mac();

// The page around the canvas takes the theme's colours: "light" or "dark".
void set_page_theme(const char* theme);
// The page as text (web/views/tables/text_view.hpp), as JSON.
void show_text(std::string_view json);
// Said by a screen reader; an urgent one interrupts.
void announce(std::string_view text, bool urgent = false);
// A run is finished: pages that embed this one are told.
void announce_results();

}  // namespace handoff::web::platform
