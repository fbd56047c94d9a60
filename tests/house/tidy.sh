#!/usr/bin/env bash
# Holds the program against .clang-tidy: tidy.sh SOURCE_ROOT BUILD_ROOT. Prints TAP; what was found stands above it.
set -u
source_root=$1 build_root=$2 clean=ok
cd "$source_root" || exit 1

# The groups that .clang-tidy names have other checks in each version: what another finds is news, and no fault of the program.
chosen_with=14
version=$(clang-tidy --version | sed -n 's/.*LLVM version \([0-9]*\).*/\1/p')
if [[ $version != "$chosen_with" ]]; then
  printf '1..0 # SKIP the checks were chosen with clang-tidy %s, and this is %s\n' "$chosen_with" "$version"
  exit 0
fi
found=$(find app -name '*.c' -print0 | sort -z |
  xargs -0 -n 12 -P "$(nproc)" clang-tidy -quiet -p "$build_root" 2>&1 | grep -vE 'generated\.$|warnings? treated') # counts, no findings; two at once may tear the lines
files=$(find app -name '*.c' | wc -l)
if [[ -n $found || $files -eq 0 ]]; then
  clean='not ok'
  printf '%s\n' "$found" | sed 's/^/# /'
fi
printf '1..1\n%s 1 - clang-tidy of %d files\n' "$clean" "$files"
