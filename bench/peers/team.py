"""The smallest team against HiGHS (a covering problem), and with connection, where no peer is at hand."""

import random
from pathlib import Path

from .common import Row


def question(candidates, wants):
    draw = random.Random(13)
    return [[w for w in range(wants) if draw.random() < 0.12] for _ in range(candidates)]


def make(candidates, wants, connected):
    def files(folder: Path, shared):
        has = question(candidates, wants)
        rows = "".join(f"c{i},{';'.join(f'w{w}' for w in h)}\n" for i, h in enumerate(has))
        (folder / "candidates.csv").write_text("id,competences\n" + rows)
        draw = random.Random(17)
        ties = "".join(f"c{draw.randrange(candidates)},c{draw.randrange(candidates)}\n" for _ in range(4 * candidates))
        (folder / "ties.csv").write_text("a,b\n" + ties)
        names = ", ".join(f'"w{w}"' for w in range(wants))
        (folder / "rules.toml").write_text(f"competences = [{names}]\nteams = 1\nnodes = 50000000\nconnected = {str(connected).lower()}\n")

    return files


def ours(folder, shared):
    return ["team", "--candidates", folder / "candidates.csv", "--ties", folder / "ties.csv", "--rules", folder / "rules.toml"]


def highs(candidates, wants):
    def peer(folder: Path, shared):
        import highspy
        import numpy as np

        has = question(candidates, wants)

        def compute():
            solver = highspy.Highs()
            solver.setOptionValue("output_flag", False)
            n = candidates
            solver.addVars(n, np.zeros(n), np.ones(n))
            solver.changeColsIntegrality(n, np.arange(n, dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * n))
            solver.changeColsCost(n, np.arange(n, dtype=np.int32), np.ones(n))
            for w in range(wants):
                who = np.array([i for i, h in enumerate(has) if w in h], dtype=np.int32)
                solver.addRow(1.0, highspy.kHighsInf, len(who), who, np.ones(len(who)))
            solver.run()
            return {"cost": solver.getInfo().objective_function_value}

        return compute

    return peer


ROWS = [
    *(
        Row(
            id=f"{candidates}-{wants}",
            what=f"smallest team, {candidates} candidates, {wants} competences",
            make=make(candidates, wants, False),
            ours=ours,
            peer=highs(candidates, wants),
            against="HiGHS 1.15.1",
            target=1,
            quality=["cost"],
        )
        for candidates, wants in [(60, 12), (150, 14), (300, 16)]
    ),
    *(
        Row(
            id=f"{candidates}-connected",
            what=f"smallest team in one piece, {candidates} candidates, 10 competences",
            make=make(candidates, 10, True),
            ours=ours,
            quality=["cost", "bound"],
        )
        for candidates in (50, 100, 200)
    ),
]
