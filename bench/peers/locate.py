"""Location: maximal covering, p-median and set covering against HiGHS given one sparse matrix; our own growth.

The places are the municipalities' points of the shared data (about 7,900) or a part of them, drawn with a seed; the candidates are the first
of the drawn. HiGHS is given two minutes.
"""

import csv
import math
import random
from pathlib import Path

from .common import Row

VERSION = "HiGHS 1.15.1"
LIMIT = 120.0


def italy(demands, sites):
    def make(folder: Path, shared: Path):
        points = []
        with open(shared / "data" / "municipalities" / "municipality_geography_2011_2021.csv") as lines:
            for row in csv.DictReader(lines):
                if row["x_lon"] and row["y_lat"] and row["population_2011"]:
                    lon, lat = float(row["x_lon"]), float(row["y_lat"])
                    points.append((lon * 111.195 * math.cos(math.radians(42.5)), lat * 111.195, int(float(row["population_2011"]))))
        random.Random(1).shuffle(points)
        points = points[:demands]
        (folder / "demand.csv").write_text(
            "id,x,y,demand\n" + "\n".join(f"{i},{x:.4f},{y:.4f},{n}" for i, (x, y, n) in enumerate(points)) + "\n"
        )
        (folder / "sites.csv").write_text("id,x,y\n" + "\n".join(f"{i},{x:.4f},{y:.4f}" for i, (x, y, _) in enumerate(points[:sites])) + "\n")

    return make


def made_up(demands, sites):
    def make(folder: Path, shared):
        draw = random.Random(11)
        side = math.sqrt(demands) * 6
        point = lambda: (draw.uniform(0, side), draw.uniform(0, side))
        rows = [(*point(), draw.randint(1, 9000)) for _ in range(demands)]
        (folder / "demand.csv").write_text("id,x,y,demand\n" + "\n".join(f"{i},{x:.3f},{y:.3f},{n}" for i, (x, y, n) in enumerate(rows)) + "\n")
        (folder / "sites.csv").write_text("id,x,y\n" + "\n".join("{},{:.3f},{:.3f}".format(i, *point()) for i in range(sites)) + "\n")

    return make


def distances(folder):
    import numpy

    demand = numpy.loadtxt(folder / "demand.csv", delimiter=",", skiprows=1)
    sites = numpy.loadtxt(folder / "sites.csv", delimiter=",", skiprows=1)
    return numpy.hypot(demand[:, 1][:, None] - sites[:, 1], demand[:, 2][:, None] - sites[:, 2]), demand[:, 3]


def solved(cost, rows, low, high, upper, whole):
    """Minimises with columns in [0, upper], of which the first `whole` are whole numbers."""
    import highspy
    import numpy

    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("time_limit", LIMIT)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("threads", 2)
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = rows.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, numpy.zeros(len(cost)), upper
    lp.row_lower_, lp.row_upper_ = low, high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    kind = highspy.HighsVarType
    lp.integrality_ = [kind.kInteger] * whole + [kind.kContinuous] * (len(cost) - whole)
    model.passModel(lp)
    model.run()
    info = model.getInfo()
    return info.objective_function_value, info.mip_dual_bound


def told(objective, bound):
    return {"objective": objective, "bound": bound, "gap": abs(objective - bound) / abs(objective)}


def covering(radius, p):
    def start(folder, shared):
        import numpy
        from scipy.sparse import csr_matrix

        far, people = distances(folder)

        def compute():
            i, j = numpy.nonzero(far <= radius)
            covered, row = numpy.unique(i, return_inverse=True)
            n, m = len(covered), far.shape[1]
            cost = numpy.concatenate([numpy.zeros(m), -people[covered]])
            value = numpy.concatenate([numpy.ones(n), -numpy.ones(len(i)), numpy.ones(m)])
            at = numpy.concatenate([numpy.arange(n), row, numpy.full(m, n)])
            of = numpy.concatenate([m + numpy.arange(n), j, numpy.arange(m)])
            rows = csr_matrix((value, (at, of)), shape=(n + 1, m + n))
            low = numpy.concatenate([numpy.full(n, -numpy.inf), [p]])
            high = numpy.concatenate([numpy.zeros(n), [p]])
            objective, bound = solved(cost, rows, low, high, numpy.ones(m + n), m)
            return told(-objective, -bound)

        return compute

    return start


def median(p):
    def start(folder, shared):
        import numpy
        from scipy.sparse import csr_matrix

        far, people = distances(folder)

        def compute():
            n, m = far.shape
            pair = numpy.arange(n * m)
            i, j = pair // m, pair % m
            cost = numpy.concatenate([numpy.zeros(m), (far * people[:, None]).ravel()])
            # Each place once; only at open sites; so many sites.
            value = numpy.concatenate([numpy.ones(n * m), numpy.ones(n * m), -numpy.ones(n * m), numpy.ones(m)])
            at = numpy.concatenate([i, n + pair, n + pair, numpy.full(m, n + n * m)])
            of = numpy.concatenate([m + pair, m + pair, j, numpy.arange(m)])
            rows = csr_matrix((value, (at, of)), shape=(n + n * m + 1, m + n * m))
            low = numpy.concatenate([numpy.ones(n), numpy.full(n * m, -numpy.inf), [p]])
            high = numpy.concatenate([numpy.ones(n), numpy.zeros(n * m), [p]])
            return told(*solved(cost, rows, low, high, numpy.ones(m + n * m), m))

        return compute

    return start


def fewest(radius):
    def start(folder, shared):
        import numpy
        from scipy.sparse import csr_matrix

        far, people = distances(folder)

        def compute():
            i, j = numpy.nonzero((far <= radius) & (people[:, None] > 0))
            covered, row = numpy.unique(i, return_inverse=True)
            n, m = len(covered), far.shape[1]
            rows = csr_matrix((numpy.ones(len(i)), (row, j)), shape=(n, m))
            return told(*solved(numpy.ones(m), rows, numpy.ones(n), numpy.full(n, numpy.inf), numpy.ones(m), m))

        return compute

    return start


def ours(*words):
    return lambda folder, shared: ["locate", "--demand", folder / "demand.csv", "--sites", folder / "sites.csv", *map(str, words)]


SHOWN = ["objective", "gap"]
ROWS = [
    Row(
        id=f"mclp-7899-r{radius}-p{p}",
        what=f"maximal covering, 7,899 × 500, radius {radius}, p = {p}",
        make=italy(7899, 500),
        ours=ours("--method", "mclp", "--threshold", radius, "--p", p),
        peer=covering(radius, p),
        against=VERSION,
        target=2.0,
        quality=SHOWN,
        needs_shared=True,
    )
    for radius, p in ((20, 10), (30, 10), (20, 50), (20, 100))
]
ROWS += [
    Row(
        id="pmedian-1000-p20",
        what="p-median, 1,000 × 200, p = 20",
        make=italy(1000, 200),
        ours=ours("--method", "pmedian", "--p", 20),
        peer=median(20),
        against=VERSION,
        target=10.0,
        quality=SHOWN,
        needs_shared=True,
    ),
    *(
        # No program we know of finishes here.
        Row(
            id=f"pmedian-7899-p{p}",
            what=f"p-median, 7,899 × 500, p = {p}",
            make=italy(7899, 500),
            ours=ours("--method", "pmedian", "--p", p),
            quality=SHOWN,
            needs_shared=True,
        )
        for p in (10, 50, 100)
    ),
    Row(
        id="cover-7899-r30",
        what="set covering, 7,899 × 500, radius 30",
        make=italy(7899, 500),
        ours=ours("--method", "cover", "--threshold", 30),
        peer=fewest(30),
        against=VERSION,
        target=2.0,
        quality=SHOWN,
        needs_shared=True,
    ),
    Row(
        id="pcenter-7899-p50",
        what="p-centre, 7,899 × 500, p = 50",
        make=italy(7899, 500),
        ours=ours("--method", "pcenter", "--p", 50),
        quality=SHOWN,
        needs_shared=True,
    ),
]
ROWS += [
    Row(
        id=f"growth-mclp-{size}",
        what=f"maximal covering, {size:,} × {size // 50:,}, p = {size // 500}",
        make=made_up(size, size // 50),
        ours=ours("--method", "mclp", "--threshold", 30, "--p", size // 500),
        quality=SHOWN,
    )
    for size in (5_000, 20_000, 80_000)
]
