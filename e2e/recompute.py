"""Recomputes the figures of Terni's plan from the publishers' files and compares them with plan.json and with the plan's text.

    python3 recompute.py SHARED PLAN.json PLAN.html

Standard library only, and no code of the program: what is counted here is read anew from SHARED/data. The territory is the one that
the user's guide builds (province 055, with its context, the province of Perugia, 054); the plan is the Italian one. Every figure that
this script knows and the plan holds must be equal: whole numbers and money exactly, the others to the nine significant digits that
plan.json gives. Then the figures that an administrator would look for must stand written out in the text. Exit code 1 when anything
differs.
"""

import csv
import gzip
import json
import math
import re
import statistics
import sys
import unicodedata
from collections import Counter, defaultdict
from fractions import Fraction
from html import unescape
from pathlib import Path

OURS, AROUND = "055", "054"
# The straight line, lengthened as the plan says, and its threshold in km.
FACTOR, NEAR = 1.3, 10
EARTH = 6371.0088


def table(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def plain(name):
    """A name without case, accents and marks: CITTA' DI CASTELLO is Città di Castello."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.lower()))


def kilometres(a, b):
    """By road as the plan reckons it: the great circle times the factor."""
    (lon1, lat1), (lon2, lat2) = [tuple(map(math.radians, point)) for point in (a, b)]
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half)) * FACTOR


def inside(point, polygons):
    x, y = point
    odd = False
    for ring in (ring for polygon in polygons for ring in polygon):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def theil(levels, people):
    """Theil's T over the people: 0 where all have the same."""
    mean = sum(l * p for l, p in zip(levels, people)) / sum(people)
    return sum(p * (l / mean) * math.log(l / mean) for l, p in zip(levels, people) if l > 0) / sum(people)


class Territory:
    """The files, read once."""

    def __init__(self, data):
        self.data = data
        features = json.loads((data / "boundaries/umbria_municipalities.geojson").read_text("utf-8"))["features"]
        self.name, self.shape = {}, {}
        for feature in features:
            code, geometry = feature["properties"]["com_istat_code"], feature["geometry"]
            self.name[code] = feature["properties"]["name"]
            self.shape[code] = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        self.all = sorted(self.name)
        self.here = [u for u in self.all if u.startswith(OURS)]
        self.around = [u for u in self.all if u.startswith(AROUND)]
        self.by_name = {plain(name): code for code, name in self.name.items()}
        rows = table(data / "municipalities/municipality_geography_2011_2021.csv")
        self.seat = {r["istat_code"]: (float(r["x_lon"]), float(r["y_lat"])) for r in rows if r["istat_code"] in self.name}
        rows = table(data / "municipalities/istat_municipality_classification_2023.csv")
        self.people_2022 = {r["istat_code"]: int(r["resident_population_2022_12_31"]) for r in rows if r["istat_code"] in self.name}
        self.ages = {}
        for r in table(data / "terni_demo/terni_population_by_age_2019_2025.csv"):
            self.ages[r["istat_code"], r["year_1_january"]] = {k: int(v) for k, v in r.items() if k == "population" or k.startswith("age_")}
        self.people = {u: self.ages[u, "2025"]["population"] for u in self.here}

    def where(self, point):
        return next((u for u in self.all if inside(point, self.shape[u])), None)


def residents(t, out):
    def total(year, field):
        return sum(t.ages[u, year][field] for u in t.here)

    now, before = total("2025", "population"), total("2019", "population")
    change = {u: 100 * (t.people[u] / t.ages[u, "2019"]["population"] - 1) for u in t.here}
    out.update({
        "units.inside": len(t.here),
        "residents.now": now,
        "residents.before": before,
        "residents.difference": before - now,
        "residents.change": 100 * (now / before - 1),
        "residents.rate": 100 * (1 - now / before),
        "residents.losing": sum(c < 0 for c in change.values()),
        "residents.change.most": -min(change.values()),
        "residents.change.least": -max(change.values()),
    })
    for group, field in (("old", "age_65_plus"), ("young", "age_0_14"), ("middle", "age_15_64")):
        out[f"ages.{group}.before"], out[f"ages.{group}.now"] = total("2019", field), total("2025", field)
    for when, year, people in (("now", "2025", now), ("before", "2019", before)):
        out[f"ages.old.share.{when}"] = 100 * total(year, "age_65_plus") / people
        out[f"ages.index.{when}"] = 100 * total(year, "age_65_plus") / total(year, "age_0_14")
    old = {u: 100 * t.ages[u, "2025"]["age_65_plus"] / t.people[u] for u in t.here}
    out["ages.third"] = sum(3 * t.ages[u, "2025"]["age_65_plus"] > t.people[u] for u in t.here)
    for u in t.here:
        out[f"residents.now.{u}"] = t.people[u]
        out[f"residents.before.{u}"] = t.ages[u, "2019"]["population"]
        out[f"residents.change.{u}"] = change[u]
        out[f"ages.old.share.{u}"] = old[u]
    return {"change": {u: -change[u] for u in t.here}, "old": old}


def income(t, out):
    rows = [r for r in table(t.data / "indicators/irpef_2024_by_municipality.csv") if r["istat_code"] in t.name]
    for side, start in (("here", OURS), ("around", AROUND)):
        own = [r for r in rows if r["istat_code"].startswith(start)]
        out[f"income.{side}"] = sum(float(r["comprehensive_income_eur"]) for r in own) / sum(int(r["taxpayers"]) for r in own)


def commuting(t, out):
    rows = {r["istat_code_2011"]: r for r in table(t.data / "commuting/umbria_part_2011_work_commuting_margins.csv")}
    lives = {u: int(rows[u]["resident_work_commuters"]) for u in t.here}
    stays = {u: int(rows[u]["work_in_same_municipality"]) for u in t.here}
    comes = {u: int(rows[u]["inflow_from_other_municipalities"]) for u in t.here}
    net = {u: comes[u] - (lives[u] - stays[u]) for u in t.here}
    out.update({
        "commuters.gaining": sum(n > 0 for n in net.values()),
        "commuters.losing": sum(n < 0 for n in net.values()),
        "commuters.home": 100 * sum(stays.values()) / sum(lives.values()),
        "commuters.in": sum(comes.values()),
        "commuters.out": sum(lives.values()) - sum(stays.values()),
        "commuters.net": sum(net.values()),
    })
    out.update({f"commuters.net.{u}": n for u, n in net.items()})
    rows = table(t.data / "commuting/italy_local_labour_systems_2011.csv")
    area = {r["istat_code_2011"]: r["sll_2011_name"] for r in rows if r["istat_code_2011"] in t.here}
    centre = {r["sll_2011_name"]: r["istat_code_2011"] for r in rows if r["is_sll_centre"] == "1"}
    foreign = [u for u in t.here if centre[area[u]] not in t.here]
    out.update({
        "areas.number": len(set(area.values())),
        "areas.foreign.units": len(foreign),
        "areas.foreign.people": sum(t.people[u] for u in foreign),
        "areas.foreign.part": 100 * sum(t.people[u] for u in foreign) / sum(t.people.values()),
    })
    return area


def sites(t):
    """The sites of each service, with the municipality and the point where each stands."""
    found = {"library": [], "family_counselling": []}
    seen = set()
    for r in table(t.data / "services/libraries_centre_north_italy.csv.gz"):
        unit = r["codice istat comune"]
        if unit not in t.name or r["codice-isil"] in seen:
            continue
        seen.add(r["codice-isil"])
        point = None
        if r["longitudine"].strip() and r["latitudine"].strip():
            point = (float(r["longitudine"]), float(r["latitudine"]))
        # A point outside the municipality that the file names is not believed: the seat stands for it.
        found["library"].append((unit, point if point and inside(point, t.shape[unit]) else t.seat[unit]))
    for r in table(t.data / "services/family_health_centres_mainland.csv"):
        key = (r["comune"], r["denominazione"], r["indirizzo"])
        if r["region_code"] != "10" or key in seen:
            continue
        seen.add(key)
        unit = t.by_name[plain(r["comune"])]
        found["family_counselling"].append((unit, t.seat[unit]))
    return found


def services(t, area, out):
    found = sites(t)
    whole = sum(t.people.values())
    whole_2022 = sum(t.people_2022[u] for u in t.here)
    has, km = {}, {}
    for service, list_ in found.items():
        has[service] = {unit for unit, _ in list_}
        without = [u for u in t.here if u not in has[service]]
        points = [point for _, point in list_]
        km[service] = {u: 0.0 if u in has[service] else min(kilometres(t.seat[u], p) for p in points) for u in t.here}
        far = [u for u in t.here if km[service][u] > NEAR]
        out.update({
            f"services.{service}.sites": sum(unit in t.here for unit, _ in list_),
            f"services.{service}.with": len(t.here) - len(without),
            f"services.{service}.without": len(without),
            f"services.{service}.without.people": sum(t.people[u] for u in without),
            f"services.{service}.without.part": 100 * sum(t.people[u] for u in without) / whole,
            f"services.{service}.far": len(far),
            f"services.{service}.far.people": sum(t.people[u] for u in far),
        })
        for side, units in (("here", t.here), ("around", t.around)):
            people = sum(t.people_2022[u] for u in units)
            lacking = sum(t.people_2022[u] for u in units if u not in has[service])
            out[f"services.{service}.common.{side}"] = 100 * lacking / people
        out.update({f"services.{service}.km.{u}": v for u, v in km[service].items()})
        out[f"even.curve.{service}.0"] = 100 * sum(t.people[u] for u in t.here if u in has[service]) / whole
        out[f"even.curve.{service}.near"] = 100 * (whole - sum(t.people[u] for u in far)) / whole
        out[f"even.whole.{service}"] = math.ceil(max(km[service].values()))
        out[f"even.level.{service}"] = out[f"even.curve.{service}.0"]
        gain = {u: [v for v in far if kilometres(t.seat[u], t.seat[v]) <= NEAR] for u in t.here}
        best = max(t.here, key=lambda u: sum(t.people[v] for v in gain[u]))
        out[f"services.{service}.more"] = sum(t.people[v] for v in gain[best])
        out[f"services.{service}.more.units"] = len(gain[best])
    both = list(found)
    level = {u: sum(u in has[s] for s in both) / len(both) for u in t.here}
    near = {u: sum(km[s][u] <= NEAR for s in both) / len(both) for u in t.here}
    none = [u for u in t.here if level[u] == 0]

    def mean(of, units, people):
        return 100 * sum(of[u] * people[u] for u in units) / sum(people[u] for u in units)

    groups = defaultdict(list)
    for u in t.here:
        groups[area[u]].append(u)
    people = [t.people[u] for u in t.here]
    in_all = theil([level[u] for u in t.here], people)
    means = [mean(level, g, t.people) for g in groups.values()]
    between = theil(means, [sum(t.people[u] for u in g) for g in groups.values()])
    out.update({
        "services.factor": FACTOR,
        "services.none": len(none),
        "services.none.people": sum(t.people[u] for u in none),
        "even.services": len(both),
        "even.mean": mean(level, t.here, t.people),
        "even.all": 100 * sum(t.people[u] for u in t.here if level[u] == 1) / whole,
        "even.none": 100 * sum(t.people[u] for u in none) / whole,
        "even.common.here": mean(level, t.here, t.people_2022),
        "even.near.mean": mean(near, t.here, t.people),
        "even.theil": in_all,
        "even.between": between,
        "even.within": in_all - between,
        "even.within.part": 100 * (in_all - between) / in_all,
        "even.harmony": math.exp(-in_all),
        "even.group.units": len(t.here),
        "even.group.people": whole,
        "even.group.mean": mean(level, t.here, t.people),
    })
    around = {u: sum(u in has[s] for s in both) / len(both) for u in t.around}
    out["even.common.around"] = mean(around, t.around, t.people_2022)
    for name, units in groups.items():
        spoken = " ".join(word.capitalize() for word in name.split())
        out[f"even.group.{spoken}.units"] = len(units)
        out[f"even.group.{spoken}.people"] = sum(t.people[u] for u in units)
        out[f"even.group.{spoken}.mean"] = mean(level, units, t.people)
    own = [r["istat_code"] for r in table(t.data / "services/private_schools_2023_24_centre_north.csv.gz") if r["istat_code"] in t.here]
    out["services.list.private_schools_2023_24"] = len(own)
    out["services.list.private_schools_2023_24.units"] = len(set(own))
    out["networks.people"] = 100 * whole_2022 / sum(t.people_2022.values())
    return {"lacking": {s: [u for u in t.here if u not in has[s]] for s in both}, "km": km}


def bodies(t, out):
    """Those who receive the five per thousand; what they are follows from the lists that they stand on, the first that applies."""
    marks = (("comuni", "public_body"), ("ets_e_onlus", "third_sector"), ("asd", "sports_club"), ("ricerca_scientifica", "research_education"),
             ("ricerca_sanitaria", "research_education"), ("enti_gestori_aree_protette", "public_body"))
    seen, rows = set(), []
    for r in table(t.data / "third_sector/five_per_thousand_2022_centre_north.csv.gz"):
        if r["codice_comune"] in t.name and r["codice_fiscale"] not in seen:
            seen.add(r["codice_fiscale"])
            nature = next((n for column, n in marks if r[column].strip()), "third_sector")
            rows.append((r["codice_comune"], nature, Fraction(r["importo_totale_erogabile"] or 0)))
    mine = [r for r in rows if r[0] in t.here]
    third = [r for r in mine if r[1] == "third_sector"]
    amounts = sorted((r[2] for r in third), reverse=True)
    tenth = math.ceil(len(amounts) / 10)
    by_unit = Counter(r[0] for r in third)
    none = [u for u in t.here if not by_unit[u]]
    others = [r for r in rows if r[1] == "third_sector" and r[0] in t.around]
    out.update({
        "actors.number": len(mine),
        "actors.main": len(third),
        "actors.density": 10000 * len(third) / sum(t.people_2022[u] for u in t.here),
        "actors.density.around": 10000 * len(others) / sum(t.people_2022[u] for u in t.around),
        "actors.median": statistics.median(amounts),
        "actors.median.around": statistics.median(r[2] for r in others),
        "actors.received": sum(amounts),
        "actors.top": tenth,
        "actors.top.part": float(100 * sum(amounts[:tenth]) / sum(amounts)),
        "actors.none": len(none),
        "actors.none.people": sum(t.people[u] for u in none),
        "actors.first.part": 100 * max(by_unit.values()) / len(third),
    })
    for nature, n in Counter(r[1] for r in mine).items():
        out[f"actors.nature.{nature}"] = n
    out.update({f"actors.unit.{u}": by_unit[u] for u in t.here})
    return none


def pnrr(t, out):
    """Projects with a place here; their money is whole, and in equal parts among all places that the file of places gives them."""
    key = ("CUP", "Codice Locale Progetto")
    places = defaultdict(set)
    for r in table(t.data / "projects/pnrr_2023_locations_centre_it.csv.gz"):
        places[tuple(r[k] for k in key)].add(r["COD_ISTAT_COMUNE"])
    projects = {}
    for r in table(t.data / "projects/pnrr_2023_projects_centre_it.csv.gz"):
        projects.setdefault(tuple(r[k] for k in key), r)
    money, number = defaultdict(Fraction), Counter()
    mine = {}
    for k, r in projects.items():
        amount = Fraction(r["Finanziamento PNRR"] or 0)
        for unit in places[k]:
            money[unit] += amount / len(places[k])
            number[unit] += 1
        if any(u in t.here for u in places[k]):
            mine[k] = (r["Missione"], amount)
    whole = sum(a for _, a in mine.values())
    kept = sum(money[u] for u in t.here)
    people = {u: t.people_2022[u] for u in t.all}
    all_here = sum(people[u] for u in t.here)
    first = max(t.here, key=lambda u: money[u])
    # A municipality's money is exact until it is shown, to the cent; per inhabitant it is what is shown.
    head = {u: float(round(money[u], 2) / people[u]) for u in t.here}
    out.update({
        "initiatives.number": len(mine),
        "initiatives.money": whole,
        "initiatives.largest": max(a for _, a in mine.values()),
        "initiatives.kept": kept,
        "initiatives.kept.euro": kept,
        "initiatives.away": whole - kept,
        "initiatives.head": float(kept / all_here),
        "initiatives.head.around": float(sum(money[u] for u in t.around) / sum(people[u] for u in t.around)),
        "initiatives.head.others": float((kept - money[first]) / (all_here - people[first])),
        "initiatives.others": len(t.here) - 1,
        "initiatives.first.money": float(100 * money[first] / kept),
        "initiatives.first.people": 100 * people[first] / all_here,
    })
    for mission in {m for m, _ in mine.values()}:
        own = [a for m, a in mine.values() if m == mission]
        out.update({
            f"initiatives.class.{mission}.count": len(own),
            f"initiatives.class.{mission}.number": 100 * len(own) / len(mine),
            f"initiatives.class.{mission}.money": float(100 * sum(own) / whole),
            f"initiatives.class.{mission}.millions": float(sum(own) / 1000000),
        })
    for u in t.here:
        out[f"initiatives.number.{u}"] = number[u]
        out[f"initiatives.money.{u}"] = money[u]
        out[f"initiatives.head.{u}"] = head[u]
    return head


def works(t, out):
    """Public works of the reconstruction; begun are those whose works are under way, ended or paid."""
    begun = {"FA_7", "FA_8", "FA_9"}
    phases = {"FA_1": "manager_named", "FA_2": "design_tender", "FA_3": "design_assigned", "FA_4": "design_approved",
              "FA_5": "design_detailed", "FA_6": "works_tender", "FA_7": "under_way", "FA_8": "works_ended", "FA_9": "completed"}
    rows = {r["eues_id"]: r for r in table(t.data / "projects/earthquake_reconstruction_public_works_2026.csv.gz")}.values()
    sides = {side: [r for r in rows if r["cod_istat_comune"] in units] for side, units in (("here", t.here), ("around", t.around))}
    mine = sides["here"]
    few, half = 0, len(mine) / 2
    for _, n in Counter(r["cod_istat_comune"] for r in mine).most_common():
        if few <= half:
            few += n
    part = {side: 100 * sum(r["fase_id"] in begun for r in own) / len(own) for side, own in sides.items()}
    out.update({
        "initiatives1.number": len(mine),
        "initiatives1.money": sum(Fraction(r["importo_programmato_esclusi_oc_126"] or 0) for r in mine),
        "initiatives1.few": few,
        "initiatives1.begun": sum(r["fase_id"] in begun for r in mine),
        "initiatives1.begun.part": part["here"],
        "initiatives1.begun.around": part["around"],
    })
    for code, phase in phases.items():
        out[f"initiatives1.phase.{phase}"] = sum(r["fase_id"] == code for r in mine)


def networks(t, out):
    """Projects with partners of several countries; a partner is ours by its point, or by its town where the file has no points."""
    projects = defaultdict(set)
    for r in table(t.data / "terni_demo/umbria_interreg_2007_2013_projects_all_partners.csv"):
        unit = t.where((float(r["lon"]), float(r["lat"]))) if r["lon"] else None
        projects[r["programme"], r["acronym"]].add((r["project_partner"], unit))
    for r in table(t.data / "terni_demo/umbria_interreg_2014_2020_projects_all_partners.csv"):
        projects[r["Programme"], r["Acronym"]].add((r["Project Partner"], t.by_name.get(plain(r["Town"]))))
    known = [partners for partners in projects.values() if any(unit for _, unit in partners)]
    ours = [partners for partners in known if any(unit in t.here for _, unit in partners)]
    most = Counter(name for partners in ours for name, unit in partners if unit in t.here)
    out.update({"networks.all": len(known), "networks.ours": len(ours), "networks.part": 100 * len(ours) / len(known)})
    for k, (_, n) in enumerate(sorted(most.items(), key=lambda item: (-item[1], item[0]))):
        out[f"networks.actor.{k}"] = n


def drawn(maps, figures, out):
    """How many municipalities fall between the edges that the plan draws; the edges of its classes are its own choice."""
    for name, values in maps.items():
        edges = [figures[f"map.{name}.edge.{k}"]["value"] for k in range(6) if f"map.{name}.edge.{k}" in figures]
        inner = [float(edge) for edge in edges[1:-1]]
        counts = Counter(sum(value > edge for edge in inner) for value in values.values())
        out.update({f"map.{name}.class.{k}": counts[k] for k in range(len(inner) + 1)})


def borders(t, out):
    """Municipalities that share a stretch of border, by the points of their outlines."""
    edges = defaultdict(set)
    for u in t.here:
        for ring in (ring for polygon in t.shape[u] for ring in polygon):
            for a, b in zip(ring, ring[1:]):
                edges[frozenset((tuple(a), tuple(b)))].add(u)
    out["units.borders"] = len({frozenset(pair) for pair in edges.values() if len(pair) == 2})


def same(mine, theirs):
    if isinstance(mine, Fraction) and not isinstance(theirs, int):
        return mine == Fraction(str(theirs)) or round(mine, 2) == Fraction(str(theirs))
    if isinstance(mine, int):
        return mine == theirs
    return math.isclose(mine, theirs, rel_tol=5e-9)


def italian(number):
    return f"{number:,}".replace(",", ".")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    data = Path(sys.argv[1]) / "data"
    plan = json.loads(Path(sys.argv[2]).read_text("utf-8"), parse_float=Fraction)
    figures = {figure["id"]: figure for figure in plan["figures"]}
    page = re.sub(r"<(style|script|head)\b.*?</\1>", " ", Path(sys.argv[3]).read_text("utf-8"), flags=re.S)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\xa0", " ").replace("\u202f", " ").split())

    t, out = Territory(data), {}
    maps = residents(t, out)
    income(t, out)
    area = commuting(t, out)
    served = services(t, area, out)
    without_bodies = bodies(t, out)
    maps["money"] = pnrr(t, out)
    maps["services"] = served["km"]["family_counselling"]
    works(t, out)
    networks(t, out)
    borders(t, out)
    drawn(maps, figures, out)

    differ = []
    compared = sorted(out.keys() & figures.keys())
    for id_ in compared:
        value = figures[id_]["value"]
        if not same(out[id_], value):
            mine = float(out[id_]) if isinstance(out[id_], Fraction) else out[id_]
            differ.append(f"{id_}: {mine} from the files, {float(value) if isinstance(value, Fraction) else value} in the plan")
    must = ["residents.now", "residents.before", "ages.old.share.now", "ages.old.share.before", "initiatives.number", "initiatives.money",
            "initiatives.kept", "initiatives.away", "even.harmony", "actors.number", "actors.main", "actors.nature.sports_club",
            "actors.nature.public_body", "services.library.without", "services.family_counselling.without", "networks.ours"]
    differ += [f"{id_}: not in the plan" for id_ in must if id_ not in figures]

    written = [italian(out[id_]) for id_ in (
        "residents.now", "residents.before", "services.library.without.people", "services.family_counselling.without.people")]
    written += [italian(int(out["initiatives.money"])) + f",{int(100 * out['initiatives.money']) % 100:02}"]
    written += [t.name[u] for units in served["lacking"].values() for u in units] + [t.name[u] for u in without_bodies]
    missing = [w for w in dict.fromkeys(written) if w.replace("'", "’") not in text.replace("'", "’")]
    differ += [f"{w}: not written in the text" for w in missing]

    rest = sorted({id_.split(".")[0] for id_ in figures.keys() - out.keys()})
    print(f"not recomputed here: {', '.join(rest)}")
    for line in differ:
        print(line)
    print(f"{len(compared)} figures of {len(figures)} recomputed and {len(set(written))} names and numbers looked for, {len(differ)} differ")
    sys.exit(1 if differ else 0)


main()
