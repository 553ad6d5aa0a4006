# Files that travel inside the programs: the version, the scenarios and pipelines, and (page) the fonts.
#
#   "handoff/version.hpp"   HANDOFF_VERSION                      written here from project(VERSION)
#   "handoff/assets.hpp"    handoff::assets::find, ::names       target handoff_assets
#   "handoff/fonts.hpp"     handoff::fonts::kInterRegular, ...   target handoff_fonts (see Page.cmake)
#
# The last two headers stand in cmake/embed; cmake/embed.py writes the matching sources.

find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(generated ${PROJECT_BINARY_DIR}/generated)
set(embed_script ${PROJECT_SOURCE_DIR}/cmake/embed.py)

configure_file(cmake/embed/handoff/version.hpp.in ${generated}/handoff/version.hpp @ONLY)

file(GLOB asset_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} assets/scenarios/*.json
     assets/pipelines/*.json)
if(NOT EMSCRIPTEN)  # how the service calls them, and what it is rehearsed with
  file(GLOB vendor_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} assets/vendors/*.json
       assets/rehearsals/*.json)
  list(APPEND asset_files ${vendor_files})
endif()
list(SORT asset_files)
add_custom_command(
  OUTPUT ${generated}/assets.cpp
  COMMAND Python3::Interpreter ${embed_script} assets ${generated}/assets.cpp ${asset_files}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  DEPENDS ${embed_script} ${asset_files}
  COMMENT "Embedding the scenarios and pipelines")
add_library(handoff_assets STATIC ${generated}/assets.cpp)
target_include_directories(handoff_assets PUBLIC ${PROJECT_SOURCE_DIR}/cmake/embed ${generated})
target_link_libraries(handoff_assets PRIVATE handoff_flags)

# The page has the pipelines alone: it opens scenarios from files and links.
set(page_asset_files ${asset_files})
list(FILTER page_asset_files INCLUDE REGEX "/pipelines/")
add_custom_command(
  OUTPUT ${generated}/page_assets.cpp
  COMMAND Python3::Interpreter ${embed_script} assets ${generated}/page_assets.cpp
          ${page_asset_files}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  DEPENDS ${embed_script} ${page_asset_files}
  COMMENT "Embedding the page's pipelines")
add_library(handoff_page_assets STATIC EXCLUDE_FROM_ALL ${generated}/page_assets.cpp)
target_include_directories(handoff_page_assets PUBLIC ${PROJECT_SOURCE_DIR}/cmake/embed ${generated})
target_link_libraries(handoff_page_assets PRIVATE handoff_flags)
