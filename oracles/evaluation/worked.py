"""Evaluations of three panels. Pilot: means, all ways, interval by inversion, synthetic control by scipy 1.17.1 (nnls).
Together: least squares by statsmodels 0.15.0 and every sign of the wild bootstrap. Staggered: csdid 0.4.3."""

import itertools

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.optimize import nnls

wide = lambda path: pd.read_csv(path).pivot(index="unit", columns="period", values="outcome")
pilot = wide("pilot.csv")
names, years = list(pilot.index), list(pilot.columns)
y = pilot.to_numpy()
at, late = names.index("pilot"), np.array(years) >= 2022
before = int(late.argmax()) - 1


def effects(change):
    """Of each place: its change less the mean change of all others."""
    return change - (change.sum() - change) / (len(change) - 1)


change = y[:, late].mean(axis=1) - y[:, ~late].mean(axis=1)
told = effects(change)
share = lambda x: (abs(x) >= abs(x[at]) - 1e-9).mean()
print("pilot", told[at], "p", share(told))


def kept(delta):
    moved = change.copy()
    moved[at] -= delta
    return share(effects(moved)) > 0.05


for side in (-1, 1):
    inside, out = told[at], told[at] + side * 20
    for _ in range(100):
        middle = (inside + out) / 2
        inside, out = (middle, out) if kept(middle) else (inside, middle)
    print("  end of the interval", inside)
for t in range(len(years)):
    if t != before:
        event = effects(y[:, t] - y[:, before])
        print("  event", years[t] - 2022, event[at], share(event))


def mixture(of, pool):
    """Weights of zero or more, with sum one, that miss `of` least before the start."""
    a, b = y[pool][:, ~late].T, y[of, ~late]
    return nnls(np.vstack([a, np.full(len(pool), 1e5)]), np.append(b, 1e5))[0]


def growth(of, weights, pool):
    gaps = y[of] - weights @ y[pool]
    root = lambda x: (x**2).mean() ** 0.5
    return root(gaps[late]), root(gaps[~late]), gaps[late].mean()


others = [i for i in range(len(names)) if i != at]
w = mixture(at, others)
print("  synthetic", {names[o]: round(float(x), 6) for o, x in zip(others, w) if x > 1e-6}, "after, before, effect", growth(at, w, others))
ratios = [growth(at, w, others)]
for of in others:
    pool = [i for i in others if i != of]
    ratios.append(growth(of, mixture(of, pool), pool))
ratio = [a / b for a, b, _ in ratios]
print("  p by after over before", np.mean([r >= ratio[0] - 1e-9 for r in ratio]))

together = wide("together.csv")
late = np.array(together.columns) >= 2022
treated = np.array([n.startswith("t") for n in together.index], float)
change = (together.to_numpy()[:, late].mean(axis=1) - together.to_numpy()[:, ~late].mean(axis=1))
fit = sm.OLS(change, sm.add_constant(treated)).fit(cov_type="cluster", cov_kwds={"groups": np.arange(len(change))}, use_t=True)
print("together", fit.params[1], fit.bse[1], fit.conf_int()[1], fit.pvalues[1])
long = pd.read_csv("together.csv")
long["on"] = ((long.treated_from.notna()) & (long.period >= long.treated_from)).astype(float)
design = pd.concat([long[["on"]], pd.get_dummies(long.unit, dtype=float), pd.get_dummies(long.period, dtype=float).iloc[:, 1:]], axis=1)
print("  two-way fixed effects", sm.OLS(long.outcome, design).fit().params["on"])
n1, n0 = treated.sum(), (1 - treated).sum()


def t_of(d):
    effect = d[..., treated == 1].mean(axis=-1) - d[..., treated == 0].mean(axis=-1)
    e1 = d[..., treated == 1] - d[..., treated == 1].mean(axis=-1, keepdims=True)
    e0 = d[..., treated == 0] - d[..., treated == 0].mean(axis=-1, keepdims=True)
    return effect / np.sqrt((e1**2).sum(axis=-1) / n1**2 + (e0**2).sum(axis=-1) / n0**2)


def wild(delta):
    null = change - delta * treated
    rest = null - null.mean()
    signs = np.array(list(itertools.product((-1, 1), repeat=len(change))))
    return (abs(t_of(null.mean() + signs * rest)) >= abs(t_of(null)) - 1e-9).mean()


print("  wild bootstrap, every sign: p", wild(0), "at the ends told", wild(1.63248993), wild(4.17959976))

from csdid.att_gt import ATTgt

data = pd.read_csv("staggered.csv").fillna({"treated_from": 0})
data["id"] = data.unit.astype("category").cat.codes
for controls in ("nevertreated", "notyettreated"):
    found = ATTgt(yname="outcome", gname="treated_from", idname="id", tname="period", xformla="outcome~1", data=data, control_group=controls).fit(est_method="reg", base_period="universal", bstrap=False)
    print("staggered", controls, list(zip(found.results["group"], found.results["year"], np.round(found.results["att"], 9), np.round(found.results["se"], 9))))
    print("  by group", found.aggte(typec="group", bstrap=False, cband=False).atte["overall_att"])
