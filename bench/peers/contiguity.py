"""Who borders whom, against GeoDa's queen weights, on a grid of squares; then our own growth."""

import json
from pathlib import Path

from .common import Row


def make(side):
    def write(folder: Path, shared):
        features = []
        for y in range(side):
            for x in range(side):
                a, b, c, d = x / 100, y / 100, (x + 1) / 100, (y + 1) / 100
                ring = [[a, b], [c, b], [c, d], [a, d], [a, b]]
                shape = {"type": "Polygon", "coordinates": [ring]}
                features.append({"type": "Feature", "properties": {"code": f"u{y * side + x:06}"}, "geometry": shape})
        (folder / "units.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    return write


def ours(folder: Path, shared):
    return ["contiguity", "--geometry", folder / "units.geojson", "--property", "code"]


def peer(folder: Path, shared):
    import pygeoda

    units = pygeoda.open(str(folder / "units.geojson"))

    def compute():
        weights = pygeoda.queen_weights(units)
        # Each pair stands in the row of either.
        return {"edges": round(weights.mean_neighbors * weights.num_obs / 2) if hasattr(weights, "mean_neighbors") else None}

    return compute


ROWS = [
    Row(
        id="10000",
        what="queen neighbours of 10,000 squares",
        make=make(100),
        ours=ours,
        peer=peer,
        against="GeoDa (pygeoda 0.1.3)",
        target=5,
        quality=["edges"],
    )
] + [
    Row(id=f"growth-{side * side}", what=f"queen neighbours of {side * side:,} squares", make=make(side), ours=ours, quality=["edges"])
    for side in (50, 150, 400)
]
