#!/usr/bin/env python3
"""results.ndjson of run.sh -> the table and the plot of benchmarks/README.md. table.py RESULTS README PLOT.svg"""
import datetime, json, math, os, re, subprocess, sys

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


def speed(one):
    """Of the best pass; passes too short to be written with six digits have only their median."""
    return one["n"] / one["best_s"] if one["best_s"] > 1e-3 else one["per_s_median"]


def rows(path):
    table = {}
    for line in open(path):
        one = json.loads(line)
        name = NAMES.get((one["driver"], one["mode"]))
        if name is None:
            sys.exit(f"table.py: no row for {one['driver']} {one['mode']}")
        row = table.setdefault(name[0], {})
        row[name[1]] = max(row.get(name[1], 0), speed(one))
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
    cpu = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read()).group(1)
    gcc = subprocess.run(["g++", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    patients = max(row["n"] for row in table.values())
    few = [f"{name} {row['n']:,}" for name, row in table.items() if row["n"] < patients]
    return "\n".join(lines) + (
        f"\n\n{patients:,} patients" + (f" ({'; '.join(few)})" if few else "") + ", one thread, the best of all passes of "
        f"rounds in which the engines took turns. {datetime.date.today()}, {os.cpu_count()} cores of {cpu}, g++ {gcc}, "
        f"Node.js {node}.\n")


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
text = open(sys.argv[2]).read()
begin, end = "<!-- peers: written by peers/table.py -->\n", "<!-- end of peers -->\n"
before, rest = text.split(begin)
open(sys.argv[2], "w").write(before + begin + markdown(table) + end + rest.split(end)[1])
open(sys.argv[3], "w").write(plot(table))
