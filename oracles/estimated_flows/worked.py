"""Flows between three places by plain balancing: rows and columns scaled in turn until both fit."""

from math import dist, exp

place = [(0, 0), (3, 4), (9, 12)]
out, jobs = [120, 40, 50], [60, 90, 60]


def balanced(f):
    d = [[dist(p, q) for q in place] for p in place]
    for i in range(3):
        d[i][i] = 0.5 * min(d[i][j] for j in range(3) if j != i)
    t = [[f(d[i][j]) for j in range(3)] for i in range(3)]
    for _ in range(10000):
        t = [[x * out[i] / sum(t[i]) for x in t[i]] for i in range(3)]
        t = [[t[i][j] * jobs[j] / sum(r[j] for r in t) for j in range(3)] for i in range(3)]
    print([round(x, 6) for r in t for x in r], sum(t[i][j] * d[i][j] for i in range(3) for j in range(3)) / sum(out))


balanced(lambda d: exp(-0.1 * d))
balanced(lambda d: d**-1.5)
