"""Every way of parting eight units: the one with the greatest modularity and the one with the shortest description, from the published formulae;
where they are installed, igraph and infomap are asked too. Then the rule of travel-to-work areas in plain steps."""

import csv
from math import log2

rows = [(r["o"], r["d"], float(r["n"])) for r in csv.DictReader(open("eight.csv"))]
names = sorted({x for r in rows for x in r[:2]})
n = len(names)


def matrix(directed, own):
    w = [[0.0] * n for _ in names]
    for o, d, x in rows:
        i, j = names.index(o), names.index(d)
        if i == j and not own:
            continue
        w[i][j] += x
        if not directed and i != j:
            w[j][i] += x
    return w


def parted(k=0, labels=(), most=-1):
    if k == n:
        yield labels
        return
    for label in range(most + 2):
        yield from parted(k + 1, labels + (label,), max(most, label))


def modularity(w, labels):
    whole = sum(map(sum, w))
    q = 0
    for c in set(labels):
        of = [i for i in range(n) if labels[i] == c]
        out, into = sum(sum(w[i]) for i in of), sum(w[j][i] for i in of for j in range(n))
        q += sum(w[i][j] for i in of for j in of) / whole - out * into / whole**2
    return q


def steps(w, directed):
    """The flow of a step between units and what comes to each, summing to one."""
    whole = sum(map(sum, w))
    out = [sum(r) for r in w]
    if not directed:
        # A flow within a unit counts once.
        strength = [sum(w[i]) for i in range(n)]
        return [[w[i][j] / sum(strength) for j in range(n)] for i in range(n)], [s / sum(strength) for s in strength]
    p = [1 / n] * n
    for _ in range(2000):
        stay = sum(p[i] for i in range(n) if out[i] == 0)
        new = [(0.15 + 0.85 * stay) * out[j] / whole for j in range(n)]
        for i in range(n):
            for j in range(n):
                if out[i]:
                    new[j] += 0.85 * p[i] * w[i][j] / out[i]
        p = new
    f = [[p[i] * w[i][j] / out[i] if out[i] else 0 for j in range(n)] for i in range(n)]
    whole = sum(map(sum, f))
    f = [[x / whole for x in r] for r in f]
    return f, [sum(f[i][j] for i in range(n)) for j in range(n)]


def codelength(f, p, labels):
    h = lambda x: x * log2(x) if x > 0 else 0
    groups = set(labels)
    enter = [sum(f[i][j] for i in range(n) for j in range(n) if labels[i] != c and labels[j] == c) for c in groups]
    leave = [sum(f[i][j] for i in range(n) for j in range(n) if labels[i] == c and labels[j] != c) for c in groups]
    within = [sum(p[i] for i in range(n) if labels[i] == c) for c in groups]
    return h(sum(enter)) - sum(map(h, enter)) - sum(map(h, leave)) - sum(map(h, p)) + sum(h(a + b) for a, b in zip(leave, within))


for directed in (True, False):
    for own in (True, False):
        w = matrix(directed, own)
        say = ("directed" if directed else "undirected") + (" with" if own else " without") + " own flows"
        # A modularity without direction counts an own flow from both ends, as any other; a walk meets it once.
        ends = w if directed else [[x * 2 if i == j else x for j, x in enumerate(r)] for i, r in enumerate(w)]
        best = max(parted(), key=lambda l: modularity(ends, l))
        print(say, "modularity", modularity(ends, best), best)
        f, p = steps(w, directed)
        best = min(parted(), key=lambda l: codelength(f, p, l))
        print(say, "codelength", codelength(f, p, best), best, "of one level", codelength(f, p, (0,) * n))


# The rule of travel-to-work areas, one unit at a time.
MIN_SIZE, SIZE, MIN_SELF, SELF = 40, 150, 0.6, 0.7
w = matrix(True, True)
flow = lambda a, b: sum(w[i][j] for i in a for j in b)
everybody = range(n)


def validity(area):
    live, work, stay = flow(area, everybody), flow(everybody, area), flow(area, area)
    c = min(stay / live, stay / work)
    s = max(0, (SIZE - live) / (SIZE - MIN_SIZE))
    return 1 if c == 1 else min(c / SELF, 1) * (1 - (1 - MIN_SELF / SELF) * s) * SELF / MIN_SELF


def cohesion(a, b):
    return flow(a, b) ** 2 / (flow(a, everybody) * flow(everybody, b)) + flow(b, a) ** 2 / (flow(b, everybody) * flow(everybody, a))


areas, moves = [[i] for i in everybody], 0
while min(map(validity, areas)) < 1:
    area = min(areas, key=validity)
    outside = [i for i in everybody if i not in area]
    unit = max(area, key=lambda u: flow([u], outside) + flow(outside, [u]))
    area.remove(unit)
    areas = [a for a in areas if a]
    best = max((a for a in areas if a is not area), key=lambda a: cohesion([unit], a))
    # None of these eight has to wait in the reserve.
    assert validity(best + [unit]) >= min(validity(best), 1)
    best.append(unit)
    moves += 1
print("ttwa", sorted(sorted(names[i] for i in a) for a in areas), [validity(a) for a in areas], "moves", moves)

try:
    from infomap import Infomap

    for directed in (True, False):
        im = Infomap("--two-level --silent --num-trials 20 --seed 1" + (" --directed" if directed else ""))
        for o, d, x in rows:
            im.add_link(names.index(o), names.index(d), x)
        found = im.run()
        print("infomap, directed" if directed else "infomap, undirected", found.codelength, found.modules())
    from igraph import Graph

    ends = [(names.index(o), names.index(d), x) for o, d, x in rows]
    graph = Graph.TupleList(ends, weights=True)
    order = [graph.vs.find(i).index for i in range(n)]
    labels = [[0, 0, 0, 1, 1, 2, 2, 2][order.index(v)] for v in range(n)]
    print("igraph, undirected", graph.modularity(labels, weights="weight"))
except ImportError:
    pass
