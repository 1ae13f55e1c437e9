"""Cross-impact balances by trying every scenario: which are consistent, and where each leads."""

import csv
import itertools
import sys


def asked(path, sizes):
    m = [[int(c) for c in row] for row in csv.reader(open(path))]
    first = [sum(sizes[:i]) for i in range(len(sizes))]

    def balances(s):
        return [[sum(m[first[e] + s[e]][first[d] + v] for e in range(len(sizes))) for v in range(sizes[d])] for d in range(len(sizes))]

    def after(s):
        return tuple(c if b[c] == max(b) else b.index(max(b)) for c, b in zip(s, balances(s)))

    scenarios = list(itertools.product(*map(range, sizes)))
    consistent = [s for s in scenarios if after(s) == s]
    found = []
    for s in consistent:
        b = balances(s)
        lead = min(b[d][s[d]] - max(x for v, x in enumerate(b[d]) if v != s[d]) for d in range(len(sizes)))
        found.append((sum(b[d][s[d]] for d in range(len(sizes))), s, lead))
    basins = {}
    for s in scenarios:
        seen = []
        while s not in seen:
            seen.append(s)
            s = after(s)
        ring = seen[seen.index(s):]
        at = ring.index(min(ring))
        basins[tuple(ring[at:] + ring[:at])] = basins.get(tuple(ring[at:] + ring[:at]), 0) + 1
    return sorted(found, reverse=True), sorted(basins.items(), key=lambda x: -x[1])


for path, sizes in [("judgements.csv", [2, 2]), ("three.csv", [2, 3, 2])]:
    consistent, attractors = asked(path, sizes)
    print(path, *consistent, *attractors, sep="\n  ")
