"""Likeness of places against the package gower (its whole matrix, then the ten nearest), on seeded columns."""

import random
from pathlib import Path

from .common import Row

COLUMNS = 8


def make(size):
    def write(folder: Path, shared):
        draw = random.Random(13)
        lines = [f"u{i}," + ",".join(f"{draw.gauss(0, 1) * (k + 1):.6f}" for k in range(COLUMNS)) for i in range(size)]
        (folder / "units.csv").write_text("unit," + ",".join(f"c{k}" for k in range(COLUMNS)) + "\n" + "\n".join(lines) + "\n")

    return write


def ours(folder: Path, shared):
    columns = ",".join(f"c{k}" for k in range(COLUMNS))
    return ["similar", "--units", folder / "units.csv", "--columns", columns, "--spread", "range"]


def peer(folder: Path, shared):
    import gower
    import numpy as np
    import pandas as pd

    data = pd.read_csv(folder / "units.csv").drop(columns="unit")

    def compute():
        far = gower.gower_matrix(data)
        np.fill_diagonal(far, np.inf)
        ten = np.partition(far, 9, axis=1)[:, :10]
        return {"nearness_mean": float(1 - ten.mean())}

    return compute


ROWS = [
    Row(
        id="3000",
        what="the ten nearest of each of 3,000 units on 8 columns",
        make=make(3000),
        ours=ours,
        peer=peer,
        against="gower 0.1.2",
        target=10,
        quality=["nearness_mean"],
    )
] + [
    Row(
        id=f"growth-{size}",
        what=f"the ten nearest of each of {size:,} units on 8 columns",
        make=make(size),
        ours=ours,
        quality=["nearness_mean"],
    )
    for size in (2000, 8000, 32_000)
]
