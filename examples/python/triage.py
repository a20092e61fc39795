"""triage.py DATE FILE...: one JSON answer a line. PYTHONPATH names the folder of the built module."""

import pathlib
import sys

import apatite


def main(date: str, files: list[str]) -> int:
    pack = apatite.Pack.builtin()
    code = 0
    for file in files:
        try:
            answer = pack.assess_bundle(pathlib.Path(file).read_bytes(), as_of=date)
        except apatite.Refused as problem:
            print(f"{file}: {problem}", file=sys.stderr)
            code = 1
        else:
            sys.stdout.buffer.write(answer.json().encode() + b"\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
