#!/usr/bin/env python3
"""How things grow with the pack: rules.py BUILD WORKDIR [MOST]. BUILD: a Release build; MOST rules (100000).

Makes the packs, runs `growth` on each, draws growth/rules.svg and fills the README's table."""
import functools, json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import figures

build, work, most = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
packs, size = [], 10
while size <= most:
    packs.append(f"{work}/packs/{size}")
    subprocess.run([sys.executable, f"{HERE}/made_pack.py", packs[-1], str(size)], check=True)
    size *= 10
rows = []
for pack in packs:  # a process each, so that the memory is its own
    run = subprocess.run([f"{build}/benchmarks/growth", pack], check=True, capture_output=True, text=True)
    rows.append(json.loads(run.stdout))
with open(f"{work}/growth.ndjson", "w") as out:
    out.writelines(json.dumps(row) + "\n" for row in rows)


def by_rules(value, scale=1):
    return [(row["rules"], value(row) * scale) for row in rows]


def key(name):
    return lambda row: row[name]


def an_edge(name):
    return lambda row: row[name] / row["edges"]


def by_known(row, name):
    return [(known, row[f"{name}_{known}_s"] * 1e9 / row["edges"]) for known in (0, 25, 50, 75, 100)]


middle = next((row for row in rows if row["rules"] == 1000), rows[-1])
panels = [
    ("Load and compile, ms, by rules", {"load": by_rules(key("load_s"), 1e3), "compile": by_rules(key("compile_s"), 1e3)}, {}),
    ("An evaluation, ns an edge, by rules", {"every reading": by_rules(an_edge("readings_50_s"), 1e9),
                                             "values": by_rules(an_edge("values_50_s"), 1e9),
                                             "bits, one patient": by_rules(an_edge("slots_50_s"), 1e9),
                                             "bits, of 512": by_rules(an_edge("batch_50_s"), 1e9)}, {}),
    (f"The same by percent known, {middle['rules']:,} rules",
     {name: by_known(middle, key) for name, key in
      (("every reading", "readings"), ("values", "values"), ("bits, one patient", "slots"), ("ranking", "answer"))},
     {"log_y": False, "log_x": False}),
    ("An edit and a fresh run, µs, by rules", {"edit": by_rules(key("edit_s"), 1e6),
                                               "fresh run": by_rules(key("readings_50_s"), 1e6)}, {})]
figures.draw(f"{HERE}/rules.svg",
             [functools.partial(figures.panel, title=title, series=series, **axes) for title, series, axes in panels])

lines = ["| rules | edges | load | compile | bits, of 512 | bits, one patient | values | every reading | ranking | edit | nodes of its cone | peak MB |",
         "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
for row in rows:
    lines.append(f"| {row['rules']:,} | {row['edges']:,} | {row['load_s'] * 1e3:.3g} ms | {row['compile_s'] * 1e3:.3g} ms | " +
                 " | ".join(f"{row[name] * 1e6:,.3g} µs" if row[name] < 1e-3 else f"{row[name] * 1e3:,.3g} ms"
                            for name in ("batch_50_s", "slots_50_s", "values_50_s", "readings_50_s", "answer_50_s", "edit_s")) +
                 f" | {row['cone']:.0f} | {row['peak_mb']:.0f} |")
figures.fill("growth", "\n".join(lines) + f"\n\nProcessor time, half of the findings known. {figures.machine()}.\n")

small = next((row for row in rows if row["rules"] == 100), rows[0])


def growth(a_part):
    return a_part(rows[-1]) / a_part(small)


figures.keep(work, {"edge-growth": growth(an_edge("readings_50_s")), "edge-growth-bits": growth(an_edge("slots_50_s")),
                    "edge-growth-answer": growth(lambda row: (row["readings_50_s"] + row["answer_50_s"]) / row["edges"]),
                    "cone-growth": growth(lambda row: row["edit_s"] / row["cone"])})
