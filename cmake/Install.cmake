# What `cmake --install` leaves, and what find_package(handoff) then offers:
#
#   handoff::core      the pipeline, sans-I/O; no dependency besides the standard library
#   handoff::engine    the discrete-event engine alone: event queue, random streams, distributions, station
#
# Headers are included as everywhere here: "core/pipeline.hpp", "sim/engine/event_queue.hpp". docs/examples is a
# project of its own that uses both, and tests/install/run.sh installs, builds and runs it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_headers ${CMAKE_INSTALL_INCLUDEDIR}/handoff)
set(package_files ${CMAKE_INSTALL_LIBDIR}/cmake/handoff)
set_target_properties(handoff_core PROPERTIES EXPORT_NAME core)
set_target_properties(handoff_engine PROPERTIES EXPORT_NAME engine)

install(TARGETS handoff RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} OPTIONAL)
if(TARGET handoff_mpi)
  install(TARGETS handoff_mpi LIBRARY DESTINATION lib/handoff OPTIONAL)
endif()
install(TARGETS handoff_core handoff_engine EXPORT handoff
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${package_headers})
install(DIRECTORY core DESTINATION ${package_headers} FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY sim/engine DESTINATION ${package_headers}/sim FILES_MATCHING PATTERN "*.hpp")
install(EXPORT handoff NAMESPACE handoff:: FILE handoffConfig.cmake DESTINATION ${package_files})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/handoffConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/handoffConfigVersion.cmake DESTINATION ${package_files})
