"""Networks: betweenness, PageRank, cores, cut points and constraint beside igraph and networkit; harmonic closeness over three sizes."""

import random
from pathlib import Path

from .common import Row

IGRAPH, NETWORKIT = "igraph 1.0.0", "networkit 11.3"


def grown(nodes, ties):
    """A network in which newcomers tie themselves to those who have ties already (Barabasi and Albert), from a seed."""

    def make(folder: Path, shared):
        draw = random.Random(11)
        ends = list(range(ties))
        lines = []
        for new in range(ties, nodes):
            for old in {draw.choice(ends) for _ in range(ties)}:
                lines.append(f"{old},{new}\n")
                ends += (old, new)
        (folder / "edges.csv").write_text("a,b\n" + "".join(lines))

    return make


def given(name):
    def make(folder: Path, shared):
        (folder / "edges.csv").write_bytes((shared / "oracles/network" / f"{name}_edges.csv").read_bytes())

    return make


def ours(*words):
    return lambda folder, shared: ["network", "--edges", folder / "edges.csv", "--columns-only", "--measures", *words]


def ties_of(folder: Path):
    with open(folder / "edges.csv") as file:
        next(file)
        return [tuple(map(int, line.split(","))) for line in file]


def with_igraph(compute):
    def peer(folder: Path, shared):
        import igraph

        ties = ties_of(folder)
        graph = igraph.Graph(n=max(max(t) for t in ties) + 1, edges=ties).simplify()
        return lambda: compute(graph)

    return peer


def with_networkit(compute):
    def peer(folder: Path, shared):
        import networkit

        ties = ties_of(folder)
        graph = networkit.Graph(max(max(t) for t in ties) + 1)
        for a, b in ties:
            graph.addEdge(a, b)
        graph.removeMultiEdges()
        networkit.setNumberOfThreads(2)
        return lambda: compute(networkit, graph)

    return peer


def greatest(name, values):
    return {f"{name}_most": max(v for v in values if v == v), f"{name}_sum": sum(v for v in values if v == v)}


def networkit_betweenness(networkit, graph):
    # Each unordered pair is counted from both its ends.
    return greatest("betweenness", [b / 2 for b in networkit.centrality.Betweenness(graph).run().scores()])


def kadabra(networkit, graph):
    found = networkit.centrality.KadabraBetweenness(graph, err=0.01, delta=0.1, deterministic=True).run()
    n = graph.numberOfNodes()
    # networkit 11.3 gives twice the share of paths (0.83 for the karate club, whose exact share is 0.44).
    return {"betweenness_most": found.topkScoresList()[0] / 2 * n * (n - 1) / 2, "betweenness_bound": 0.01 * n * (n - 1) / 2}


def networkit_pagerank(networkit, graph):
    return greatest("pagerank", networkit.centrality.PageRank(graph, damp=0.85, tol=1e-8).run().scores())


def figures(name):
    return [f"{name}_most", f"{name}_sum"]


LARGE = dict(make=grown(100_000, 10))

ROWS = [
    Row(
        id="betweenness-pgp",
        what="exact betweenness, PGP, 10,680 nodes, 24,316 ties",
        make=given("PGPgiantcompo"),
        ours=ours("betweenness"),
        peer=with_igraph(lambda g: greatest("betweenness", g.betweenness())),
        against=IGRAPH,
        target=8,
        quality=figures("betweenness"),
        needs_shared=True,
    ),
    Row(
        id="betweenness-astro",
        what="exact betweenness, ca-AstroPh, 17,903 nodes, 196,972 ties",
        make=given("ca-AstroPh"),
        ours=ours("betweenness"),
        peer=with_networkit(networkit_betweenness),
        against=NETWORKIT,
        target=20,
        quality=figures("betweenness"),
        needs_shared=True,
    ),
    Row(
        id="sampled-astro",
        what="sampled betweenness, error 0.01 of all pairs with chance 0.9, ca-AstroPh",
        make=given("ca-AstroPh"),
        ours=ours("betweenness", "--sample-error", "0.01"),
        peer=with_networkit(kadabra),
        against=f"{NETWORKIT} (KADABRA)",
        target=3,
        quality=["betweenness_most", "betweenness_bound"],
        needs_shared=True,
    ),
    Row(
        id="pagerank",
        what="PageRank, 100,000 nodes, 1 million ties",
        ours=ours("pagerank"),
        peer=with_networkit(networkit_pagerank),
        against=NETWORKIT,
        target=3,
        quality=figures("pagerank"),
        **LARGE,
    ),
    Row(
        id="cores",
        what="core numbers, 100,000 nodes, 1 million ties",
        ours=ours("core"),
        peer=with_igraph(lambda g: greatest("core", g.coreness())),
        against=IGRAPH,
        target=2,
        quality=figures("core"),
        **LARGE,
    ),
    Row(
        id="cut-points",
        what="articulation points, 100,000 nodes, 1 million ties",
        ours=ours("articulation"),
        peer=with_igraph(lambda g: {"articulation_sum": len(g.articulation_points())}),
        against=IGRAPH,
        target=2,
        quality=["articulation_sum"],
        **LARGE,
    ),
    Row(
        id="constraint",
        what="Burt's constraint, 100,000 nodes, 1 million ties",
        ours=ours("constraint"),
        peer=with_igraph(lambda g: greatest("constraint", g.constraint())),
        against=IGRAPH,
        target=5,
        quality=figures("constraint"),
        **LARGE,
    ),
    Row(
        id="harmonic",
        what="harmonic closeness, exact, PGP",
        make=given("PGPgiantcompo"),
        ours=ours("harmonic"),
        peer=with_igraph(lambda g: greatest("harmonic", [h * (g.vcount() - 1) for h in g.harmonic_centrality()])),
        against=IGRAPH,
        quality=figures("harmonic"),
        needs_shared=True,
    ),
    *(
        Row(
            id=f"sampled-{nodes}",
            what=f"sampled betweenness, error 0.01, {nodes:,} nodes, 10 ties a newcomer",
            make=grown(nodes, 10),
            ours=ours("betweenness", "--sample-error", "0.01"),
            quality=["betweenness_most"],
        )
        for nodes in (1_000, 10_000, 100_000)
    ),
    *(
        Row(
            id=f"growth-{nodes}",
            what=f"all but paths and eigenvector, with reasons, {nodes:,} nodes, 10 ties a newcomer",
            make=grown(nodes, 10),
            ours=lambda folder, shared: [
                *("network", "--edges", folder / "edges.csv", "--measures"),
                "degree,strength,pagerank,clustering,core,constraint,effective_size,articulation,pairs_lost,brokerage,community",
            ],
            quality=["components", "transitivity"],
        )
        for nodes in (1_000, 10_000, 100_000)
    ),
]
