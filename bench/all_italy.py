"""Made-up figures for every municipality of a boundaries file: 43 indicators, two years, the same every time.

Usage: all_italy.py BOUNDARIES.geojson.gz FIGURES.csv MAPPING.toml
"""
import gzip
import json
import random
import sys

INDICATORS = 43
YEARS = (2022, 2023)


def main():
    boundaries, figures, mapping = sys.argv[1:]
    with gzip.open(boundaries, "rt", encoding="utf-8") as file:
        codes = sorted(f["properties"]["com_istat_code"] for f in json.load(file)["features"])
    rng = random.Random(7)
    with open(figures, "w", encoding="utf-8") as out:
        out.write("unit,indicator,period,value\n")
        for number in range(INDICATORS):
            for year in YEARS:
                for code in codes:
                    out.write(f"{code},measure_{number:02},{year},{rng.gauss(100, 15):.2f}\n")
    with open(mapping, "w", encoding="utf-8") as out:
        out.write('data_set = "measures"\ntitle = "Measures"\nlicence = "CC0"\n\n[columns]\n')
        out.write("".join(f'{name} = "{name}"\n' for name in ("unit", "indicator", "period", "value")))
        for number in range(INDICATORS):
            out.write(f'\n[[indicators]]\ncode = "measure_{number:02}"\ntitle = "Measure {number}"\nunit = "points"\n')
            out.write('direction = "more_is_better"\naggregation = "ratio"\n')


if __name__ == "__main__":
    main()
