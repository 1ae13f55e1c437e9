"""Access: floating catchments and rational agents against `access` (PySAL) on the reference's places; roads and our own growth."""

import csv
import math
import random
import shutil
from pathlib import Path

from .common import Row

VERSION = "access 1.1.10.post3"
STEPS = {10: 1.0, 20: 0.68, 30: 0.22}
THREE = {10: 0.962, 20: 0.704, 30: 0.377}


def places(demands, sites, side, seed=5):
    """Made-up places: people and sites scattered over a square, denser around twelve towns."""

    def make(folder: Path, shared):
        draw = random.Random(seed)
        towns = [(draw.uniform(0, side), draw.uniform(0, side)) for _ in range(12)]

        def at():
            if draw.random() < 0.5:
                return draw.uniform(0, side), draw.uniform(0, side)
            x, y = draw.choice(towns)
            return draw.gauss(x, side / 25), draw.gauss(y, side / 25)

        for name, count, column, most in (("demand", demands, "demand", 9000), ("sites", sites, "capacity", 90)):
            lines = []
            for i in range(count):
                x, y = at()
                lines.append(f"{i},{x:.3f},{y:.3f},{draw.randint(1, most)}")
            (folder / f"{name}.csv").write_text(f"id,x,y,{column}\n" + "\n".join(lines) + "\n")

    return make


def reference(name):
    def make(folder: Path, shared: Path):
        for part in ("demand", "sites"):
            shutil.copy(shared / "oracles" / "services" / f"{name}_{part}.csv", folder / f"{part}.csv")

    return make


def read(folder: Path):
    def rows(part, column):
        with open(folder / f"{part}.csv") as lines:
            return [(int(r["id"]), float(r["x"]), float(r["y"]), float(r[column])) for r in csv.DictReader(lines)]

    return rows("demand", "demand"), rows("sites", "capacity")


def peer(method, threshold, tau=None):
    """Both sides are given places, and find the pairs while they are timed: the peer's user with scipy's tree."""

    def start(folder, shared):
        import numpy
        import pandas
        from access import fca, raam, weights
        from scipy.spatial import cKDTree

        demand, sites = read(folder)
        at, doors = (numpy.array([[row[1], row[2]] for row in rows]) for rows in (demand, sites))
        people = pandas.DataFrame({"id": range(len(demand)), "demand": [int(d[3]) for d in demand]}).set_index("id")
        supply = pandas.DataFrame({"id": range(len(sites)), "supply": [s[3] for s in sites]}).set_index("id")
        common = {"demand_index": True, "supply_index": True, "max_cost": threshold}

        def compute():
            near = cKDTree(at).sparse_distance_matrix(cKDTree(doors), threshold, output_type="ndarray")
            cost = pandas.DataFrame({"origin": near["i"], "dest": near["j"], "cost": near["v"]})
            if method == "raam":
                score = raam.raam(people, supply, cost, tau=tau)
                return {"mean": float(score.mean()), "pairs": len(cost)}
            if method == "3sfca":
                score = fca.three_stage_fca(people, supply, cost, weight_fn=weights.step_fn(THREE), **common)
            else:
                weight = weights.step_fn(STEPS) if method == "e2sfca" else None
                score = fca.two_stage_fca(people, supply, cost, weight_fn=weight, **common)
            return {"mean": float(score.sum() / len(people)), "pairs": len(cost)}

        return compute

    return start


def ours(method, threshold, *more):
    return lambda folder, shared: [
        *("access", "--demand", folder / "demand.csv", "--sites", folder / "sites.csv"),
        *("--method", method, "--threshold", str(threshold), *more),
    ]


def roads(side):
    """A lattice of roads with random minutes; people and sites at its nodes."""

    def make(folder: Path, shared):
        draw = random.Random(3)
        number = lambda i, j: i * side + j
        nodes = [f"{number(i, j)},{i},{j}" for i in range(side) for j in range(side)]
        edges = []
        for i in range(side):
            for j in range(side):
                edges += [f"{number(i, j)},{number(i + 1, j)},{draw.uniform(0.5, 3):.3f}"] if i + 1 < side else []
                edges += [f"{number(i, j)},{number(i, j + 1)},{draw.uniform(0.5, 3):.3f}"] if j + 1 < side else []
        (folder / "nodes.csv").write_text("id,x,y\n" + "\n".join(nodes) + "\n")
        (folder / "edges.csv").write_text("from,to,minutes\n" + "\n".join(edges) + "\n")
        at = lambda: f"{draw.randrange(side)},{draw.randrange(side)}"
        people = [f"{i},{at()},{draw.randint(1, 900)}" for i in range(side * side // 10)]
        sites = [f"{i},{at()},{draw.randint(1, 90)}" for i in range(side * side // 200)]
        (folder / "demand.csv").write_text("id,x,y,demand\n" + "\n".join(people) + "\n")
        (folder / "sites.csv").write_text("id,x,y,capacity\n" + "\n".join(sites) + "\n")

    return make


def dijkstra(folder, shared):
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra as shortest

    edges = numpy.loadtxt(folder / "edges.csv", delimiter=",", skiprows=1)
    nodes = numpy.loadtxt(folder / "nodes.csv", delimiter=",", skiprows=1)
    demand, sites = read(folder)
    side = math.isqrt(len(nodes))
    at = lambda rows: numpy.array([int(r[1]) * side + int(r[2]) for r in rows])
    i, j = edges[:, 0].astype(int), edges[:, 1].astype(int)
    length = numpy.concatenate([edges[:, 2], edges[:, 2]])
    graph = csr_matrix((length, (numpy.concatenate([i, j]), numpy.concatenate([j, i]))), shape=(len(nodes), len(nodes)))
    people, homes = numpy.array([d[3] for d in demand]), at(demand)
    capacity, doors = numpy.array([s[3] for s in sites]), at(sites)

    def compute():
        score = numpy.zeros(len(homes))
        for door, size in zip(doors, capacity):
            near = shortest(graph, indices=door, limit=20.0)[homes] <= 20.0
            served = people[near].sum()
            if served > 0:
                score[near] += size / served
        return {"mean": float(score.mean())}

    return compute


ROWS = [
    Row(
        id=f"{method}-43k",
        what=f"{method}, 6,500 × 200 places, 43 k pairs",
        make=places(6500, 200, 298.0),
        ours=ours(method, 30, *(["--tau", "20"] if method == "raam" else [])),
        peer=peer(method, 30, 20),
        against=VERSION,
        target=20.0,
        quality=["mean"],
    )
    for method in ("2sfca", "e2sfca", "3sfca", "raam")
]
ROWS += [
    Row(
        id=f"{method}-n400m80",
        what=f"{method}, 400 × 80 places of the reference",
        make=reference("n400m80"),
        ours=ours(method, 30, *(["--tau", "20"] if method == "raam" else [])),
        peer=peer(method, 30, 20),
        against=VERSION,
        target=20.0,
        quality=["mean"],
        needs_shared=True,
    )
    for method in ("2sfca", "raam")
]
ROWS += [
    Row(
        id="roads-90k",
        what="2sfca on 90,000 nodes of roads within 20 minutes, 9,000 × 450 places",
        make=roads(300),
        ours=lambda folder, shared: [
            *("access", "--demand", folder / "demand.csv", "--sites", folder / "sites.csv", "--threshold", "20"),
            *("--network", folder / "edges.csv", "--nodes", folder / "nodes.csv"),
        ],
        peer=dijkstra,
        against="scipy 1.17.1 (dijkstra)",
        target=5.0,
        quality=["mean"],
    )
]
ROWS += [
    Row(
        id=f"growth-{size}",
        what=f"e2sfca, {size:,} × {size // 50:,} places within 30",
        make=places(size, size // 50, math.sqrt(size) * 3),
        ours=ours("e2sfca", 30),
        quality=["uncovered_people"],
    )
    for size in (10_000, 100_000, 400_000)
]
