"""Supply chains: numpy's inverse of I - A and what follows from it, on seeded tables."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .common import Row

# The other peers settle which numpy is installed.
try:
    NUMPY = f"numpy {version('numpy')}"
except PackageNotFoundError:
    NUMPY = "numpy"


def make(n):
    def table(folder: Path, shared):
        import numpy

        draw = numpy.random.default_rng(12)
        flows = draw.lognormal(0, 1.5, (n, n)) * (draw.random((n, n)) < 0.8)
        demand = flows.sum(1) * draw.uniform(0.3, 1.5, n)
        numpy.savetxt(folder / "z.csv", flows, delimiter=",", fmt="%.6f")
        numpy.savetxt(folder / "y.csv", demand, fmt="%.6f")
        numpy.savetxt(folder / "jobs.csv", draw.uniform(1, 50, n), fmt="%.6f")

    return table


def read(folder):
    import numpy

    flows = numpy.loadtxt(folder / "z.csv", delimiter=",")
    demand, jobs = numpy.loadtxt(folder / "y.csv"), numpy.loadtxt(folder / "jobs.csv")
    return flows, flows.sum(1) + demand, jobs


def told(backward, jobs):
    return {"mean_multiplier": float(backward.mean())}


def inverse(folder: Path, shared):
    import numpy

    flows, output, jobs = read(folder)

    def compute():
        inverse = numpy.linalg.inv(numpy.eye(len(output)) - flows / output)
        return told(inverse.sum(0), jobs / output @ inverse)

    return compute


def solved(folder: Path, shared):
    import numpy

    flows, output, jobs = read(folder)

    def compute():
        left = numpy.linalg.solve((numpy.eye(len(output)) - flows / output).T, numpy.stack([numpy.ones_like(output), jobs / output], 1))
        return told(left[:, 0], left[:, 1])

    return compute


def ours(*more):
    return lambda folder, shared: [
        "chains", "--z", folder / "z.csv", "--final-demand", folder / "y.csv", "--employment", folder / "jobs.csv", *more,
    ]


def row(kind, n, target, peer, against, *more):
    names = {"inverse": "Leontief inverse, multipliers, linkages; ours: extraction and ties too", "multipliers": "multipliers of output and jobs alone"}
    return Row(
        id=f"{kind}-{n}",
        what=f"{names[kind.split('-')[0]]}{' (numpy: by the inverse)' if kind == 'multipliers' and peer is inverse else ''}: {n:,} branches",
        make=make(n),
        ours=ours(*more),
        peer=peer,
        against=against,
        target=target,
        quality=["mean_multiplier", "bound"],
    )


ROWS = [
    row("inverse", 500, None, inverse, NUMPY),
    row("inverse", 2_500, 1.5, inverse, NUMPY),
    row("multipliers", 2_500, 5, inverse, NUMPY, "--multipliers-only"),
    row("multipliers-solved", 2_500, None, solved, f"{NUMPY}, solve", "--multipliers-only"),
    row("multipliers", 5_000, None, None, "", "--multipliers-only"),
]
