"""A small conversation with votes missing: map, statements and groups by red-dwarf 0.4.0; of all ways to part the people in two, the one with
the least sum of squares, and its silhouette by scikit-learn 1.9.1."""

import csv
import itertools

import numpy as np
from reddwarf.implementations.base import run_pipeline
from sklearn.metrics import silhouette_score

votes = [{"participant_id": int(r["participant"]), "statement_id": int(r["statement"][1:]), "vote": int(r["vote"])} for r in csv.DictReader(open("gaps.csv"))]
found = run_pipeline(votes=votes, min_user_vote_threshold=4, max_group_count=3, random_state=42)
print(found.participants_df.to_string())
print("explained", found.reducer.explained_variance_ratio_)
print(found.statements_df.to_string())
# The group of the even numbers is one of the three that it finds.
print(found.group_comment_stats.to_string())
print(found.consensus)

at = found.participants_df[["x", "y"]].to_numpy()
squares = lambda of: ((at[of] - at[of].mean(axis=0)) ** 2).sum()
best = None
for k in range(1, len(at) // 2 + 1):
    for of in itertools.combinations(range(len(at)), k):
        rest = [i for i in range(len(at)) if i not in of]
        now = squares(list(of)) + squares(rest)
        if best is None or now < best[0]:
            best = (now, of)
labels = [int(i in best[1]) for i in range(len(at))]
print("three groups", silhouette_score(at, found.participants_df["cluster_id"]))
print("two groups", best, labels, "silhouette", silhouette_score(at, labels))
