"""Regions: the trees and linkages against pygeoda and scikit-learn, max-p and AZP against pygeoda, and our own growth on grids."""

import csv
import random
from pathlib import Path

from .common import Row

GEODA = "pygeoda 0.1.3"
SKLEARN = "scikit-learn 1.9.1"


def given(name):
    """The files of the reference answers are used where they are: nothing is made."""

    def paths(folder: Path, shared: Path):
        base = shared / "oracles" / "regions"
        return base / f"{name}_units.csv", base / f"{name}_edges.csv"

    return (lambda folder, shared: None), paths


def grid(side):
    """Values that wander over a square grid with noise, queen neighbours, seeded."""

    def make(folder: Path, shared):
        import math

        draw = random.Random(11)
        with open(folder / "units.csv", "w") as units, open(folder / "edges.csv", "w") as edges:
            units.write("unit,a0,a1,a2,a3,bound\n")
            edges.write("i,j\n")
            for y in range(side):
                for x in range(side):
                    here = y * side + x
                    wave = [math.sin(x * f) + math.cos(y * f * 0.7) + draw.random() for f in (0.03, 0.05, 0.07, 0.09)]
                    units.write(f"{here}," + ",".join(f"{w:.6f}" for w in wave) + f",{draw.randint(10, 90)}\n")
                    for dx, dy in ((1, 0), (0, 1), (1, 1), (-1, 1)):
                        if 0 <= x + dx < side and y + dy < side:
                            edges.write(f"{here},{(y + dy) * side + x + dx}\n")

    return make, (lambda folder, shared: (folder / "units.csv", folder / "edges.csv"))


def read(paths):
    units, edges = paths
    with open(units) as f:
        rows = list(csv.DictReader(f))
    names = [n for n in rows[0] if n.startswith("a")]
    values = [[float(r[n]) for r in rows] for n in names]
    with open(edges) as f:
        pairs = [(int(r["i"]), int(r["j"])) for r in csv.DictReader(f)]
    return names, values, [float(r["bound"]) for r in rows], pairs


def ratio(values, labels):
    """Between over total sum of squares of the standardised columns."""
    import numpy as np

    x = np.array(values).T
    x = (x - x.mean(0)) / x.std(0, ddof=1)
    _, at = np.unique(labels, return_inverse=True)
    count = np.bincount(at)
    means = np.stack([np.bincount(at, c) / count for c in x.T], axis=1)
    return 1 - ((x - means[at]) ** 2).sum() / ((x - x.mean(0)) ** 2).sum()


def geoda(paths, call):
    def peer(folder, shared):
        import geopandas
        import pygeoda
        from shapely.geometry import Point

        _, values, bound, pairs = read(paths(folder, shared))
        n = len(bound)
        table = {f"a{c}": v for c, v in enumerate(values)} | {"bound": bound}
        frame = geopandas.GeoDataFrame(table, geometry=[Point(i, 0) for i in range(n)])
        layer = pygeoda.open(frame)
        near = [[] for _ in range(n)]
        for i, j in pairs:
            near[i].append(j)
            near[j].append(i)
        gal = folder / "peer.gal"
        lines = [f"0 {n} peer id"] + [f"{i} {len(row)}\n{' '.join(map(str, row))}" for i, row in enumerate(near)]
        gal.write_text("\n".join(lines) + "\n")
        weights = pygeoda.weights.read_gal(str(gal), [str(i) for i in range(n)])
        data = layer[[f"a{c}" for c in range(len(values))]]

        def compute():
            found = call(pygeoda, weights, data, bound)
            labels = found["Clusters"]
            return {"ratio": ratio(values, labels), "count": len(set(labels))}

        return compute

    return peer


def sklearn_ward(paths, k):
    def peer(folder, shared):
        import numpy as np
        from scipy.sparse import coo_matrix
        from sklearn.cluster import AgglomerativeClustering

        _, values, bound, pairs = read(paths(folder, shared))
        x = np.array(values).T
        x = (x - x.mean(0)) / x.std(0, ddof=1)
        i, j = np.array(pairs).T
        touching = coo_matrix((np.ones(2 * len(i)), (np.r_[i, j], np.r_[j, i])), shape=(len(x), len(x))).tocsr()

        def compute():
            labels = AgglomerativeClustering(n_clusters=k, connectivity=touching, linkage="ward").fit_predict(x)
            return {"ratio": ratio(values, labels), "count": len(set(labels))}

        return compute

    return peer


def words(paths, columns, *more):
    def ours(folder, shared):
        units, edges = paths(folder, shared)
        names = ",".join(f"a{c}" for c in range(columns))
        return ["regions", "--units", units, "--columns", names, "--edges", edges, "--replicates", "0", *more]

    return ours


def row(id, what, source, columns, more, peer=None, against="", target=None, shared=False):
    make, paths = source
    return Row(
        id=id,
        what=what,
        make=make,
        ours=words(paths, columns, *more),
        peer=peer(paths) if peer else None,
        against=against,
        target=target,
        quality=["ratio", "count"],
        needs_shared=shared,
    )


MUN, REG, GRID = given("mun"), given("reg8"), grid(200)
LARGE = "7,109 municipalities, 5 attributes"
ROWS = [
    row("skater", f"SKATER, {LARGE}, k = 100", MUN, 5, ["--method", "skater", "--k", "100"],
        lambda p: geoda(p, lambda g, w, d, b: g.skater(100, w, d)), GEODA, 200, True),
    row("redcap-ward", f"REDCAP full order, Ward, {LARGE}, k = 100", MUN, 5, ["--method", "redcap-full-ward", "--k", "100"],
        lambda p: geoda(p, lambda g, w, d, b: g.redcap(100, w, d, "fullorder-wardlinkage")), GEODA, 50, True),
    row("redcap-complete", f"REDCAP full order, complete, {LARGE}, k = 100", MUN, 5, ["--method", "redcap-full-complete", "--k", "100"],
        lambda p: geoda(p, lambda g, w, d, b: g.redcap(100, w, d, "fullorder-completelinkage")), GEODA, 50, True),
    row("ward", f"constrained Ward, {LARGE}, k = 100", MUN, 5, ["--method", "ward", "--k", "100"],
        lambda p: sklearn_ward(p, 100), SKLEARN, 10, True),
    row("ward-grid", "constrained Ward, grid of 40,000 cells, 4 attributes, k = 100", GRID, 4, ["--method", "ward", "--k", "100"],
        lambda p: sklearn_ward(p, 100), SKLEARN, 10),
    row("best", f"best of all, {LARGE}, k = 100", MUN, 5, ["--method", "best", "--k", "100"],
        lambda p: geoda(p, lambda g, w, d, b: g.azp_greedy(100, w, d)), f"{GEODA} AZP,", None, True),
    row("azp", f"AZP, one beginning, {LARGE}, k = 100", MUN, 5, ["--method", "azp", "--k", "100", "--starts", "1"],
        lambda p: geoda(p, lambda g, w, d, b: g.azp_greedy(100, w, d)), GEODA, None, True),
    row("maxp", f"max-p, 1 beginning, {LARGE}, floor 1 %", MUN, 5,
        ["--method", "maxp", "--floor-column", "bound", "--floor", "404473", "--starts", "1"],
        lambda p: geoda(p, lambda g, w, d, b: g.maxp_greedy(w, d, b, 404473.0, iterations=1)), GEODA, 5, True),
    row("maxp-99", "max-p, 99 beginnings, 330 municipalities, 5 attributes, floor 3 %", REG, 5,
        ["--method", "maxp", "--floor-column", "bound", "--floor", "70107.06", "--starts", "99", "--iterations", "50"],
        lambda p: geoda(p, lambda g, w, d, b: g.maxp_greedy(w, d, b, 70107.06, iterations=99)), GEODA, 5, True),
    *(
        row(f"growth-{side * side}", f"best of all, grid of {side * side:,} cells, 4 attributes, k = 100", grid(side), 4,
            ["--method", "best", "--k", "100"])
        for side in (50, 100, 200)
    ),
]
