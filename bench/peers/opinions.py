"""Opinion groups: red-dwarf on a published conversation and on a seeded one; our own growth beyond."""

import csv
import random
from pathlib import Path

from .common import Row


def seeded(people: int, statements: int, each: int):
    """People of three camps vote on a few statements each; a third of the statements parts no camp."""

    def make(folder: Path, shared: Path | None) -> None:
        draw = random.Random(11)
        with (folder / "votes.csv").open("w") as out:
            out.write("participant,statement,vote\n")
            for p in range(people):
                for s in sorted(draw.sample(range(statements), each)):
                    leaning = 1 if s % 3 == 0 or (p % 3 + s) % 3 == 0 else -1
                    vote = leaning if draw.random() < 0.7 else draw.randint(-1, 1)
                    out.write(f"{p},{s},{vote}\n")

    return make


def published(folder: Path, shared: Path | None) -> Path:
    return shared / "oracles/opinions/vtaiwan.uberx_votes.csv"


def made(folder: Path, shared: Path | None) -> Path:
    return folder / "votes.csv"


def red_dwarf(votes):
    def peer(folder: Path, shared: Path | None):
        from reddwarf.implementations.base import run_pipeline
        from sklearn.metrics import silhouette_score

        with votes(folder, shared).open() as file:
            rows = [
                {"participant_id": int(r["participant"]), "statement_id": int(r["statement"]), "vote": int(r["vote"])}
                for r in csv.DictReader(file)
            ]
        kept = {}

        def compute() -> dict:
            found = run_pipeline(votes=rows, min_user_vote_threshold=7, max_group_count=5, random_state=42)
            if not kept:
                placed = found.participants_df[found.participants_df["to_cluster"]]
                labels = placed["cluster_id"].astype(int)
                kept["silhouette"] = float(silhouette_score(placed[["x", "y"]].values, labels))
                kept["group_count"] = int(labels.nunique())
            return kept

        # What the quality costs is not the peer's time: it is taken before.
        compute()
        return compute

    return peer


ROWS = [
    Row(
        id="vtaiwan",
        what="opinion groups, vtaiwan: 1,921 people, 197 statements, 49 k votes",
        make=lambda folder, shared: None,
        ours=lambda folder, shared: ["opinions", "--votes", published(folder, shared)],
        peer=red_dwarf(published),
        against="red-dwarf 0.4.0",
        target=50,
        quality=["silhouette", "group_count"],
        needs_shared=True,
    ),
    Row(
        id="5000x500",
        what="opinion groups, 5,000 people, 500 statements, 500 k votes (seeded)",
        make=seeded(5_000, 500, 100),
        ours=lambda folder, shared: ["opinions", "--votes", folder / "votes.csv"],
        peer=red_dwarf(made),
        against="red-dwarf 0.4.0",
        target=50,
        quality=["silhouette", "group_count"],
    ),
] + [
    Row(
        id=f"own-{people}",
        what=f"opinion groups, {people:,} people, 500 statements, {people * 40:,} votes (seeded)",
        make=seeded(people, 500, 40),
        ours=lambda folder, shared: ["opinions", "--votes", folder / "votes.csv"],
        quality=["silhouette", "group_count"],
    )
    for people in (10_000, 30_000, 100_000)
]
