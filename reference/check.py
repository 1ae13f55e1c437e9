"""Checks the vocabularies as they lie here: python3 check.py. Standard library only."""

import collections
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODEL = HERE.parent / "crates/model/src/vocabulary.rs"
TARGETS = {1: 7, 2: 8, 3: 13, 4: 10, 5: 9, 6: 8, 7: 5, 8: 12, 9: 8, 10: 10, 11: 10, 12: 11, 13: 5, 14: 10, 15: 12,
           16: 12, 17: 19}
ATECO = r"[A-V]|\d\d(\.\d(\d(\.\d\d?)?)?)?"
# File: columns that name a row, form of the code, cells that may be empty.
TABLES = {
    "ateco_2025.csv": (["code"], ATECO, {"parent"}),
    "ateco_2025_2007.csv": (["code_2025", "code_2007"], ATECO, {"code_2007", "edition"}),
    "esco_skills.csv": (["code"], r"[SKTL](\d(\.\d+){0,2})?|\d{2,4}", {"parent", "wording_it"}),
    "heritage_classes.csv": (["code"], r"[a-z_]+", {"parent", "aat"}),
    "nace_2.csv": (["code"], r"[A-U]|\d\d(\.\d\d?)?", {"parent"}),
    "natures.csv": (["list", "code"], r"[CLS]\d+G?|SAG?|\d\.\d\.\d\d|[a-g]", set()),
    "sdg.csv": (["code"], r"\d{1,2}(\.(\d{1,2}|[a-d]))?", {"parent"}),
    "social_services.csv": (["service", "list", "code"], r"\d{8}|[AZ]\d\.\d\d|[A-Z]+|", {"list", "code", "match",
                                                                                      "name_it", "name_en"}),
    "third_sector_fields.csv": (["list", "code"], r"\d{1,2}(\d00)?|[a-z]", {"parent"}),
}
faults = []


def fault(condition, name, text):
    if condition:
        faults.append(f"{name}: {text}")


def rows_of(name):
    data = (HERE / name).read_bytes()
    fault(b"\r" in data or not data.endswith(b"\n") or data.startswith(b"\xef\xbb\xbf"), name, "line ends or mark")
    table = list(csv.reader(data.decode("utf-8").splitlines(), strict=True))
    header, body = table[0], table[1:]
    fault([r for r in body if len(r) != len(header)], name, "rows of another width")
    fault([r for r in body for c in r if c != " ".join(c.split())], name, "blanks at an end or doubled")
    return [dict(zip(header, row)) for row in body]


def vocabulary(name):
    """The codes of one list in the model."""
    block = re.search(rf'{name} = "\w+" "\d+" \[(.*?)\];', MODEL.read_text("utf-8"), re.S)[1]
    return {code for code in re.findall(r'(?<!< )"(\w+)"', block)}


def check(name, key, form, blank):
    rows = rows_of(name)
    keys = collections.Counter(tuple(row[k] for k in key) for row in rows)
    fault([k for k, n in keys.items() if n > 1], name, "twice the same")
    for row in rows:
        for column, cell in row.items():
            fault(not cell and column not in blank, name, f"{column} is empty: {row}")
            fault(column.startswith("code") and cell and not re.fullmatch(form, cell), name, f"form of {cell}")
    by_list = collections.defaultdict(set)
    for row in rows:
        by_list[row.get("list")].add(row.get("code"))
    for row in rows:
        parent = row.get("parent")
        fault(parent and parent not in by_list[row.get("list")], name, f"no parent {parent}")
        fault(parent and parent == row["code"], name, f"its own parent: {parent}")
    return rows


def main():
    tables = {name: check(name, *rule) for name, rule in TABLES.items()}

    def column(name, key):
        return {row[key] for row in tables[name]}

    ateco, pairs = column("ateco_2025.csv", "code"), tables["ateco_2025_2007.csv"]
    fault({r["code_2025"] for r in pairs} != ateco, "ateco_2025_2007.csv", "codes of 2025 without a row, or unknown")
    fault({len(r["code_2025"]) - len(r["code_2007"]) for r in pairs if r["code_2007"]} != {0},
          "ateco_2025_2007.csv", "a pair of two levels")
    older = {r["code_2007"] for r in pairs if len(r["code_2007"]) in (1, 2, 4, 5)}
    fault(older != column("nace_2.csv", "code"), "ateco_2025_2007.csv", "codes of 2007 that are not in nace_2.csv")
    for name in ("ateco_2025.csv", "nace_2.csv"):
        for row in tables[name]:
            code, parent = row["code"], row["parent"]
            digits = {4: 2, 5: 4, 7: 5, 8: 7}.get(len(code))
            fault(digits and parent != code[:digits], name, f"parent of {code}")
            fault(int(row["level"]) != [1, 2, 4, 5, 7, 8].index(len(code)) + 1, name, f"level of {code}")

    targets = collections.Counter(int(r["parent"]) for r in tables["sdg.csv"] if r["parent"])
    fault(targets != TARGETS, "sdg.csv", f"targets per goal: {dict(targets)}")
    fields = collections.Counter((r["list"], bool(r["parent"])) for r in tables["third_sector_fields.csv"])
    fault(fields != {("icnpo", False): 12, ("icnpo", True): 30, ("article_5", False): 26}, "third_sector_fields.csv",
          f"counts {dict(fields)}")

    levels = {r["code"]: r["parent"] for r in tables["heritage_classes.csv"]}
    fault([c for c, p in levels.items() if levels.get(p)], "heritage_classes.csv", "more than two levels")
    aat = collections.Counter(r["aat"] for r in tables["heritage_classes.csv"] if r["aat"])
    fault([a for a, n in aat.items() if n > 1 or not re.fullmatch(r"300\d{6}", a)], "heritage_classes.csv", "concepts")

    fault(column("social_services.csv", "service") != vocabulary("SERVICES"), "social_services.csv", "other services")
    fault(column("social_services.csv", "match") - {"exact", "broader", "narrower", "related", ""},
          "social_services.csv", "kind of match")
    fault([r for r in tables["social_services.csv"] if bool(r["code"]) != bool(r["list"] and r["match"])
           or r["code"] and not (r["name_it"] or r["name_en"])], "social_services.csv", "half a row")
    fault(column("natures.csv", "nature") - vocabulary("NATURES"), "natures.csv", "unknown natures")

    for name, rows in tables.items():
        print(f"{name}: {len(rows)} rows, {(HERE / name).stat().st_size} bytes")
    print("match of ATECO:", dict(collections.Counter(r["match"] for r in pairs)))
    print("natures without a code:", sorted(vocabulary("NATURES") - column("natures.csv", "nature")))
    print("services without a code:", sorted(r["service"] for r in tables["social_services.csv"] if not r["code"]))
    for line in faults[:50]:
        print("FAULT", line)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
