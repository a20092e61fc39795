#!/usr/bin/env python3
"""How `apatite screen` grows: with the patients, with the threads, in memory. Its answers are compared before its times are kept.

    cohort.py BUILD WORKDIR [MOST]     BUILD: a Release build; MOST patients (100000)

Writes WORKDIR/cohort.json and WORKDIR/cohort.svg. `compare.py` holds two such files against each other."""
import json, math, os, subprocess, sys, time

build, work = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
most = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
here = os.path.dirname(os.path.abspath(__file__))
os.makedirs(f"{work}/data", exist_ok=True)


def run(words):
    """Wall seconds and peak megabytes of a whole process."""
    start = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"cohort.py: {' '.join(words)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def screen(patients, threads):
    out = f"{work}/out-{threads}.ndjson"
    best = min(run([f"{build}/apatite", "screen", f"{work}/some.ndjson", "--as-of", "2026-01-05", "--output", out,
                    "--threads", str(threads)]) for _ in range(3))
    answers = open(out, "rb").read()
    if answers.count(b"\n") != patients:
        sys.exit(f"cohort.py: {patients} patients gave {answers.count(10)} answers")
    return best, answers


def line(points, x, y, colour):
    path = " ".join(f"{x(a):.0f},{y(b):.0f}" for a, b in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>' + "".join(
        f'<circle cx="{x(a):.0f}" cy="{y(b):.0f}" r="3" fill="{colour}"/>' for a, b in points)


def panel(rows, left, title, value, shown):
    sizes = sorted({row["patients"] for row in rows})
    top = max(value(row) for row in rows) * 1.15
    x = lambda n: left + 50 + (math.log10(n) - math.log10(sizes[0])) * 230 / max(1, math.log10(sizes[-1] / sizes[0]))
    y = lambda v: 230 - v / top * 180
    out = [f'<text x="{left + 50}" y="24" font-weight="bold">{title}</text>',
           f'<path d="M{left + 50} 230h240M{left + 50} 230v-190" stroke="#888" fill="none"/>']
    for n in sizes:
        out.append(f'<text x="{x(n):.0f}" y="248" text-anchor="middle">10{"⁰¹²³⁴⁵⁶"[round(math.log10(n))]}</text>')
    out.append(f'<text x="{left + 44}" y="{y(top / 1.15):.0f}" text-anchor="end">{shown(top / 1.15)}</text>')
    for threads, colour in ((1, "#89a"), (2, "#0b5")):
        points = [(row["patients"], value(row)) for row in rows if row["threads"] == threads]
        out.append(line(points, x, y, colour))
        out.append(f'<text x="{x(points[-1][0]) + 6:.0f}" y="{y(points[-1][1]) - 6:.0f}" fill="{colour}">{threads}</text>')
    return out


size, rows = 100, []
subprocess.run([sys.executable, f"{here}/peers/gen.py", f"{work}/data", str(most)], check=True)
with open(f"{work}/data/fhir.ndjson") as all_patients:
    lines = all_patients.readlines()
while size <= most:
    with open(f"{work}/some.ndjson", "w") as some:
        some.writelines(lines[:size])
    expected = None
    for threads in (1, 2):
        (seconds, megabytes), answers = screen(size, threads)
        if expected is not None and answers != expected:
            sys.exit("cohort.py: the bytes depend on the threads")
        expected = answers
        rows.append({"patients": size, "threads": threads, "seconds": round(seconds, 4), "peak_mb": round(megabytes, 1)})
        print(rows[-1], flush=True)
    size *= 10
json.dump(rows, open(f"{work}/cohort.json", "w"), indent=1)
svg = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 270" font-family="sans-serif" font-size="12">',
       '<rect width="100%" height="100%" fill="#fff"/>']
svg += panel(rows, 0, "patients a second, by threads", lambda row: row["patients"] / row["seconds"], lambda v: f"{v:,.0f}")
svg += panel(rows, 330, "peak memory in MB, by threads", lambda row: row["peak_mb"], lambda v: f"{v:.0f}")
open(f"{work}/cohort.svg", "w").write("\n".join(svg) + "\n</svg>\n")
