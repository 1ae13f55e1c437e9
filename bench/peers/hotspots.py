"""Hot spots against GeoDa (pygeoda) on seeded grids with queen neighbours: its faster method, on the same two threads."""

import math
import random
from pathlib import Path

from .common import Row


def make(width, height):
    def write(folder: Path, shared):
        draw = random.Random(7)
        lines, edges = [], []
        rows = [[] for _ in range(width * height)]
        for y in range(height):
            for x in range(width):
                here = y * width + x
                value = 10 + math.sin(x / 9) + math.cos(y / 13) + 3 * (draw.random() - 0.5)
                lines.append(f"{here},{value:.9f}")
                for dx, dy in ((1, 0), (0, 1), (1, 1), (-1, 1)):
                    if 0 <= x + dx < width and y + dy < height:
                        there = here + dx + dy * width
                        edges.append(f"{here},{there}")
                        rows[here].append(there)
                        rows[there].append(here)
        (folder / "units.csv").write_text("unit,y\n" + "\n".join(lines) + "\n")
        (folder / "edges.csv").write_text("i,j\n" + "\n".join(edges) + "\n")
        gal = [f"0 {len(rows)} grid unit"] + [f"{i} {len(row)}\n{' '.join(map(str, sorted(row)))}" for i, row in enumerate(rows)]
        (folder / "weights.gal").write_text("\n".join(gal) + "\n")

    return write


def ours(statistic, permutations):
    words = ["--column", "y", "--statistic", statistic, "--permutations", str(permutations)]
    return lambda folder, shared: ["hotspots", "--units", folder / "units.csv", "--edges", folder / "edges.csv", *words]


def peer(statistic, permutations):
    def read(folder: Path, shared):
        import pygeoda

        values = [float(line.split(",")[1]) for line in (folder / "units.csv").read_text().splitlines()[1:]]
        weights = pygeoda.read_gal(str(folder / "weights.gal"), [str(i) for i in range(len(values))])
        function = {"moran": pygeoda.local_moran, "gi": pygeoda.local_g, "geary": pygeoda.local_geary}[statistic]

        def compute():
            told = function(weights, values, permutations=permutations, permutation_method="lookup-table", cpu_threads=2)
            clusters = list(told.lisa_clusters())
            return {"high_high": clusters.count(1), "low_low": clusters.count(2)}

        return compute

    return read


NAMES = {"moran": "local Moran", "gi": "Gi", "geary": "local Geary"}
ROWS = [
    Row(
        id=f"{statistic}-{width * height}",
        what=f"{NAMES[statistic]}, 999 permutations, {width * height:,} units",
        make=make(width, height),
        ours=ours(statistic, 999),
        peer=peer(statistic, 999),
        against="GeoDa (pygeoda 0.1.3)",
        target=10,
        quality=["high_high", "low_low"],
    )
    for statistic in ("moran", "gi", "geary")
    for width, height in ((84, 85), (300, 300))
] + [
    Row(
        id=f"growth-{width * height}-{permutations}",
        what=f"local Moran, {permutations:,} permutations, {width * height:,} units",
        make=make(width, height),
        ours=ours("moran", permutations),
        quality=["high_high", "low_low"],
    )
    for width, height, permutations in ((84, 85, 9999), (300, 300, 9999), (300, 300, 99999))
]
