"""Runs both sides of every row in turn and writes the figures into README.md.

python compare.py --program target/release/reticolo-bench [--shared FOLDER] [--only WORDS] [--rounds 3]

Each side runs in a process of its own, one after the other; the median of the rounds (one where they are long) is kept, in
`figures.json` beside this file, and the table between the marks of README.md is made of that file. Rows that were not run this time keep their figures.
"""

import argparse
import importlib
import json
import pkgutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
# A row that takes so many seconds has no further round.
LONG = 10.0
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def rows():
    import peers

    found = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(peers.__path__) if m.name not in ("common", "inputs")):
        for row in importlib.import_module(f"peers.{module}").ROWS:
            found[f"{module}/{row.id}"] = row
    return found


def run(args):
    done = subprocess.run(args, capture_output=True, text=True, cwd=HERE)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, args))}: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def median(runs, what):
    values = [r[what] for r in runs if r.get(what) is not None]
    return statistics.median(values) if values else None


def kept(runs, quality):
    told = {"result": {name: runs[-1]["result"].get(name) for name in quality}}
    return {what: median(runs, what) for what in ("wall", "processor", "peak_mib")} | told


def measure(name, row, program, shared, rounds):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        row.make(folder, shared)
        ours, theirs = [], []
        began = time.monotonic()
        for done in range(rounds):
            if done and time.monotonic() - began > LONG:
                break
            ours.append(run([program, "analyse", *map(str, row.ours(folder, shared))]))
            if row.peer:
                theirs.append(run([sys.executable, __file__, "--peer", name, "--folder", folder, "--shared", shared or ""]))
    figures = {"what": row.what, "against": row.against, "target": row.target, "quality": row.quality, "ours": kept(ours, row.quality)}
    return figures | ({"peer": kept(theirs, row.quality)} if theirs else {})


def number(x):
    return "" if x is None else f"{x:.3g}" if x < 100 else f"{x:,.0f}"


def shown(side, names):
    result = side["result"]
    told = [f"{n} {result[n]:.6g}" if isinstance(result.get(n), (int, float)) else f"{n} {result.get(n)}" for n in names]
    return ", ".join(told)


def table(figures):
    lines = [
        "| what | ours: processor, wall (s), MiB | peer: processor, wall (s), MiB | ratio (wanted) | quality: ours; peer |",
        "|---|---|---|---|---|",
    ]
    for f in figures.values():
        ours, peer = f["ours"], f.get("peer")
        cell = lambda s: ", ".join(number(s[w]) for w in ("processor", "wall", "peak_mib"))
        ratio = ""
        if peer:
            ratio = number(peer["processor"] / ours["processor"])
        wanted = f" (≥ {number(f['target'])})" if f["target"] else ""
        quality = shown(ours, f["quality"]) + (f"; {shown(peer, f['quality'])}" if peer and f["quality"] else "")
        against = f"{f['against']} " if peer else ""
        lines.append(f"| {f['what']} | {cell(ours)} | {against}{cell(peer) if peer else ''} | {ratio}{wanted} | {quality} |")
    return "\n".join(lines)


def main():
    asked = argparse.ArgumentParser()
    for name in ("program", "shared", "only", "peer", "folder"):
        asked.add_argument(f"--{name}", default="")
    asked.add_argument("--rounds", type=int, default=3)
    asked = asked.parse_args()
    shared = Path(asked.shared).resolve() if asked.shared else None
    every = rows()
    if asked.peer:
        from peers.common import run_peer

        return run_peer(every[asked.peer], Path(asked.folder), shared)
    program = Path(asked.program).resolve()
    kept_file = HERE / "figures.json"
    figures = json.loads(kept_file.read_text()) if kept_file.exists() else {}
    figures = {name: f for name, f in figures.items() if name in every}
    failed = []
    for name, row in every.items():
        if asked.only and asked.only not in name:
            continue
        if row.needs_shared and shared is None:
            print(f"{name}: skipped, its input is in the shared folder")
            continue
        try:
            figures[name] = measure(name, row, program, shared, asked.rounds)
        except RuntimeError as error:
            failed.append(name)
            print(f"{name}: {error}")
            continue
        kept_file.write_text(json.dumps(figures, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
        print(table({name: figures[name]}).splitlines()[-1], flush=True)
    page = HERE / "README.md"
    text = page.read_text()
    before, rest = text.split(BEGIN, 1)
    figures = {name: figures[name] for name in every if name in figures}
    page.write_text(before + BEGIN + "\n" + table(figures) + "\n" + END + rest.split(END, 1)[1])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
