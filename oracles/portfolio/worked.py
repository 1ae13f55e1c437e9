"""Every choice of a few projects: the one worth most that keeps the rules."""

import csv
import itertools

PROJECTS = {r["id"]: r for r in csv.DictReader(open("projects.csv"))}
CELLS = {p: set(r["cells"].split(";")) for p, r in PROJECTS.items()}


def best(budget, cell_value=0, social=9, synergy=0):
    found = []
    for size in range(len(PROJECTS) + 1):
        for chosen in itertools.combinations(PROJECTS, size):
            cost = sum(float(PROJECTS[p]["y2026"]) for p in chosen)
            requires = all(not PROJECTS[p]["requires"] or PROJECTS[p]["requires"] in chosen for p in chosen)
            if cost <= budget and requires and sum(PROJECTS[p]["call"] == "social" for p in chosen) <= social:
                cells = len(set().union(*(CELLS[p] for p in chosen)))
                worth = sum(int(PROJECTS[p]["impact"]) for p in chosen) + cell_value * cells
                worth += synergy if {"school", "clinic"} <= set(chosen) else 0
                found.append((worth, chosen, cost, cells, sum(int(PROJECTS[p]["jobs"]) for p in chosen)))
    return found


print("ten", max(best(10)))
print("cells", max(best(12, cell_value=2, social=1)))
print("synergy", max(best(12, synergy=5)))
front = best(12)
print("frontier", sorted({(f[0], f[4]) for f in front if not any(g[0] >= f[0] and g[4] >= f[4] and (g[0], g[4]) != (f[0], f[4]) for g in front)}))
