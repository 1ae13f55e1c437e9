"""Specialisation, relatedness and complexity: ecomplexity (all measures of one period) on seeded employment."""

from pathlib import Path

from .common import Row


def make(places, branches):
    def employment(folder: Path, shared):
        import numpy

        draw = numpy.random.default_rng(11)
        # Places of all sizes, branches of all sizes; complex branches sit in places that have many.
        size, wide = draw.lognormal(5, 1.2, places), draw.random(places)
        share, rare = draw.lognormal(0, 1, branches), draw.random(branches)
        there = draw.random((places, branches)) < 0.05 + 0.6 * numpy.clip(wide[:, None] - rare[None, :] + 0.3, 0, 1)
        jobs = numpy.ceil(there * size[:, None] * share[None, :] / share.mean() * draw.lognormal(0, 0.8, (places, branches)) / 20)
        with open(folder / "employment.csv", "w") as out:
            out.write("place,branch,value\n")
            for place in range(places):
                for branch in numpy.flatnonzero(jobs[place]):
                    out.write(f"p{place:05},b{branch:04},{jobs[place, branch]:.0f}\n")

    return employment


def peer(folder: Path, shared):
    import pandas
    from ecomplexity import ecomplexity

    table = pandas.read_csv(folder / "employment.csv")
    table["year"] = 2020
    names = {"time": "year", "loc": "place", "prod": "branch", "val": "value"}

    def compute():
        found = ecomplexity(table, names)
        places = found.drop_duplicates("place").set_index("place")["eci"]
        best = places.idxmax()
        return {"highest": best, "highest_complexity": float(places[best]), "lowest_complexity": float(places.min())}

    return compute


ROWS = [
    Row(
        id=f"complexity-{places}",
        what=f"quotients with bands, proximity, density, complexity: {places:,} places × {branches} branches",
        make=make(places, branches),
        ours=lambda folder, shared: ["production", "--employment", folder / "employment.csv", "--no-cells"],
        peer=peer if compared else None,
        against="ecomplexity 0.5.3" if compared else "",
        target=50 if places == 7_900 else None,
        quality=["highest", "highest_complexity", "lowest_complexity"],
    )
    for places, branches, compared in ((800, 250, True), (7_900, 700, True), (20_000, 1_000, False))
]
