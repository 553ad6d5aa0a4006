# The page: Dear ImGui, SDL2 and the fonts, built for WebAssembly, and web/ on top of them.
#
# Output: page/handoff.js, page/handoff.wasm and page/later.wasm in the binary folder, which workers
# (web/js/worker.js) run as well; scripts/build.sh assembles build/web from them and index.html. Dear ImGui
# and SDL2 come from upstream's tags, or from folders that FETCHCONTENT_SOURCE_DIR_IMGUI and _SDL2 name.

# SOURCE_SUBDIR names no folder: the files are wanted, not the projects' own builds.
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.90.1
                           GIT_SHALLOW ON SOURCE_SUBDIR none)
FetchContent_Declare(sdl2 GIT_REPOSITORY https://github.com/libsdl-org/SDL.git
                          GIT_TAG release-2.26.5 GIT_SHALLOW ON SOURCE_SUBDIR none)
FetchContent_MakeAvailable(imgui sdl2)

include(cmake/Sdl2.cmake)
include(cmake/Fonts.cmake)

set(imgui_draw ${PROJECT_BINARY_DIR}/generated/imgui_draw.cpp)
add_custom_command(
  OUTPUT ${imgui_draw}
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/cmake/without_default_font.py
          ${imgui_SOURCE_DIR}/imgui_draw.cpp ${imgui_draw}
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/without_default_font.py ${imgui_SOURCE_DIR}/imgui_draw.cpp
  COMMENT "Leaving out Dear ImGui's default font")

add_library(
  handoff_imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_draw}
  ${imgui_SOURCE_DIR}/imgui_tables.cpp ${imgui_SOURCE_DIR}/imgui_widgets.cpp
  ${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp third_party/imgui/opengl3.cpp
  third_party/imgui/no_settings.c)
target_include_directories(handoff_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR}
                                                       ${imgui_SOURCE_DIR}/backends)
target_compile_definitions(
  handoff_imgui PUBLIC "ImDrawIdx=unsigned int" IMGUI_DISABLE_OBSOLETE_FUNCTIONS
                       IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
                       IMGUI_DISABLE_FILE_FUNCTIONS
                       IMGUI_IMPL_OPENGL_ES3)
target_compile_definitions(handoff_imgui PRIVATE sscanf=handoff_no_settings)
target_compile_options(handoff_imgui PRIVATE -Oz -fno-exceptions -fno-rtti)
target_link_libraries(handoff_imgui PUBLIC handoff_sdl2)

# Linked after handoff_flags, whose -Wpedantic it softens: EM_JS and EM_ASM hold JavaScript, with its
# dollar signs and its own rules on macro arguments.
add_library(handoff_web_flags INTERFACE)
target_compile_options(handoff_web_flags INTERFACE -Wno-dollar-in-identifier-extension
                                                   -Wno-gnu-zero-variadic-macro-arguments)

# What a program of the page is linked with: no evaluated text (the page's content policy forbids it), no
# file system, no exceptions.
set(page_link_options -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1
                      -sINITIAL_MEMORY=32MB -sTOTAL_STACK=1MB -sDISABLE_EXCEPTION_CATCHING=1 -sMALLOC=emmalloc)

# web/ without main.cpp is compiled once, for the page and for its tests.
file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS web/*.cpp)
list(FILTER page_sources EXCLUDE REGEX "/web/shell/main\\.cpp$|/web/importer/")
set(page_layers handoff_io handoff_page_assets handoff_fonts handoff_imgui handoff::fmt handoff_flags
                handoff_web_flags)

add_library(handoff_page_code OBJECT ${page_sources})
target_link_libraries(handoff_page_code PUBLIC ${page_layers})
target_compile_options(handoff_page_code PRIVATE -fno-exceptions -fno-rtti -Oz)
handoff_unity(handoff_page_code)

# handoff_page_program(TARGET): what the page and its tests are linked with alike.
function(handoff_page_program target)
  target_link_options(${target} PRIVATE -sMAX_WEBGL_VERSION=2 -sMIN_WEBGL_VERSION=2)
endfunction()

add_executable(handoff_page web/shell/main.cpp)
set_target_properties(handoff_page PROPERTIES OUTPUT_NAME handoff RUNTIME_OUTPUT_DIRECTORY
                                                                  ${PROJECT_BINARY_DIR}/page)
target_link_libraries(handoff_page PRIVATE handoff_page_code)
target_compile_options(handoff_page PRIVATE -fno-exceptions -fno-rtti)
handoff_page_program(handoff_page)
target_link_options(
  handoff_page PRIVATE ${page_link_options} -sENVIRONMENT=web,worker -sMODULARIZE=1
  -sEXPORT_NAME=createHandoff -sEXIT_RUNTIME=0
  -sEXPORTED_RUNTIME_METHODS=ccall,cwrap,UTF8ToString,stringToUTF8,lengthBytesUTF8
  # What the page's scripts hand over, and nothing for browsers without a TextDecoder or for errno.
  -sINCOMING_MODULE_JS_API=canvas,page,onAbort,instantiateWasm,noInitialRun -sTEXTDECODER=2
  -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
  -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sSUPPORT_ERRNO=0 -sSUPPORT_LONGJMP=0)
# Two modules (cmake/split_page.py): the first picture waits for handoff.wasm alone, later.wasm comes after it.
# Each is then gone over once more, for its size: 12 kB less, at the same speed. Asking emcc itself for -Os was
# measured to give more, not less, than this. Nothing lies below the address 1024 (emcc's GLOBAL_BASE), and
# nothing here counts on a trap. Without Binaryen's programs the page is one module, larger, and works as well.
find_program(HANDOFF_WASM_OPT wasm-opt PATHS ${EMSCRIPTEN_ROOT_PATH}/../bin NO_CMAKE_FIND_ROOT_PATH)
find_program(HANDOFF_WASM_SPLIT wasm-split PATHS ${EMSCRIPTEN_ROOT_PATH}/../bin NO_CMAKE_FIND_ROOT_PATH)
set(page_wasm ${PROJECT_BINARY_DIR}/page/handoff.wasm)
set(later_wasm ${PROJECT_BINARY_DIR}/page/later.wasm)
function(handoff_shrink wasm)
  add_custom_command(TARGET handoff_page POST_BUILD COMMAND ${HANDOFF_WASM_OPT} -Oz --converge --low-memory-unused --traps-never-happen
                             --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory --enable-mutable-globals
                             ${wasm} -o ${wasm})
endfunction()
if(HANDOFF_WASM_OPT AND HANDOFF_WASM_SPLIT)
  set(splitting ${PROJECT_SOURCE_DIR}/cmake/split_page.py ${PROJECT_SOURCE_DIR}/cmake/later.txt)
  set_target_properties(handoff_page PROPERTIES LINK_DEPENDS "${splitting}")
  target_link_options(handoff_page PRIVATE --profiling-funcs)  # the names by which functions are chosen
  add_custom_command(TARGET handoff_page POST_BUILD
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/cmake/split_page.py ${HANDOFF_WASM_SPLIT} ${HANDOFF_WASM_OPT}
            ${PROJECT_SOURCE_DIR}/cmake/later.txt ${page_wasm} ${later_wasm})
  handoff_shrink(${later_wasm})
else()
  message(STATUS "wasm-split is not there: the page's program is one module, a fifth larger before its first picture")
  add_custom_command(TARGET handoff_page POST_BUILD COMMAND ${CMAKE_COMMAND} -E rm -f ${later_wasm})
endif()
if(HANDOFF_WASM_OPT)
  handoff_shrink(${page_wasm})
endif()

# The importer: exports in, what was learned out, for a worker (web/js/learner.js) that is started when the
# first file arrives. It has nothing to draw, and what the page's first frame needs grows by nothing.
add_executable(handoff_importer web/importer/importer.cpp web/app/choices/tools.cpp)
set_target_properties(handoff_importer PROPERTIES OUTPUT_NAME learn RUNTIME_OUTPUT_DIRECTORY
                                                                    ${PROJECT_BINARY_DIR}/page)
target_link_libraries(handoff_importer PRIVATE handoff_io handoff_page_assets handoff::fmt handoff_flags
                                               handoff_web_flags)
target_compile_options(handoff_importer PRIVATE -fno-exceptions -fno-rtti)
target_link_options(
  handoff_importer PRIVATE ${page_link_options} -sENVIRONMENT=worker -sMODULARIZE=1
  -sEXPORT_NAME=createImporter -sEXIT_RUNTIME=0 -sEXPORTED_RUNTIME_METHODS=UTF8ToString
  -sINCOMING_MODULE_JS_API=progress,instantiateWasm -sTEXTDECODER=2 --no-entry)

# The page's own tests, tests/web, run under node without a screen: view models, charts, actions.
file(GLOB_RECURSE web_test_sources CONFIGURE_DEPENDS tests/web/*.cpp)
list(FILTER web_test_sources EXCLUDE REGEX "/tests/web/gallery/")
if(web_test_sources AND HANDOFF_TESTS)
  # An archive, so that only what the tests reach is linked.
  add_library(handoff_page_archive STATIC $<TARGET_OBJECTS:handoff_page_code>)
  add_executable(handoff_web_tests tests/main.cpp ${web_test_sources})
  handoff_precompile(handoff_web_tests)
  handoff_unity(handoff_web_tests)
  target_link_libraries(handoff_web_tests PRIVATE handoff_page_archive ${page_layers}
                                                  handoff_run_catch)
  handoff_page_program(handoff_web_tests)
  handoff_runs_under_node(handoff_web_tests)
  handoff_catch_tests(handoff_web_tests)

  # Every chart with made-up numbers, to be looked at; built only when asked for, and never part of the
  # page: cmake --build --preset web --target chart_gallery, then node tests/browser/gallery.mjs.
  add_executable(chart_gallery EXCLUDE_FROM_ALL tests/web/gallery/main.cpp
                                                tests/web/gallery/scenes.cpp)
  set(gallery_folder ${PROJECT_BINARY_DIR}/gallery)
  set_target_properties(chart_gallery PROPERTIES OUTPUT_NAME handoff RUNTIME_OUTPUT_DIRECTORY
                                                                     ${gallery_folder})
  target_link_libraries(chart_gallery PRIVATE handoff_page_archive ${page_layers})
  handoff_page_program(chart_gallery)
  target_link_options(
    chart_gallery PRIVATE -O1 ${page_link_options} -sENVIRONMENT=web,worker -sMODULARIZE=1
    -sEXPORT_NAME=createHandoff -sEXIT_RUNTIME=0
    -sEXPORTED_RUNTIME_METHODS=ccall,cwrap,UTF8ToString,stringToUTF8,lengthBytesUTF8)
  add_custom_command(
    TARGET chart_gallery POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${PROJECT_SOURCE_DIR}/index.html ${gallery_folder}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/web/js ${gallery_folder}/page)
endif()

# What scripts/build.sh asks for.
add_custom_target(page DEPENDS handoff_page handoff_importer)
