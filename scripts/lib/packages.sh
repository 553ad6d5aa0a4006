# System packages, by group: what is missing is installed, what is there is left alone.
#
# `need GROUP...` is all that other scripts call. On Debian (and anything with apt) it compares the
# group's names with dpkg and installs the difference; with nothing missing it takes milliseconds and
# needs neither root nor the network. Without apt it checks for the group's commands and says what to
# install by hand; libraries then come through CMake's FetchContent.
# shellcheck shell=bash

packages_of() {
  case $1 in
    build) echo g++ cmake ninja-build python3 nlohmann-json3-dev libfmt-dev libcli11-dev libboost-dev zlib1g-dev \
      libsqlite3-dev libcurl4-openssl-dev libssl-dev libpq-dev ;;
    web) echo emscripten dpkg-dev fonts-inter fonttools terser \
      cmake ninja-build python3 nlohmann-json3-dev libfmt-dev libcli11-dev libboost-dev ;;
    serve) echo python3 ;;
    test) echo clang libclang-rt-dev clang-format clang-tidy librapidcheck-dev libbenchmark-dev git postgresql ;;
    browser) echo chromium ;;
    mpi) echo openmpi-bin libopenmpi-dev ;;
    *) fail "unknown package group: $1" ;;
  esac
}

commands_of() {
  case $1 in
    build) echo c++ cmake ninja python3 ;;
    web) echo emcc cmake ninja python3 ;;
    serve) echo python3 ;;
    test) echo clang++ clang-format clang-tidy git ;;
    browser) echo chromium ;;
    mpi) echo mpirun mpicc ;;
  esac
}

# A program that is there already, from wherever, is not installed a second time.
provided_otherwise() {
  case $1 in
    g++ | cmake | python3 | git | clang | clang-format | clang-tidy | chromium) have "$1" ;;
    ninja-build) have ninja ;;
    emscripten) have emcc && [ -n "${EMSDK:-}" ] ;;
    *) return 1 ;;
  esac
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_packages() {
  local name
  for name in "$@"; do
    is_installed "$name" || provided_otherwise "$name" || echo "$name"
  done | sort -u
}

# Root runs it as it is; anybody else through sudo, which must not ask when there is nobody to answer.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

# Asked once, up front, where the user can see the question.
require_root() {
  [ "$(id -u)" -ne 0 ] || return 0
  if have sudo && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then return 0; fi
  fail "packages are missing and installing them needs root or sudo: run as root: apt-get install $*"
}

install_packages() {
  local wanted=$*
  local options=(-y --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120)
  require_root "$wanted"
  require_disk 3000
  step "installing: $wanted"
  quietly apt-update as_root apt-get update ||
    fail "apt-get update failed: check the network and the apt sources, then start again"
  quietly apt-install as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" $wanted ||
    fail "these packages could not be installed: $wanted (no network, no rights, or an unsupported system; see above)"
}

need_by_hand() {
  local group name
  for group in "$@"; do
    for name in $(commands_of "$group"); do
      have "$name" ||
        fail "'$name' is missing and there is no apt to install it: install it (emcc comes with emsdk 3.1.6 or later) and start again"
    done
  done
}

need() {
  if ! have apt-get || ! have dpkg-query; then
    need_by_hand "$@"
    return
  fi
  local group missing
  missing=$(missing_packages $(for group in "$@"; do packages_of "$group"; done))
  [ -z "$missing" ] || install_packages $missing
}

# Node runs WebAssembly and the browser's tests. Any version from 18 on will do, from anywhere.
need_node() {
  have node || { have apt-get && install_packages nodejs; }
  have node || fail "node is missing: install Node.js 18 or later and start again"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 18 ] || fail "node $major is too old: install Node.js 18 or later and start again"
}

need_npm() {
  have npm || { have apt-get && install_packages npm; }
  have npm || fail "npm is missing: install it and start again"
}
