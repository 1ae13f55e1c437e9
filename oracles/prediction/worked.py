"""What speaks for ties that are not there: common partners and walks that begin anew, by networkx 3.6.1."""

import csv

import networkx as nx

graph = nx.Graph(list(csv.reader(open("ties.csv")))[1:])
for a, b in [("anna", "dario"), ("carla", "fabio"), ("anna", "elena")]:
    (_, _, ra), (_, _, aa) = next(nx.resource_allocation_index(graph, [(a, b)])), next(nx.adamic_adar_index(graph, [(a, b)]))
    walk = lambda s, t: nx.pagerank(graph, alpha=0.85, personalization={s: 1}, tol=1e-14, max_iter=10000)[t]
    print(a, b, "resource allocation", ra, "Adamic and Adar", aa, "walks", walk(a, b) + walk(b, a))
