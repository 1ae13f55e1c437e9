"""Portfolios under budgets against HiGHS to optimality; ties and rules of calls among them."""

import random
from pathlib import Path

from .common import Row


def question(projects, budgets, ties):
    """Values that go with the costs, budgets of half of all, and pairs that require, exclude or help each other."""
    draw = random.Random(11)
    cost = [[draw.randint(10, 1000) for _ in range(projects)] for _ in range(budgets)]
    value = [round(sum(c[i] for c in cost) / budgets + draw.randint(0, 500)) for i in range(projects)]
    budget = [sum(c) // 2 for c in cost]
    pair = lambda: tuple(draw.sample(range(projects), 2))
    return value, cost, budget, [pair() for _ in range(ties)], [pair() for _ in range(ties)]


def make(size):
    def files(folder: Path, shared):
        value, cost, budget, requires, excludes = question(*size)
        head = ["id", "value", *(f"b{b}" for b in range(len(cost))), "requires", "excludes"]
        rows = [",".join(head)]
        for i, v in enumerate(value):
            of = lambda pairs: ";".join(f"p{b}" for a, b in pairs if a == i)
            rows.append(",".join([f"p{i}", str(v), *(str(c[i]) for c in cost), of(requires), of(excludes)]))
        (folder / "projects.csv").write_text("\n".join(rows) + "\n")
        most = "\n".join(f"b{b} = {m}" for b, m in enumerate(budget))
        (folder / "rules.toml").write_text(f"nodes = 20000000\n[weights]\nvalue = 1\n[budgets]\n{most}\n")

    return files


def highs(size):
    def peer(folder: Path, shared):
        import highspy
        import numpy as np

        value, cost, budget, requires, excludes = question(*size)
        n = len(value)
        infinite = highspy.kHighsInf

        def compute():
            solver = highspy.Highs()
            solver.setOptionValue("output_flag", False)
            solver.setOptionValue("mip_rel_gap", 0.0)
            solver.setOptionValue("mip_abs_gap", 0.999)
            solver.addVars(n, np.zeros(n), np.ones(n))
            solver.changeColsIntegrality(n, np.arange(n, dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * n))
            solver.changeColsCost(n, np.arange(n, dtype=np.int32), np.array(value, dtype=float))
            for c, most in zip(cost, budget):
                solver.addRow(-infinite, most, n, np.arange(n, dtype=np.int32), np.array(c, dtype=float))
            for (a, b), sign, most in [(p, -1.0, 0.0) for p in requires] + [(p, 1.0, 1.0) for p in excludes]:
                solver.addRow(-infinite, most, 2, np.array([a, b], dtype=np.int32), np.array([1.0, sign]))
            solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
            solver.run()
            info = solver.getInfo()
            return {"objective": round(info.objective_function_value), "gap": info.mip_gap}

        return compute

    return peer


SIZES = [(50, 3, 10), (100, 3, 20), (200, 2, 40)]
ROWS = [
    Row(
        id=f"{projects}-{budgets}",
        what=f"portfolio to optimality, {projects} projects, {budgets} budgets, {2 * ties} ties",
        make=make((projects, budgets, ties)),
        ours=lambda folder, shared: ["portfolio", "--projects", folder / "projects.csv", "--rules", folder / "rules.toml"],
        peer=highs((projects, budgets, ties)),
        against="HiGHS 1.15.1",
        target=1,
        quality=["objective", "gap"],
    )
    for projects, budgets, ties in SIZES
]
