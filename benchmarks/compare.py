#!/usr/bin/env python3
"""Two runs against each other: compare.py BASELINE.json NEW.json, each the ratios.json that the scripts here leave. They
are ratios within one run, so the machine and its load drop out. Ends 1 where one became worse by more than a quarter, or
is missing."""
import json, sys

import figures

old, new = (json.load(open(path)) for path in sys.argv[1:3])
worse = [name for name in old if name not in new]
for name in worse:
    print(f"{name:20} missing")
for name, (what, _, more) in figures.AIMS.items():
    if name not in old or name not in new:
        continue
    better = new[name] / old[name] if more else old[name] / new[name]
    if better < 0.8:
        worse.append(name)
    print(f"{name:20} {old[name]:9.4g} -> {new[name]:9.4g} ({better:.2f}{', worse' if better < 0.8 else ''})  {what}")
sys.exit(1 if worse else 0)
