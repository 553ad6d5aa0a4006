# Compiler flags of our own code. Third-party code is a SYSTEM include or a target without handoff_flags.
#
# -ffp-contract=off stands on every target, third-party too: a fused multiply-add would change results
# between compilers, and results are compared bit for bit.

add_compile_options(-ffp-contract=off)
if(EMSCRIPTEN)
  # What every browser understands since 2021: a number is cut to an integer by one instruction instead of
  # ten, and memory is copied by one.
  add_compile_options(-mnontrapping-fptoint -msign-ext -mbulk-memory)
endif()

add_library(handoff_flags INTERFACE)
target_compile_options(
  handoff_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
# Errors with the compilers that the checks run with (Debian 12's); a newer compiler's new warning must not
# keep anybody from building, and g++ has no name for its warning of a function that a profile did not see.
set(HANDOFF_PROFILE "" CACHE STRING "generate: the program notes what runs; use: it is optimised by that (g++)")
if(NOT HANDOFF_PROFILE
   AND ((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        OR (CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)))
  target_compile_options(handoff_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # A designated initializer leaves members at their defaults on purpose; clang knows, g++ 12 does not.
  target_compile_options(handoff_flags INTERFACE -Wno-missing-field-initializers)
  # False alarms in the standard library's own code once g++ 12 inlines it.
  target_compile_options(handoff_flags INTERFACE -Wno-restrict -Wno-stringop-overflow
                                                 -Wno-array-bounds)
endif()

# By itself link-time optimisation was measured to win 2% on a run and to cost a fifth of the build. With a profile of
# what runs most it is worth the wait for what is handed to others: scripts/build.sh release makes both.
if(HANDOFF_PROFILE STREQUAL "generate")
  add_compile_options(-fprofile-generate -fprofile-update=single)
  add_link_options(-fprofile-generate)
elseif(HANDOFF_PROFILE STREQUAL "use")
  # What the profile did not see is optimised as ever, and of that there is no warning.
  add_compile_options(-fprofile-use -fprofile-partial-training -Wno-missing-profile -flto=auto)
  add_link_options(-fprofile-use -flto=auto)
endif()

# What users run is without assertions; what gathers evidence is with them, and stops at a broken promise.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_C_FLAGS_RELEASE "-O2")
if(NOT HANDOFF_ASSERTS)
  string(APPEND CMAKE_CXX_FLAGS_RELEASE " -DNDEBUG")
  string(APPEND CMAKE_C_FLAGS_RELEASE " -DNDEBUG")
endif()

# What was compiled before is taken from ccache, where it is installed: also in another folder, and with the
# tests' precompiled header.
find_program(HANDOFF_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(HANDOFF_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${HANDOFF_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
  set(HANDOFF_LAUNCHES_CCACHE ON)
endif()

if(HANDOFF_SANITIZE)
  add_compile_options(-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
endif()

# handoff_reads_nothing(TARGET): a fuzzer steers by the branches that are taken (its own option counts them, and
# notes what is compared with what). In what never sees a foreign byte the counts are enough: the notes make it slower.
function(handoff_reads_nothing target)
  if(HANDOFF_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE -fno-sanitize-coverage=trace-cmp,indirect-calls,stack-depth)
  endif()
endfunction()

# handoff_needs_exceptions(TARGET): CLI11 and Catch2 throw, which Emscripten has to be told.
function(handoff_needs_exceptions target)
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -fexceptions)
  endif()
endfunction()

# handoff_runs_under_node(TARGET): TARGET.js and TARGET.wasm, which see the real files, the arguments and
# pass the exit code through. Compiling synchronously avoids fetch(), which node has and files are not for.
function(handoff_runs_under_node target)
  if(EMSCRIPTEN)
    handoff_needs_exceptions(${target})
    target_link_options(
      ${target} PRIVATE -fexceptions -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
      -sWASM_ASYNC_COMPILATION=0 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=2MB -sINITIAL_MEMORY=64MB)
  endif()
endfunction()
