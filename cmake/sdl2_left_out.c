// The answers of the SDL parts that the page leaves out, for ImGui's backend, which asks for them.
//
// The page has no game controllers, loads no libraries, and draws through WebGL, not SDL's
// renderer. SDL's code for these would be a third of its size; the answers here are what SDL says
// when there is none.
#include <SDL.h>

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

void SDL_UnloadObject(void* handle) { (void)handle; }
