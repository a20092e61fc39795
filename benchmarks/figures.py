"""What the benchmark scripts share: the ratios that they leave, the README's tables, the plots."""
import datetime, json, math, os, re, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
README = f"{HERE}/README.md"

# Each ratio that is kept, to what it should come, and whether more of it is better.
AIMS = {
    "batch-to-hand": ("peer job, evaluation: batch to if/else by hand", 5, True),
    "single-to-clips": ("peer job, evaluation: one at a time to CLIPS", 100, True),
    "fhir-to-checked": ("peer job from FHIR: to if/else by hand with the same checks", 0.9, True),
    "fhir-to-cql": ("peer job from FHIR: to cql-execution over FHIR", 600, True),
    "calcinosis-to-parse": ("calcinosis pack from FHIR: to the bare simdjson parse", 0.5, True),
    "explained-to-plain": ("the same with full explanations: to without", 0.25, True),
    "cold-to-hello": ("cold start: times a program that prints a line", 3, False),
    "cold-mb": ("cold start: peak memory, MB", 20, False),
    "two-threads": ("`screen`: two threads to one", 1.9, True),
    "memory-growth": ("`screen`: memory at 10⁶ patients to that at 10⁴", 1.1, False),
    "edge-growth": ("evaluation in every reading: time an edge at 100,000 rules to that at 100", 2, False),
    "edge-growth-bits": ("the same in bits, as `screen` evaluates", 2, False),
    "edge-growth-answer": ("the same in every reading, with the ranked answer and its texts", 2, False),
    "cone-growth": ("an edit: time a node of its cone at 100,000 rules to that at 100", 2, False),
}


def machine():
    """`2026-11-23, 2 cores of AMD EPYC, g++ 12.2.0`"""
    cpu = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read()).group(1)
    gcc = subprocess.run(["g++", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    return f"{datetime.date.today()}, {os.cpu_count()} cores of {cpu}, g++ {gcc}"


def fill(block, text):
    """Puts a text between `<!-- block: ... -->` and `<!-- end of block -->` of the README."""
    readme = open(README).read()
    begin, end = re.search(f"<!-- {block}: .*-->\n", readme).end(), readme.index(f"<!-- end of {block} -->")
    with open(README, "w") as out:
        out.write(readme[:begin] + text + readme[end:])


def keep(work, ratios):
    """Adds ratios to WORK/ratios.json and writes the README's table of aims anew from all that are there."""
    path = f"{work}/ratios.json"
    kept = json.load(open(path)) if os.path.exists(path) else {}
    kept.update({name: float(f"{value:.4g}") for name, value in ratios.items()})
    with open(path, "w") as out:
        json.dump({name: kept[name] for name in AIMS if name in kept}, out, indent=1)
        out.write("\n")
    lines = ["| | aim | measured | |", "|---|---:|---:|---|"]
    for name, (what, aim, more) in AIMS.items():
        if name not in kept:
            continue
        value = kept[name]
        met = value >= aim if more else value <= aim
        miss = aim / value if more else value / aim
        lines.append(f"| {what} | {'at least' if more else 'at most'} {aim:g} | {value:.3g} | "
                     f"{'met' if met else f'missed by a factor of {miss:.2g}'} |")
    fill("aims", "\n".join(lines) + "\n")


COLOURS = ["#0b5", "#89a", "#d60", "#06c"]


def tick(value):
    if value >= 1000 or value == 0:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def panel(left, top, title, series, log_y=True, log_x=True):
    """One diagram, 330 by 270, of `{name: [(x, y), ...]}`; the axes named in the title."""
    xs = sorted({x for points in series.values() for x, _ in points})
    ys = [y for points in series.values() for _, y in points]
    low, high = (10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys)))) if log_y else (0, max(ys) * 1.1)

    def along(value, a, b, log):
        return (math.log10(value) - math.log10(a)) / (math.log10(b) - math.log10(a)) if log else (value - a) / (b - a)

    def x_at(x):
        return left + 62 + 200 * along(x, xs[0], xs[-1], log_x)

    def y_at(y):
        return top + 225 - 185 * along(y, low, high, log_y)

    out = [f'<text x="{left + 12}" y="{top + 20}" font-weight="bold">{title}</text>',
           f'<path d="M{left + 62} {top + 225}h205M{left + 62} {top + 225}v-190" stroke="#888" fill="none"/>']
    for x in xs:
        shown = f"10{'⁰¹²³⁴⁵⁶'[round(math.log10(x))]}" if log_x else tick(x)
        out.append(f'<text x="{x_at(x):.0f}" y="{top + 243}" text-anchor="middle">{shown}</text>')
    steps = round(math.log10(high / low)) if log_y else 4
    for i in range(steps + 1):
        y = low * 10 ** i if log_y else high * i / steps
        out.append(f'<text x="{left + 56}" y="{y_at(y) + 4:.0f}" text-anchor="end">{tick(y)}</text>'
                   f'<path d="M{left + 62} {y_at(y):.0f}h205" stroke="#eee"/>')
    for place, (name, points) in enumerate(series.items()):
        colour = COLOURS[place]
        path = " ".join(f"{x_at(x):.0f},{y_at(y):.0f}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x_at(x):.0f}" cy="{y_at(y):.0f}" r="3" fill="{colour}"/>' for x, y in points]
        out.append(f'<text x="{left + 72}" y="{top + 45 + 15 * place}" fill="{colour}">{name}</text>')
    return out


def draw(path, panels):
    """Panels in rows of two; each a function of its left upper corner."""
    rows = (len(panels) + 1) // 2
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {rows * 270}" font-family="sans-serif" font-size="12">',
           '<rect width="100%" height="100%" fill="#fff"/>']
    for place, one in enumerate(panels):
        out += one(340 * (place % 2), 270 * (place // 2))
    with open(path, "w") as svg:
        svg.write("\n".join(out) + "\n</svg>\n")
