// What stands in for sscanf in Dear ImGui, which reads its own settings file with it: the page has
// none, and scanning is 5 kB of the page. (cmake/Page.cmake gives sscanf this name there.)
int handoff_no_settings(const char* text, const char* format, ...) {
  (void)text;
  (void)format;
  return 0;
}
