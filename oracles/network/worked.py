"""The measures of two small networks by networkx 3.6.1."""

import csv

import networkx as nx


def read(path):
    rows = list(csv.reader(open(path)))[1:]
    graph = nx.Graph()
    for a, b in rows:
        graph.add_edge(a, b)
    return graph


ties = read("ties.csv")
ties.add_node("gina")
for name, graph in [("ties", ties), ("florentine", read("florentine.csv"))]:
    print(name, list(graph))
    figures = {
        "degree": dict(graph.degree()),
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "pagerank": nx.pagerank(graph, alpha=0.85, tol=1e-14, max_iter=10000),
        "harmonic": nx.harmonic_centrality(graph),
        "clustering": nx.clustering(graph),
        "core": nx.core_number(graph),
        "constraint": nx.constraint(graph),
        "effective_size": nx.effective_size(graph),
        "eigenvector": {v: x for v, x in nx.eigenvector_centrality(graph, tol=1e-13, max_iter=100000).items()},
    }
    top = max(figures["eigenvector"].values())
    figures["eigenvector"] = {v: x / top for v, x in figures["eigenvector"].items()}
    for figure, of in figures.items():
        print(" ", figure, [round(of[v], 10) for v in graph])
    print("  components", nx.number_connected_components(graph), "blocks", len(list(nx.biconnected_components(graph))))
    print("  articulation", sorted(nx.articulation_points(graph)), "bridges", list(nx.bridges(graph)), "transitivity", nx.transitivity(graph))

# The partition of the first network with the greatest modularity, of all there are.


def parted(k, labels=(), most=-1):
    if k == len(labels):
        yield labels
        return
    for label in range(most + 2):
        yield from parted(k, labels + (label,), max(most, label))


ties = read("ties.csv")
names = list(ties)
groups = lambda labels: [{v for v, l in zip(names, labels) if l == c} for c in set(labels)]
print("greatest modularity", max(nx.community.modularity(ties, groups(labels)) for labels in parted(len(names))))
