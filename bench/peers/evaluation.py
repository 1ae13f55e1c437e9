"""Evaluation against linearmodels, wildboottest, csdid and scipy, on seeded panels."""

import random
from pathlib import Path

from .common import Row


def panel(units, periods, treated, starts, seed=1):
    draw = random.Random(seed)
    rows = []
    for u in range(units):
        level, lasting = draw.gauss(0, 5), draw.gauss(0, 1)
        start = starts[u % len(starts)] if u < treated else None
        for t in range(periods):
            lasting = 0.5 * lasting + draw.gauss(0, 1)
            effect = 1 + 0.2 * (t - start) if start is not None and t >= start else 0
            rows.append((u, t, round(level + 0.3 * t + lasting + effect, 6), start))
    return rows


def make(*what):
    def write(folder: Path, shared):
        lines = [f"{u},{t},{y},{'' if s is None else s}" for u, t, y, s in panel(*what)]
        (folder / "panel.csv").write_text("unit,period,outcome,treated_from\n" + "\n".join(lines) + "\n")

    return write


def frame(folder):
    import pandas as pd

    data = pd.read_csv(folder / "panel.csv")
    data["d"] = ((data.treated_from.notna()) & (data.period >= data.treated_from)).astype(float)
    return data


def fixed_peer(folder: Path, shared):
    from linearmodels.panel import PanelOLS

    data = frame(folder).set_index(["unit", "period"])

    def compute():
        fit = PanelOLS(data.outcome, data[["d"]], entity_effects=True, time_effects=True).fit(cov_type="clustered", cluster_entity=True)
        return {"effect": float(fit.params["d"]), "low": float(fit.conf_int().loc["d", "lower"]), "high": float(fit.conf_int().loc["d", "upper"])}

    return compute


def wild_peer(folder: Path, shared):
    import numpy as np
    import statsmodels.api as sm
    from wildboottest.wildboottest import wildboottest

    data = frame(folder)
    start = data.treated_from.min()
    change = data.assign(late=data.period >= start).pivot_table(index="unit", columns="late", values="outcome")
    treated = data.groupby("unit").d.max().to_numpy()
    exog = np.column_stack([np.ones(len(treated)), treated])

    def compute():
        model = sm.OLS((change[True] - change[False]).to_numpy(), exog)
        told = wildboottest(model, param="x1", cluster=np.arange(len(treated)), B=999, bootstrap_type="11", seed=1, show=False)
        return {"effect": float(model.fit().params[1]), "p": float(told["p-value"].iloc[0])}

    # Once before: it compiles itself on the first call.
    compute()
    return compute


def staggered_peer(folder: Path, shared):
    from csdid.att_gt import ATTgt

    data = frame(folder).drop(columns="d")
    data["treated_from"] = data.treated_from.fillna(0)
    data["period"] += 1
    data.loc[data.treated_from > 0, "treated_from"] += 1

    def compute():
        fit = ATTgt(yname="outcome", gname="treated_from", idname="unit", tname="period", data=data, xformla="outcome~1").fit(est_method="reg")
        told = fit.aggte(typec="group")
        return {"effect": float(told.atte["overall_att"])}

    return compute


def synthetic_peer(folder: Path, shared):
    import numpy as np
    from scipy.optimize import minimize

    data = frame(folder)
    start = int(data.treated_from.min())
    outcomes = data.pivot(index="unit", columns="period", values="outcome").to_numpy()

    def fit(unit, donors):
        own, others = outcomes[unit, :start], outcomes[donors][:, :start]
        count = len(donors)
        found = minimize(
            lambda w: ((own - w @ others) ** 2).sum(),
            np.full(count, 1 / count),
            jac=lambda w: -2 * others @ (own - w @ others),
            method="SLSQP",
            bounds=[(0, 1)] * count,
            constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: np.ones(count)},
            options={"ftol": 1e-10, "maxiter": 1000},
        )
        gaps = outcomes[unit] - found.x @ outcomes[donors]
        return np.sqrt((gaps[:start] ** 2).mean()), np.sqrt((gaps[start:] ** 2).mean()), gaps[start:].mean()

    def compute():
        units = range(1, len(outcomes))
        before, after, effect = fit(0, list(units))
        placebos = [fit(u, [d for d in units if d != u]) for u in units]
        p = (1 + sum(a / b >= after / before for b, a, _ in placebos)) / (1 + len(placebos))
        return {"synthetic_before": float(before), "synthetic_effect": float(effect), "p": p}

    return compute


def ours(*words):
    return lambda folder, shared: ["evaluate", "--panel", folder / "panel.csv", *words]


ROWS = [
    Row(
        id="fixed-2000",
        what="effect, clustered interval, event study and wild bootstrap (99 draws), 2,000 units, 20 periods",
        make=make(2000, 20, 600, [10]),
        ours=ours("--draws", "99"),
        peer=fixed_peer,
        against="linearmodels 7.1 (effect and interval alone)",
        target=5,
        quality=["effect", "low", "high"],
    ),
    Row(
        id="wild-60",
        what="wild bootstrap, 999 draws, with interval and event study, 60 units, 10 periods",
        make=make(60, 10, 20, [5]),
        ours=ours("--draws", "999"),
        peer=wild_peer,
        against="wildboottest 0.3.2 (p alone)",
        target=3,
        quality=["effect", "p"],
    ),
    Row(
        id="staggered-1000",
        what="group-time effects, 1,000 units, 12 periods, 4 starts, bands from 999 draws",
        make=make(1000, 12, 600, [4, 6, 8, 10]),
        ours=ours("--draws", "999"),
        peer=staggered_peer,
        against="csdid 0.4.3",
        target=20,
        quality=["effect"],
    ),
    Row(
        id="synthetic-40",
        what="synthetic control with 39 placebos, 40 units, 30 periods (ours with permutations too)",
        make=make(40, 30, 1, [20]),
        ours=ours(),
        peer=synthetic_peer,
        against="scipy 1.17.1 SLSQP, the same placebos",
        target=20,
        quality=["synthetic_before", "synthetic_effect"],
    ),
] + [
    Row(
        id=f"growth-{units}",
        what=f"group-time effects and bands from 4,999 draws, {units:,} units, 12 periods",
        make=make(units, 12, units // 2, [4, 6, 8, 10]),
        ours=ours(),
        quality=["effect"],
    )
    for units in (500, 2000, 8000)
]
