#!/usr/bin/env bash
# tests/package/check.sh BUILD: installs the build folder into a scratch prefix and builds consumers from there, with
# g++ and clang++-14: CMake package shared and static, pkg-config shared and static; and with g++ as a subdirectory.
# Each consumer's answer must be, byte for byte, that of the command.
set -euo pipefail
cd "$(dirname "$0")/../.."
source_folder=$PWD
build=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix
patient=examples/patients/metastatic-sarcoidosis.fhir.json
date=2024-06-01

cmake --install "$build" --prefix "$prefix" >"$scratch/install.log"
libraries=$(dirname "$(find "$prefix" -name libapatite.a)")
"$prefix/bin/apatite" triage --as-of $date --format json $patient >"$scratch/expected.json"

same() { # NAME PROGRAM
  LD_LIBRARY_PATH=$libraries "$2" $patient $date >"$scratch/$1.json"
  cmp "$scratch/expected.json" "$scratch/$1.json"
  echo "ok: $1"
}

foreign_headers='/(fmt|simdjson|yaml-cpp|boost|spdlog|openssl)(/|\.h)'
with_pkg_config() { # COMPILER KIND
  local module=apatite
  [ "$2" = static ] && module=apatite-static
  local flags name=pkg-config-$1-$2
  flags=$(PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --cflags --libs $module)
  # shellcheck disable=SC2086
  "$1" -std=c++20 -Wall -Wextra -Wpedantic -Werror -MD -MF "$scratch/$name.d" tests/package/consumer/main.cpp $flags -o "$scratch/$name"
  if grep -E "$foreign_headers" "$scratch/$name.d"; then echo "a header of somebody else reaches the consumer" >&2; exit 1; fi
  same "$name" "$scratch/$name"
}

with_cmake() { # COMPILER KIND [FLAGS]
  local folder=$scratch/cmake-$1-$2
  if ! { cmake -S tests/package/consumer -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$1" \
           -DKIND="$2" -DAPATITE_SOURCE="$source_folder" -DCMAKE_PREFIX_PATH="$prefix" \
           -DCMAKE_CXX_FLAGS_RELEASE="${3:--O0 -DNDEBUG}" &&
         cmake --build "$folder"; } >"$folder.log" 2>&1; then
    tail -n 40 "$folder.log" >&2
    exit 1
  fi
  same "cmake-$1-$2" "$folder/consumer"
}

for compiler in g++ clang++-14; do
  for kind in shared static; do
    with_pkg_config $compiler $kind
    with_cmake $compiler $kind
  done
done
# As the build folder was compiled, so that ccache has most of it.
with_cmake c++ subdirectory "-O2 -DNDEBUG"
if ldd "$libraries/libapatite.so" | grep -E 'spdlog|ssl|crypto|boost'; then echo "libapatite links what it should not" >&2; exit 1; fi
