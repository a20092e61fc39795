#!/usr/bin/env python3
"""A made pack of any size: made_pack.py FOLDER RULES. The same bytes for the same size. No medicine in it.

Half as many findings as rules (a fifth of them numbers), half as many conditions, a hypothesis for twenty rules. A rule
reads one condition and two findings; a condition two findings and one earlier condition, so what hangs on a finding
differs from nothing to much, as in a real pack."""
import os, random, sys

PACK = """id: made
version: "1.0"
title: A made pack
reviewed: 2026-11-23
review-by: 2036-11
language: 1
intended-use: A benchmark. It is not clinical guidance.
population: Nobody.
limits: [It is made by a program.]
lists: [conditions]
scale: { weak: 1, moderate: 2, strong: 4, likely-from: 4, unlikely-from: -2, author: Nobody, date: 2026-11-23 }
source-attributes: { funding: none }
"""


def made(rules):
    pick = random.Random(rules)
    findings, conditions, hypotheses = max(5, rules // 2), max(2, rules // 2), max(2, rules // 20)

    def reads(i):
        return f"f{i} > {pick.randint(2, 8)} 'mg/dL'" if i % 5 == 4 else f"f{i}"

    def some(count):
        return [reads(i) for i in pick.sample(range(findings), count)]

    def condition(i):
        a, b, c = some(3)
        below = f"c{pick.randrange(i)}" if i else c
        return f"({a} or {below}) and not ({b})" if pick.random() < .5 else f"({a} and {below}) or {b}"

    def rule(i):
        a, b = some(2)
        return (f'- id: r{i}\n  when: "c{i % conditions} and ({a} or not ({b}))"\n'
                f"  {pick.choice(['supports', 'supports', 'opposes'])}: {{ h{i % hypotheses}: "
                f"{pick.choice(['weak', 'moderate', 'strong'])} }}\n  because: It was made so.\n  evidence: [made]\n")

    def finding(i):
        number = "kind: quantity, unit: mg/dL, plausible: 0 mg/dL .. 10 mg/dL, " if i % 5 == 4 else ""
        return f'f{i}: {{ label: Finding {i}, {number}codes: {{ "http://example.org/made": [f{i}] }}, cost: question }}\n'

    return {"pack.yaml": PACK,
            "references.yaml": "made: { cite: Made by a program, note: invented }\n",
            "hypotheses.yaml": "".join(f"h{i}: {{ label: Hypothesis {i}, kind: subtype }}\n" for i in range(hypotheses)),
            "findings.yaml": "".join(map(finding, range(findings))),
            "conditions.yaml": "".join(f'c{i}: {{ label: Condition {i}, when: "{condition(i)}" }}\n'
                                       for i in range(conditions)),
            **{f"rules/{at // 10000}.yaml": "".join(map(rule, range(at, min(rules, at + 10000))))
               for at in range(0, rules, 10000)}}  # a file of a pack has its limit


if __name__ == "__main__":
    folder, size = sys.argv[1], int(sys.argv[2])
    os.makedirs(f"{folder}/rules", exist_ok=True)
    for name, text in made(size).items():
        with open(f"{folder}/{name}", "w") as out:
            out.write(text)
