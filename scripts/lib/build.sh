# Building: configure once, then let ninja find out what changed.
#
# `build PRESET TARGET...` for the presets of CMakePresets.json, with HANDOFF_PROFILE for those that have one;
# `assemble_page` makes build/web out of the page's build and the static files.
# shellcheck shell=bash

# The binary folder of a preset.
folder_of() {
  case $1 in
    native) echo build/native ;;
    release) echo build/release ;;
    check) echo build/check ;;
    coverage) echo build/coverage ;;
    debug) echo build/debug ;;
    web) echo build/wasm ;;
    *) fail "unknown preset: $1" ;;
  esac
}

# Configured afresh only when the options differ from last time; ninja re-runs CMake by itself otherwise.
configure() {
  local preset=$1 folder
  shift
  folder=$(folder_of "$preset")
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/options.stamp" 2>/dev/null)" = "$*" ]; then return 0; fi
  step "configuring $preset"
  quietly "configure-$preset" nice -n 5 cmake --preset "$preset" "$@" ||
    fail "CMake could not configure '$preset' (see above, and $logs/configure-$preset.log)"
  echo "$*" >"$folder/options.stamp"
}

# build PRESET TARGET...
build() {
  local preset=$1
  shift
  local options
  mapfile -t options < <(source_options)
  if [ -n "${profile:-}" ]; then options+=("-DHANDOFF_PROFILE=$profile"); fi
  configure "$preset" "${options[@]}"
  step "building $preset: $*"
  quietly "build-$preset" nice -n 10 cmake --build --preset "$preset" -j "$jobs" --target "$@" ||
    fail "the build of '$preset' failed (see above, and $logs/build-$preset.log)"
}

# join_scripts PAGE FOLDER: FOLDER/index.html with one script, FOLDER/page/page.js, in place of those that
# PAGE names, in its order. That is a dozen requests less, and 3 kB, since they compress better together.
join_scripts() {
  local page=$1 folder=$2 tag='<script src="page/[a-z]*\.js" defer></script>' scripts
  mapfile -t scripts < <(grep -o "$tag" "$page" | cut -d'"' -f2)
  (cd "$folder" && cat "${scripts[@]}" >page/joined && rm "${scripts[@]}" && mv page/joined page/page.js)
  sed -e "0,\\|$tag|s|page/[a-z]*\.js|page/page.js|" "$page" |
    sed -e "\\|$tag|{\\|page/page\.js|!d}" >"$folder/index.html"
}

# Names and blanks are for readers of the sources: without them the scripts take 8 kB less to download. Debian's
# terser finds its parts only with NODE_PATH.
shrink_scripts() {
  local script
  if ! have terser; then
    step "terser is not there: the page's scripts are 8 kB larger, and work as well"
    return 0
  fi
  for script in "$@"; do
    NODE_PATH="${NODE_PATH:-/usr/share/nodejs}" terser "$script" --compress passes=3,ecma=2020 --mangle \
      --output "$script.small" || fail "terser could not read $script (see above)"
    mv "$script.small" "$script"
  done
}

# The licences of what the page ships. Debian's packages bring theirs; sources that were unpacked or fetched too.
write_licences() {
  local target=$1 given=() pair name file
  for pair in imgui=$deps/imgui/LICENSE.txt imgui=build/wasm/_deps/imgui-src/LICENSE.txt \
    sdl2=$deps/sdl2/LICENSE.txt sdl2=build/wasm/_deps/sdl2-src/LICENSE.txt \
    json=build/wasm/_deps/json-src/LICENSE.MIT boost=build/wasm/_deps/boost-src/LICENSE \
    emscripten="${EMSDK:-}/upstream/emscripten/LICENSE"; do
    name=${pair%%=*} file=${pair#*=}
    if [ -f "$file" ]; then given+=("$name=$file"); fi
  done
  python3 scripts/lib/licences.py "$target" "${given[@]}" || fail "the page's licences could not be written (see above)"
}

# build/web holds only what a static host needs. It is replaced in one move, so that a server that is
# running never serves half of it.
assemble_page() {
  local from=build/wasm/page next=build/web.next
  rm -rf "$next"
  mkdir -p "$next"
  cp "$from"/*.js "$from"/*.wasm "$next/"
  cp -r web/js "$next/page"
  cp -r assets/example "$next/example"
  cp docs/embed.html docs/embed.js "$next/"
  write_licences "$next/licences.txt"
  join_scripts index.html "$next"
  shrink_scripts "$next"/*.js "$next"/page/*.js
  sed -i -E 's/^ +//' "$next"/page/*.css "$next/index.html"
  sed -E '/^ *\/\//d' web/offline/sw.js >build/sw.js
  python3 scripts/lib/stamp.py build/sw.js "$next"
  if [ -d build/web ] && diff -rq build/web "$next" >/dev/null; then
    rm -rf "$next"
    return 0
  fi
  rm -rf build/web
  mv "$next" build/web
}

# bytes_of FILE...: what files of build/web take together, in kB with brotli.
bytes_of() {
  node -e 'const { readFileSync } = require("fs"), { brotliCompressSync } = require("zlib");
    const size = (file) => brotliCompressSync(readFileSync("build/web/" + file)).length;
    console.log(Math.round(process.argv.slice(1).reduce((sum, file) => sum + size(file), 0) / 1000));' "$@"
}

# What the first frame needs; tests/browser/smoke.spec.mjs holds it to its limit.
page_bytes() {
  bytes_of index.html handoff.js handoff.wasm page/page.js page/page.css page/icon.svg page/handoff.webmanifest
}

build_native() {
  need build
  build native handoff
  step "done: build/native/handoff"
}

# What people ask most. All that runs for the profile does so on one thread, since it is noted without locks.
ask_what_is_asked_most() {
  "$1" run worked_example --replications 400 --threads 1
  "$1" compare worked_example --pipeline manual --pipeline zapier_basic --pipeline full_orchestration \
    --replications 60 --threads 1
  "$1" plan worked_example choose --by cost --threads 1
  "$1" run growing_year --replications 5 --threads 1
}

digits_of() { "$1" run worked_example --replications 50 --threads 1 --json -; }

# Twice in one folder: the second time optimised by what the first one ran most. Both give the same digits.
build_release() {
  need build
  c++ --version | grep -q 'Free Software' || fail "a profile is used by g++ alone: set CXX=g++"
  local profile=generate program=build/release/handoff before
  if [ -d build/release ]; then find build/release -name '*.gcda' -delete; fi  # an older program's profile
  build release handoff
  step "running what people ask most"
  quietly release-profile ask_what_is_asked_most "$program" ||
    fail "the program could not be run for its profile (see above)"
  before=$(digits_of "$program")
  profile=use
  build release handoff
  [ "$(digits_of "$program")" = "$before" ] || fail "optimised by its profile the program gives other digits"
  step "done: build/release/handoff"
}

build_web() {
  need web
  need_node
  need_sources imgui sdl2
  [ -f index.html ] || fail "index.html is missing from $root"
  build web page
  assemble_page
  local then=
  if [ -f build/web/later.wasm ]; then then=", and $(bytes_of later.wasm) kB after it"; fi
  step "done: build/web (with brotli $(page_bytes) kB before the first picture$then)"
}
