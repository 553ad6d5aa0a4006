#!/usr/bin/env bash
# The C++ sources are as clang-format writes them (.clang-format).
#
#   scripts/check_format.sh          says which are not, and fails
#   scripts/check_format.sh --fix    rewrites them

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

tool=clang-format
if have clang-format-14; then tool=clang-format-14; fi

mapfile -t files < <(find core sim io cli service web bench tests cmake -name node_modules -prune -o \
  \( -name '*.cpp' -o -name '*.hpp' -o -name '*.c' \) -print 2>/dev/null | sort)
[ "${#files[@]}" -gt 0 ] || fail "there is no source to look at"

if [ "${1:-}" = --fix ]; then
  exec "$tool" -i "${files[@]}"
fi

# One run over all files; each complaint starts with FILE:LINE:.
wrong=$("$tool" --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: .*/\1/p' | sort -u)
if [ -n "$wrong" ]; then
  sed 's/^/format: /; s/$/ (run scripts\/check_format.sh --fix)/' <<<"$wrong"
fi
echo "format: ${#files[@]} files, $(grep -c . <<<"$wrong") to mend"
[ -z "$wrong" ]
