#!/bin/sh
# Makes a territory of all municipalities of Italy with a million figures and 50 000 made-up records, and measures its plan.
#
# Usage: bench/all_italy.sh PROGRAM FOLDER
# PROGRAM is a built `reticolo`, FOLDER is made (it must not be there). Only RETICOLO_SHARED is needed (../shared unless set), and
# /usr/bin/time and python3. The same seeds every time.
set -eu
program=$(realpath "$1")
folder=$2
shared=${RETICOLO_SHARED:-$(dirname "$0")/../../shared}
bench=$(dirname "$0")
data=$shared/data
mkdir "$folder"
dir=$folder/italia

timed() {
    name=$1
    shift
    /usr/bin/time -f "$name: %e s, %M KiB at most" "$@" >"$folder/out.txt" 2>"$folder/err.txt" || { cat "$folder/out.txt" "$folder/err.txt"; exit 1; }
    tail -n 1 "$folder/err.txt"
}

"$program" new "$dir" --name Italia --territory IT >/dev/null
timed "units" "$program" import "$dir" "$data/boundaries/italy_municipalities_simplified.geojson.gz" --as units --mapping boundaries --skip-bad-rows
timed "seats" "$program" import "$dir" "$data/municipalities/municipality_geography_2011_2021.csv" --as units --mapping municipality_seats --skip-bad-rows
for pair in \
    municipalities/istat_municipality_classification_2023.csv:municipality_classification \
    indicators/irpef_2024_by_municipality.csv:income \
    indicators/five_per_thousand_2022_by_municipality.csv:five_per_thousand_by_municipality \
    indicators/pnrr_2023_projects_by_municipality.csv:pnrr_projects_by_municipality \
    indicators/opencivitas_2022_spending_and_services.csv:spending_and_services; do
    timed "${pair#*:}" "$program" import "$dir" "$data/${pair%%:*}" --as indicators --mapping "${pair#*:}" --skip-bad-rows
done
python3 "$bench/all_italy.py" "$data/boundaries/italy_municipalities_simplified.geojson.gz" "$folder/measures.csv" "$folder/measures.toml"
timed "measures" "$program" import "$dir" "$folder/measures.csv" --as indicators --mapping "$folder/measures.toml" --skip-bad-rows
timed "records" "$program" example generate "$dir" --scale 9 --seed 7 --not-illustrative
timed "plan, JSON" "$program" plan "$dir" --out "$folder/plan.json" --date 2026-06-30
timed "plan, PDF" "$program" plan "$dir" --out "$folder/plan.pdf" --date 2026-06-30
ls -l "$folder"/plan.*
