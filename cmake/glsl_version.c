// What stands in for sscanf in Dear ImGui, which needs it for one thing here: the number in
// "#version 300 es". Its settings file, which it would scan as well, the page does not have; and a
// whole sscanf is 2 kB of the page. (cmake/Page.cmake gives sscanf this name there.)
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int handoff_glsl_version(const char* text, const char* format, ...) {
  if (strcmp(format, "#version %d") != 0 || strncmp(text, "#version ", 9) != 0) return 0;
  va_list places;
  va_start(places, format);
  *va_arg(places, int*) = atoi(text + 9);
  va_end(places);
  return 1;
}
