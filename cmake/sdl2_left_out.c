// The answers of the SDL parts that the page leaves out, for ImGui's backend, which asks for them.
//
// The page has no game controllers, loads no libraries, and draws through WebGL, not SDL's
// renderer nor its pictures in memory. SDL's code for these would be a third of its size; the
// answers here are what SDL says when there is none. Nor does it ask for the whole screen, catch
// the mouse, or wait within a frame; Emscripten's JavaScript for these would come along because SDL
// could.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

SDL_GameController* SDL_GameControllerOpen(int index) {
  (void)index;
  return NULL;
}

Uint8 SDL_GameControllerGetButton(SDL_GameController* pad, SDL_GameControllerButton button) {
  (void)pad;
  (void)button;
  return 0;
}

Sint16 SDL_GameControllerGetAxis(SDL_GameController* pad, SDL_GameControllerAxis axis) {
  (void)pad;
  (void)axis;
  return 0;
}

int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* width, int* height) {
  (void)renderer;
  *width = 0;
  *height = 0;
  return -1;
}

SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 r,
                                  Uint32 g, Uint32 b, Uint32 a) {
  (void)flags, (void)width, (void)height, (void)depth, (void)r, (void)g, (void)b, (void)a;
  return NULL;
}

SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch,
                                      Uint32 r, Uint32 g, Uint32 b, Uint32 a) {
  (void)pixels, (void)pitch;
  return SDL_CreateRGBSurface(0, width, height, depth, r, g, b, a);
}

SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
  (void)surface, (void)format, (void)flags;
  return NULL;
}

void SDL_FreeSurface(SDL_Surface* surface) { (void)surface; }

void SDL_UnloadObject(void* handle) { (void)handle; }

int emscripten_has_asyncify(void) { return 0; }

void emscripten_sleep(unsigned int ms) { (void)ms; }

// Of a window that fills the screen, which this one never does.
void emscripten_get_screen_size(int* width, int* height) {
  *width = 1280;
  *height = 800;
}

void emscripten_set_window_title(const char* title) { (void)title; }

EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(
    const char* target, EM_BOOL later, const EmscriptenFullscreenStrategy* strategy) {
  (void)target, (void)later, (void)strategy;
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}

EMSCRIPTEN_RESULT emscripten_exit_fullscreen(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }

EMSCRIPTEN_RESULT emscripten_set_fullscreenchange_callback_on_thread(
    const char* target, void* data, EM_BOOL capture, em_fullscreenchange_callback_func callback,
    pthread_t thread) {
  (void)target, (void)data, (void)capture, (void)callback, (void)thread;
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}

EMSCRIPTEN_RESULT emscripten_request_pointerlock(const char* target, EM_BOOL later) {
  (void)target, (void)later;
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}

EMSCRIPTEN_RESULT emscripten_exit_pointerlock(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }

EMSCRIPTEN_RESULT emscripten_set_pointerlockchange_callback_on_thread(
    const char* target, void* data, EM_BOOL capture, em_pointerlockchange_callback_func callback,
    pthread_t thread) {
  (void)target, (void)data, (void)capture, (void)callback, (void)thread;
  return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
