"""Needs and offers at the least cost against OR-tools' cost scaling, and pairs one to one against OR-tools and scipy."""

from pathlib import Path

from .common import Row

UNMET = 100_000


def write(folder: Path, amount, capacity, need, offer, cost):
    def lines(name, head, rows):
        with (folder / name).open("w") as file:
            file.write(head + "\n")
            file.writelines(rows)

    lines("needs.csv", "need,amount", (f"{i},{a}\n" for i, a in enumerate(amount.tolist())))
    lines("offers.csv", "offer,capacity", (f"{j},{c}\n" for j, c in enumerate(capacity.tolist())))
    lines("arcs.csv", "need,offer,cost", (f"{i},{j},{c}\n" for i, j, c in zip(need.tolist(), offer.tolist(), cost.tolist())))


def drawn(needs, offers, candidates, share, near):
    """Amounts of one to three, capacities that add up to a share of them, candidates anywhere or half of them near in a plane."""

    def make(folder: Path, shared):
        import numpy as np

        draw = np.random.default_rng(7)
        amount = draw.integers(1, 4, needs)
        capacity = draw.multinomial(int(amount.sum() * share) - offers, np.ones(offers) / offers) + 1
        offer = draw.integers(0, offers, (needs, candidates))
        cost = draw.integers(1, 1000, offer.shape)
        if near:
            from scipy.spatial import cKDTree

            at, to = draw.random((needs, 2)), draw.random((offers, 2))
            offer[:, : candidates // 2] = cKDTree(to).query(at, k=candidates // 2)[1]
            far = np.sqrt(((at[:, None, :] - to[offer]) ** 2).sum(2))
            cost = (far * 1000).astype(np.int64) + draw.integers(0, 300, offer.shape)
        write(folder, amount, capacity, np.repeat(np.arange(needs), candidates), offer.ravel(), cost.ravel())

    return make


def files(folder: Path, shared):
    return ["match", "--needs", folder / "needs.csv", "--offers", folder / "offers.csv", "--arcs", folder / "arcs.csv"]


def reference(name):
    def at(folder, shared):
        of = lambda part: shared / "oracles" / "matching" / f"{name}_{part}.csv"
        return ["match", "--needs", of("needs"), "--offers", of("offers"), "--arcs", of("arcs")]

    return at


def flow(words):
    def peer(folder: Path, shared):
        import numpy as np
        from ortools.graph.python import min_cost_flow

        paths = words(folder, shared)
        read = lambda path: np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
        needs, offers, arcs = read(paths[2]), read(paths[4]), read(paths[6])
        n, m = len(needs), len(offers)
        total, sink, unmet = needs[:, 1].sum(), n + m + 1, n + m

        def compute():
            solver = min_cost_flow.SimpleMinCostFlow()
            add = solver.add_arcs_with_capacity_and_unit_cost
            add(arcs[:, 0], n + arcs[:, 1], needs[arcs[:, 0], 1], arcs[:, 2])
            add(np.arange(n), np.full(n, unmet), needs[:, 1], np.full(n, UNMET))
            add(n + np.arange(m), np.full(m, sink), offers[:, 1], np.zeros(m, dtype=np.int64))
            add(np.array([unmet]), np.array([sink]), np.array([total]), np.array([0]))
            supply = np.concatenate([needs[:, 1], np.zeros(m + 1, dtype=np.int64), [-total]])
            solver.set_nodes_supplies(np.arange(n + m + 2), supply)
            assert solver.solve() == solver.OPTIMAL
            return {"cost": solver.optimal_cost()}

        return compute

    return peer


def table(size, most):
    def make(folder: Path, shared):
        import numpy as np

        np.savetxt(folder / "cost.csv", np.random.default_rng(7).integers(1, most + 1, (size, size)), fmt="%d", delimiter=",")

    return make


def scipy_pairs(folder: Path, shared):
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    cost = np.loadtxt(folder / "cost.csv", delimiter=",")

    def compute():
        rows, columns = linear_sum_assignment(cost)
        return {"cost": float(cost[rows, columns].sum())}

    return compute


def ortools_pairs(folder: Path, shared):
    import numpy as np
    from ortools.graph.python import linear_sum_assignment

    cost = np.loadtxt(folder / "cost.csv", delimiter=",", dtype=np.int64)
    rows, columns = (part.ravel() for part in np.indices(cost.shape))

    def compute():
        solver = linear_sum_assignment.SimpleLinearSumAssignment()
        solver.add_arcs_with_cost(rows, columns, cost.ravel())
        assert solver.solve() == solver.OPTIMAL
        return {"cost": float(solver.optimal_cost())}

    return compute


def pairs(folder, shared):
    return ["assign", "--cost", folder / "cost.csv"]


ORTOOLS, SCIPY = "OR-tools 9.15", "scipy 1.17.1"
SIZES = [
    ("500k", 25_000, 5_000, 20, 1.05, False, "anywhere"),
    ("500k-scarce", 25_000, 5_000, 20, 0.9, False, "anywhere, a tenth too few"),
    ("500k-near", 25_000, 5_000, 20, 1.05, True, "half of them near"),
    ("5m", 100_000, 20_000, 50, 1.05, False, "anywhere"),
    ("5m-near", 100_000, 20_000, 50, 1.05, True, "half of them near"),
]

ROWS = [
    Row(
        id="reference",
        what="least cost, 2,000 needs, 400 offers, 20 candidates (reference answer)",
        make=lambda folder, shared: None,
        ours=reference("n2000m400k20"),
        peer=flow(reference("n2000m400k20")),
        against=ORTOOLS,
        target=3,
        quality=["cost"],
        needs_shared=True,
    ),
    *(
        Row(
            id=f"flow-{name}",
            what=f"least cost, {needs:,} needs, {offers:,} offers, {k} candidates {how}",
            make=drawn(needs, offers, k, share, near),
            ours=files,
            peer=flow(files),
            against=ORTOOLS,
            target=3,
            quality=["cost"],
        )
        for name, needs, offers, k, share, near, how in SIZES
    ),
    *(
        Row(
            id=f"pairs-{name}",
            what=f"pairs one to one, 2,000², costs up to {most:,}",
            make=table(2_000, most),
            ours=pairs,
            peer=peer,
            against=against,
            target=3,
            quality=["cost"],
        )
        for name, most, peer, against in [
            ("ortools", 1_000, ortools_pairs, ORTOOLS),
            ("scipy", 1_000, scipy_pairs, SCIPY),
            ("scipy-wide", 1_000_000, scipy_pairs, SCIPY),
        ]
    ),
    *(
        Row(id=f"pairs-{size}", what=f"pairs one to one, {size:,}²", make=table(size, 1_000), ours=pairs, quality=["cost", "gap"])
        for size in (1_000, 2_000, 4_000)
    ),
]
