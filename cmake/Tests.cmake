# The tests: one program over tests/{core,sim,io,cli} and the parts of tests/evidence, native and as WebAssembly under node, and
# three small programs around the core: the soak, the mutants, and a count of allocations.
#
# x.tests.cpp mirrors x.cpp; other .cpp files in those folders are helpers. Catch2's big header is compiled
# once, as a precompiled header. RapidCheck is a library, so it is there natively only: tests ask
# for HANDOFF_HAS_RAPIDCHECK. Tests run from the repository's root.

include(CTest)

# handoff_precompile(TARGET): Catch2's header, once; the options make it something that ccache can keep.
function(handoff_precompile target)
  target_precompile_headers(${target} PRIVATE tests/catch.hpp)
  if(NOT HANDOFF_LAUNCHES_CCACHE)
    return()
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  else()
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# handoff_quick_to_build(TARGET): tests are compiled for one run, and what they test is optimised already; not at all
# would be a mistake, since a function of a header that both have may be taken from either. Under Emscripten it was
# measured to be one as well: what is saved in the build takes three times as long to run. With sanitizers a fuzzer wants
# to know which branches were taken, of what is tested and not of its tests; and a failed assertion names its line
# without help.
set(uncounted_branches -fno-sanitize-coverage=inline-8bit-counters,pc-table,trace-cmp,indirect-calls,stack-depth)
function(handoff_quick_to_build target)
  if(HANDOFF_SANITIZE)
    target_compile_options(${target} PRIVATE -g0)
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
      target_compile_options(${target} PRIVATE ${uncounted_branches})
    endif()
  elseif(NOT EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -O1)
  endif()
endfunction()
set_source_files_properties(tests/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)

# Catch2 itself.
add_library(handoff_run_catch STATIC tests/run_catch.cpp)
target_include_directories(handoff_run_catch PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(handoff_run_catch PUBLIC handoff::catch2 PRIVATE handoff_flags)
target_compile_features(handoff_run_catch PUBLIC cxx_std_20)
handoff_quick_to_build(handoff_run_catch)
handoff_needs_exceptions(handoff_run_catch)

# handoff_catch_tests(TARGET): its cases as several tests of CTest, so that they run on several cores:
# scripts/lib/catch_shard.sh takes each of them a share.
set(shards 6)
function(handoff_catch_tests target)
  set(runner)
  if(EMSCRIPTEN)
    set(runner node)
  endif()
  foreach(shard RANGE 1 ${shards})
    add_test(NAME ${target}.${shard} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
             COMMAND ${PROJECT_SOURCE_DIR}/scripts/lib/catch_shard.sh ${shard} ${shards} ${runner}
                     $<TARGET_FILE:${target}>)
    set_tests_properties(${target}.${shard} PROPERTIES LABELS ${target} TIMEOUT 1500)
  endforeach()
endfunction()

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/core/*.cpp tests/sim/*.cpp tests/io/*.cpp
     tests/cluster/*.cpp tests/cli/*.cpp tests/evidence/fuzz/*.tests.cpp tests/evidence/schedules/*.tests.cpp
     tests/evidence/coverage/study.cpp tests/evidence/coverage/*.tests.cpp
     tests/evidence/round_trip/month_story.cpp tests/evidence/round_trip/file_sets*.cpp)

# Random schedules against the core, and the rules that must hold: shared by tests, soak and mutants.
file(GLOB schedule_sources CONFIGURE_DEPENDS tests/evidence/schedules/*.cpp)
list(FILTER schedule_sources EXCLUDE REGEX "\\.tests\\.cpp$")
add_library(handoff_schedule STATIC ${schedule_sources})
target_link_libraries(handoff_schedule PUBLIC handoff_sim PRIVATE handoff_flags)
handoff_unity(handoff_schedule)

add_executable(handoff_tests tests/main.cpp ${test_sources})
target_link_libraries(handoff_tests PRIVATE handoff_schedule handoff_cli handoff_run_catch handoff_flags)
handoff_precompile(handoff_tests)
handoff_unity(handoff_tests)
handoff_quick_to_build(handoff_tests)
handoff_runs_under_node(handoff_tests)
if(EMSCRIPTEN)  # linked in a seventh of the time, and a quarter slower: it is run once
  target_link_options(handoff_tests PRIVATE -O1)
endif()

if(NOT EMSCRIPTEN)
  find_library(HANDOFF_RAPIDCHECK rapidcheck)
  find_path(HANDOFF_RAPIDCHECK_INCLUDE rapidcheck.h)
  if(HANDOFF_RAPIDCHECK AND HANDOFF_RAPIDCHECK_INCLUDE)
    target_link_libraries(handoff_tests PRIVATE ${HANDOFF_RAPIDCHECK})
    target_compile_definitions(handoff_tests PRIVATE HANDOFF_HAS_RAPIDCHECK=1)
  endif()
endif()

handoff_catch_tests(handoff_tests)

# The service, its sandbox and rehearsals: a program of their own, as they are native only.
if(TARGET handoff_service)
  file(GLOB_RECURSE service_test_sources CONFIGURE_DEPENDS tests/service/*.cpp)
  add_executable(handoff_service_tests tests/main.cpp ${service_test_sources})
  target_link_libraries(handoff_service_tests PRIVATE handoff_service handoff_run_catch handoff_flags)
  handoff_precompile(handoff_service_tests)
  handoff_quick_to_build(handoff_service_tests)
  add_test(NAME handoff_service_tests WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMAND handoff_service_tests)
  set_tests_properties(handoff_service_tests PROPERTIES LABELS handoff_service_tests TIMEOUT 300)
endif()

# Native only: the core is the same code, and what these show does not depend on the platform.
if(NOT EMSCRIPTEN)
  add_executable(handoff_soak tests/evidence/soak/main.cpp)
  target_link_libraries(handoff_soak PRIVATE handoff_schedule handoff_flags)

  add_executable(handoff_coverage tests/evidence/coverage/main.cpp tests/evidence/coverage/study.cpp)
  target_link_libraries(handoff_coverage PRIVATE handoff_io handoff_assets handoff_flags)

  add_executable(handoff_round_trip EXCLUDE_FROM_ALL tests/evidence/round_trip/main.cpp
                 tests/evidence/round_trip/month_story.cpp tests/evidence/round_trip/file_sets.cpp)
  target_link_libraries(handoff_round_trip PRIVATE handoff_io handoff_assets handoff_flags)

  add_executable(handoff_year_promise EXCLUDE_FROM_ALL tests/evidence/year/main.cpp)
  target_link_libraries(handoff_year_promise PRIVATE handoff_sim handoff::catch2 handoff_flags)

  # The core once more, with hooks that break one rule at a time.
  file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS core/*.cpp)
  file(GLOB mutant_sources CONFIGURE_DEPENDS tests/evidence/mutants/*.cpp)
  add_executable(handoff_mutants ${mutant_sources} ${schedule_sources} ${core_sources})
  target_compile_definitions(handoff_mutants PRIVATE HANDOFF_MUTANTS)
  target_include_directories(handoff_mutants PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(handoff_mutants PRIVATE handoff_flags)

  # The world's tests, with the world's sources once more and hooks in them. What is compiled here is not
  # taken from the library.
  file(GLOB_RECURSE world_sources CONFIGURE_DEPENDS sim/world/*.cpp tests/sim/world/*.cpp)
  add_executable(handoff_world_mutants tests/evidence/mutants/world/main.cpp ${world_sources})
  target_compile_definitions(handoff_world_mutants PRIVATE HANDOFF_MUTANTS)
  target_link_libraries(handoff_world_mutants PRIVATE handoff_sim handoff_run_catch handoff_flags)

  # The readers once more, likewise; everything else is the library's.
  set(reader_sources ${handoff_reader_sources})
  list(REMOVE_ITEM reader_sources io/events/stripe)
  file(GLOB stripe_sources CONFIGURE_DEPENDS io/events/stripe/*.cpp)
  add_executable(handoff_reader_mutants tests/evidence/reader_mutants/main.cpp ${reader_sources} ${stripe_sources})
  target_compile_definitions(handoff_reader_mutants PRIVATE HANDOFF_READER_MUTANTS)
  target_include_directories(handoff_reader_mutants PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(handoff_reader_mutants PRIVATE handoff_io handoff_assets handoff_flags)

  # The planner and its statistics likewise.
  file(GLOB_RECURSE planner_sources CONFIGURE_DEPENDS sim/planner/*.cpp sim/statistics/*.cpp)
  file(GLOB_RECURSE planner_test_sources CONFIGURE_DEPENDS tests/sim/planner/*.cpp tests/sim/statistics/*.cpp)
  add_executable(handoff_planner_mutants tests/evidence/mutants/planner/main.cpp ${planner_test_sources}
                                         ${planner_sources})
  target_compile_definitions(handoff_planner_mutants PRIVATE HANDOFF_MUTANTS)
  target_link_libraries(handoff_planner_mutants PRIVATE handoff_sim handoff_run_catch handoff_flags)

  if(HANDOFF_UNITY)  # in the groups of the layers that they take once more, and of their tests
    set_target_properties(handoff_mutants handoff_world_mutants handoff_reader_mutants handoff_planner_mutants
                          PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endif()

  foreach(name mutants world_mutants reader_mutants planner_mutants)
    handoff_quick_to_build(handoff_${name})
  endforeach()

  add_executable(handoff_allocations tests/evidence/allocations/main.cpp)
  target_link_libraries(handoff_allocations PRIVATE handoff_io handoff_flags)
  add_custom_target(handoff_core_evidence DEPENDS handoff_soak handoff_coverage handoff_mutants handoff_world_mutants
    handoff_reader_mutants handoff_planner_mutants handoff_allocations)
  if(NOT HANDOFF_SANITIZE)
    set(evidence mutants world_mutants reader_mutants planner_mutants allocations)
    foreach(name IN LISTS evidence)
      add_test(NAME ${name} COMMAND handoff_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    endforeach()
    add_test(NAME soak COMMAND handoff_soak 20000)
    add_test(NAME install COMMAND ${PROJECT_SOURCE_DIR}/tests/install/run.sh ${PROJECT_BINARY_DIR})
    list(APPEND evidence soak install)
    set_tests_properties(${evidence} PROPERTIES LABELS core_evidence TIMEOUT 900)
  endif()
endif()

# Fuzzers: each tests/evidence/fuzz/NAME.fuzz.cpp is a libFuzzer entry and becomes the program fuzz_NAME.
if(HANDOFF_SANITIZE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/evidence/fuzz/*.fuzz.cpp)
  add_custom_target(handoff_fuzzers)
  foreach(source IN LISTS fuzz_sources)
    get_filename_component(name ${source} NAME_WE)
    add_executable(fuzz_${name} ${source})
    target_link_libraries(fuzz_${name} PRIVATE handoff_io handoff_assets handoff_flags)
    if(TARGET handoff_service)
      target_link_libraries(fuzz_${name} PRIVATE handoff_service)
    endif()
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(handoff_fuzzers fuzz_${name})
  endforeach()
endif()
