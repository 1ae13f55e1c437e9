"""Flows from margins: our own growth over three sizes; balancing is a few products of one dense matrix, which no public peer calibrates."""

import random
from pathlib import Path

from .common import Row


def make(size):
    def places(folder: Path, shared):
        draw = random.Random(5)
        side = size**0.5 * 6.0
        lines = []
        for i in range(size):
            workers = int(draw.lognormvariate(7, 1.2)) + 1
            lines.append(f"p{i},{draw.random() * side:.4f},{draw.random() * side:.4f},{workers},{int(workers * draw.lognormvariate(0, 0.4)) + 1}")
        (folder / "places.csv").write_text("id,x,y,workers,jobs\n" + "\n".join(lines) + "\n")

    return places


ROWS = [
    Row(
        id=f"{size}",
        what=f"flows estimated from margins, decay sought for a mean of 15 km, {size:,} places",
        make=make(size),
        ours=lambda folder, shared: ["flows", "--places", folder / "places.csv", "--mean", "15", "--least", "5"],
        quality=["beta", "mean"],
    )
    for size in (500, 2_000, 5_000)
]
