// Stands in for sscanf in Dear ImGui itself, which reads by it a file of settings, and numbers typed into its own sliders
// and colours. The page has none of these, and the C library's reads floats of 128 bits, which WebAssembly emulates.
int handoff_no_settings(const char* text, const char* format, ...) {
  (void)text;
  (void)format;
  return 0;
}
