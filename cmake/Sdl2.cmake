# SDL2 for the page: only the folders that a window with a mouse, keys and touch needs, straight from its
# sources, with the C library's mathematics. Its own configure run takes minutes under Emscripten, and the
# ready-made include/SDL_config_emscripten.h says all it would find out.

set(sdl2_folders
    . atomic cpuinfo events file stdlib thread thread/generic timer timer/unix video
    video/emscripten filesystem/emscripten locale locale/emscripten main/dummy misc
    misc/emscripten)
set(sdl2_sources)
foreach(folder IN LISTS sdl2_folders)
  file(GLOB found ${sdl2_SOURCE_DIR}/src/${folder}/*.c)
  list(APPEND sdl2_sources ${found})
endforeach()
# Pictures in memory: the page has WebGL, and a window without a picture of its own.
list(FILTER sdl2_sources EXCLUDE REGEX "/video/SDL_(surface|blit.*|bmp|fillrect|RLEaccel|stretch|yuv)\\.c$")

add_library(handoff_sdl2 STATIC ${sdl2_sources} cmake/sdl2_left_out.c)
# Nobody here works on these, so they are compiled as one: most of sixty calls of Emscripten is its own start.
set_target_properties(handoff_sdl2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
set_source_files_properties(cmake/sdl2_left_out.c PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
target_include_directories(handoff_sdl2 SYSTEM PUBLIC ${sdl2_SOURCE_DIR}/include)
target_compile_definitions(
  handoff_sdl2 PUBLIC SDL_MAIN_HANDLED
  PRIVATE SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_HAPTIC_DISABLED=1 SDL_SENSOR_DISABLED=1
          SDL_HIDAPI_DISABLED=1 SDL_POWER_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_LEAN_AND_MEAN=1)
target_compile_options(handoff_sdl2 PRIVATE -Oz -w -include ${PROJECT_SOURCE_DIR}/cmake/sdl2_config.h)
