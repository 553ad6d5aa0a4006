// The platform of a browser, on SDL2 and WebGL 2.
//
// What the browser's page does (web/js/) is reached through Module.page; the page reaches the
// program through the few exported functions in shell.cpp. SDL2 takes mouse, touch and keys from
// #canvas.
#include "web/platform/pinch.hpp"
#include "web/platform/platform.hpp"

#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <vector>

#include <GLES3/gl3.h>

// The macro's own expansion has a dollar sign in a name.
#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
// clang-format off
EM_JS(void, page_refresh, (), { Module.page.refresh(); });
EM_JS(void, page_wake_after, (double ms), { Module.page.wakeAfter(ms); });
EM_JS(void, page_ready, (), { Module.page.ready(); });
EM_JS(int, page_lost, (), { return Module.page.contextLost ? 1 : 0; });
EM_JS(int, page_restored, (), {
  const restored = Module.page.contextRestored;
  Module.page.contextRestored = false;
  // Names of objects of the lost context: deleting those would be an error.
  if (restored) [GL.programs, GL.shaders, GL.buffers, GL.textures].forEach((all) => all.fill(null));
  return restored ? 1 : 0;
});
EM_JS(void, page_copy, (const char* text), { Module.page.copy(UTF8ToString(text), false); });
EM_JS(void, page_copy_link, (const char* address, const char* hash), {
  Module.page.copyLink(UTF8ToString(address), UTF8ToString(hash));
});
EM_JS(void, page_save, (const char* name, const char* mime, const char* bytes, int size), {
  Module.page.save(UTF8ToString(name), UTF8ToString(mime), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, page_save_pixels, (const char* name, const unsigned char* rgba, int w, int h), {
  const pixels = new Uint8ClampedArray(HEAPU8.slice(rgba, rgba + w * h * 4).buffer);
  Module.page.savePixels(UTF8ToString(name), pixels, w, h);
});
EM_JS(void, page_open, (const char* accept), { Module.page.open(UTF8ToString(accept)); });
EM_JS(void, page_learn, (const char* how, const char* answers), {
  Module.page[UTF8ToString(how)](UTF8ToString(answers).split('\n').filter((line) => line));
});
EM_JS(double, page_wheel, (int axis), {
  const moved = Module.page.wheel[axis];
  Module.page.wheel[axis] = 0;
  return moved;
});
// One of the texts that the page holds ready: its size first (which encodes it), then its bytes.
EM_JS(int, page_text_size, (const char* which, const char* key), {
  Module.page.encoded = new TextEncoder().encode(Module.page.texts[UTF8ToString(which)](UTF8ToString(key)));
  return Module.page.encoded.length;
});
EM_JS(void, page_text_copy, (char* to), { HEAPU8.set(Module.page.encoded, to); });
EM_JS(int, page_inbox_size, (), { return Module.page.inbox.length; });
EM_JS(void, page_inbox_drop, (), { Module.page.inbox.shift(); });
EM_JS(void, page_set_hash, (const char* hash), { Module.page.setHash(UTF8ToString(hash)); });
EM_JS(int, page_store, (const char* key, const char* value), {
  return Module.page.store(UTF8ToString(key), UTF8ToString(value)) ? 1 : 0;
});
EM_JS(void, page_opens, (const char* file), { window.open(UTF8ToString(file), '_blank', 'noopener'); });
EM_JS(int, page_asks, (const char* what), { return Module.page.asks[UTF8ToString(what)]() ? 1 : 0; });
EM_JS(void, page_reload_for_update, (), { Module.page.reloadForUpdate(); });
EM_JS(void, page_choose_text, (), { Module.page.chooseText(true); });
EM_JS(void, page_set_theme, (const char* theme), { Module.page.setTheme(UTF8ToString(theme)); });
EM_JS(void, page_show_text, (const char* json), { Module.page.showText(UTF8ToString(json)); });
EM_JS(void, page_announce, (const char* text, int urgent), {
  Module.page.announce(UTF8ToString(text), urgent !== 0);
});
EM_JS(void, page_announce_results, (), { Module.page.announceResults(); });
// clang-format on

namespace handoff::web::platform {

namespace {

SDL_Window* window = nullptr;
std::string clipboard;

struct Picture {
  std::string name;
  ImVec2 min, max;
};
std::vector<Picture> pictures;

// By the names of page.asks and page.texts in web/js/start.js.
bool asks(const char* what) { return page_asks(what) != 0; }

std::string page_text(const char* which, const char* key = "") {
  std::string text(static_cast<std::size_t>(page_text_size(which, key)), '\0');
  page_text_copy(text.data());
  return text;
}

struct KindName {
  Kind kind;
  std::string_view name;  // of page.receive
};
constexpr KindName kKindNames[] = {
    {Kind::file, "file"},           {Kind::paste, "paste"},       {Kind::hash, "hash"},
    {Kind::refused, "refused"},     {Kind::copied, "copied"},     {Kind::uncopied, "uncopied"},
    {Kind::typed, "typed"},         {Kind::command, "command"},   {Kind::update, "update"},
    {Kind::too_long, "too-long"},   {Kind::learning, "learning"}, {Kind::learned, "learned"},
    {Kind::unlearned, "unlearned"}, {Kind::kept, "kept"},
};

// A page may write to the clipboard, but reads it only inside a paste event; so Ctrl-V arrives as
// an item of the inbox, and here is only what was copied from the page itself.
const char* clipboard_text(void*) { return clipboard.c_str(); }
void set_clipboard_text(void*, const char* text) { copy_text(text); }

void set_hints() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_ASYNCIFY, "0");
}

// WebGL 2 without what a flat picture does not need.
bool make_context() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
  wanted.enableExtensionsByDefault = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &wanted);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void poll_events() {
  SDL_Event event;
  while (SDL_PollEvent(&event)) {
    // The wheel comes from the page, because SDL and Dear ImGui both scale it.
    if (event.type != SDL_MOUSEWHEEL) ImGui_ImplSDL2_ProcessEvent(&event);
  }
  const auto x = static_cast<float>(page_wheel(0));
  const auto y = static_cast<float>(page_wheel(1));
  if (x != 0.0f || y != 0.0f) ImGui::GetIO().AddMouseWheelEvent(x, y);
  const auto zoom = static_cast<float>(page_wheel(2));
  if (zoom != 0.0f) pinch::zoom_by(zoom);
}

// Rows come from the bottom up; the page wants them from the top.
void save_one(const Picture& picture) {
  const float ratio = pixel_ratio();
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const int left = static_cast<int>(std::max(picture.min.x, 0.0f) * ratio);
  const int right = static_cast<int>(std::min(picture.max.x, display.x) * ratio);
  const int top = static_cast<int>(std::max(picture.min.y, 0.0f) * ratio);
  const int bottom = static_cast<int>(std::min(picture.max.y, display.y) * ratio);
  const int w = right - left;
  const int h = bottom - top;
  if (w <= 0 || h <= 0) return;
  const std::size_t row = static_cast<std::size_t>(w) * 4;
  std::vector<unsigned char> pixels(row * static_cast<std::size_t>(h));
  const int height = static_cast<int>(display.y * ratio);
  glReadPixels(left, height - bottom, w, h, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  for (int y = 0; y < h / 2; ++y) {
    const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row) * y;
    const auto to = pixels.begin() + static_cast<std::ptrdiff_t>(row) * (h - 1 - y);
    std::swap_ranges(from, from + static_cast<std::ptrdiff_t>(row), to);
  }
  page_save_pixels(picture.name.c_str(), pixels.data(), w, h);
}

}  // namespace

bool start() {
  if (!asks("graphics")) return false;
  SDL_SetMainReady();
  set_hints();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  window =
      SDL_CreateWindow("Handoff", 0, 0, 1280, 800, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (window == nullptr) return false;
  if (!make_context()) return false;
  if (!ImGui_ImplSDL2_InitForOpenGL(window, nullptr)) return false;
  if (!ImGui_ImplOpenGL3_Init("#version 300 es")) return false;
  ImGuiIO& io = ImGui::GetIO();
  io.GetClipboardTextFn = clipboard_text;
  io.SetClipboardTextFn = set_clipboard_text;
  return true;
}

bool begin_frame() {
  poll_events();
  if (page_lost() != 0) return false;
  if (page_restored() != 0) {
    // Everything that lived in the old context is gone; the model never lived there.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    ImGui_ImplOpenGL3_CreateDeviceObjects();
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  return true;
}

void end_frame() {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec4 clear = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
             static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
  glClearColor(clear.x, clear.y, clear.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  // In the same task as the drawing: afterwards the browser may empty the buffer.
  for (const Picture& picture : pictures) save_one(picture);
  pictures.clear();
}

void reload_fonts() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

float pixel_ratio() { return static_cast<float>(emscripten_get_device_pixel_ratio()); }
double now_ms() { return emscripten_get_now(); }
void request_refresh() { page_refresh(); }
void wake_after(double ms) { page_wake_after(ms); }
void announce_ready() { page_ready(); }

void copy_text(std::string_view text) {
  clipboard = text;
  page_copy(clipboard.c_str());
}

// Dear ImGui ignores characters while Ctrl is held, as it is for Ctrl-V; so it is told to paste.
void paste_text(std::string_view text) {
  clipboard = text;
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey command = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
  const bool held = io.ConfigMacOSXBehaviors ? io.KeySuper : io.KeyCtrl;
  io.AddKeyEvent(command, true);
  io.AddKeyEvent(ImGuiKey_V, true);
  io.AddKeyEvent(ImGuiKey_V, false);
  if (!held) io.AddKeyEvent(command, false);
}

void copy_link(std::string_view address, std::string_view hash) {
  page_copy_link(std::string(address).c_str(), std::string(hash).c_str());
}

void save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  page_save(std::string(name).c_str(), std::string(mime).c_str(), bytes.data(),
            static_cast<int>(bytes.size()));
}

void open_file(const char* accept) { page_open(accept); }
void learn_again(std::string_view answers) {
  page_learn("learnAgain", std::string(answers).c_str());
}
void stop_learning() { page_learn("stopLearning", ""); }
void forget_exports() { page_learn("forgetMonth", ""); }
void learn_example() { page_learn("learnExample", ""); }

void save_picture(std::string_view name, ImVec2 min, ImVec2 max) {
  pictures.push_back({std::string(name), min, max});
}

std::optional<Received> take_received() {
  while (page_inbox_size() > 0) {
    const std::string kind = page_text("inboxKind");
    Received received{Kind::file, page_text("inboxName"), page_text("inboxText")};
    page_inbox_drop();
    for (const KindName& each : kKindNames) {
      if (each.name != kind) continue;
      received.kind = each.kind;
      return received;
    }
  }
  return {};
}

std::string link_hash() { return page_text("hash"); }
std::string link_without_hash() { return page_text("link"); }
void set_link_hash(std::string_view hash) { page_set_hash(std::string(hash).c_str()); }
std::string stored(const char* key) { return page_text("stored", key); }
bool store(const char* key, std::string_view value) {
  return page_store(key, std::string(value).c_str()) != 0;
}

void reload_for_update() { page_reload_for_update(); }

void open_beside(const char* file) { page_opens(file); }

bool prefers_dark() { return asks("dark"); }
bool is_mac() { return asks("mac"); }
bool is_text_mode() { return asks("textMode"); }
void leave_for_text() { page_choose_text(); }

void set_page_theme(const char* theme) { page_set_theme(theme); }
void show_text(std::string_view json) { page_show_text(std::string(json).c_str()); }
void announce(std::string_view text, bool urgent) {
  page_announce(std::string(text).c_str(), urgent ? 1 : 0);
}
void announce_results() { page_announce_results(); }

}  // namespace handoff::web::platform
