# The toolchain of the web build: finds Emscripten (emsdk's or the system's) and hands over to its own file.
#
# Looked at in turn: $EMSCRIPTEN_ROOT, $EMSDK, the folder that emcc really lies in, Debian's folder.

set(candidates "$ENV{EMSCRIPTEN_ROOT}" "$ENV{EMSDK}/upstream/emscripten" /usr/share/emscripten)
find_program(HANDOFF_EMCC emcc NO_CMAKE_FIND_ROOT_PATH)
if(HANDOFF_EMCC)
  file(REAL_PATH "${HANDOFF_EMCC}" emcc_file)
  get_filename_component(emcc_folder "${emcc_file}" DIRECTORY)
  list(INSERT candidates 2 "${emcc_folder}")
endif()

foreach(candidate IN LISTS candidates)
  if(EXISTS "${candidate}/cmake/Modules/Platform/Emscripten.cmake")
    include("${candidate}/cmake/Modules/Platform/Emscripten.cmake")
    set(found_emscripten ON)
    break()
  endif()
endforeach()
if(NOT found_emscripten)
  message(FATAL_ERROR "Emscripten was not found: install it (Debian: emscripten) or set EMSDK")
endif()

# Debian's emcc finds its JavaScript parser only with NODE_PATH, which must also be set when linking.
if(NOT DEFINED ENV{NODE_PATH} AND IS_DIRECTORY /usr/share/nodejs)
  set(ENV{NODE_PATH} /usr/share/nodejs)
endif()
if(DEFINED ENV{NODE_PATH})
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
                               "${CMAKE_COMMAND} -E env NODE_PATH=$ENV{NODE_PATH}")
endif()
