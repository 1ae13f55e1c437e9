"""Needs and offers by trying every flow in whole units, and by ortools 9.15 (SimpleMinCostFlow)."""

import itertools

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

needs, offers, unmet = {"p": 3, "q": 2, "r": 4}, {"x": 4, "y": 3, "z": 1}, 10
arcs = {("p", "x"): 4, ("p", "y"): 2, ("q", "x"): 3, ("q", "z"): 1, ("r", "x"): 5, ("r", "y"): 3, ("r", "z"): 2}


def least(offers):
    best = []
    for flow in itertools.product(*(range(min(needs[n], offers[o]) + 1) for n, o in arcs)):
        of = lambda end, name: sum(f for f, a in zip(flow, arcs) if a[end] == name)
        if all(of(0, n) <= needs[n] for n in needs) and all(of(1, o) <= offers[o] for o in offers):
            best.append(sum(f * c for f, c in zip(flow, arcs.values())) + unmet * (sum(needs.values()) - sum(flow)))
    return min(best)


print("least", least(offers), "with one more of each", {o: least({**offers, o: offers[o] + 1}) for o in offers})
flow, at = SimpleMinCostFlow(), {name: i for i, name in enumerate([*needs, *offers])}
for (n, o), c in arcs.items():
    flow.add_arc_with_capacity_and_unit_cost(at[n], at[o], 99, c)
end = len(at)
for n, amount in needs.items():
    flow.add_arc_with_capacity_and_unit_cost(at[n], end, amount, unmet)
    flow.set_node_supply(at[n], amount)
for o, amount in offers.items():
    flow.add_arc_with_capacity_and_unit_cost(at[o], end, amount, 0)
flow.set_node_supply(end, -sum(needs.values()))
assert flow.solve() == flow.OPTIMAL
print("ortools", flow.optimal_cost())
