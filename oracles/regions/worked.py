"""Regions of small maps: SKATER in plain steps, every contiguous partition for the best and the most, and Ward by scikit-learn 1.9.1."""

import csv
import sys
from statistics import mean, stdev

# `python3 worked.py`, or with `grid`.
GRID = sys.argv[1:] == ["grid"]
rows = list(csv.DictReader(open("grid.csv" if GRID else "units.csv")))
edges = [(int(a), int(b)) for a, b in list(csv.reader(open("grid_edges.csv" if GRID else "edges.csv")))[1:]]
n = len(rows)
people = [float(r.get("people", 1)) for r in rows]
z = []
for column in ["value"] if GRID else ["over_65", "income"]:
    x = [float(r[column]) for r in rows]
    z.append([(v - mean(x)) / stdev(x) for v in x])
z = list(zip(*z))


def ssd(of):
    return sum((z[i][k] - mean(z[j][k] for j in of)) ** 2 for i in of for k in range(len(z[0])))


whole = ssd(range(n))
ratio = lambda groups: 1 - sum(map(ssd, groups)) / whole


def pieces(of, ties):
    left, found = set(of), []
    while left:
        piece, new = set(), {min(left)}
        while new:
            piece |= new
            new = {b for a, b in ties + [(b, a) for a, b in ties] if a in new and b in left} - piece
        found.append(sorted(piece))
        left -= piece
    return sorted(found)


# SKATER: the least spanning tree, then the cut that gains most.
tree = []
for a, b in sorted(edges, key=lambda e: sum((p - q) ** 2 for p, q in zip(z[e[0]], z[e[1]]))):
    if len(pieces(range(n), tree)) > len(pieces(range(n), tree + [(a, b)])):
        tree.append((a, b))
for _ in range(2):
    now = ratio(pieces(range(n), tree))
    cut = max(tree, key=lambda e: ratio(pieces(range(n), [t for t in tree if t != e])))
    tree.remove(cut)
    print("skater cuts", [list(rows[i].values())[0] for i in cut], ratio(pieces(range(n), tree)) - now)
print("skater", pieces(range(n), tree), ratio(pieces(range(n), tree)))


def parted(k=0, groups=()):
    if k == n:
        yield groups
        return
    for at in range(len(groups)):
        yield from parted(k + 1, groups[:at] + (groups[at] + [k],) + groups[at + 1 :])
    yield from parted(k + 1, groups + ([k],))


def whole_map(groups):
    return all(len(pieces(g, edges)) == 1 for g in groups)


for k in (2, 3, 4):
    free = max((g for g in parted() if len(g) == k), key=ratio)
    best = max((g for g in parted() if len(g) == k and whole_map(g)), key=ratio)
    print("best of", k, best, ratio(best), "free of borders", ratio(free))
for floor in (2, 3) if GRID else (2900, 3000):
    fits = [g for g in parted() if whole_map(g) and all(sum(people[i] for i in of) >= floor for of in g)]
    most = max(map(len, fits))
    best = max((g for g in fits if len(g) == most), key=ratio)
    print("max-p", floor, most, best, ratio(best))
try:
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering

    graph = np.zeros((n, n))
    for a, b in edges:
        graph[a, b] = graph[b, a] = 1
    for k in (2, 3, 4):
        found = AgglomerativeClustering(k, linkage="ward", connectivity=graph).fit(np.array(z)).labels_
        groups = [[i for i in range(n) if found[i] == c] for c in range(k)]
        print("ward", k, sorted(groups), ratio(groups))
except ImportError:
    pass
