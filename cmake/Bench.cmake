# The benchmarks. Never part of the default build.

# Months of the model and of its floor, for counting instructions: scripts/measure_month.sh.
add_executable(handoff_month EXCLUDE_FROM_ALL bench/month/main.cpp)
target_link_libraries(handoff_month PRIVATE handoff_sim handoff_flags)
handoff_runs_under_node(handoff_month)

# Everything else, when Google Benchmark is installed.
find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
if(benchmark_FOUND AND bench_sources)
  add_executable(handoff_bench EXCLUDE_FROM_ALL ${bench_sources})
  target_link_libraries(handoff_bench PRIVATE handoff_io handoff_assets benchmark::benchmark_main
                                              handoff_flags)
endif()
