#!/usr/bin/env python3
"""Recompute the figures of a work plan of the province of Terni from the publishers' files, to equality.

    python3 e2e/recompute.py SHARED PLAN.json [PLAN.html] [--profile-points] [--list]

SHARED is the folder that holds `data/`; PLAN.json (and PLAN.html) were written in Italian, `--language it`, for a territory `055` into
which the files of `Files` below were imported with the mappings of the same names. The script shares no code with the product and
needs only the standard library: what a figure means is written here a second time.

Every value of the plan's annex is looked up in the table `CHECKS` and compared with what the files give:
 * people, counts and money exactly (money as whole cents; parts of it as fractions, rounded once);
 * shares, distances and indices to nine significant digits, which is what the plan keeps;
 * the printed text of each value, in Italian form, against the recomputed one at the precision that is printed;
then the tables cell by cell, the classes of the maps against the best possible natural breaks, the names and numbers in the sentences,
and the running text of the HTML page. What is not recomputed is listed, with `--list` in full.

Distances are measured from the seats of the municipalities. `--profile-points` takes the points of the joined profile instead, which
are centroids: so a territory stands that imported them after the seats.

Prints every difference, then `N figures recomputed, M differ`, and ends with 1 if anything differs, a figure or what is said of it.
"""

import csv
import gzip
import io
import json
import math
import random
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

TERRITORY = "055"
THEN, NOW, SHARED_DATE = "2019-01-01", "2025-01-01", "2022-12-31"
EARTH_KM = 6371.0088
ROAD_FACTOR = 1.3
THRESHOLD_KM = 10
CLASSES = 5
FUZZ = 1 + 1e-9  # a distance equal to a threshold is within it
MAPPINGS = Path(__file__).resolve().parent.parent / "mappings"
NBSP = "\u00a0"


class Files:
    """Where each source lies below SHARED/data."""

    boundaries = "boundaries/umbria_municipalities.geojson"
    profile = "terni_demo/terni_municipalities_profile.csv"
    seats = "municipalities/municipality_geography_2011_2021.csv"
    classification = "municipalities/istat_municipality_classification_2023.csv"
    people = "terni_demo/terni_population_by_age_2019_2025.csv"
    libraries = "services/libraries_centre_north_italy.csv.gz"
    schools = "terni_demo/terni_private_schools.csv"
    counselling = "services/family_health_centres_mainland.csv"
    bodies = "terni_demo/terni_third_sector_five_per_thousand_2022.csv"
    pnrr = "terni_demo/terni_pnrr_projects_2023.csv"
    pnrr_places = "projects/pnrr_2023_locations_centre_it.csv.gz"
    pnrr_table = "indicators/pnrr_2023_projects_by_municipality.csv"
    works = "terni_demo/terni_earthquake_public_works.csv"
    interreg = (
        ("terni_demo/umbria_interreg_2007_2013_projects_all_partners.csv", ("programme", "acronym", "project_partner", "lon", "lat")),
        ("terni_demo/umbria_interreg_2014_2020_projects_all_partners.csv", ("Programme", "Acronym", "Project Partner", "Town")),
    )
    income = "indicators/irpef_2024_by_municipality.csv"
    commuters = "commuting/umbria_part_2011_work_commuting_margins.csv"
    areas = "commuting/italy_local_labour_systems_2011.csv"


# ---------------------------------------------------------------- small things


def table(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cents(text: str) -> int:
    """An amount to the cent; `4.7427E4` too. Empty is nothing."""
    amount = Fraction(text.strip() or 0) * 100
    assert amount.denominator == 1, f"{text} is no whole number of cents"
    return int(amount)


def half_up(x: Fraction | int, places: int = 0) -> Fraction:
    """Rounded, halves away from zero."""
    scaled = abs(Fraction(x)) * 10**places
    return Fraction((1 if x >= 0 else -1) * math.floor(scaled + Fraction(1, 2)), 10**places)


def fold(name: str) -> str:
    """A name without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower())


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Along the great circle (haversine), times the road factor; points as (lon, lat)."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h))) * ROAD_FACTOR


def holds(ring: list[list[float]], x: float, y: float) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def natural_breaks(values: list[float], classes: int) -> list[int]:
    """How many values each class has, with the least sum of squared deviations; equal values stay together."""
    distinct = sorted(Counter(values).items())
    n = len(distinct)

    def spread(i: int, j: int) -> float:
        part = distinct[i:j]
        weight = sum(c for _, c in part)
        mean = math.fsum(v * c for v, c in part) / weight
        return math.fsum(c * (v - mean) ** 2 for v, c in part)

    best = {(0, 0): (0.0, [])}
    for k in range(1, min(classes, n) + 1):
        for j in range(k, n + 1):
            found = [(best[k - 1, i][0] + spread(i, j), best[k - 1, i][1] + [j]) for i in range(k - 1, j) if (k - 1, i) in best]
            best[k, j] = min(found, key=lambda f: f[0])
    ends = [0, *best[min(classes, n), n][1]]
    return [sum(c for _, c in distinct[a:b]) for a, b in zip(ends, ends[1:])]


# ---------------------------------------------------------------- Italian


def grouped(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def number(x: Fraction | int | float, places: int = 0) -> str:
    """`−1.234,5`"""
    r = half_up(Fraction(x), places)
    whole, part = divmod(int(abs(r) * 10**places), 10**places)
    return ("−" if r < 0 else "") + grouped(whole) + (f",{part:0{places}d}" if places else "")


def percent(x: Fraction | float, places: int = 1) -> str:
    return f"{number(x, places)}{NBSP}%"


def euro(c: int) -> str:
    return f"{number(Fraction(c, 100), 2)}{NBSP}€"


MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()


def date(text: str) -> str:
    """`2025-01-01` as `1º gennaio 2025`; a month and a year alike."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not found:
        return text
    year, month, day = found.groups()
    first = "" if not day else f"1º{NBSP}" if day == "01" else f"{int(day)}{NBSP}"
    return first + (f"{MONTHS[int(month) - 1]} " if month else "") + year


WORDS = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
    "diciannove venti"
).split()


def word(n: int) -> str:
    tens = {20: "venti", 30: "trenta", 40: "quaranta"}
    if n <= 20:
        return WORDS[n]
    ten, one = tens[n // 10 * 10], n % 10
    return ten if not one else (ten[:-1] if one in (1, 8) else ten) + WORDS[one]


# ---------------------------------------------------------------- what the files say


@dataclass(frozen=True)
class Site:
    unit: str
    at: tuple[float, float]


@dataclass
class Project:
    mission: str
    mission_name: str
    title: str
    money: int
    places: frozenset[str]


@dataclass
class Body:
    unit: str
    nature: str
    received: int


class Sources:
    """The files, read, and what follows from them."""

    def __init__(self, shared: Path, profile_points: bool = False):
        self.data = shared / "data"
        self.profile_points = profile_points

    def rows(self, name: str) -> list[dict[str, str]]:
        return table(self.data / name)

    # -- units

    @cached_property
    def features(self) -> list[dict]:
        return json.loads((self.data / Files.boundaries).read_text())["features"]

    @cached_property
    def names(self) -> dict[str, str]:
        return {f["properties"]["com_istat_code"]: f["properties"]["name"] for f in self.features}

    @cached_property
    def rings(self) -> dict[str, list]:
        out = {}
        for f in self.features:
            g = f["geometry"]
            polygons = [g["coordinates"]] if g["type"] == "Polygon" else g["coordinates"]
            out[f["properties"]["com_istat_code"]] = [ring for polygon in polygons for ring in polygon]
        return out

    @cached_property
    def inside(self) -> list[str]:
        return sorted(u for u in self.names if u.startswith(TERRITORY))

    @cached_property
    def around(self) -> list[str]:
        return sorted(u for u in self.names if not u.startswith(TERRITORY))

    @property
    def everybody(self) -> list[str]:
        return self.inside + self.around

    @cached_property
    def neighbours(self) -> dict[str, set[str]]:
        """Units that share a stretch of border: two vertices in a row."""
        owners = defaultdict(set)
        for unit, rings in self.rings.items():
            for ring in rings:
                for a, b in zip(ring, ring[1:]):
                    owners[frozenset((tuple(a), tuple(b)))].add(unit)
        out = defaultdict(set)
        for units in owners.values():
            for a in units:
                out[a] |= units - {a}
        return out

    @cached_property
    def seats(self) -> dict[str, tuple[float, float]]:
        """Where a municipality's residents stand when a distance is measured."""
        files = [(Files.seats, "x_lon", "y_lat"), (Files.profile, "lon", "lat")]
        return {
            r["istat_code"]: (float(r[lon]), float(r[lat]))
            for name, lon, lat in files[: 1 + self.profile_points]
            for r in self.rows(name)
            if r["istat_code"] in self.names
        }

    @cached_property
    def by_name(self) -> dict[str, str]:
        return {fold(name): unit for unit, name in self.names.items()}

    def unit_at(self, x: float, y: float) -> str | None:
        return next((u for u, rings in self.rings.items() if sum(holds(r, x, y) for r in rings) % 2), None)

    @cached_property
    def areas(self) -> dict[str, str]:
        return {r["istat_code_2011"]: r["sll_2011_name"].title() for r in self.rows(Files.areas) if r["istat_code_2011"] in self.names}

    # -- people and other figures of units

    @cached_property
    def by_age(self) -> dict[tuple[str, str], dict[str, int]]:
        columns = {"all": "population", "young": "age_0_14", "middle": "age_15_64", "old": "age_65_plus"}
        return {
            (r["istat_code"], f"{r['year_1_january']}-01-01"): {k: int(r[c]) for k, c in columns.items()} for r in self.rows(Files.people)
        }

    def people(self, when: str, units: list[str] | None = None, age: str = "all") -> int:
        units = self.inside if units is None else units
        if when == SHARED_DATE:
            return sum(self.residents_2022[u] for u in units)
        if when == "2011":
            return sum(self.residents_2011[u] for u in units)
        return sum(self.by_age[u, when][age] for u in units)

    def column(self, name: str, key: str, column: str) -> dict[str, int]:
        return {r[key]: int(r[column]) for r in self.rows(name) if r[key] in self.names}

    @cached_property
    def residents_2011(self) -> dict[str, int]:
        return self.column(Files.seats, "istat_code", "population_2011")

    @cached_property
    def residents_2022(self) -> dict[str, int]:
        return self.column(Files.classification, "istat_code", "resident_population_2022_12_31")

    def change(self, units: list[str], then: str = THEN, now: str = NOW) -> Fraction:
        return Fraction(self.people(now, units) * 100, self.people(then, units)) - 100

    def share(self, units: list[str], when: str = NOW, age: str = "old") -> Fraction:
        return Fraction(100 * self.people(when, units, age), self.people(when, units))

    @cached_property
    def taxed(self) -> dict[str, tuple[int, Fraction]]:
        """Taxpayers and their income."""
        return {
            r["istat_code"]: (int(r["taxpayers"]), Fraction(r["comprehensive_income_eur"]))
            for r in self.rows(Files.income)
            if r["istat_code"] in self.names
        }

    def income(self, units: list[str]) -> Fraction:
        return sum(self.taxed[u][1] for u in units) / sum(self.taxed[u][0] for u in units)

    @cached_property
    def commuting(self) -> dict[str, tuple[int, int, int]]:
        """Residents who commute, those of them who stay in their municipality, those who come in."""
        columns = ("resident_work_commuters", "work_in_same_municipality", "inflow_from_other_municipalities")
        return {r["istat_code_2011"]: tuple(int(r[c]) for c in columns) for r in self.rows(Files.commuters)}

    def commuters(self, what: int) -> int:
        return sum(self.commuting[u][what] for u in self.inside)

    def balance(self, unit: str) -> int:
        live, stay, come = self.commuting[unit]
        return come - (live - stay)

    # -- services

    @cached_property
    def sites(self) -> dict[str, list[Site]]:
        libraries = [
            Site(unit, self.stands(unit, r["longitudine"], r["latitudine"]))
            for r in self.rows(Files.libraries)
            if (unit := r["codice istat comune"]) in self.names
        ]
        provinces = {"TR", "PG"}
        centres = [self.by_name[fold(r["comune"])] for r in self.rows(Files.counselling) if r["province_acronym"] in provinces]
        return {"library": libraries, "family_counselling": [Site(u, self.seats[u]) for u in centres]}

    def stands(self, unit: str, lon: str, lat: str) -> tuple[float, float]:
        """At its point; at the seat of its municipality where there is none, or where it lies in another municipality."""
        if lon and lat and self.unit_at(float(lon), float(lat)) == unit:
            return float(lon), float(lat)
        return self.seats[unit]

    def own(self, service: str) -> set[str]:
        return {s.unit for s in self.sites[service]}

    def without(self, service: str, units: list[str] | None = None) -> list[str]:
        return [u for u in (self.inside if units is None else units) if u not in self.own(service)]

    def without_all(self) -> list[str]:
        return [u for u in self.inside if not any(u in self.own(s) for s in self.sites)]

    @cached_property
    def nearest(self) -> dict[tuple[str, str], tuple[float, str]]:
        """From the seat of each unit inside to the nearest site: kilometres, and the site's unit."""
        return {
            (s, u): min((km(self.seats[u], site.at), site.unit) for site in sites) for s, sites in self.sites.items() for u in self.inside
        }

    def far(self, service: str, limit: float = THRESHOLD_KM) -> list[str]:
        return [u for u in self.inside if self.nearest[service, u][0] > limit * FUZZ]

    def way(self, service: str, unit: str) -> float:
        """Kilometres to the nearest site, nothing where the unit has one."""
        return 0.0 if unit in self.own(service) else self.nearest[service, unit][0]

    def within(self, service: str, limit: float) -> Fraction:
        near = [u for u in self.inside if self.way(service, u) <= limit * FUZZ]
        return Fraction(100 * self.people(NOW, near), self.people(NOW))

    def whole(self, service: str) -> int:
        return next(k for k in range(1000) if self.within(service, k) == 100)

    def part_without(self, service: str, units: list[str], when: str) -> Fraction:
        return Fraction(100 * self.people(when, self.without(service, units)), self.people(when, units))

    def one_more(self, service: str) -> tuple[str, int, int]:
        """At which seat one more site would reach most of the people whom none reaches: place, people, units."""
        reached = {v: [u for u in self.far(service) if km(self.seats[u], self.seats[v]) <= THRESHOLD_KM * FUZZ] for v in self.inside}
        best = max(self.inside, key=lambda v: (self.people(NOW, reached[v]), [-ord(c) for c in v]))
        return best, self.people(NOW, reached[best]), len(reached[best])

    @cached_property
    def school_units(self) -> list[str]:
        return [r["istat_code"] for r in self.rows(Files.schools) if r["istat_code"] in self.names]

    # -- harmony

    def coverage(self, unit: str) -> Fraction:
        return Fraction(sum(unit in self.own(s) for s in self.sites), len(self.sites))

    def level(self, units: list[str], when: str = NOW) -> Fraction:
        return sum(self.people(when, [u]) * self.coverage(u) for u in units) / self.people(when, units)

    def near_level(self) -> Fraction:
        reached = sum(self.people(NOW) - self.people(NOW, self.far(s)) for s in self.sites)
        return Fraction(reached, self.people(NOW) * len(self.sites))

    def served(self, holds_all: bool) -> Fraction:
        """Part of the residents who have all services in their municipality, or none."""
        units = [u for u in self.inside if self.coverage(u) == (1 if holds_all else 0)]
        return Fraction(100 * self.people(NOW, units), self.people(NOW))

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        out = defaultdict(list)
        for u in self.inside:
            out[self.areas[u]].append(u)
        return dict(out)

    @cached_property
    def theil(self) -> tuple[float, float, float]:
        """Inequality, its part between the labour areas and its part within them."""
        mean, all_people = self.level(self.inside), self.people(NOW)

        def term(weight: int, level: Fraction) -> float:
            return weight * float(level) * math.log(level / mean) if level else 0.0

        scale = float(mean) * all_people
        whole = math.fsum(term(self.people(NOW, [u]), self.coverage(u)) for u in self.inside) / scale
        between = math.fsum(term(self.people(NOW, g), self.level(g)) for g in self.groups.values()) / scale
        return whole, between, whole - between

    # -- money

    @cached_property
    def projects(self) -> list[Project]:
        """Each project lies in all its municipalities, in equal parts; rows without a municipality do not count."""
        places = defaultdict(set)
        for r in self.rows(Files.pnrr_places):
            if r["COD_ISTAT_COMUNE"]:
                places[r["CUP"], r["Codice Locale Progetto"]].add(r["COD_ISTAT_COMUNE"])
        return [
            Project(
                r["Missione"],
                r["Descrizione Missione"],
                r["Titolo progetto"].split("*")[0].strip(),
                cents(r["Finanziamento PNRR"]),
                frozenset(places[r["CUP"], r["Codice Locale Progetto"]]),
            )
            for r in self.rows(Files.pnrr)
        ]

    @property
    def ours(self) -> list[Project]:
        return [p for p in self.projects if any(u in self.inside for u in p.places)]

    def money(self, mission: str | None = None) -> int:
        return sum(p.money for p in self.ours if mission in (None, p.mission))

    def kept(self, units: list[str]) -> int:
        """The money of the projects that falls to these units, in cents, rounded once."""
        wanted = set(units)
        return int(half_up(sum(Fraction(p.money * len(p.places & wanted), len(p.places)) for p in self.ours if p.places)))

    def touching(self, unit: str) -> int:
        return sum(unit in p.places for p in self.ours)

    def head(self, units: list[str]) -> Fraction:
        return Fraction(self.kept(units), 100 * self.people(NOW, units))

    @cached_property
    def by_head(self) -> list[str]:
        """Units by money for a resident, most first."""
        return sorted(self.inside, key=lambda u: (-self.head([u]), u))

    def mission(self, code: str) -> list[Project]:
        return [p for p in self.ours if p.mission == code]

    @cached_property
    def table_money(self) -> dict[str, Fraction]:
        return {r["istat_code"]: Fraction(r["pnrr_funding_eur_equal_split"]) for r in self.rows(Files.pnrr_table)}

    def table_head(self, units: list[str]) -> Fraction:
        return sum(self.table_money.get(u, 0) for u in units) / self.people(SHARED_DATE, units)

    # -- earthquake works, bodies, networks

    @cached_property
    def works(self) -> list[dict[str, str]]:
        return [r for r in self.rows(Files.works) if r["cod_istat_comune"] in self.inside]

    PHASES = dict(zip(
        (f"FA_{i}" for i in range(11)),
        "planned manager_named design_tender design_assigned design_approved design_detailed works_tender under_way works_ended completed "
        "withdrawn".split(),
    ))

    def phase(self, *codes: str) -> int:
        return sum(self.PHASES[r["fase_id"]] in codes for r in self.works)

    def few(self) -> list[str]:
        """The few units that together hold more than half of the works."""
        out, held = [], 0
        for unit, n in sorted(Counter(r["cod_istat_comune"] for r in self.works).items(), key=lambda x: (-x[1], x[0])):
            if held * 2 > len(self.works):
                break
            out, held = [*out, unit], held + n
        return out

    NATURES = (
        ("comuni", "public_body"),
        ("ets_e_onlus", "third_sector"),
        ("asd", "sports_club"),
        ("ricerca_scientifica", "research_education"),
        ("ricerca_sanitaria", "research_education"),
        ("enti_gestori_aree_protette", "public_body"),
    )

    @cached_property
    def bodies(self) -> list[Body]:
        """The first mark that a body bears says what it is; one that bears none counts among the third sector."""
        return [
            Body(
                r["codice_comune"],
                next((nature for column, nature in self.NATURES if r[column].strip()), "third_sector"),
                cents(r["importo_totale_erogabile"]),
            )
            for r in self.rows(Files.bodies)
        ]

    @property
    def third(self) -> list[Body]:
        return [b for b in self.bodies if b.nature == "third_sector"]

    def bodies_in(self, unit: str) -> int:
        return sum(b.unit == unit for b in self.third)

    @cached_property
    def bodiless(self) -> list[str]:
        return [u for u in self.inside if not self.bodies_in(u)]

    @property
    def received(self) -> list[int]:
        return sorted((b.received for b in self.third), reverse=True)

    def median(self) -> int:
        got = self.received
        return (got[(len(got) - 1) // 2] + got[len(got) // 2]) // 2

    def tenth(self) -> int:
        return -(-len(self.third) // 10)

    @cached_property
    def partners(self) -> dict[tuple[str, str], dict[str, str | None]]:
        """Partners of each network project, with the loaded unit of their seat where one is known: by point, else by town."""
        home: dict[str, str] = {}
        out: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, columns in Files.interreg:
            for r in self.rows(name):
                programme, acronym, partner, *place = (r[c] for c in columns)
                if len(place) == 2:
                    unit = self.unit_at(*map(float, place)) if all(place) else None
                else:
                    unit = self.by_name.get(fold(place[0]))
                out[programme, acronym].append(partner)
                if unit:
                    home.setdefault(fold(partner), unit)
        return {project: {p: home.get(fold(p)) for p in partners} for project, partners in out.items()}

    def networks(self, units: list[str]) -> list[tuple[str, str]]:
        return [project for project, partners in self.partners.items() if any(u in units for u in partners.values())]

    @cached_property
    def network_actors(self) -> list[tuple[str, int]]:
        """Those of the territory who take part, the most active first."""
        counts = Counter(p for partners in self.partners.values() for p, u in partners.items() if u in self.inside)
        return sorted(counts.items(), key=lambda x: (-x[1], x[0]))

    # -- labour areas

    @cached_property
    def foreign(self) -> list[str]:
        """Units of labour areas whose centre lies outside."""
        ours = {fold(self.names[u]) for u in self.inside}
        return [u for area, units in self.groups.items() if fold(area) not in ours for u in units]

    # -- clusters

    @cached_property
    def clustered(self) -> Counter:
        """How many units inside differ from chance in local Moran's I of income for a taxpayer, by class (see `local_moran`)."""
        units = [u for u in self.everybody if u in self.taxed]
        return Counter(c for u, c in local_moran({u: float(self.income([u])) for u in units}, self.neighbours).items() if u in self.inside)


def local_moran(values: dict[str, float], neighbours: dict[str, set[str]], permutations: int = 999, seed: int = 20261129) -> dict[str, str]:
    """Class of each unit by the sign of its own and its neighbours' deviation, `none` where a conditional permutation gives no
    significance after the correction for many comparisons (Benjamini and Hochberg, 5 %, both sides)."""
    mean = math.fsum(values.values()) / len(values)
    z = {u: v - mean for u, v in values.items()}
    draw = random.Random(seed)
    p, lag = {}, {}
    for u in values:
        around = [n for n in neighbours[u] if n in values]
        others = [z[v] for v in values if v != u]
        lag[u] = math.fsum(z[n] for n in around) / len(around)
        drawn = [math.fsum(draw.sample(others, len(around))) / len(around) for _ in range(permutations)]
        larger = sum(d >= lag[u] for d in drawn)
        p[u] = 2 * (min(larger, permutations - larger) + 1) / (permutations + 1)
    order = sorted(p, key=p.get)
    last = max((i for i, u in enumerate(order, 1) if p[u] <= 0.05 * i / len(order)), default=0)
    return {u: "LH"[z[u] > 0] + "LH"[lag[u] > 0] if u in order[:last] else "none" for u in values}


# ---------------------------------------------------------------- the table of figures


@dataclass(frozen=True)
class Money:
    """Whole cents: in the plan a text such as `"62075915.75"`."""

    cents: int


@dataclass(frozen=True)
class Edge:
    """An edge between two classes of a map: any number that parts the largest value below from the smallest above."""

    below: float
    above: float


#: What each map shows of a unit, and with how many decimals its ends are written.
MAPS = {
    "change": (lambda s, u: -s.change([u]), 1),
    "old": (lambda s, u: s.share([u]), 1),
    "money": (lambda s, u: s.head([u]), 0),
    "services": (lambda s, u: s.way("family_counselling", u), 0),
}


def map_values(s: Sources, name: str) -> list[float]:
    return sorted(float(MAPS[name][0](s, u)) for u in s.inside)


def map_class(s: Sources, name: str, i: str) -> int:
    return natural_breaks(map_values(s, name), CLASSES)[int(i)]


def map_edge(s: Sources, name: str, i: str) -> Edge | float:
    """The ends are the least and the largest value, rounded."""
    values = map_values(s, name)
    at = sum(natural_breaks(values, CLASSES)[: int(i)])
    if 0 < at < len(values):
        return Edge(values[at - 1], values[at])
    return float(half_up(Fraction(values[0 if at == 0 else -1]), MAPS[name][1]))


def source_date(_: Sources, code: str) -> str:
    """As the mapping of the same data set states it."""
    for path in MAPPINGS.glob("*.toml"):
        mapping = tomllib.loads(path.read_text())
        if mapping.get("data_set") == code:
            return mapping["source_date"]
    raise KeyError(code)


def ages(age: str):
    return {
        f"ages.{age}.now": lambda s: s.people(NOW, age=age),
        f"ages.{age}.before": lambda s: s.people(THEN, age=age),
    }


def index(s: Sources, when: str) -> Fraction:
    return Fraction(100 * s.people(when, age="old"), s.people(when, age="young"))


#: What each value of the annex must be. `{unit}` stands for a municipality's code, other names for a piece of the id; what is found is
#: handed to the function beside.
CHECKS = {
    "units.inside": lambda s: len(s.inside),
    "units.borders": lambda s: sum(len(s.neighbours[u] & set(s.inside)) for u in s.inside) // 2,
    # 1.1 people
    "residents.now": lambda s: s.people(NOW),
    "residents.before": lambda s: s.people(THEN),
    "residents.difference": lambda s: s.people(THEN) - s.people(NOW),
    "residents.change": lambda s: s.change(s.inside),
    "residents.rate": lambda s: -s.change(s.inside),
    "residents.losing": lambda s: sum(s.change([u]) < 0 for u in s.inside),
    "residents.change.most": lambda s: -min(s.change([u]) for u in s.inside),
    "residents.change.least": lambda s: -max(s.change([u]) for u in s.inside),
    "residents.now.{unit}": lambda s, unit: s.people(NOW, [unit]),
    "residents.before.{unit}": lambda s, unit: s.people(THEN, [unit]),
    "residents.change.{unit}": lambda s, unit: s.change([unit]),
    "residents.common.here": lambda s: s.change(s.inside, "2011", SHARED_DATE),
    "residents.common.around": lambda s: s.change(s.around, "2011", SHARED_DATE),
    **ages("old"),
    **ages("young"),
    **ages("middle"),
    "ages.old.share.now": lambda s: s.share(s.inside),
    "ages.old.share.before": lambda s: s.share(s.inside, THEN),
    "ages.old.share.{unit}": lambda s, unit: s.share([unit]),
    "ages.index.now": lambda s: index(s, NOW),
    "ages.index.before": lambda s: index(s, THEN),
    "ages.third": lambda s: sum(s.share([u]) > Fraction(100, 3) for u in s.inside),
    "income.here": lambda s: s.income(s.inside),
    "income.around": lambda s: s.income(s.around),
    "map.{name}.class.{i}": map_class,
    "map.{name}.edge.{i}": map_edge,
    # 1.2 harmony
    "even.services": lambda s: len(s.sites),
    "even.mean": lambda s: 100 * s.level(s.inside),
    "even.all": lambda s: s.served(True),
    "even.none": lambda s: s.served(False),
    "even.level.{service}": lambda s, service: s.within(service, 0),
    "even.common.here": lambda s: 100 * s.level(s.inside, SHARED_DATE),
    "even.common.around": lambda s: 100 * s.level(s.around, SHARED_DATE),
    "even.theil": lambda s: s.theil[0],
    "even.between": lambda s: s.theil[1],
    "even.within": lambda s: s.theil[2],
    "even.within.part": lambda s: 100 * s.theil[2] / s.theil[0],
    "even.between.part": lambda s: 100 * s.theil[1] / s.theil[0],
    "even.harmony": lambda s: math.exp(-s.theil[0]),
    "even.near.mean": lambda s: 100 * s.near_level(),
    "even.curve.{service}.0": lambda s, service: s.within(service, 0),
    "even.curve.{service}.near": lambda s, service: s.within(service, THRESHOLD_KM),
    "even.whole.{service}": lambda s, service: s.whole(service),
    "even.group.units": lambda s: len(s.inside),
    "even.group.people": lambda s: s.people(NOW),
    "even.group.mean": lambda s: 100 * s.level(s.inside),
    "even.group.{area}.units": lambda s, area: len(s.groups[area]),
    "even.group.{area}.people": lambda s, area: s.people(NOW, s.groups[area]),
    "even.group.{area}.mean": lambda s, area: 100 * s.level(s.groups[area]),
    # 1.3 networks
    "networks.all": lambda s: len(s.networks(s.everybody)),
    "networks.ours": lambda s: len(s.networks(s.inside)),
    "networks.part": lambda s: Fraction(100 * len(s.networks(s.inside)), len(s.networks(s.everybody))),
    "networks.actor.{i}": lambda s, i: s.network_actors[int(i)][1],
    "networks.people": lambda s: Fraction(100 * s.people(SHARED_DATE), s.people(SHARED_DATE, s.everybody)),
    # 2.3 grid: what is inside and has no position (no file gives one)
    "grid.unplaced": lambda s: (
        len(s.ours) + len(s.works) + len(s.school_units) + sum(x.unit in s.inside for sites in s.sites.values() for x in sites)
    ),
    # 3.1a clusters
    "hotspots.used": lambda s: len(s.taxed),
    "hotspots.context": lambda s: sum(u in s.taxed for u in s.around),
    "hotspots.{kind}": lambda s, kind: s.clustered[kind],
    "hotspots.lasting": lambda s: sum(n for kind, n in s.clustered.items() if kind != "none"),
    # 3.1b initiatives
    "initiatives.number": lambda s: len(s.ours),
    "initiatives.money": lambda s: Money(s.money()),
    "initiatives.class.{code}.number": lambda s, code: Fraction(100 * len(s.mission(code)), len(s.ours)),
    "initiatives.class.{code}.money": lambda s, code: Fraction(100 * s.money(code), s.money()),
    "initiatives.class.{code}.count": lambda s, code: len(s.mission(code)),
    "initiatives.class.{code}.millions": lambda s, code: Fraction(s.money(code), 10**8),
    "initiatives.largest": lambda s: Money(max(p.money for p in s.ours)),
    "initiatives.kept": lambda s: Money(s.kept(s.inside)),
    "initiatives.kept.euro": lambda s: Money(s.kept(s.inside)),
    "initiatives.away": lambda s: Money(s.money() - s.kept(s.inside)),
    "initiatives.head": lambda s: s.head(s.inside),
    "initiatives.head.others": lambda s: s.head(s.by_head[1:]),
    "initiatives.others": lambda s: len(s.inside) - 1,
    "initiatives.head.{unit}": lambda s, unit: s.head([unit]),
    "initiatives.money.{unit}": lambda s, unit: Money(s.kept([unit])),
    "initiatives.number.{unit}": lambda s, unit: s.touching(unit),
    "initiatives.first.money": lambda s: Fraction(100 * s.kept(s.by_head[:1]), s.kept(s.inside)),
    "initiatives.first.people": lambda s: Fraction(100 * s.people(NOW, s.by_head[:1]), s.people(NOW)),
    "initiatives.table.here": lambda s: s.table_head(s.inside),
    "initiatives.table.around": lambda s: s.table_head(s.around),
    "initiatives1.number": lambda s: len(s.works),
    "initiatives1.money": lambda s: Money(sum(cents(r["importo_programmato_esclusi_oc_126"]) for r in s.works)),
    "initiatives1.few": lambda s: sum(r["cod_istat_comune"] in s.few() for r in s.works),
    "initiatives1.begun": lambda s: s.phase("under_way", "works_ended", "completed"),
    "initiatives1.begun.part": lambda s: Fraction(100 * s.phase("under_way", "works_ended", "completed"), len(s.works)),
    "initiatives1.phase.{phase}": lambda s, phase: s.phase(phase),
    # 3.1d services
    "services.factor": lambda s: ROAD_FACTOR,
    "services.{service}.sites": lambda s, service: sum(x.unit in s.inside for x in s.sites[service]),
    "services.{service}.with": lambda s, service: len(s.inside) - len(s.without(service)),
    "services.{service}.without": lambda s, service: len(s.without(service)),
    "services.{service}.without.people": lambda s, service: s.people(NOW, s.without(service)),
    "services.{service}.without.part": lambda s, service: s.part_without(service, s.inside, NOW),
    "services.{service}.common.here": lambda s, service: s.part_without(service, s.inside, SHARED_DATE),
    "services.{service}.common.around": lambda s, service: s.part_without(service, s.around, SHARED_DATE),
    "services.{service}.far": lambda s, service: len(s.far(service)),
    "services.{service}.far.people": lambda s, service: s.people(NOW, s.far(service)),
    "services.{service}.km.{unit}": lambda s, service, unit: s.way(service, unit),
    "services.{service}.more": lambda s, service: s.one_more(service)[1],
    "services.{service}.more.units": lambda s, service: s.one_more(service)[2],
    "services.none": lambda s: len(s.without_all()),
    "services.none.people": lambda s: s.people(NOW, s.without_all()),
    "services.list.private_schools_2023_24": lambda s: sum(u in s.inside for u in s.school_units),
    "services.list.private_schools_2023_24.units": lambda s: len({u for u in s.school_units if u in s.inside}),
    # 3.1f bodies
    "actors.number": lambda s: len(s.bodies),
    "actors.main": lambda s: len(s.third),
    "actors.nature.{nature}": lambda s, nature: sum(b.nature == nature for b in s.bodies),
    "actors.unit.{unit}": lambda s, unit: s.bodies_in(unit),
    "actors.none": lambda s: len(s.bodiless),
    "actors.none.people": lambda s: s.people(NOW, s.bodiless),
    "actors.first.part": lambda s: Fraction(100 * max(s.bodies_in(u) for u in s.inside), len(s.third)),
    "actors.median": lambda s: Money(s.median()),
    "actors.received": lambda s: Money(sum(s.received)),
    "actors.top": lambda s: s.tenth(),
    "actors.top.part": lambda s: Fraction(100 * sum(s.received[: s.tenth()]), sum(s.received)),
    # 3.1g basins
    "commuters.gaining": lambda s: sum(s.balance(u) > 0 for u in s.inside),
    "commuters.losing": lambda s: sum(s.balance(u) < 0 for u in s.inside),
    "commuters.home": lambda s: Fraction(100 * s.commuters(1), s.commuters(0)),
    "commuters.in": lambda s: s.commuters(2),
    "commuters.out": lambda s: s.commuters(0) - s.commuters(1),
    "commuters.net": lambda s: sum(s.balance(u) for u in s.inside),
    "commuters.net.{unit}": lambda s, unit: s.balance(unit),
    "areas.number": lambda s: len(s.groups),
    "areas.foreign.units": lambda s: len(s.foreign),
    "areas.foreign.people": lambda s: s.people(NOW, s.foreign),
    "areas.foreign.part": lambda s: Fraction(100 * s.people(NOW, s.foreign), s.people(NOW)),
    # the sources' own dates, as their mappings state them
    "source.{code}.date": source_date,
}

#: Values that are no finding: what the definition or a scale gives, said again by their own id.
GIVEN = re.compile(r"(?:given|year|period|edition)\.(.+)")


def pattern(template: str) -> re.Pattern:
    parts = re.split(r"\{(\w+)\}", template)
    kinds = {"unit": r"\d{6}", "i": r"\d+", "service": "library|family_counselling", "kind": "HH|LL|HL|LH|none"}
    named = (f"(?P<{p}>{kinds.get(p, '[^.]+')})" if i % 2 else re.escape(p) for i, p in enumerate(parts))
    return re.compile("".join(named))


PATTERNS = sorted(((t.count("{"), pattern(t), f) for t, f in CHECKS.items()), key=lambda x: x[0])


def expected(s: Sources, figure: str):
    """What the table says of a figure; `None` where it says nothing."""
    for _, form, compute in PATTERNS:
        if found := form.fullmatch(figure):
            return compute(s, **found.groupdict())
    return None


def agrees(value, wanted) -> bool:
    match wanted:
        case Edge():
            return wanted.below <= value < wanted.above
        case Money():
            return isinstance(value, str) and Fraction(value) * 100 == wanted.cents
        case int() | str():
            return value == wanted
        case _:
            # Nine significant digits: half a unit of the ninth.
            return math.isclose(value, float(wanted), rel_tol=5.0000001e-9, abs_tol=1e-15)


PRINTED = re.compile(
    r"(?P<sign>[−+]?)(?P<digits>\d{1,3}(?:\.\d{3})*|\d+)(?:,(?P<part>\d+))?(?:\s(?P<scale>milioni))?(?:\sdi\seuro|\s[%€])*"
)


def printed(text: str, wanted) -> bool:
    """Whether an Italian text says the recomputed value, at the precision that it prints."""
    if isinstance(wanted, str):
        return text == date(wanted)
    found = PRINTED.fullmatch(text)
    if not found:
        return False
    places = len(found["part"] or "")
    said = Fraction(found["digits"].replace(".", "") + (f".{found['part']}" if places else "")) * (-1 if found["sign"] == "−" else 1)
    match wanted:
        case Edge():
            return agrees(said, wanted)
        case Money():
            exact = Fraction(wanted.cents, 100)
        case _:
            exact = Fraction(wanted)
    exact /= 10**6 if found["scale"] else 1
    near = Fraction(1, 10**9) if isinstance(wanted, float) else 0
    return abs(said - exact) <= Fraction(1, 2 * 10**places) + near


# ---------------------------------------------------------------- tables and sentences


def unit_rows(s: Sources) -> list[list[str]]:
    def row(u: str) -> list[str]:
        way = [("nel comune" if u in s.own(x) else number(s.way(x, u), 1)) for x in ("family_counselling", "library")]
        return [s.names[u], *figures([u]), *way, grouped(s.touching(u)), number(s.head([u])), grouped(s.bodies_in(u))]

    def figures(units: list[str]) -> list[str]:
        return [grouped(s.people(NOW, units)), percent(s.change(units)), percent(s.share(units))]

    rows = [row(u) for u in sorted(s.inside, key=lambda u: (fold_words(s.names[u]), u))]
    return [*rows, ["Territorio", *figures(s.inside), "", "", grouped(len(s.ours)), number(s.head(s.inside)), grouped(len(s.third))]]


def fold_words(name: str) -> str:
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower().replace("'", " ")


def people_rows(s: Sources) -> list[list[str]]:
    def row(name: str, units: list[str]) -> list[str]:
        return [name, grouped(s.people(THEN, units)), grouped(s.people(NOW, units)), percent(s.change(units))]

    most = sorted(s.inside, key=lambda u: (s.change([u]), u))[:5]
    return [*(row(s.names[u], [u]) for u in most), row("Territorio", s.inside)]


def even_rows(s: Sources) -> list[list[str]]:
    def row(name: str, units: list[str]) -> list[str]:
        return [name, grouped(len(units)), grouped(s.people(NOW, units)), percent(100 * s.level(units))]

    order = sorted(s.groups, key=lambda g: (-s.people(NOW, s.groups[g]), g))
    return [*(row(g, s.groups[g]) for g in order), row("Territorio", s.inside)]


def money_rows(s: Sources) -> list[list[str]]:
    def row(name: str, n: int, units: list[str]) -> list[str]:
        return [name, grouped(n), number(Fraction(s.kept(units), 100)), number(s.head(units))]

    return [*(row(s.names[u], s.touching(u), [u]) for u in s.by_head[:5]), row("Territorio", len(s.ours), s.inside)]


def far_rows(s: Sources) -> list[list[str | None]]:
    """`None` is a cell that holds no figure, only the product's words."""
    service = "family_counselling"
    rows = []
    for u in sorted(s.inside, key=lambda u: (-s.nearest[service, u][0], u))[:6]:
        way, at = s.nearest[service, u]
        rows.append([s.names[u], s.names[at] + ("" if at in s.inside else " (PG)"), number(way, 1), grouped(s.people(NOW, [u]))])
    return [*rows, [None, "", "", grouped(s.people(NOW, s.far(service)))]]


TABLES = {
    "table-people": people_rows,
    "table-even": even_rows,
    "table-initiatives": money_rows,
    "table-services": far_rows,
    "table-units": unit_rows,
}


def either(n: int) -> tuple[str, ...]:
    """A small number as a sentence writes it: in figures or in words."""
    return (grouped(n), word(n)) if n < 50 else (grouped(n),)


def claims(s: Sources) -> list[tuple[str, list]]:
    """What one paragraph of a section must say together: numbers in Italian form and the names that go with them. The wording between
    them is the product's; of alternatives, in a tuple, one must be there."""

    def name(units: list[str]) -> list[str]:
        return [s.names[u] for u in sorted(units, key=lambda u: fold_words(s.names[u]))]

    def two(age: str = "all") -> list[str]:
        return [grouped(s.people(when, age=age)) for when in (THEN, NOW)]

    by_change = sorted(s.inside, key=lambda u: (s.change([u]), u))
    most, least = by_change[0], by_change[-1]
    works = sum(r["cod_istat_comune"] in s.few() for r in s.works)
    gaining = [u for u in s.inside if s.balance(u) > 0]
    missions = sorted({p.mission for p in s.ours}, key=lambda m: -s.money(m))
    rich = s.mission(missions[0])
    top, low = s.by_head[0], s.by_head[-1]
    largest = max(s.ours, key=lambda p: p.money)
    place, more, units = s.one_more("family_counselling")
    far = s.far("family_counselling")
    out = [
        ("people", [*two(), grouped(s.people(THEN) - s.people(NOW)), s.names[most], s.names[least]]),
        ("people", [percent(-s.change([least])), s.names[least], percent(-s.change([most])), s.names[most]]),
        ("people", [*two("old"), *two("young"), *two("middle"), percent(s.share(s.inside)), percent(s.share(s.inside, THEN))]),
        ("people", [number(index(s, NOW)), number(index(s, THEN))]),
        ("people", [s.names[most], s.names[max(s.inside, key=lambda u: s.share([u]))]]),
        ("people", [percent(s.change(s.inside, "2011", SHARED_DATE)), percent(s.change(s.around, "2011", SHARED_DATE))]),
        ("people", [number(s.income(s.inside)), number(s.income(s.around))]),
        ("even", [percent(100 * s.level(s.inside)), percent(s.served(True)), percent(s.served(False))]),
        ("even", [percent(100 * s.theil[2] / s.theil[0]), *(grouped(s.people(NOW, s.far(x))) for x in s.sites)]),
        ("even", [number(math.exp(-s.theil[0]), 3)]),
        ("even", [(number(x, 3), number(x, 4)) for x in s.theil]),
        ("beyond", [either(len(s.networks(s.everybody))), either(len(s.networks(s.inside))), *(actor for actor, _ in s.network_actors)]),
        ("initiatives", [either(len(s.ours)), euro(s.money()), s.names[next(iter(largest.places))], largest.title]),
        ("initiatives", [euro(s.kept(s.inside)), Path(Files.pnrr_places).name]),
        ("initiatives", [rich[0].mission_name.split(",")[0], either(len(rich)), percent(Fraction(100 * s.money(missions[0]), s.money()))]),
        ("initiatives", [s.names[top], number(s.head([top])), s.names[low], number(s.head([low])), number(s.head(s.inside))]),
        ("initiatives", [number(s.head(s.by_head[1:])), either(len(s.inside) - 1)]),
        ("initiatives", [either(len(s.works)), either(works), *name(s.few())]),
        ("services", [either(len(far)), grouped(s.people(NOW, far))]),
        ("services", [s.names[place], grouped(more), either(units)]),
        ("services", [either(len(s.without("family_counselling"))), "consultorio"]),
        ("services", [either(len(s.without_all())), grouped(s.people(NOW, s.without_all())), ", ".join(name(s.without_all())[:-1])]),
        ("services", [either(len(s.school_units)), either(len(set(s.school_units)))]),
        ("actors", [either(len(s.bodies)), *(either(n) for n in Counter(b.nature for b in s.bodies).values())]),
        ("actors", [*name(s.bodiless), grouped(s.people(NOW, s.bodiless))]),
        ("actors", [number(Fraction(s.median(), 100)), either(s.tenth()), number(Fraction(sum(s.received), 100))]),
        ("basins", [grouped(s.commuters(0) - s.commuters(1)), grouped(s.commuters(2)), *(f"+{grouped(s.balance(u))}" for u in gaining)]),
        ("basins", [*name(gaining), percent(Fraction(100 * s.commuters(1), s.commuters(0)))]),
        ("basins", [either(len(s.groups)), either(len(s.foreign)), grouped(s.people(NOW, s.foreign)), *{s.areas[u] for u in s.foreign}]),
    ]
    for service in s.sites:
        lacking = s.without(service)
        share = percent(s.part_without(service, s.inside, NOW))
        out.append(("services", [grouped(s.people(NOW, lacking)), share, date(NOW), *name(lacking)]))
        out.append(("services", [percent(s.part_without(service, units, SHARED_DATE)) for units in (s.inside, s.around)]))
    return out


def says(paragraphs: list[str], claim: list) -> bool:
    """Whether one paragraph holds all of a claim; a number is not part of a longer one, nor a name of a longer word."""

    def form(token: str) -> str:
        before = "" if token[0] in "+−" else r"(?<![\w.,+−])"
        return rf"{before}{re.escape(flat(token))}(?!\w|[.,]\d)"

    forms = [re.compile("|".join(map(form, token if isinstance(token, tuple) else (token,))), re.IGNORECASE) for token in claim]
    return any(all(f.search(p) for f in forms) for p in paragraphs)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(NBSP, " ")).strip()


class Paragraphs(HTMLParser):
    """The text of a page by paragraphs, without styles, scripts and drawings."""

    SILENT = {"style", "script", "svg", "template"}
    INLINE = {"a", "em", "strong", "b", "i", "span", "sup", "sub", "abbr", "time"}

    def __init__(self, page: str):
        super().__init__()
        self.found, self.depth = [""], 0
        self.feed(page)

    def tag(self, tag: str, step: int) -> None:
        self.depth += step * (tag in self.SILENT)
        if tag not in self.INLINE:
            self.found.append("")

    def handle_starttag(self, tag, attrs):
        self.tag(tag, 1)

    def handle_endtag(self, tag):
        self.tag(tag, -1)

    def handle_data(self, data):
        if not self.depth:
            self.found[-1] += data

    @property
    def texts(self) -> list[str]:
        return [text for text in map(flat, self.found) if text]


def strings(node) -> list[str]:
    """Every text below a node of the plan, in order."""
    if isinstance(node, str):
        return [node]
    nodes = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for n in nodes for text in strings(n)]


# ---------------------------------------------------------------- the run


class Report:
    def __init__(self):
        self.differences: list[str] = []
        self.counts = Counter()

    def check(self, kind: str, holds: bool, what: str) -> None:
        self.counts[kind] += 1
        if not holds:
            self.differences.append(f"{kind}: {what}")


def check_values(s: Sources, plan: dict, report: Report) -> list[str]:
    """Every value of the annex; those that no line of `CHECKS` knows come back."""
    unknown = []
    for f in plan["figures"]:
        if given := GIVEN.fullmatch(f["id"]):
            said = str(f["value"]) == given[1] or f["id"] == "edition.date" and f["value"] == plan["date"]
            report.check("given", said, f"{f['id']} is {f['value']}")
            continue
        wanted = expected(s, f["id"])
        if wanted is None:
            unknown.append(f["id"])
            continue
        report.check("figure", agrees(f["value"], wanted), f"{f['id']} «{f['label']}» is {f['value']}, the files give {shown(wanted)}")
        report.check("printed", printed(f["text"], wanted), f"{f['id']} is printed «{f['text']}», the files give {shown(wanted)}")
        report.check("label", "{" not in f["label"], f"{f['id']} has an unfilled label «{f['label']}»")
    return unknown


def shown(wanted) -> str:
    match wanted:
        case Money():
            return f"{wanted.cents / 100:.2f}"
        case Fraction():
            return f"{float(wanted):.9g}"
        case float():
            return f"{wanted:.9g}"
    return str(wanted)


def check_tables(s: Sources, plan: dict, report: Report) -> None:
    found = {b["id"]: b for section in plan["sections"] for b in section["content"] if b["type"] == "table"}
    for name, rows in TABLES.items():
        if name not in found:
            report.check("table", False, f"{name} is missing")
            continue
        wanted, got = rows(s), found[name]["rows"]
        report.check("table", len(wanted) == len(got), f"{name} has {len(got)} rows, not {len(wanted)}")
        for a, b in zip(wanted, got):
            for x, y in zip(a, b):
                report.check("cell", x is None or flat(x) == flat(y or ""), f"{name}, row «{b[0]}»: «{y}», the files give «{x}»")


def check_text(s: Sources, plan: dict, page: str | None, report: Report) -> None:
    sections = {section["id"]: [flat(text) for text in strings(section)] for section in plan["sections"]}
    running = Paragraphs(page).texts if page is not None else None
    for section, claim in claims(s):
        words = " · ".join(token if isinstance(token, str) else "/".join(token) for token in claim)
        report.check("paragraph", says(sections.get(section, []), claim), f"no paragraph of section {section} says «{flat(words)}»")
        if running is not None:
            report.check("page", says(running, claim), f"no paragraph of the HTML page says «{flat(words)}»")


def main(arguments: list[str]) -> int:
    paths = [a for a in arguments if not a.startswith("--")]
    if len(paths) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    s = Sources(Path(paths[0]), "--profile-points" in arguments)
    plan = json.loads(Path(paths[1]).read_text())
    page = Path(paths[2]).read_text() if len(paths) == 3 else None
    report = Report()
    unknown = check_values(s, plan, report)
    check_tables(s, plan, report)
    check_text(s, plan, page, report)
    for difference in report.differences:
        print(f"DIFFERS {difference}")
    c = report.counts
    values = c["figure"] + len(unknown)
    print(f"values of the annex: {c['figure']} of {values} recomputed; {c['given']} more are given by the definition or a scale")
    if unknown:
        print(f"not recomputed: {' '.join(unknown if '--list' in arguments else unknown[:20])}{' …' if len(unknown) > 20 else ''}")
    print(f"printed texts {c['printed']}, table cells {c['cell']}, paragraphs {c['paragraph']}, and in the page {c['page']}")
    figures = sum(difference.startswith("figure:") for difference in report.differences)
    if others := len(report.differences) - figures:
        print(f"{others} printed texts, labels, cells and paragraphs differ")
    print(f"{c['figure']} figures recomputed, {figures} differ")
    return 1 if report.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
