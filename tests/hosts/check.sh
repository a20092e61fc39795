#!/usr/bin/env bash
# tests/hosts/check.sh BUILD NODE_HEADERS: installs the build folder into a scratch prefix, builds the host examples from
# there as their first lines say, and compares what each answers for all example patients, byte for byte, with the
# command. A file that must be refused stands among them: every host goes on after it.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
node_headers=$2
java_home=${APATITE_JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix
date=2024-06-01

cmake --install "$build" --prefix "$prefix" >"$scratch/install.log"
libraries=$(dirname "$(find "$prefix" -name libapatite.a)")
export LD_LIBRARY_PATH=$libraries PKG_CONFIG_PATH=$libraries/pkgconfig
flags=$(pkg-config --cflags --libs apatite)
warnings='-Wall -Wextra -Wpedantic -Werror -O1'

echo '{"resourceType": "Patient"' >"$scratch/broken.json"
patients=(examples/patients/*.fhir.json)
patients=("${patients[0]}" "$scratch/broken.json" "${patients[@]:1}")
code=0
"$prefix/bin/apatite" triage --as-of $date --format json "${patients[@]}" >"$scratch/expected" 2>/dev/null || code=$?
[ $code -eq 1 ] && [ "$(wc -l <"$scratch/expected")" -eq $((${#patients[@]} - 1)) ]

same() { # NAME COMMAND...
  local name=$1 code=0
  shift
  "$@" $date "${patients[@]}" >"$scratch/$name" 2>"$scratch/$name.errors" || code=$?
  if [ $code -ne 1 ] || ! cmp "$scratch/expected" "$scratch/$name"; then
    echo "$name: exit $code, wanted the bytes of the command and exit 1" >&2
    head -n 20 "$scratch/$name.errors" >&2
    exit 1
  fi
  echo "ok: $name"
}

# The flags are words of the shell on purpose.
# shellcheck disable=SC2086
{
  gcc -std=c11 $warnings examples/c/triage.c $flags -o "$scratch/triage-c"
  g++ -std=c++20 -Wall -Wextra -Werror -O1 -shared -fPIC -fvisibility=hidden examples/python/module.cpp \
      $(/usr/bin/python3-config --includes) $flags -o "$scratch/apatite.so"
  gcc -std=c11 $warnings -shared -fPIC -I"$java_home/include" -I"$java_home/include/linux" \
      examples/java/apatite_jni.c $flags -o "$scratch/libapatite_jni.so"
  gcc -std=c11 $warnings -shared -fPIC -isystem "$node_headers" examples/node/addon.c $flags -o "$scratch/apatite.node"
}
"$java_home/bin/javac" -Xlint:all -Werror -d "$scratch" examples/java/*.java

mcs -warnaserror -langversion:5 -out:"$scratch/triage.exe" examples/dotnet/*.cs

same c "$scratch/triage-c"
same python env PYTHONPATH="$scratch" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 examples/python/triage.py
same java "$java_home/bin/java" -Xcheck:jni -cp "$scratch" -Djava.library.path="$scratch" Triage
same dotnet mono "$scratch/triage.exe"
same node env NODE_PATH="$scratch" node examples/node/triage.js
same php php -d ffi.enable=1 examples/php/triage.php
