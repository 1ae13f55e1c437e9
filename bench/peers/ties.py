"""Who should be linked: the best pairs beside igraph's Adamic and Adar, hidden ties, and our own growth."""

from pathlib import Path

from .common import Row
from .network import IGRAPH, given, grown, ties_of


def adamic_adar(folder: Path, shared):
    """igraph's inverse-log-weighted similarity is Adamic and Adar's measure, as a dense matrix; the best pairs without a tie are taken of it."""
    import igraph
    import numpy

    ties = ties_of(folder)
    graph = igraph.Graph(n=max(max(t) for t in ties) + 1, edges=ties).simplify()

    def compute():
        best = []
        nodes = range(graph.vcount())
        for begin in range(0, len(nodes), 500):
            some = list(nodes[begin : begin + 500])
            found = numpy.array(graph.similarity_inverse_log_weighted(vertices=some))
            for row, a in zip(found, some):
                row[: a + 1] = 0
                row[graph.neighbors(a)] = 0
                first = numpy.argpartition(row, -100)[-100:]
                best += [(row[b], a, int(b)) for b in first if row[b] > 0]
            best.sort(reverse=True)
            del best[100:]
        return {"pairs": len(best)}

    return compute


ROWS = [
    Row(
        id="best-100",
        what="the best 100 pairs without a tie and their factors, PGP",
        make=given("PGPgiantcompo"),
        ours=lambda folder, shared: ["ties", "--edges", folder / "edges.csv", "--most", "100"],
        peer=adamic_adar,
        against=f"{IGRAPH} (Adamic and Adar)",
        needs_shared=True,
    ),
    Row(
        id="hidden",
        what="a tenth of the ties of PGP hidden and found again",
        make=given("PGPgiantcompo"),
        ours=lambda folder, shared: ["ties", "--edges", folder / "edges.csv", "--hide", "0.1"],
        quality=["precision", "precision_degree", "auc", "auc_degree"],
        needs_shared=True,
    ),
    *(
        Row(
            id=f"growth-{nodes}",
            what=f"the best 100 pairs, {nodes:,} nodes, 10 ties a newcomer",
            make=grown(nodes, 10),
            ours=lambda folder, shared: ["ties", "--edges", folder / "edges.csv", "--most", "100"],
        )
        for nodes in (1_000, 10_000, 100_000)
    ),
]
