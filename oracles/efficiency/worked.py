"""Radial scores by linear programmes, with scipy 1.17.1 (HiGHS): constant and variable returns, towards inputs and outputs."""

import csv

from scipy.optimize import linprog


def scores(path, variable, outputs):
    rows = list(csv.DictReader(open(path)))
    ins = [[float(v) for k, v in r.items() if k.startswith("in_")] for r in rows]
    outs = [[float(v) for k, v in r.items() if k.startswith("out_")] for r in rows]
    found = []
    for o in range(len(rows)):
        # First the score, then a weight for each unit.
        left = [[0 if outputs else -ins[o][k]] + [x[k] for x in ins] for k in range(len(ins[0]))]
        left += [[outs[o][k] if outputs else 0] + [-y[k] for y in outs] for k in range(len(outs[0]))]
        right = [x if outputs else 0 for x in ins[o]] + [0 if outputs else -y for y in outs[o]]
        equal = dict(A_eq=[[0] + [1] * len(rows)], b_eq=[1]) if variable else {}
        found.append(linprog([-1 if outputs else 1] + [0] * len(rows), A_ub=left, b_ub=right, **equal).x[0])
    return found


for path in ["units.csv", "stores.csv", "two_inputs.csv"]:
    for variable in (False, True):
        for outputs in (False, True):
            print(path, "variable" if variable else "constant", "output" if outputs else "input", [round(float(x), 9) for x in scores(path, variable, outputs)])
