#!/usr/bin/env python3
"""How `apatite screen` grows with the patients, in time and memory, on one thread and two: cohort.py BUILD WORKDIR [MOST]

BUILD: a Release build; MOST patients (1000000). The patients are made and small (some 1.5 kB each), held against the
built-in pack. The answers must be the same bytes whatever the threads before a time is kept. Draws growth/cohort.svg and
fills the README's table. Needs 3 GB of disk for a million."""
import functools, json, os, random, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import figures

build, work, most = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
LABS = [("17861-6", "mg/dL", 7, 13), ("2777-1", "mg/dL", 2, 9), ("2731-8", "pg/mL", 10, 900), ("2160-0", "mg/dL", 0.5, 9),
        ("2157-6", "U/L", 30, 2000), ("1989-3", "ng/mL", 10, 80)]
CONDITIONS = ["M34.1", "M33.10", "M32.10", "N18.6", "E21.0", "D86.9", "L94.2", "E83.52", "I10", "J45.909"]


def patient(pick):
    """A Bundle in which the patient is called @."""
    entries = [{"resource": {"resourceType": "Patient", "id": "@", "gender": pick.choice(["female", "male"]),
                             "birthDate": f"{pick.randint(1935, 2015)}-05-17"}}]
    for code, unit, low, high in pick.sample(LABS, pick.randint(1, 4)):
        entries.append({"resource": {
            "resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/@"},
            "code": {"coding": [{"system": "http://loinc.org", "code": code}]}, "effectiveDateTime": "2025-12-20",
            "valueQuantity": {"value": round(pick.uniform(low, high), 1), "unit": unit,
                              "system": "http://unitsofmeasure.org", "code": unit}}})
    for code in pick.sample(CONDITIONS, pick.randint(0, 3)):
        entries.append({"resource": {
            "resourceType": "Condition", "subject": {"reference": "Patient/@"}, "recordedDate": "2025-11-02",
            "verificationStatus": {"coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
            "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": code}]}}})
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}, separators=(",", ":"))


def make(path, patients):
    pick = random.Random(20260822)
    texts = [patient(pick) for _ in range(2000)]
    with open(path, "w") as out:
        for number in range(patients):
            out.write(texts[number % len(texts)].replace("@", f"p{number:07}") + "\n")


def screen(threads):
    """Wall seconds, processor seconds and peak megabytes of a whole process."""
    out = f"{work}/answers-{threads}.ndjson"
    start = time.perf_counter()
    child = subprocess.Popen([f"{build}/apatite", "screen", f"{work}/patients.ndjson", "--as-of", "2026-01-05", "--output",
                              out, "--threads", str(threads)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"cohort.py: `apatite screen` on {work}/patients.ndjson failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def lines(path):
    with open(path, "rb") as answers:
        return sum(1 for _ in answers)


os.makedirs(work, exist_ok=True)
rows, size = [], 100
while size <= most:
    make(f"{work}/patients.ndjson", size)
    passes = 7 if size <= 10_000 else 3 if size <= 100_000 else 1
    best = {}
    for _ in range(passes):  # the threads take turns, so that a busy minute hits both alike
        for threads in (1, 2):
            taken = screen(threads)
            best[threads] = tuple(map(min, best.get(threads, taken), taken))
    if subprocess.run(["cmp", f"{work}/answers-1.ndjson", f"{work}/answers-2.ndjson"]).returncode != 0:
        sys.exit("cohort.py: the bytes depend on the threads")
    if lines(f"{work}/answers-1.ndjson") != size:
        sys.exit(f"cohort.py: {size} patients gave another number of answers")
    for threads, (seconds, processor, megabytes) in best.items():
        rows.append({"patients": size, "threads": threads, "seconds": round(seconds, 4),
                     "processor_s": round(processor, 4), "peak_mb": round(megabytes, 1)})
        print(json.dumps(rows[-1]), flush=True)
    size *= 10
for name in ("patients", "answers-1", "answers-2"):
    os.remove(f"{work}/{name}.ndjson")
with open(f"{work}/cohort.ndjson", "w") as out:
    out.writelines(json.dumps(row) + "\n" for row in rows)


def points(threads, value):
    return [(row["patients"], value(row)) for row in rows if row["threads"] == threads]


def both(value):
    return {"one thread": points(1, value), "two threads": points(2, value)}


def rate(row):
    return row["patients"] / row["seconds"]


def memory(row):
    return row["peak_mb"]


figures.draw(f"{HERE}/cohort.svg", [
    functools.partial(figures.panel, title="Patients a second, by patients", series=both(rate), log_y=False),
    functools.partial(figures.panel, title="Peak memory in MB, by patients", series=both(memory), log_y=False)])
table = ["| patients | one thread, patients/s | two threads | ratio | processor time a patient | peak MB, one thread | two threads |",
         "|---:|---:|---:|---:|---:|---:|---:|"]
for one, two in zip(rows[::2], rows[1::2]):
    table.append(f"| {one['patients']:,} | {rate(one):,.0f} | {rate(two):,.0f} | {rate(two) / rate(one):.2f} | "
                 f"{one['processor_s'] / one['patients'] * 1e6:.0f} µs | "
                 f"{one['peak_mb']:.0f} | {two['peak_mb']:.0f} |")
figures.fill("cohort", "\n".join(table) + f"\n\nWall time of whole processes, the best of 7, 3 (10⁵) or 1 (10⁶). {figures.machine()}.\n")
ten_thousand = [row for row in rows if row["patients"] == 10_000]
if ten_thousand:
    figures.keep(work, {
        "two-threads": max(rate(two) / rate(one) for one, two in zip(rows[::2], rows[1::2]) if one["patients"] >= 10_000),
        "memory-growth": max(after["peak_mb"] / before["peak_mb"] for before, after in zip(ten_thousand, rows[-2:]))})
