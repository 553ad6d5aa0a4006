# The tests: one program over tests/{core,sim,io,cli,fuzz}, native and as WebAssembly under node.
#
# x.tests.cpp mirrors x.cpp; other .cpp files in those folders are helpers. Catch2's big header is compiled
# once, as a precompiled header. RapidCheck is a library, so it is there natively only: tests ask
# for HANDOFF_HAS_RAPIDCHECK. Tests run from the repository's root.

include(CTest)

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/core/*.cpp tests/sim/*.cpp tests/io/*.cpp
     tests/cli/*.cpp tests/fuzz/*.tests.cpp)
add_executable(handoff_tests tests/main.cpp ${test_sources})
target_link_libraries(handoff_tests PRIVATE handoff_cli handoff::catch2 handoff_flags)
target_precompile_headers(handoff_tests PRIVATE tests/catch.hpp)
set_source_files_properties(tests/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
handoff_runs_under_node(handoff_tests)

if(NOT EMSCRIPTEN)
  find_library(HANDOFF_RAPIDCHECK rapidcheck)
  find_path(HANDOFF_RAPIDCHECK_INCLUDE rapidcheck.h)
  if(HANDOFF_RAPIDCHECK AND HANDOFF_RAPIDCHECK_INCLUDE)
    target_link_libraries(handoff_tests PRIVATE ${HANDOFF_RAPIDCHECK})
    target_compile_definitions(handoff_tests PRIVATE HANDOFF_HAS_RAPIDCHECK=1)
  endif()
endif()

add_test(NAME handoff_tests COMMAND handoff_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})

# Fuzzers: each tests/fuzz/NAME.fuzz.cpp is a libFuzzer entry and becomes the program fuzz_NAME.
if(HANDOFF_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.fuzz.cpp)
  add_custom_target(handoff_fuzzers)
  foreach(source IN LISTS fuzz_sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(fuzz_${name} ${source})
    target_link_libraries(fuzz_${name} PRIVATE handoff_io handoff_assets handoff_flags)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(handoff_fuzzers fuzz_${name})
  endforeach()
endif()
