"""Data envelopment: HiGHS kept warm (one model, a unit's column changed at a time, one thread as it runs best) on seeded units."""

from pathlib import Path

from .common import Row

INPUTS, OUTPUTS = 4, 3


def make(n):
    def units(folder: Path, shared):
        import numpy

        draw = numpy.random.default_rng(13)
        used = draw.uniform(10, 100, (n, INPUTS))
        way = draw.uniform(0.2, 1.2, (n, OUTPUTS))
        most = numpy.prod(used**0.22, axis=1) * numpy.exp(-draw.exponential(0.3, n))
        made = way / numpy.linalg.norm(way, axis=1, keepdims=True) * most[:, None]
        head = ",".join(["id", *(f"in{i}" for i in range(INPUTS)), *(f"out{i}" for i in range(OUTPUTS))])
        rows = [f"u{u}," + ",".join(f"{x:.6f}" for x in (*used[u], *made[u])) for u in range(n)]
        (folder / "units.csv").write_text(head + "\n" + "\n".join(rows) + "\n")

    return units


def warm(variable):
    def peer(folder: Path, shared):
        import highspy
        import numpy

        table = numpy.loadtxt(folder / "units.csv", delimiter=",", skiprows=1, usecols=range(1, 1 + INPUTS + OUTPUTS))
        table = table / table.mean(0)
        used, made = table[:, :INPUTS], table[:, INPUTS:]
        n, rows = len(table), INPUTS + OUTPUTS + int(variable)

        def compute():
            model = highspy.Highs()
            model.setOptionValue("output_flag", False)
            model.setOptionValue("threads", 1)
            model.setOptionValue("presolve", "off")
            infinite = highspy.kHighsInf
            empty = numpy.array([], dtype=numpy.int32), numpy.array([])
            for _ in range(INPUTS + OUTPUTS):
                model.addRow(0, infinite, 0, *empty)
            if variable:
                model.addRow(1, 1, 0, *empty)
            every = numpy.arange(rows, dtype=numpy.int32)
            for u in range(n):
                column = numpy.concatenate([-used[u], made[u], numpy.ones(int(variable))])
                model.addCol(0, 0, infinite, rows, every, column)
            model.addCol(1, -infinite, infinite, INPUTS, every[:INPUTS], used[0])
            scores = numpy.empty(n)
            for u in range(n):
                for i in range(INPUTS):
                    model.changeCoeff(i, n, used[u, i])
                for o in range(OUTPUTS):
                    model.changeRowBounds(INPUTS + o, made[u, o], infinite)
                model.run()
                scores[u] = model.getInfo().objective_function_value
            return {"mean_score": float(scores.mean()), "efficient": int((scores > 1 - 1e-6).sum())}

        return compute

    return peer


def row(n, variable, target=None, against=True, more=(), what=""):
    returns = "variable" if variable else "constant"
    return Row(
        id=f"{returns}-{n}{'-' + what if what else ''}",
        what=f"data envelopment, {returns} returns, {INPUTS} inputs, {OUTPUTS} outputs{', ' + what if what else ''}: {n:,} units",
        make=make(n),
        ours=lambda folder, shared: ["efficiency", "--units", folder / "units.csv", "--returns", returns, *more],
        peer=warm(variable) if against else None,
        against="HiGHS 1.15.1 kept warm" if against else "",
        target=target,
        quality=["mean_score", "efficient"],
    )


ROWS = [
    row(500, False, 3),
    row(2_000, False, 3),
    row(500, True, 3),
    row(2_000, True, 3),
    row(8_000, True, against=False),
    row(20_000, False, against=False),
    row(200, True, against=False, more=["--bootstrap", "1000"], what="bands of 1,000 samples"),
]
