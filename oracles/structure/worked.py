"""Chains of influence by forming the powers of the matrix: sums of rows and columns of the first power whose orders repeat."""

import csv

m = [[int(c) for c in row] for row in csv.reader(open("influence.csv"))]
n = len(m)
order = lambda sums: [sum(b > a for b in sums) for a in sums]
power, before, k = m, None, 1
while True:
    rows, columns = [sum(r) for r in power], [sum(r[j] for r in power) for j in range(n)]
    print(k, rows, columns, order(rows), order(columns))
    if k >= 3 and before == (order(rows), order(columns)):
        break
    before = (order(rows), order(columns))
    power = [[sum(power[i][x] * m[x][j] for x in range(n)) for j in range(n)] for i in range(n)]
    k += 1
