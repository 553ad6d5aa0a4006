# The page's fonts: found among the system's (Debian: fonts-inter), or upstream's.
#
# Either can be chosen by hand: -DHANDOFF_FONT_kInterRegular=/path/to/file.ttf and so on.

set(font_folders /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/inter
                 /usr/share/fonts/inter /usr/share/fonts/TTF)

# handoff_font(NAME FILES file... GIT url TAG tag FOLDER folder-in-the-git-tree)
function(handoff_font name)
  cmake_parse_arguments(arg "" "GIT;TAG;FOLDER" "FILES" ${ARGN})
  find_file(HANDOFF_FONT_${name} NAMES ${arg_FILES} PATHS ${font_folders} NO_CMAKE_FIND_ROOT_PATH)
  if(NOT HANDOFF_FONT_${name})
    get_filename_component(upstream ${arg_GIT} NAME_WE)
    string(TOLOWER font_${upstream} upstream)
    FetchContent_Declare(${upstream} GIT_REPOSITORY ${arg_GIT} GIT_TAG ${arg_TAG} GIT_SHALLOW ON
                                     SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${upstream})
    unset(HANDOFF_FONT_${name} CACHE)
    find_file(HANDOFF_FONT_${name} NAMES ${arg_FILES} REQUIRED NO_CMAKE_FIND_ROOT_PATH
              NO_DEFAULT_PATH PATHS ${${upstream}_SOURCE_DIR}/${arg_FOLDER})
  endif()
endfunction()

set(inter GIT https://github.com/rsms/inter.git TAG v3.19 FOLDER docs/font-files)
handoff_font(kInterRegular FILES Inter-Regular.otf Inter-Regular.ttf ${inter})
handoff_font(kInterSemiBold FILES Inter-SemiBold.otf Inter-SemiBold.ttf ${inter})

set(fonts)
set(font_files)
foreach(name kInterRegular kInterSemiBold)
  list(APPEND fonts ${name}=${HANDOFF_FONT_${name}})
  list(APPEND font_files ${HANDOFF_FONT_${name}})
endforeach()
add_custom_command(
  OUTPUT ${generated}/fonts.cpp
  COMMAND Python3::Interpreter ${embed_script} fonts ${generated}/fonts.cpp ${fonts}
  DEPENDS ${embed_script} ${font_files}
  COMMENT "Embedding the fonts")
add_library(handoff_fonts STATIC ${generated}/fonts.cpp)
target_include_directories(handoff_fonts PUBLIC ${PROJECT_SOURCE_DIR}/cmake/embed)
