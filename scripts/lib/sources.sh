# Third-party sources that Debian has only as source packages, or in another release.
#
# `need_sources imgui sdl2` leaves them in build/deps/imgui and build/deps/sdl2. Dear ImGui is in no binary
# package; SDL2 has to be built for WebAssembly, and 2.26.5 is what works with Debian's Emscripten; Catch2 2
# is one header that serves native and WebAssembly alike, which Debian 13 no longer has. They stand in two
# releases, so a private apt state under build/deps/apt is used: the system's lists, sources and packages
# stay as they are, and apt still checks the signatures. Not on Debian: nothing is done here, and CMake
# fetches all of them from their upstream tags.
# shellcheck shell=bash

private_apt=$deps/apt

# NAME -> SOURCE-PACKAGE/RELEASE VERSION A-FILE-IT-MUST-HOLD
source_of() {
  case $1 in
    imgui) echo imgui/trixie 1.90.1 imgui.h ;;
    sdl2) echo libsdl2/bookworm 2.26.5 include/SDL_config_emscripten.h ;;
    catch2) echo catch2/bookworm 2.13.10 single_include/catch2/catch.hpp ;;
    *) fail "unknown source: $1" ;;
  esac
}

version_of() {
  # shellcheck disable=SC2046
  set -- $(source_of "$1")
  echo "$2"
}

is_debian() {
  have apt-get && [ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "${ID:-}")" = debian ]
}

is_unpacked() {
  [ "$(cat "$deps/$1.stamp" 2>/dev/null)" = "$(version_of "$1")" ] && [ -d "$deps/$1" ]
}

# apt with its own lists and sources. Root's apt would hand downloads to a user who may not write here.
private_apt_get() {
  local state
  state=$root/$private_apt
  apt-get -q -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state/cache" \
    -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$state/sources.list.d" \
    -o Acquire::Languages=none -o Acquire::Retries=2 -o APT::Sandbox::User="$(id -un)" "$@"
}

prepare_private_apt() {
  mkdir -p "$private_apt/lists/partial" "$private_apt/cache/archives/partial" "$private_apt/sources.list.d"
  python3 scripts/lib/deb_sources.py bookworm trixie >"$private_apt/sources.list.d/handoff.sources" ||
    fail "no Debian release was found among this machine's apt sources: add one, or set IMGUI_DIR, SDL2_DIR and CATCH2_DIR to the sources"
  step "reading the index of Debian's source packages"
  quietly apt-private-update private_apt_get update ||
    fail "the index of Debian's source packages could not be read: check the network and start again"
}

unpack() {
  local name=$1 package version proof
  read -r package version proof < <(source_of "$name")
  local work=$deps/$name.part
  rm -rf "$work" "${deps:?}/$name" "$deps/$name.stamp"
  mkdir -p "$work"
  step "unpacking $name $version"
  (cd "$work" && private_apt_get source --download-only "$package") >"$logs/source-$name.log" 2>&1 ||
    fail "the source package of $name could not be downloaded: check the network (see $logs/source-$name.log)"
  dpkg-source --extract "$work"/*.dsc "$work/tree" >>"$logs/source-$name.log" 2>&1 ||
    fail "the source package of $name could not be unpacked (see $logs/source-$name.log)"
  grep -q "^Version: \([0-9]*:\)\?${version//./\\.}[^0-9.]" "$work"/*.dsc ||
    fail "$name is not version $version: $(grep -m1 ^Version: "$work"/*.dsc)"
  [ -f "$work/tree/$proof" ] || fail "the source package of $name has no $proof"
  mv "$work/tree" "$deps/$name"
  rm -rf "$work"
  echo "$version" >"$deps/$name.stamp"
}

# A folder given by the environment wins (IMGUI_DIR, SDL2_DIR, CATCH2_DIR), for whoever has the sources.
link_given() {
  local name=$1 given=${1^^}_DIR
  local folder=${!given:-}
  [ -n "$folder" ] || return 0
  [ -d "$folder" ] || fail "$given is not a folder: $folder"
  rm -rf "${deps:?}/$name"
  ln -s "$(cd "$folder" && pwd)" "$deps/$name"
  version_of "$name" >"$deps/$name.stamp"
}

# need_sources NAME...
need_sources() {
  local name missing=()
  for name in "$@"; do
    link_given "$name"
    is_unpacked "$name" || missing+=("$name")
  done
  is_debian && [ ${#missing[@]} -gt 0 ] || return 0
  require_disk 500
  prepare_private_apt
  for name in "${missing[@]}"; do unpack "$name"; done
  rm -rf "$private_apt"
}

has_catch() { [ -f /usr/include/catch2/catch.hpp ] || [ -e "$deps/catch2" ]; }

need_catch() { has_catch || need_sources catch2; }

# What CMake needs to be told: the folders that were unpacked here, and whether there is a test framework.
source_options() {
  local name tests=ON
  for name in imgui sdl2 catch2; do
    if [ -e "$deps/$name" ]; then echo "-DFETCHCONTENT_SOURCE_DIR_${name^^}=$root/$deps/$name"; fi
  done
  if is_debian && ! has_catch; then tests=OFF; fi
  echo "-DHANDOFF_TESTS=$tests"
}
