"""Foresight: cross-impact balances against a walk through all scenarios in numpy; our own growth where no walk comes to an end."""

import random
from pathlib import Path

from .common import Row


def seeded(descriptors: int, variants: int = 3):
    def make(folder: Path, shared: Path | None) -> None:
        draw = random.Random(11)
        size = descriptors * variants
        cell = lambda a, b: 0 if a // variants == b // variants else draw.randint(-3, 3)
        lines = [",".join(str(cell(a, b)) for b in range(size)) for a in range(size)]
        (folder / "matrix.csv").write_text("\n".join(lines) + "\n")

    return make


def words(descriptors: int, *more: str):
    sizes = ",".join(["3"] * descriptors)
    return lambda folder, shared: ["foresight", "--method", "cib", "--matrix", folder / "matrix.csv", "--sizes", sizes, *more]


def numpy(descriptors: int, attractors: bool):
    """Every scenario in pieces of 3^9: balances as sums of rows, then who follows whom; attractors by doubling the steps."""

    def peer(folder: Path, shared: Path | None):
        import numpy as np

        matrix = np.loadtxt(folder / "matrix.csv", delimiter=",", dtype=np.int32)
        count, piece = 3**descriptors, 3**9
        strides = 3 ** np.arange(descriptors - 1, -1, -1)

        def compute() -> dict:
            follows = np.empty(count if attractors else 0, dtype=np.int64)
            consistent = 0
            for begin in range(0, count, piece):
                numbers = np.arange(begin, min(begin + piece, count))
                chosen = numbers[:, None] // strides % 3
                balance = np.zeros((len(numbers), 3 * descriptors), dtype=np.int32)
                for d in range(descriptors):
                    balance += matrix[3 * d + chosen[:, d]]
                balance = balance.reshape(len(numbers), descriptors, 3)
                own = np.take_along_axis(balance, chosen[:, :, None], axis=2)[:, :, 0]
                stays = own == balance.max(axis=2)
                consistent += int(stays.all(axis=1).sum())
                if attractors:
                    follows[numbers] = (np.where(stays, chosen, balance.argmax(axis=2)) * strides).sum(axis=1)
            if not attractors:
                return {"consistent_scenarios": consistent}
            ends = follows
            for _ in range(12):
                ends = ends[ends]
            # The ring of each end, by its least state.
            rings = {}
            for start in np.unique(ends):
                ring, at = [int(start)], int(follows[start])
                while at != start:
                    ring.append(at)
                    at = int(follows[at])
                rings[int(start)] = min(ring)
            return {"consistent_scenarios": consistent, "attractor_count": len(set(rings.values()))}

        return compute

    return peer


def influences(folder: Path, shared: Path | None) -> None:
    draw = random.Random(3)
    lines = [",".join(str(0 if a == b or draw.random() < 0.8 else draw.randint(1, 3)) for b in range(500)) for a in range(500)]
    (folder / "matrix.csv").write_text("\n".join(lines) + "\n")


ROWS = (
    [
        Row(
            id="14x3-consistent",
            what="cross-impact balances, 14 × 3 = 4.8 M scenarios: all consistent ones",
            make=seeded(14),
            ours=words(14, "--no-attractors"),
            peer=numpy(14, False),
            against="numpy",
            target=100,
            quality=["consistent_scenarios"],
        ),
        Row(
            id="14x3-attractors",
            what="cross-impact balances, 14 × 3 = 4.8 M scenarios: consistent ones, attractors and basins",
            make=seeded(14),
            ours=words(14),
            peer=numpy(14, True),
            against="numpy",
            target=100,
            quality=["consistent_scenarios", "attractor_count"],
        ),
    ]
    + [
        Row(
            id=f"own-{descriptors}x3",
            what=f"cross-impact balances, {descriptors} × 3 = {3**descriptors:.1e} scenarios: all consistent ones",
            make=seeded(descriptors),
            ours=words(descriptors, "--no-attractors"),
            quality=["consistent_scenarios", "search"],
        )
        for descriptors in (16, 18, 20)
    ]
    + [
        Row(
            id="own-micmac-500",
            what="structural analysis, 500 variables, 50 k influences",
            make=influences,
            ours=lambda folder, shared: ["foresight", "--method", "micmac", "--matrix", folder / "matrix.csv"],
            quality=["stable_power"],
        )
    ]
)
