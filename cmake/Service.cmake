# The service: webhooks, store and adapters, and the sandbox to rehearse with. Native only, and only where SQLite, libcurl and
# OpenSSL are there; a program without it says so when it is asked to serve. Usage out of PostgreSQL is there where libpq is.
#
# Boost's Beast and Asio come as headers, which define too much to be compiled in a group with others.

if(EMSCRIPTEN)
  return()
endif()
find_package(SQLite3)
find_package(CURL)
find_package(OpenSSL)
find_package(Threads REQUIRED)
if(NOT (SQLite3_FOUND AND CURL_FOUND AND OPENSSL_FOUND))
  message(STATUS "No service: it needs the headers of SQLite, libcurl and OpenSSL")
  return()
endif()
set(HANDOFF_SERVICE ON)
handoff_layer(handoff_service service)
target_link_libraries(handoff_service PUBLIC handoff_cli handoff_io handoff_assets handoff::fmt Threads::Threads
                                      PRIVATE SQLite::SQLite3 CURL::libcurl OpenSSL::Crypto handoff::boost)
find_package(PostgreSQL)
if(PostgreSQL_FOUND)
  target_compile_definitions(handoff_service PRIVATE HANDOFF_POSTGRESQL=1)
  target_link_libraries(handoff_service PRIVATE PostgreSQL::PostgreSQL)
endif()
set_source_files_properties(service/http/server.cpp service/http/request_reader.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
handoff_unity(handoff_service)
target_compile_definitions(handoff_cli PRIVATE HANDOFF_SERVICE=1)
target_link_libraries(handoff PRIVATE handoff_service)
