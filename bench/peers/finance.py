"""Finance against numpy-financial: value and internal rate of monthly flows, and a loan's plan; then our own growth with several rates."""

import random
from pathlib import Path

from .common import Row


def project(months):
    draw = random.Random(3)
    return [-120_000_00] + [draw.randint(500_00, 3_000_00) for _ in range(months - 1)]


def make(flows):
    def write(folder: Path, shared):
        lines = [f"{2026 + m // 12}-{m % 12 + 1:02},{max(f, 0)},{max(-f, 0)}" for m, f in enumerate(flows)]
        (folder / "flows.csv").write_text("period,in,out\n" + "\n".join(lines) + "\n")

    return write


def ours(months):
    loan = f"amount=6000000,rate=0.05,from=2026-01,periods={months - 1},plan=annuity"
    return lambda folder, shared: ["finance", "--flows", folder / "flows.csv", "--cents", "--rate", "0.04", "--loan", loan]


def peer(months):
    def read(folder: Path, shared):
        import numpy as np
        import numpy_financial as npf

        rows = [line.split(",") for line in (folder / "flows.csv").read_text().splitlines()[1:]]
        flows = np.array([float(r[1]) - float(r[2]) for r in rows])

        def compute():
            npv = npf.npv(1.04 ** (1 / 12) - 1, flows)
            rate = npf.irr(flows)
            per = np.arange(1, months)
            interest, principal = npf.ipmt(0.05 / 12, per, months - 1, 6_000_000), npf.ppmt(0.05 / 12, per, months - 1, 6_000_000)
            return {"npv": round(npv), "rate": (1 + rate) ** 12 - 1, "check": float(interest.sum() + principal.sum())}

        return compute

    return read


def turning(months):
    """Amounts that change sign each year: several rates to tell apart."""
    draw = random.Random(5)
    return [draw.randint(100_00, 900_00) * (1 if (m // 12) % 2 else -1) for m in range(months)]


ROWS = [
    Row(
        id=f"months-{months}",
        what=f"cash flow, value, all internal rates and a loan, {months} months",
        make=make(project(months)),
        ours=ours(months),
        peer=peer(months),
        against="numpy-financial 1.0.0",
        target=5,
        quality=["npv", "rate"],
    )
    for months in (120, 360)
] + [
    Row(
        id=f"turning-{months}",
        what=f"all internal rates of {months} months that change sign each year",
        make=make(turning(months)),
        ours=lambda folder, shared: ["finance", "--flows", folder / "flows.csv", "--cents"],
        quality=["npv"],
    )
    for months in (60, 240, 480)
]
