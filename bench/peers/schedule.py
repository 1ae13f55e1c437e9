"""Scheduling: the critical path against networkx, three-point risk against numpy, limited resources against OR-tools' CP-SAT."""

import csv
import random
from pathlib import Path

from .common import Row

RESOURCES = {"r1": 12, "r2": 13, "r3": 14, "r4": 12}


def make(size, ties=3, reach=40, resources=False):
    def write(folder: Path, shared):
        draw = random.Random(11)
        lines = [",".join(["id", "after", "optimistic", "likely", "pessimistic", *(RESOURCES if resources else ())])]
        for i in range(size):
            before = sorted({draw.randint(max(0, i - reach), i - 1) for _ in range(draw.randint(0, ties))}) if i else []
            likely = draw.randint(2, 10)
            cells = [f"t{i}", ";".join(f"t{b}" for b in before), likely - draw.randint(0, 1), likely, likely + draw.randint(0, 8)]
            if resources:
                cells += [draw.randint(0, 10) if draw.random() < 0.7 else 0 for _ in RESOURCES]
            lines.append(",".join(map(str, cells)))
        (folder / "tasks.csv").write_text("\n".join(lines) + "\n")

    return write


def tasks(folder):
    rows = list(csv.DictReader(open(folder / "tasks.csv")))
    at = {r["id"]: i for i, r in enumerate(rows)}
    return rows, [[at[b] for b in r["after"].split(";") if b] for r in rows]


def path_peer(folder: Path, shared):
    import networkx as nx

    rows, after = tasks(folder)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(rows) + 1))
    for i, before in enumerate(after):
        graph.add_edges_from((b, i, {"weight": int(rows[b]["likely"])}) for b in before)
        graph.add_edge(i, len(rows), weight=int(rows[i]["likely"]))

    def compute():
        return {"critical_path": nx.dag_longest_path_length(graph)}

    return compute


def risk_peer(folder: Path, shared):
    import numpy as np

    rows, after = tasks(folder)
    points = [[float(r[k]) for k in ("optimistic", "likely", "pessimistic")] for r in rows]

    def compute():
        draw, n = np.random.default_rng(1), 10_000
        ends = []
        for (o, m, p), before in zip(points, after, strict=True):
            a = 1 + 4 * (m - o) / (p - o) if p > o else 1
            length = o + (p - o) * draw.beta(a, 6 - a, n) if p > o else np.full(n, o)
            start = np.maximum.reduce([ends[b] for b in before]) if before else 0.0
            ends.append(start + length)
        finish = np.maximum.reduce(ends)
        return {"mean": float(finish.mean()), "deviation": float(finish.std())}

    return compute


def limited_peer(seconds):
    def read(folder: Path, shared):
        from ortools.sat.python import cp_model

        rows, after = tasks(folder)

        def compute():
            model = cp_model.CpModel()
            length = [int(r["likely"]) for r in rows]
            horizon = sum(length)
            starts = [model.new_int_var(0, horizon, "") for _ in rows]
            finish = model.new_int_var(0, horizon, "")
            boxes = [model.new_fixed_size_interval_var(s, d, "") for s, d in zip(starts, length, strict=True)]
            for i, before in enumerate(after):
                model.add(finish >= starts[i] + length[i])
                for b in before:
                    model.add(starts[i] >= starts[b] + length[b])
            for name, capacity in RESOURCES.items():
                model.add_cumulative(boxes, [int(r[name]) for r in rows], capacity)
            model.minimize(finish)
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 2
            solver.parameters.max_time_in_seconds = seconds
            solver.solve(model)
            return {"finish": int(solver.objective_value), "bound": int(solver.best_objective_bound)}

        return compute

    return read


def limited(size, seconds):
    return Row(
        id=f"limited-{size}",
        what=f"{size} tasks, 4 limited resources",
        make=make(size, reach=12, resources=True),
        ours=lambda folder, shared: ["schedule", "--tasks", folder / "tasks.csv", "--replicates", "0"]
        + [w for name, c in RESOURCES.items() for w in ("--capacity", f"{name}={c}")],
        peer=limited_peer(seconds),
        against=f"OR-tools CP-SAT 9.15, at most {seconds} s",
        target=5,
        quality=["finish", "bound"],
    )


ROWS = [
    Row(
        id="path-20000",
        what="critical path and floats, 20,000 tasks",
        make=make(20_000),
        ours=lambda folder, shared: ["schedule", "--tasks", folder / "tasks.csv", "--replicates", "0"],
        peer=path_peer,
        against="networkx 3.6.1 (the path alone)",
        target=20,
        quality=["critical_path"],
    ),
    Row(
        id="risk-500",
        what="three-point risk and criticality, 500 tasks, 10,000 simulations",
        make=make(500),
        ours=lambda folder, shared: ["schedule", "--tasks", folder / "tasks.csv"],
        peer=risk_peer,
        against="numpy 2 (the finish alone)",
        target=5,
        quality=["mean", "deviation"],
    ),
    limited(60, 20),
    limited(120, 20),
] + [
    Row(
        id=f"growth-{size}",
        what=f"4 limited resources, 500 tries, {size:,} tasks",
        make=make(size, reach=12, resources=True),
        ours=lambda folder, shared: ["schedule", "--tasks", folder / "tasks.csv", "--replicates", "0", "--tries", "500"]
        + [w for name, c in RESOURCES.items() for w in ("--capacity", f"{name}={c}")],
        quality=["finish", "bound"],
    )
    for size in (100, 300, 1000)
]
