"""Who borders whom on a grid of squares: our own growth. No peer is timed, since the one at hand reads a binary form alone."""

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


ROWS = [
    Row(id=f"growth-{side * side}", what=f"queen neighbours of {side * side:,} squares", make=make(side), ours=ours, quality=["edges"])
    for side in (50, 150, 400)
]
