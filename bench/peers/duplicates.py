"""Records that are the same: our own growth over three sizes; one record in ten is written a second time, otherwise."""

import random
from pathlib import Path

from .common import Row

FIRST = ["Aurora", "Bosco", "Cedro", "Delta", "Elce", "Fonte", "Ginestra", "Isola", "Lago", "Monte", "Nido", "Orto", "Ponte", "Quercia"]
SORTS = ["Cooperativa sociale", "Associazione", "Fondazione", "Societa agricola", "Circolo", "Consorzio"]


def make(size):
    def write(folder: Path, shared):
        draw = random.Random(17)
        lines = ["id,name,code,town"]
        for i in range(size):
            name = f"{draw.choice(SORTS)} {draw.choice(FIRST)} {draw.choice(FIRST)} {draw.randint(1, size)}"
            code, town = f"IT{draw.randint(0, 10**9):010}", f"{draw.randint(1, max(2, size // 50)):06}"
            lines.append(f"r{i},{name},{code},{town}")
            if i % 10 == 0:
                lines.append(f"s{i},{name.upper()},{code if i % 20 else ''},{town}")
        (folder / "bodies.csv").write_text("\n".join(lines) + "\n")

    return write


ROWS = [
    Row(
        id=f"{size}",
        what=f"records that are the same, {size:,} records and a tenth twice",
        make=make(size),
        ours=lambda folder, shared: ["same", "--file", folder / "bodies.csv", "--key", "id", "--columns", "name=name,code=code,town=place"],
        quality=["found", "compared"],
    )
    for size in (1000, 10_000, 100_000)
]
