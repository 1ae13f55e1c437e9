"""Classes of texts: projects that were labelled by hand, against scikit-learn's complement naive Bayes over tf-idf, taught the same."""

import csv
from pathlib import Path

from .common import Row

ROOT = Path(__file__).parents[2]


def labelled(name):
    return list(csv.DictReader(open(ROOT / "oracles/placement" / f"{name}.csv", encoding="utf-8")))


def make(folder: Path, shared):
    with open(folder / "confirmed.csv", "w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["class", "title", "more", "language"])
        table.writerows([r["area"], r["title"], r["measure"], r["language"]] for r in labelled("build"))
    with open(folder / "texts.csv", "w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["id", "title", "more", "language", "class"])
        table.writerows([r["id"], r["title"], r["measure"], r["language"], r["area"]] for r in labelled("held"))


def ours(folder: Path, shared):
    files = ["--classes", ROOT / "reference/placement.csv", "--texts", folder / "texts.csv", "--confirmed", folder / "confirmed.csv"]
    return ["classify", "--axis", "area", *files]


def peer(folder: Path, shared):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.naive_bayes import ComplementNB

    seeds = [r for r in csv.DictReader(open(ROOT / "reference/placement.csv", encoding="utf-8")) if r["axis"] == "area"]
    build, held = labelled("build"), labelled("held")
    texts = [r["text"] for r in seeds] + [f"{r['title']} {r['measure']}" for r in build]
    classes = [r["code"] for r in seeds] + [r["area"] for r in build]
    asked = [f"{r['title']} {r['measure']}" for r in held]

    def compute():
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        model = ComplementNB(alpha=0.3).fit(words.fit_transform(texts), classes)
        found = model.predict(words.transform(asked))
        return {"right": sum(f == r["area"] for f, r in zip(found, held, strict=True)) / len(held)}

    return compute


ROWS = [
    Row(
        id="held",
        what="areas of labelled projects: learning and placing",
        make=make,
        ours=ours,
        peer=peer,
        against="scikit-learn 1.9.1 ComplementNB",
        target=1,
        quality=["right"],
    )
]
