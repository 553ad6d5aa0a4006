// The answers of the SDL parts that the page leaves out, for ImGui's backend, which asks for them.
//
// It also names no function of WebGL at run time but the few that SDL asks for itself: Emscripten's
// own list of names would bring every function of OpenGL into the page.
//
// The page has no game controllers, loads no libraries, and draws through WebGL, not SDL's
// renderer nor its pictures in memory. SDL's code for these would be a third of its size; the
// answers here are what SDL says when there is none.
#include <SDL.h>
#include <string.h>

#include <GLES3/gl3.h>

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

void* eglGetProcAddress(const char* name) {
  if (strcmp(name, "glGetString") == 0) return (void*)glGetString;
  if (strcmp(name, "glGetStringi") == 0) return (void*)glGetStringi;
  if (strcmp(name, "glGetIntegerv") == 0) return (void*)glGetIntegerv;
  if (strcmp(name, "glGetError") == 0) return (void*)glGetError;
  return NULL;
}
