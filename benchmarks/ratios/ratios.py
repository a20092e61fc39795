#!/usr/bin/env python3
"""The built-in pack from FHIR beside the bare parse, and cold starts beside a program that prints a line.

    ratios.py BUILD WORKDIR     BUILD: a Release build. Fills the README's tables."""
import glob, json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
BENCHMARKS = os.path.dirname(HERE)
sys.path.insert(0, BENCHMARKS)
import figures

build, work = sys.argv[1], sys.argv[2]
EXAMPLES = sorted(glob.glob(f"{BENCHMARKS}/../examples/patients/*.fhir.json"))


def output_of(*words):
    run = subprocess.run(words, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


os.makedirs(f"{work}/data", exist_ok=True)
published = [json.dumps(json.load(open(path)), separators=(",", ":")) for path in EXAMPLES]
with open(f"{work}/published.ndjson", "w") as out:
    out.writelines(line + "\n" for line in published * 100)
subprocess.run([sys.executable, f"{BENCHMARKS}/peers/gen.py", f"{work}/data", "2000"], check=True)
SETS = [("the published patients of examples/, one a line", f"{work}/published.ndjson", "2024-06-01"),
        ("the made patients of the peer job", f"{work}/data/fhir.ndjson", "2026-01-05")]
lines = ["| patients | bytes each | bare parse | `screen` | explained | and what to ask next | and what keeps and overturns it |",
         "|---|---:|---:|---:|---:|---:|---:|"]
ways = {}
for name, path, day in SETS:
    ways = {one["way"]: one for one in output_of(f"{build}/benchmarks/from_fhir", path, day)}
    parse = ways["parse"]
    lines.append(f"| {name} | {parse['bytes']:,} | " + " | ".join(
        f"{ways[way]['us']:,.3g} µs ({parse['us'] / ways[way]['us']:.2g})"
        for way in ("parse", "screen", "explained", "questions", "everything")) + " |")
    print(lines[-1], flush=True)
    if path == SETS[0][1]:
        kept = {"calcinosis-to-parse": parse["us"] / ways["screen"]["us"],
                "explained-to-plain": ways["screen"]["us"] / ways["explained"]["us"]}
figures.fill("ratios", "\n".join(lines) + f"\n\nProcessor time a patient, in brackets the speed to the bare parse. {figures.machine()}.\n")

example = next(path for path in EXAMPLES if "calciphylaxis" in path)
hello, version, triage = output_of(
    f"{build}/benchmarks/cold", "101", f"{build}/benchmarks/hello", "--", f"{build}/apatite", "version", "--",
    f"{build}/apatite", "triage", "--as-of", "2024-06-01", example)
table = ["| | best | median | peak MB | to the line |", "|---|---:|---:|---:|---:|"]
for name, one in (("a program that prints a line", hello), ("`apatite version`", version), ("`apatite triage` of a patient", triage)):
    table.append(f"| {name} | {one['best_ms']:.2f} ms | {one['median_ms']:.2f} ms | {one['peak_mb']:.1f} | "
                 f"{one['best_ms'] / hello['best_ms']:.2g} |")
    print(table[-1], flush=True)
figures.fill("cold", "\n".join(table) + f"\n\n101 starts each, taking turns. {figures.machine()}.\n")
figures.keep(work, {**kept, "cold-to-hello": triage["best_ms"] / hello["best_ms"], "cold-mb": triage["peak_mb"]})
