// Dear ImGui's OpenGL backend, with what it asks of the graphics state answered from what is known.
//
// The backend saves and restores the state around each frame, for programs that draw other things as well. In a
// browser each such question waits until the graphics process has drawn everything that is on its way, which was
// nine tenths of a frame's time. This page draws nothing else, so the state between two frames is the one that
// WebGL starts with, and it need not be asked.
#include <GLES3/gl3.h>

#include <cstdlib>

namespace {

void known_state(GLenum what, GLint* answer) {
  switch (what) {
    case GL_MAJOR_VERSION:
      *answer = 3;
      return;
    case GL_ACTIVE_TEXTURE:
      *answer = GL_TEXTURE0;
      return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
      *answer = GL_ONE;
      return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
      *answer = GL_FUNC_ADD;
      return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      answer[0] = answer[1] = answer[2] = answer[3] = 0;
      return;
    default:  // nothing bound, no extensions, GL_ZERO
      *answer = 0;
      return;
  }
}

// "#version 300 es", the only text that the backend takes apart.
int known_version(const char* text, const char*, int* version) {
  *version = std::atoi(text + sizeof("#version"));
  return 1;
}
// What WebGL calls its version is not asked: it is one of OpenGL ES.
int known_version(const char*, const char*, int*, int*) { return 0; }

}  // namespace

#define glGetIntegerv known_state
#undef sscanf
#define sscanf known_version
#include "backends/imgui_impl_opengl3.cpp"
