# The benchmarks, when Google Benchmark is installed and bench/ has sources. Never part of the default build.

find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.cpp)
if(benchmark_FOUND AND bench_sources)
  add_executable(handoff_bench EXCLUDE_FROM_ALL ${bench_sources})
  target_link_libraries(handoff_bench PRIVATE handoff_io handoff_assets benchmark::benchmark_main
                                              handoff_flags)
endif()
