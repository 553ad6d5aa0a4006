# Several sources compiled as one, with HANDOFF_UNITY: half the time of a whole build, since what they include is
# read once. The checks' builds use it; a build of your own does not, where one file that changed is all there is
# to compile.

set(unity_script ${PROJECT_SOURCE_DIR}/cmake/unity_groups.py)

# What the mutants' programs (cmake/Tests.cmake) compile once more, and their tests: each in groups of its own.
set(handoff_reader_sources io/text/duration_text.cpp io/json/json.cpp io/json/json_builder.cpp io/events/payment_events.cpp
    io/events/documents.cpp io/events/envelope.cpp io/scenario/scenario_json.cpp io/scenario/scenario_values.cpp
    io/events/stripe)
list(JOIN handoff_reader_sources "," readers)
set(unity_parts sim/world sim/planner,sim/statistics tests/sim/world tests/sim/planner,tests/sim/statistics ${readers})
list(TRANSFORM unity_parts PREPEND "--apart=")

# handoff_unity(TARGET): the target's sources in groups without a clash of names, found anew when one changes.
function(handoff_unity target)
  if(NOT HANDOFF_UNITY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "/generated/|/main\\.cpp$|empty\\.cpp$|^\\$<")
  execute_process(
    COMMAND ${Python3_EXECUTABLE} ${unity_script} ${target} ${HANDOFF_UNITY_SIZE} ${unity_parts} ${sources}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    OUTPUT_VARIABLE lines COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]+" lines "${lines}")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([^ ]+) (.+)$" line "${line}")
    set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
  endforeach()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Meant for headers: every source is one here.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${unity_script} ${sources})
endfunction()
