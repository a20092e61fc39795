#!/usr/bin/env python3
"""Two peer-table runs against each other: compare.py BASELINE.ndjson NEW.ndjson. Speeds are compared as ratios to
simdjson's bare parse in the same run, so that the machine and its load drop out. Ends 1 where one fell below 0.8."""
import json, sys


def ratios(path):
    rows = {(one["driver"], one["mode"]): one["n"] / one["best_s"] if one["best_s"] > 1e-3 else one["per_s_median"] for one in map(json.loads, open(path))}
    parse = rows[("native", "fhir-dom")]
    return {key: value / parse for key, value in rows.items() if key[0] == "engine"}


old, new = ratios(sys.argv[1]), ratios(sys.argv[2])
slower = False
for key in sorted(old.keys() & new.keys()):
    change = new[key] / old[key]
    slower |= change < 0.8
    print(f"{' '.join(key):20} {old[key]:.4f} -> {new[key]:.4f} of the bare parse ({change:.2f})")
sys.exit(1 if slower or not old.keys() <= new.keys() else 0)
