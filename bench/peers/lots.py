"""Lots of demand: our own growth over three sizes; there is no public peer with a least quantity, time and persons."""

import random
from pathlib import Path

from .common import Row


def make(size):
    def files(folder: Path, shared):
        draw = random.Random(19)
        wide = (size / 10) ** 0.5
        rows = []
        for i in range(size):
            begin = draw.randint(0, 30)
            place = f"{draw.random() * wide:.4f},{draw.random() * wide:.4f}"
            rows.append(f"n{i},k{draw.randrange(3)},{place},{draw.randint(1, 6)},{begin},{begin + draw.randint(5, 30)},p{draw.randrange(size)}\n")
        (folder / "points.csv").write_text("id,kind,x,y,quantity,from,to,people\n" + "".join(rows))
        (folder / "rules.toml").write_text("radius = 1\nwindow = 5\nleast = 12\nmost = 60\npeople = 3\n")

    return files


ROWS = [
    Row(
        id=f"{size}",
        what=f"lots of demand, {size:,} needs, 3 kinds",
        make=make(size),
        ours=lambda folder, shared: ["aggregate", "--points", folder / "points.csv", "--rules", folder / "rules.toml"],
        quality=["organised", "bound"],
    )
    for size in (1_000, 10_000, 100_000)
]
