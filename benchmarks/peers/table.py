#!/usr/bin/env python3
"""results.ndjson of run.sh -> the table and the plot of benchmarks/README.md. table.py RESULTS WORKDIR"""
import json, math, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import figures

NAMES = {
    ("engine", "eval"): ("Apatite, one patient at a time", "eval"),
    ("engine", "fhir"): ("Apatite, one patient at a time", "fhir"),
    ("engine", "eval-batch"): ("Apatite, batch", "eval"),
    ("engine", "eval-findings"): ("Apatite, one patient at a time, from findings with their sources", "eval"),
    ("native", "eval-if"): ("C++ if/else by hand", "eval"),
    ("native", "fhir-simd"): ("C++ if/else by hand", "fhir"),
    ("native", "eval-columns"): ("C++ columns by hand", "eval"),
    ("native_checked", "fhir"): ("C++ if/else by hand, with our checks of the data", "fhir"),
    ("native", "fhir-dom"): ("simdjson DOM parse alone", "fhir"),
    ("clips", "eval"): ("CLIPS 6.30", "eval"),
    ("zen-engine", "eval"): ("zen-engine 0.54.0", "eval"),
    ("zen-engine", "e2e-fhir"): ("zen-engine 0.54.0", "fhir"),
    ("json-rules-engine", "eval"): ("json-rules-engine 7.3.1", "eval"),
    ("json-rules-engine", "e2e-fhir"): ("json-rules-engine 7.3.1", "fhir"),
    ("cql-execution", "eval"): ("cql-execution 3.3.2", "eval"),
    ("cql-execution", "e2e-fhir"): ("cql-execution 3.3.2", "fhir"),
    ("cql-execution-fhir", "e2e-fhir"): ("cql-execution over FHIR (cql-exec-fhir 2.2.0)", "fhir"),
}


def rows(path):
    table = {}
    for line in open(path):
        one = json.loads(line)
        name = NAMES.get((one["driver"], one["mode"]))
        if name is None:
            sys.exit(f"table.py: no row for {one['driver']} {one['mode']}")
        row = table.setdefault(name[0], {})
        row[name[1]] = max(row.get(name[1], 0), one["n"] / one["best_s"])  # of the best pass of all rounds
        row["mb"] = max(row.get("mb", 0), one["rss_mb"])
        row["n"] = max(row.get("n", 0), one["n"])
    return table


def number(value):
    return f"{value:,.0f}" if value else "–"


def markdown(table):
    ours = table["Apatite, one patient at a time"]
    lines = ["| | evaluation alone, patients/s | to ours | from FHIR JSON, patients/s | to ours | peak MB |",
             "|---|---:|---:|---:|---:|---:|"]
    for name, row in sorted(table.items(), key=lambda item: -(item[1].get("fhir") or item[1].get("eval") / 1e9)):
        ratio = lambda key: f"{row[key] / ours[key]:.3g}" if key in row else "–"
        lines.append(f"| {name} | {number(row.get('eval'))} | {ratio('eval')} | {number(row.get('fhir'))} | "
                     f"{ratio('fhir')} | {row['mb']:.0f} |")
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    patients = max(row["n"] for row in table.values())
    few = [f"{name} {row['n']:,}" for name, row in table.items() if row["n"] < patients]
    return "\n".join(lines) + (
        f"\n\n{patients:,} patients" + (f" ({'; '.join(few)})" if few else "") + ", processor time (Node.js: or wall, whichever is less), "
        f"the best pass of rounds in which the engines took turns. {figures.machine()}, Node.js {node}.\n")


def plot(table):
    """Patients a second from FHIR, a bar each, on a logarithmic axis; one colour, ours marked by weight."""
    bars = sorted(((row["fhir"], name) for name, row in table.items() if "fhir" in row), reverse=True)
    top = math.ceil(math.log10(bars[0][0]))
    width, left, high = 760, 330, 26
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {high * len(bars) + 50}" '
           'font-family="sans-serif" font-size="13">',
           '<rect width="100%" height="100%" fill="#fff"/>',
           '<text x="10" y="20" font-weight="bold">Patients a second from FHIR JSON (logarithmic)</text>']
    scale = (width - left - 90) / (top - 1)
    for place, (value, name) in enumerate(bars):
        y = 34 + place * high
        length = max(2, (math.log10(value) - 1) * scale)
        ours = name.startswith("Apatite")
        weight = ' font-weight="bold"' if ours else ""
        out.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end"{weight}>{name}</text>'
                   f'<rect x="{left}" y="{y}" width="{length:.0f}" height="18" fill="{"#0b5" if ours else "#89a"}"/>'
                   f'<text x="{left + length + 6:.0f}" y="{y + 14}">{value:,.0f}</text>')
    return "\n".join(out) + "\n</svg>\n"


table = rows(sys.argv[1])
figures.fill("peers", markdown(table))
with open(f"{HERE}/peers.svg", "w") as svg:
    svg.write(plot(table))
single, batch = table["Apatite, one patient at a time"], table.get("Apatite, batch")
by_hand, checked = table["C++ if/else by hand"], table["C++ if/else by hand, with our checks of the data"]
ratios = {"single-to-clips": single["eval"] / table["CLIPS 6.30"]["eval"],
          "fhir-to-checked": single["fhir"] / checked["fhir"],
          "fhir-to-cql": single["fhir"] / table["cql-execution over FHIR (cql-exec-fhir 2.2.0)"]["fhir"]}
if batch:
    ratios["batch-to-hand"] = batch["eval"] / by_hand["eval"]
os.makedirs(sys.argv[2], exist_ok=True)
figures.keep(sys.argv[2], ratios)
