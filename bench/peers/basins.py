"""Areas from flows: modularity beside igraph, the map equation beside infomap, travel-to-work areas beside a plain Python reading of the rule."""

import csv
from collections import defaultdict
from pathlib import Path

from .common import Row

# Of a unit's workers this share stays; of the others `far` go as exp(-d / reach), the rest as exp(-d / 12 km).
STAY, NEAR_KM = 0.4, 12.0
INPUTS = {"1.84 M": (120.0, 0.115), "4.6 M": (450.0, 0.68)}
RULE = {"min_size": 1000.0, "target_size": 10000.0, "min_self": 0.6667, "target_self": 0.75}


def make(size):
    """Seeded gravity flows between the points of Italy's municipalities: as many pairs as the size says, about."""
    reach, far = INPUTS[size]

    def write(folder: Path, shared: Path):
        import numpy as np

        rows = list(csv.DictReader(open(shared / "data/municipalities/municipality_centroids_2021.csv", encoding="utf-8")))
        lon, lat = (np.radians([float(r[c]) for r in rows]) for c in ("lon", "lat"))
        workers = np.array([float(r["resident_population_2021"] or 100) for r in rows]) * 0.4
        draw = np.random.default_rng(11)
        jobs = workers * np.exp(0.4 * draw.standard_normal(len(rows)))
        at = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], 1) * 6371.0088
        with open(folder / "flows.csv", "w") as out:
            out.write("o,d,n\n")
            for i in range(len(rows)):
                d = np.sqrt(((at - at[i]) ** 2).sum(1))
                near, wide = jobs * np.exp(-d / NEAR_KM), jobs * np.exp(-d / reach)
                near[i] = wide[i] = 0.0
                mean = workers[i] * (1 - STAY) * ((1 - far) * near / max(near.sum(), 1e-9) + far * wide / wide.sum())
                mean[i] = workers[i] * STAY
                n = draw.poisson(mean)
                out.writelines(f"{i},{j},{n[j]}\n" for j in np.flatnonzero(n))

    return write


def read(path: Path):
    with open(path) as file:
        next(file)
        rows = [line.split(",") for line in file]
    return [int(r[0]) for r in rows], [int(r[1]) for r in rows], [float(r[2]) for r in rows]


def igraph_leiden(folder, shared):
    import igraph

    pairs = defaultdict(float)
    for o, d, n in zip(*read(folder / "flows.csv")):
        pairs[min(o, d), max(o, d)] += n
    graph = igraph.Graph(n=max(d for _, d in pairs) + 1, edges=list(pairs))
    graph.es["weight"] = list(pairs.values())

    def compute():
        found = graph.community_leiden(objective_function="modularity", weights="weight")
        return {"modularity": graph.modularity(found.membership, weights="weight"), "areas": len(found)}

    return compute


def networkit_leiden(folder, shared):
    import networkit

    o, d, n = read(folder / "flows.csv")
    graph = networkit.Graph(max(max(o), max(d)) + 1, weighted=True)
    for a, b, x in zip(o, d, n):
        graph.increaseWeight(a, b, x)
    networkit.setNumberOfThreads(2)

    def compute():
        found = networkit.community.ParallelLeiden(graph)
        found.run()
        part = found.getPartition()
        return {"modularity": networkit.community.Modularity().getQuality(part, graph), "areas": part.numberOfSubsets()}

    return compute


def infomap_two_level(folder, shared):
    from infomap import Infomap

    rows = list(zip(*read(folder / "flows.csv")))

    def compute():
        search = Infomap(silent=True, two_level=True, directed=True, num_trials=1, seed=1)
        search.add_links(rows)
        search.run()
        return {"codelength": search.codelength, "areas": search.num_top_modules}

    return compute


def rule(folder, shared, file=None):
    """The rule of travel-to-work areas in its published formulae, one dictionary of flows a unit."""
    path = file(shared) if file else folder / "flows.csv"
    o, d, n = read(path)
    units = sorted({*o, *d})
    at = {u: i for i, u in enumerate(units)}
    o, d = [at[x] for x in o], [at[x] for x in d]
    small, target, least, wanted = (RULE[k] for k in ("min_size", "target_size", "min_self", "target_self"))

    def compute():
        many = len(units)
        live, work, out, into = [0.0] * many, [0.0] * many, [{} for _ in units], [{} for _ in units]
        for a, b, x in zip(o, d, n):
            live[a] += x
            work[b] += x
            out[a][b] = into[b][a] = x

        def validity(inside, residents, jobs):
            kept = min(inside / residents, inside / jobs)
            if kept >= 1:
                return 1.0
            short = max(0.0, (target - residents) / (target - small))
            return min(kept / wanted, 1) * (1 - (1 - least / wanted) * short) * wanted / least

        area = [u if live[u] and work[u] else -1 for u in range(many)]
        members = {u: {u} for u in range(many) if area[u] >= 0}
        sums = {u: [out[u].get(u, 0.0), live[u], work[u]] for u in members}
        valid = {u: validity(*sums[u]) for u in members}

        def ties(u):
            go, come = defaultdict(float), defaultdict(float)
            for v, x in out[u].items():
                if v != u and area[v] >= 0:
                    go[area[v]] += x
            for v, x in into[u].items():
                if v != u and area[v] >= 0:
                    come[area[v]] += x
            return go, come

        def best(u, go, come, other_than):
            held = [(go[a] ** 2 / (live[u] * sums[a][2]) + come[a] ** 2 / (sums[a][1] * work[u]), -a) for a in {*go, *come} if a != other_than]
            return -max(held)[1] if held else None

        def put(u, a, go, come, sign):
            for at, x in enumerate((out[u].get(u, 0.0) + go[a] + come[a], live[u], work[u])):
                sums[a][at] += sign * x

        moves, reserve = 0, []
        while valid:
            a = min(valid, key=lambda x: (valid[x], x))
            if valid[a] >= 1:
                break
            outward = lambda u: sum(x for v, x in into[u].items() if area[v] != a) + live[u] - out[u].get(u, 0.0)
            u = max(sorted(members[a]), key=outward)
            go, come = ties(u)
            members[a].discard(u)
            put(u, a, go, come, -1)
            area[u] = -2
            if members[a]:
                valid[a] = validity(*sums[a])
            else:
                del members[a], sums[a], valid[a]
            b = best(u, go, come, a)
            if b is not None:
                put(u, b, go, come, 1)
                now = validity(*sums[b])
                if now >= valid[b] - 1e-12:
                    members[b].add(u)
                    valid[b], area[u] = now, b
                    moves += 1
                    continue
                put(u, b, go, come, -1)
            reserve.append(u)
        for u in sorted(reserve):
            go, come = ties(u)
            b = best(u, go, come, -1)
            if b is not None:
                put(u, b, go, come, 1)
                members[b].add(u)
                valid[b], area[u] = validity(*sums[b]), b
        inside = sum(s[0] for s in sums.values()) / sum(n)
        below = sum(v < 1 for v in valid.values())
        return {"areas": len(valid), "reserve": len(reserve), "below_one": below, "inside": inside}

    return compute


def words(*more):
    return lambda folder, shared: ["basins", "--flows", folder / "flows.csv", *more]


def sardinia(shared):
    return shared / "oracles/basins/sardinia_flows.csv"


ROWS = [
    Row(
        id="leiden",
        what="Leiden, undirected modularity, 7,896 municipalities, 1.84 M pairs, one search",
        make=make("1.84 M"),
        ours=words("--method", "leiden", "--undirected", "--trials", "1"),
        peer=igraph_leiden,
        against="igraph 1.0.0",
        target=3,
        quality=["modularity", "areas"],
        needs_shared=True,
    ),
    Row(
        id="leiden-networkit",
        what="the same beside two threads",
        make=make("1.84 M"),
        ours=words("--method", "leiden", "--undirected", "--trials", "1"),
        peer=networkit_leiden,
        against="networkit 11.3",
        target=3,
        quality=["modularity", "areas"],
        needs_shared=True,
    ),
    *(
        Row(
            id=f"infomap-{size.split()[0]}m",
            what=f"map equation, two levels, directed, {size} pairs, one search",
            make=make(size),
            ours=words("--method", "infomap", "--trials", "1"),
            peer=infomap_two_level,
            against="infomap 2.16.0",
            target=5,
            quality=["codelength", "areas"],
            needs_shared=True,
        )
        for size in INPUTS
    ),
    Row(
        id="ttwa",
        what="travel-to-work areas, 7,896 municipalities, 1.84 M pairs (within 2 s)",
        make=make("1.84 M"),
        ours=words(),
        peer=rule,
        against="plain Python",
        quality=["areas", "reserve", "below_one", "inside"],
        needs_shared=True,
    ),
    Row(
        id="ttwa-sardinia",
        what="travel-to-work areas, Sardinia, 377 municipalities, 10,997 pairs",
        make=lambda folder, shared: None,
        ours=lambda folder, shared: ["basins", "--flows", sardinia(shared)],
        peer=lambda folder, shared: rule(folder, shared, sardinia),
        against="plain Python",
        quality=["areas", "reserve", "below_one", "inside"],
        needs_shared=True,
    ),
]
