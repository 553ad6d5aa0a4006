// SDL's settings for the page, read before every file of SDL: those for Emscripten, but without
// OpenGL. The page makes its WebGL context itself (web/platform/platform_web.cpp); SDL would do it through
// EGL, whose emulation in JavaScript is 7 kB of the page.
#include <SDL_config.h>

#undef SDL_VIDEO_OPENGL_ES2
#undef SDL_VIDEO_OPENGL_EGL
