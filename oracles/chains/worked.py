"""A region's table from a country's by Flegg's quotient, in plain steps: λ, coefficients, inverse, what is found inside."""

from math import log2

jobs, part, delta = [300, 500], [30, 150], 0.3
z, x = [[150, 500], [200, 100]], [1000, 2000]
a = [[z[i][j] / x[j] for j in range(2)] for i in range(2)]
lam = log2(1 + sum(part) / sum(jobs)) ** delta
slq = [(part[i] / sum(part)) / (jobs[i] / sum(jobs)) for i in range(2)]
flq = [[lam * slq[i] if i == j else lam * slq[i] / slq[j] for j in range(2)] for i in range(2)]
r = [[min(1, flq[i][j]) * a[i][j] for j in range(2)] for i in range(2)]
det = (1 - r[0][0]) * (1 - r[1][1]) - r[0][1] * r[1][0]
inverse = [[(1 - r[1][1]) / det, r[0][1] / det], [r[1][0] / det, (1 - r[0][0]) / det]]
out = [x[i] * part[i] / jobs[i] for i in range(2)]
need = [sum(a[i][j] * out[j] for j in range(2)) for i in range(2)]
inside = [sum(r[i][j] * out[j] for j in range(2)) for i in range(2)]
print("lambda", lam)
print("output", out, "need", need, "inside", inside, sum(inside) / sum(need))
print("final demand", [out[i] - inside[i] for i in range(2)])
print("backward", [inverse[0][j] + inverse[1][j] for j in range(2)])
print("jobs", [sum(part[i] / out[i] * inverse[i][j] for i in range(2)) for j in range(2)])
# All that the region needs of a branch inside: its row of coefficients becomes the country's, final demand stays.
y = [out[i] - inside[i] for i in range(2)]
for k in range(2):
    b = [a[i] if i == k else r[i] for i in range(2)]
    det = (1 - b[0][0]) * (1 - b[1][1]) - b[0][1] * b[1][0]
    new = [((1 - b[1][1]) * y[0] + b[0][1] * y[1]) / det, (b[1][0] * y[0] + (1 - b[0][0]) * y[1]) / det]
    print("gain", k, sum(new) - sum(out))
