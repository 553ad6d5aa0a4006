#!/usr/bin/env bash
# clang-tidy over the layers that compile natively: core, sim, io, cli (the checks stand in .clang-tidy).
#
#   scripts/check_tidy.sh         needs build/clang to be configured, for its compile commands
#
# A file that passed is not looked at again until it, or anything of ours that it includes, or the checks
# change: the fingerprint of all of that is the name of a stamp in build/tidy.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

stamps=build/tidy
commands=build/clang
mkdir -p "$stamps"
[ -f "$commands/compile_commands.json" ] || fail "$commands is not configured: run cmake --preset native-clang"

# The file and every header of ours that it reaches, by the compiler's own account.
fingerprint() {
  local file=$1
  {
    cat .clang-tidy
    clang-tidy --version
    clang++ -std=c++20 -MM -I. -Icmake/embed -I"$commands/generated" -isystem "$commands/include/json" \
      -isystem "$commands/include/fmt" -isystem "$commands/include/cli11" \
      -isystem "$commands/include/boost" "$file" 2>/dev/null | tr -d '\\\n' | cut -d: -f2 |
      xargs -n1 2>/dev/null | sort -u | grep -v "^$commands/include\|^/" | xargs cat
  } | sha256sum | cut -d' ' -f1
}

check_one() {
  local file=$1 stamp
  stamp=$stamps/$(fingerprint "$file")
  [ ! -f "$stamp" ] || return 0
  nice -n 5 clang-tidy --quiet -p "$commands" "$file" 2>/dev/null || {
    echo "tidy: $file does not pass"
    return 1
  }
  touch "$stamp"
}

export -f check_one fingerprint
export stamps commands

mapfile -t files < <(find core sim io cli -name '*.cpp' | sort)
[ "${#files[@]}" -gt 0 ] || fail "there is no source to look at"
printf '%s\n' "${files[@]}" | xargs -P "$jobs" -I{} bash -c 'check_one {}' && code=0 || code=1
echo "tidy: ${#files[@]} files, $([ $code -eq 0 ] && echo 'all pass' || echo 'see above')"
exit $code
