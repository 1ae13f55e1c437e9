"""The shortest schedule with a crew of three by ortools 9.15 (CP-SAT), and the mean and spread of chains of PERT durations."""

from ortools.sat.python import cp_model

tasks = {
    "permit": (15, 0, []),
    "roof": (10, 2, ["permit"]),
    "wiring": (6, 1, ["permit"]),
    "plaster": (8, 2, ["roof", "wiring"]),
    "windows": (5, 1, ["roof"]),
    "garden": (10, 2, ["permit"]),
    "opening": (1, 0, ["plaster", "windows", "garden"]),
}
for crew in (2, 3, 4):
    model = cp_model.CpModel()
    start = {t: model.new_int_var(0, 200, t) for t in tasks}
    work = [model.new_fixed_size_interval_var(start[t], tasks[t][0], t) for t in tasks]
    model.add_cumulative(work, [tasks[t][1] for t in tasks], crew)
    for t, (_, _, after) in tasks.items():
        for a in after:
            model.add(start[t] >= start[a] + tasks[a][0])
    model.minimize(start["opening"] + 1)
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    print("crew", crew, solver.objective_value)
pert = lambda a, m, b: ((a + 4 * m + b) / 6, (a + 4 * m + b - 6 * a) / 6 * (6 * b - (a + 4 * m + b)) / 6 / 7)
chain = [pert(2, 2, 2), pert(5, 10, 30), pert(1, 1, 1)]
print("mean", sum(c[0] for c in chain), "deviation", sum(c[1] for c in chain) ** 0.5)
