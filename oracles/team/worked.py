"""Every team of a few candidates: the smallest that has what there is of what is wanted, and holds together."""

import csv
import itertools

rows = {r["id"]: r for r in csv.DictReader(open("candidates.csv"))}
ties = {frozenset(t) for t in list(csv.reader(open("ties.csv")))[1:]}


def one_piece(team):
    seen, new = set(), {team[0]}
    while new:
        seen |= new
        new = {b for a in new for b in team if frozenset((a, b)) in ties} - seen
    return seen == set(team)


def keeps(team, connected):
    has = lambda column, what: any(what in rows[m][column].split(";") for m in team)
    wanted = has("roles", "lead") and has("roles", "research") and has("competences", "energy") and has("outside", "yes")
    return wanted and (not connected or one_piece(team))


for connected in (True, False):
    teams = [t for k in range(1, 5) for t in itertools.combinations(rows, k) if keeps(t, connected)]
    print("connected" if connected else "free", [t for t in teams if len(t) == len(teams[0])])
