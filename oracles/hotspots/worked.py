"""Local and global statistics of a row by esda 2.9.0, local Geary by pygeoda's rule in plain steps; exact p by all ways to fill a unit's neighbours."""

import csv
import itertools
from statistics import mean, pstdev

import numpy as np
from esda import G_Local, Geary, Moran, Moran_Local
from libpysal.weights import W

rows = list(csv.DictReader(open("row.csv")))
y = [float(r["share"]) for r in rows]
n = len(y)
near = {i: [] for i in range(n)}
for a, b in list(csv.reader(open("edges.csv")))[1:]:
    near[int(a)].append(int(b))
    near[int(b)].append(int(a))
w = W(near, silence_warnings=True)
w.transform = "r"
show = lambda name, x: print(name, [round(float(v), 9) for v in x])
show("moran", Moran_Local(np.array(y), w, permutations=0).Is)
g, m, c = G_Local(np.array(y), w, transform="R", permutations=0, star=False), Moran(np.array(y), w, permutations=0), Geary(np.array(y), w, permutations=0)
show("gi", g.Gs)
show("gistar", G_Local(np.array(y), w, transform="R", permutations=0, star=True).Gs)
print("global", m.I, "z", m.z_rand, "or normal", m.z_norm, "expected", m.EI, "geary", c.C, "z", c.z_rand, "or normal", c.z_norm)
for spread, what in [(pstdev(y), "population"), (pstdev(y) * (n / (n - 1)) ** 0.5, "sample")]:
    z = [(v - mean(y)) / spread for v in y]
    show(f"geary, {what} deviation", [mean((z[i] - z[j]) ** 2 for j in near[i]) for i in range(n)])
    show(f"moran, {what} deviation", [z[i] * mean(z[j] for j in near[i]) for i in range(n)])

# Every set of others that could be a unit's neighbours is as likely as any: p is the smaller tail.
exact = []
for i in range(n):
    others = [y[j] for j in range(n) if j != i]
    ways = [(y[i] - mean(y)) * (sum(s) / len(s) - mean(y)) for s in itertools.combinations(others, len(near[i]))]
    now = (y[i] - mean(y)) * (mean(y[j] for j in near[i]) - mean(y))
    more, less = sum(v >= now - 1e-9 for v in ways), sum(v <= now + 1e-9 for v in ways)
    exact.append(min(more, less) / len(ways))
show("exact p of moran", exact)
