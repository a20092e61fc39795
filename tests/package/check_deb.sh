#!/usr/bin/env bash
# tests/package/check_deb.sh BUILD [--renew]: builds the Debian packages from the build folder, has lintian judge them,
# unpacks them into a scratch root and runs what is there, and compares the ABI of the C interface with cmake/abi/.
# --renew writes that baseline anew (docs/plugin.md tells when).
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
baseline=$PWD/cmake/abi/c-interface.abi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

rm -rf "$build/deb"
(cd "$build" && umask 022 && cpack -B "$build/deb" >"$build/deb.log" 2>&1) || { cat "$build/deb.log" >&2; exit 1; }
# The suppressed tag is about Debian's own archive, where a new package answers a request.
for package in libapatite0 libapatite-dev apatite; do
  lintian --fail-on error,warning --tag-display-limit 0 --suppress-tags initial-upload-closes-no-bugs \
    "$build"/deb/${package}_*.deb
  dpkg -x "$build"/deb/${package}_*.deb "$scratch/root"
  echo "ok: lintian $package"
done

root=$scratch/root/usr
libraries=$(dirname "$(find "$root" -name libapatite.a)")
patients=(examples/patients/{metastatic-sarcoidosis,dystrophic-lupus}.fhir.json) # of several each has a line
"$root/bin/apatite" triage --as-of 2024-06-01 --format json "${patients[@]}" 2>/dev/null >"$scratch/expected"
gcc -std=c11 -Wall -Werror -I"$root/include" examples/c/triage.c -L"$libraries" -lapatite -o "$scratch/triage"
LD_LIBRARY_PATH=$libraries "$scratch/triage" 2024-06-01 "${patients[@]}" >"$scratch/answer"
cmp "$scratch/expected" "$scratch/answer"
"$root/bin/apatite" serve --help >"$scratch/serve-help"
grep -q 'Usage: apatite serve' "$scratch/serve-help"
echo "ok: the unpacked packages answer"

# What the library exports for C is what the header declares; and a small object with debug information, which the
# library itself does not carry, has a pointer to each function, hence every signature and the layout of every type.
nm -D --defined-only "$libraries/libapatite.so.0" | awk '$3 ~ /^apatite_/ {sub(/@.*/, "", $3); print $3}' | sort >"$scratch/exported"
sed -nE 's/^APATITE_API .*\b(apatite_[a-z_]+)\(.*/\1/p' include/apatite/apatite.h | sort >"$scratch/declared"
diff "$scratch/declared" "$scratch/exported"
{
  echo '#include "apatite/apatite.h"'
  sed 's/.*/__typeof__(\&&) abi_&;/' "$scratch/declared"
} >"$scratch/abi.c"
gcc -std=gnu11 -g -shared -fPIC -Iinclude "$scratch/abi.c" -o "$scratch/abi.so"
abidw --no-corpus-path --no-comp-dir-path --no-show-locs --no-architecture --no-elf-needed "$scratch/abi.so" \
  >"$scratch/c-interface.abi"
if [ "${2-}" = --renew ]; then cp "$scratch/c-interface.abi" "$baseline"; fi
abidiff --no-added-syms --suppressions "$(dirname "$baseline")/additions" "$baseline" "$scratch/c-interface.abi"
# The suppression also lets a member of another type pass where the struct keeps its size.
if { abidiff --no-added-syms "$baseline" "$scratch/c-interface.abi" || true; } | grep -A 2 'data member change'; then
  echo "a field of the C interface has another type than in the baseline" >&2
  exit 1
fi
echo "ok: the C interface has the ABI of the baseline"
