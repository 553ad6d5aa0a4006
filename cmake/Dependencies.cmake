# The libraries that come as headers, each as one target: handoff::json, handoff::fmt, handoff::cli11,
# handoff::boost, handoff::catch2.
#
# A library's folder is looked for on this machine (Debian's packages) and linked into the build's own
# include folder, so that only it comes in: under Emscripten the system's other headers would be wrong.
# What is not there comes from its upstream tag. All are SYSTEM includes: their warnings are not ours.

# header_only(NAME PROOF header FOLDERS folder... GIT url TAG tag INCLUDE folder-in-the-git-tree)
function(header_only name)
  cmake_parse_arguments(arg "" "PROOF;GIT;TAG;INCLUDE" "FOLDERS" ${ARGN})
  add_library(handoff_dep_${name} INTERFACE)
  find_path(HANDOFF_${name}_DIR ${arg_PROOF} PATHS /usr/include /usr/local/include
            /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
  if(HANDOFF_${name}_DIR)
    set(include ${PROJECT_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${include})
    foreach(folder IN LISTS arg_FOLDERS)
      file(CREATE_LINK ${HANDOFF_${name}_DIR}/${folder} ${include}/${folder} SYMBOLIC)
    endforeach()
  else()
    # SOURCE_SUBDIR names no folder: the files are wanted, not the project's own build.
    FetchContent_Declare(${name} GIT_REPOSITORY ${arg_GIT} GIT_TAG ${arg_TAG} GIT_SHALLOW ON
                                 SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(include ${${name}_SOURCE_DIR}/${arg_INCLUDE})
  endif()
  target_include_directories(handoff_dep_${name} SYSTEM INTERFACE ${include})
endfunction()

header_only(json PROOF nlohmann/json.hpp FOLDERS nlohmann
  GIT https://github.com/nlohmann/json.git TAG v3.11.2 INCLUDE include)
header_only(fmt PROOF fmt/format.h FOLDERS fmt
  GIT https://github.com/fmtlib/fmt.git TAG 9.1.0 INCLUDE include)
header_only(cli11 PROOF CLI/CLI.hpp FOLDERS CLI
  GIT https://github.com/CLIUtils/CLI11.git TAG v2.1.2 INCLUDE include)
header_only(boost PROOF boost/math/distributions/students_t.hpp FOLDERS boost
  GIT https://github.com/boostorg/math.git TAG boost-1.82.0 INCLUDE include)
if(NOT HANDOFF_boost_DIR)
  # Boost.Math comes without the rest of Boost, of which the Sobol sequence's numbers are a part.
  header_only(boost_random PROOF boost/random/detail/sobol_table.hpp FOLDERS boost
    GIT https://github.com/boostorg/random.git TAG boost-1.82.0 INCLUDE include)
  header_only(boost_config PROOF boost/config.hpp FOLDERS boost
    GIT https://github.com/boostorg/config.git TAG boost-1.82.0 INCLUDE include)
  target_link_libraries(handoff_dep_boost INTERFACE handoff_dep_boost_random handoff_dep_boost_config)
endif()
if(HANDOFF_TESTS)
  header_only(catch2 PROOF catch2/catch.hpp FOLDERS catch2
    GIT https://github.com/catchorg/Catch2.git TAG v2.13.10 INCLUDE single_include)
endif()

foreach(name json cli11 boost catch2)
  if(TARGET handoff_dep_${name})
    add_library(handoff::${name} ALIAS handoff_dep_${name})
  endif()
endforeach()

# A fixed separator of thousands keeps the locale, and the 90 kB of it, out of every number.
target_compile_definitions(handoff_dep_fmt INTERFACE FMT_STATIC_THOUSANDS_SEPARATOR=',')
if(EMSCRIPTEN)
  # Numbers are printed as double and as integers of at most 64 bits; the rest is 10 kB of the page.
  target_compile_definitions(handoff_dep_fmt INTERFACE FMT_USE_FLOAT=0 FMT_USE_LONG_DOUBLE=0 FMT_USE_INT128=0)
endif()
# {fmt} with these settings, compiled once instead of in each file that prints; cmake/fmt.cpp knows
# versions 9 and 10, and another one comes as its headers alone.
get_target_property(fmt_include handoff_dep_fmt INTERFACE_INCLUDE_DIRECTORIES)
set(fmt_version "")
if(EXISTS ${fmt_include}/fmt/core.h)
  file(STRINGS ${fmt_include}/fmt/core.h fmt_version REGEX "^#define FMT_VERSION (9|10)[0-9][0-9][0-9][0-9]$")
endif()
if(fmt_version)
  add_library(handoff_fmt STATIC cmake/fmt.cpp)
  target_link_libraries(handoff_fmt PUBLIC handoff_dep_fmt)
  if(EMSCRIPTEN)
    target_compile_options(handoff_fmt PRIVATE -fno-exceptions -fno-rtti -Oz)
  endif()
else()
  add_library(handoff_fmt INTERFACE)
  target_link_libraries(handoff_fmt INTERFACE handoff_dep_fmt)
  target_compile_definitions(handoff_fmt INTERFACE FMT_HEADER_ONLY=1)
endif()
add_library(handoff::fmt ALIAS handoff_fmt)

# Boost.Math answers bad arguments with NaN instead of throwing, and computes in double, not in long double,
# which every platform has another one of. Both also keep iostream and soft floats out of the page.
foreach(kind DOMAIN POLE OVERFLOW EVALUATION ROUNDING INDETERMINATE_RESULT)
  target_compile_definitions(handoff_dep_boost
                             INTERFACE BOOST_MATH_${kind}_ERROR_POLICY=ignore_error)
endforeach()
target_compile_definitions(handoff_dep_boost INTERFACE BOOST_MATH_PROMOTE_DOUBLE_POLICY=false)
# In every build, so that io meets the same behaviour natively as in the page.
target_compile_definitions(handoff_dep_json INTERFACE JSON_NOEXCEPTION=1)
