"""Inequality: our own growth over three sizes; no public peer is timed, since all are one pass."""

import random
from pathlib import Path

from .common import Row


def make(size):
    def values(folder: Path, shared):
        draw = random.Random(7)
        lines = [f"p{i},{draw.random():.6f},{draw.randint(1, 900)},g{i % 20}" for i in range(size)]
        (folder / "values.csv").write_text("id,value,weight,group\n" + "\n".join(lines) + "\n")

    return values


ROWS = [
    Row(
        id=f"{size}",
        what=f"inequality with 20 groups, {size:,} places",
        make=make(size),
        ours=lambda folder, shared: ["inequality", "--values", folder / "values.csv"],
        quality=["theil"],
    )
    for size in (10_000, 100_000, 1_000_000)
]
