//! Other people's programs read what ours writes: GDAL the exports and tiles, Python the tables and archives, poppler the plan, curl the server.

use crate::browser::setting;
use crate::run::{Done, capture, command, root};
use crate::server::{Server, reticolo};
use crate::test::{Run, inside};
use crate::{compile, setup};
use std::path::Path;

/// Counts the rows of a CSV and refuses one whose rows are longer or shorter than its header, or whose header names a column twice.
const CSV_ROWS: &str = "
import csv, sys
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    header, *rows = csv.reader(file)
assert len(set(header)) == len(header), 'a column twice'
for number, row in enumerate(rows, 2):
    assert len(row) == len(header), f'row {number}: {len(row)} cells'
print(len(rows))
";

/// Reads JSON from standard input and says how long the list under a key is.
const JSON_KEYS: &str = "
import json, sys
print(' '.join(sorted(json.load(open(sys.argv[1], encoding='utf-8')))))
";

pub fn run(run: &mut Run) -> Done {
    let territory = run.demo()?;
    let folder = run.temp.0.join("clients");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for what in ["units", "asset", "initiative"] {
        run.tally.check(&format!("{what}: GDAL and Python count alike"), tables(&territory, &folder, what));
    }
    run.tally.check("asset: GDAL turns it into a GeoPackage", geopackage(&folder));
    run.tally.check("units: what GDAL wrote is read back", back(&territory, &folder));
    run.tally.check("indicators: Python reads every row", indicators(&territory, &folder));
    run.tally.check("all: Python opens the archive", archive(&territory, &folder));
    run.tally.check("plan: poppler finds it tagged, short and named", plan(&territory, &folder));
    for what in ["asset", "all"] {
        run.tally.check(&format!("{what}: GDAL reads the GeoPackage"), layers_of_package(&territory, &folder, what));
    }
    let python = setup::readers()?;
    run.tally.check("formats: the standards' schemas and readers take the samples", samples(&python, &folder));
    let valley = folder.join("valley");
    capture(&mut reticolo(&["example", "generate", &valley.to_string_lossy(), "--seed", "51", "--not-illustrative"]))?;
    run.tally.check("formats: the standards' schemas and readers take the exports", standards(&valley, &python, &folder));
    let server = Server::start(&territory)?;
    run.tally.check("home: curl gets a page with a strict policy", home(&server));
    run.tally.check("API: Python reads a page of records", api(&server, &folder));
    run.tally.check("tile: GDAL opens it", tile(&server, &folder));
    for what in ["units", "asset"] {
        run.tally.check(&format!("OGC API: GDAL reads {what}, page by page"), features(&server, &folder, what));
    }
    let server = Server::start(&valley)?;
    run.tally.check("OGC API: GDAL finds the layer of every kind", collections(&server));
    Ok(())
}

fn export(territory: &Path, what: &str, file: &str) -> Result<(), String> {
    capture(&mut reticolo(&["export", &territory.to_string_lossy(), "--what", what, "--out", file])).map(drop)
}

/// The same rows as CSV and as GeoJSON.
fn tables(territory: &Path, folder: &Path, what: &str) -> Result<String, String> {
    let (csv, geojson) = (inside(folder, &format!("{what}.csv")), inside(folder, &format!("{what}.geojson")));
    export(territory, what, &csv)?;
    export(territory, what, &geojson)?;
    let (rows, features) = (csv_rows(&csv)?, count(&layers(&geojson)?)?);
    if rows > 0 && rows == features {
        Ok(format!("{rows} rows"))
    } else {
        Err(format!("{rows} rows in CSV, {features} features in GeoJSON"))
    }
}

fn csv_rows(file: &str) -> Result<u64, String> {
    let text = capture(command("python3").args(["-c", CSV_ROWS, file]))?;
    text.trim().parse().map_err(|_| format!("{file}: {text}"))
}

/// What `ogrinfo` says of a file's layers.
fn layers(file: &str) -> Result<String, String> {
    capture(command("ogrinfo").args(["-ro", "-so", "-al", file]))
}

/// The features of all layers together.
fn count(info: &str) -> Result<u64, String> {
    let counts: Vec<u64> = info.lines().filter_map(|line| line.strip_prefix("Feature Count: ")?.trim().parse().ok()).collect();
    if counts.is_empty() { Err(format!("GDAL finds no layer:\n{info}")) } else { Ok(counts.iter().sum()) }
}

fn geopackage(folder: &Path) -> Result<String, String> {
    let (from, to) = (inside(folder, "asset.geojson"), inside(folder, "asset.gpkg"));
    capture(command("ogr2ogr").args(["-f", "GPKG", &to, &from]))?;
    let (before, after) = (count(&layers(&from)?)?, count(&layers(&to)?)?);
    if before == after { Ok(format!("{after} features")) } else { Err(format!("{before} features became {after}")) }
}

/// GeoJSON as another program writes it comes in again and says that nothing is bad.
fn back(territory: &Path, folder: &Path) -> Result<String, String> {
    let (from, to) = (inside(folder, "units.geojson"), inside(folder, "rewritten.geojson"));
    capture(command("ogr2ogr").args(["-f", "GeoJSON", "-lco", "RFC7946=YES", &to, &from]))?;
    let features = count(&layers(&to)?)?;
    capture(&mut reticolo(&["import", &territory.to_string_lossy(), &to, "--as", "units", "--dry-run"]))?;
    Ok(format!("{features} units"))
}

fn indicators(territory: &Path, folder: &Path) -> Result<String, String> {
    let file = inside(folder, "indicators.csv");
    export(territory, "indicators", &file)?;
    let rows = csv_rows(&file)?;
    if rows > 0 { Ok(format!("{rows} rows")) } else { Err("no rows".to_owned()) }
}

fn archive(territory: &Path, folder: &Path) -> Result<String, String> {
    let file = inside(folder, "all.zip");
    export(territory, "all", &file)?;
    let tested = capture(command("python3").args(["-m", "zipfile", "--test", &file]))?;
    let names = capture(command("python3").args(["-m", "zipfile", "--list", &file]))?;
    if tested.contains("Done testing") && names.lines().count() > 1 {
        Ok(format!("{} files", names.lines().count() - 1))
    } else {
        Err(format!("{tested}{names}"))
    }
}

fn plan(territory: &Path, folder: &Path) -> Result<String, String> {
    let file = inside(folder, "plan.pdf");
    capture(&mut reticolo(&["plan", &territory.to_string_lossy(), "--out", &file, "--language", "it", "--date", "2026-11-24"]))?;
    let info = capture(command("pdfinfo").arg(&file))?;
    let property = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map_or("", str::trim);
    let pages: u64 = property("Pages:").parse().unwrap_or(0);
    if property("Tagged:") != "yes" || !(8..=40).contains(&pages) {
        return Err(format!("tagged: {}, pages: {pages}", property("Tagged:")));
    }
    let configuration = std::fs::read_to_string(territory.join("reticolo.toml")).map_err(|error| format!("reticolo.toml: {error}"))?;
    let name = setting(&configuration, "name").ok_or("reticolo.toml has no name")?;
    let text = capture(command("pdftotext").args([&file, "-"]))?;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if words(&text).contains(&words(name)) { Ok(format!("{pages} pages")) } else { Err(format!("“{name}” does not stand in its text")) }
}

/// A GeoPackage of ours has the rows that the CSV has, or of everything a layer a kind.
fn layers_of_package(territory: &Path, folder: &Path, what: &str) -> Result<String, String> {
    let file = inside(folder, &format!("own_{what}.gpkg"));
    export(territory, what, &file)?;
    let info = layers(&file)?;
    let features = count(&info)?;
    let named = info.lines().filter(|line| line.starts_with("Layer name: ")).count();
    let rows = if what == "all" { features } else { csv_rows(&inside(folder, &format!("{what}.csv")))? };
    let enough = if what == "all" { named > 3 && info.contains("Layer name: units") } else { named == 1 };
    if features > 0 && features == rows && enough { Ok(format!("{features} rows in {named} layers")) } else { Err(info) }
}

/// What the formats' own samples are, by the standards' schemas and readers.
fn samples(python: &Path, folder: &Path) -> Result<String, String> {
    let (into, program) = (inside(folder, "samples"), compile::example("samples"));
    capture(command(&program).arg(&into))?;
    held_against(python, &into, &[])
}

fn held_against(python: &Path, folder: &str, more: &[&str]) -> Result<String, String> {
    let shared = crate::test::shared();
    if !shared.join("schemas").is_dir() {
        return Ok("left out: the schemas are not there".to_owned());
    }
    let said = capture(command(python).arg(root().join("e2e/formats.py")).arg(&shared).arg(folder).args(more))?;
    Ok(format!("{} checks", said.lines().filter(|line| line.ends_with("... ok")).count()))
}

/// The exports in the standards' forms, with a questionnaire that was imported and comes out again as it was.
fn standards(territory: &Path, python: &Path, folder: &Path) -> Result<String, String> {
    let into = folder.join("standards");
    std::fs::create_dir_all(&into).map_err(|error| format!("{}: {error}", into.display()))?;
    for (what, file) in [
        ("hsds", "hsds.json"),
        ("360giving", "360giving.json"),
        ("linked-art", "linked-art.json"),
        ("catalogue", "catalogue.ttl"),
        ("catalogue", "catalogue.jsonld"),
        ("network", "network.gexf"),
        ("network", "network.graphml"),
        ("network", "network.csv"),
        ("meetings", "meetings.ics"),
    ] {
        export(territory, what, &inside(&into, file))?;
    }
    let form = inside(&folder.join("samples"), "xlsform.xlsx");
    capture(&mut reticolo(&["import", &territory.to_string_lossy(), &form, "--as", "form"]))?;
    let archive = inside(folder, "with_form.zip");
    export(territory, "all", &archive)?;
    capture(command("python3").args(["-c", DEFINITIONS, &archive, &inside(&into, "xlsform.xlsx")]))?;
    held_against(python, &into.to_string_lossy(), &["--exports"])
}

/// Takes the one workbook among an archive's documents.
const DEFINITIONS: &str = "
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    [name] = [n for n in archive.namelist() if n.startswith('documents/') and n.endswith('.xlsx')]
    open(sys.argv[2], 'wb').write(archive.read(name))
";

/// A collection read by GDAL has as many features as the server says, once it has followed every page.
fn features(server: &Server, folder: &Path, what: &str) -> Result<String, String> {
    let address = format!("{}/ogc/collections/{what}/items?limit=1", server.base);
    let said = capture(command("python3").args(["-c", MATCHED]).arg(curl(&address, &[])?))?;
    let wanted: u64 = said.trim().parse().map_err(|_| format!("no number: {said}"))?;
    let source = format!("OAPIF:{}/ogc", server.base);
    let info = capture(command("ogrinfo").args(["-ro", "-so", &source, what]))?;
    let file = inside(folder, &format!("ogc_{what}.geojson"));
    let _ = std::fs::remove_file(&file);
    capture(command("ogr2ogr").args(["-f", "GeoJSON", "-oo", "PAGE_SIZE=50", &file, &source, what]))?;
    let (told, read) = (count(&info)?, count(&layers(&file)?)?);
    if wanted > 0 && told == wanted && read == wanted {
        Ok(format!("{read} features"))
    } else {
        Err(format!("{wanted} are there, GDAL tells {told} and reads {read}\n{info}"))
    }
}

/// Every collection that the server names is one that GDAL opens and counts as the server does.
fn collections(server: &Server) -> Result<String, String> {
    let named = capture(command("python3").args(["-c", COLLECTIONS]).arg(curl(&format!("{}/ogc/collections", server.base), &[])?))?;
    let (mut layers, mut all) = (0, 0);
    for what in named.split_whitespace() {
        let address = format!("{}/ogc/collections/{what}/items?limit=1", server.base);
        let said = capture(command("python3").args(["-c", MATCHED]).arg(curl(&address, &[])?))?;
        let told = count(&capture(command("ogrinfo").args(["-ro", "-so", &format!("OAPIF:{}/ogc", server.base), what]))?)?;
        if said.trim().parse() != Ok(told) {
            return Err(format!("{what}: {} are there, GDAL tells {told}", said.trim()));
        }
        (layers, all) = (layers + 1, all + told);
    }
    if layers > 30 && all > 1000 { Ok(format!("{layers} layers, {all} features")) } else { Err(named) }
}

/// Names the collections of an answer.
const COLLECTIONS: &str = "
import json, sys
print(' '.join(c['id'] for c in json.loads(sys.argv[1])['collections']))
";

/// Says how many features an answer says that there are.
const MATCHED: &str = "
import json, sys
print(json.loads(sys.argv[1])['numberMatched'])
";

fn curl(address: &str, more: &[&str]) -> Result<String, String> {
    capture(command("curl").args(["--silent", "--show-error", "--fail", "--max-time", "20"]).args(more).arg(address))
}

fn home(server: &Server) -> Result<String, String> {
    let answer = curl(&format!("{}/", server.base), &["--include"])?;
    let (head, page) = answer.split_once("\r\n\r\n").ok_or("no head")?;
    let head = head.to_lowercase();
    let policy = head.lines().find_map(|line| line.strip_prefix("content-security-policy:")).ok_or("no Content-Security-Policy")?;
    if policy.contains("unsafe") || !policy.contains("default-src") {
        return Err(format!("policy: {policy}"));
    }
    if !head.contains("content-type: text/html") || !page.contains("</html>") {
        return Err(format!("not a page:\n{head}"));
    }
    Ok(format!("{} bytes", page.len()))
}

fn api(server: &Server, folder: &Path) -> Result<String, String> {
    let file = inside(folder, "assets.json");
    curl(&format!("{}/api/v1/asset", server.base), &["--output", &file])?;
    let keys = capture(command("python3").args(["-c", JSON_KEYS, &file]))?;
    if keys.trim().is_empty() { Err("an empty object".to_owned()) } else { Ok(format!("keys: {}", keys.trim())) }
}

/// The tile at the middle of the units' extent.
fn tile(server: &Server, folder: &Path) -> Result<String, String> {
    let info = layers(&inside(folder, "units.geojson"))?;
    let extent = info.lines().find_map(|line| line.strip_prefix("Extent: ")).ok_or("GDAL finds no extent")?;
    let numbers: Vec<f64> = extent.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).filter_map(|n| n.parse().ok()).collect();
    let &[west, south, east, north] = numbers.as_slice() else { return Err(format!("extent: {extent}")) };
    let zoom = 8;
    let (x, y) = tile_at((west + east) / 2.0, (south + north) / 2.0, zoom);
    let file = inside(folder, "tile.mvt");
    curl(&format!("{}/tiles/{zoom}/{x}/{y}", server.base), &["--output", &file])?;
    // A tile alone does not say how it was compressed: the server does, and curl has undone it.
    let info = layers(&file)?;
    let features = count(&info)?;
    if features > 0 && info.contains("Layer name: units") { Ok(format!("{features} features")) } else { Err(info) }
}

/// Column and row of the tile in which a longitude and latitude (degrees) lie.
fn tile_at(longitude: f64, latitude: f64, zoom: u32) -> (u32, u32) {
    let tiles = f64::from(1u32 << zoom);
    let x = (longitude + 180.0) / 360.0 * tiles;
    let y = (1.0 - latitude.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0 * tiles;
    (x as u32, y as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_in_its_tile() {
        // The corner where the four tiles of zoom 1 meet, a little to the north-east and to the south-west of it.
        assert_eq!(tile_at(0.1, 0.1, 1), (1, 0));
        assert_eq!(tile_at(-0.1, -0.1, 1), (0, 1));
        assert_eq!(tile_at(12.5, 41.9, 8), (136, 95));
    }

    #[test]
    fn features_of_all_layers_are_counted() {
        assert_eq!(count("Layer name: a\nFeature Count: 3\nLayer name: b\nFeature Count: 4\n"), Ok(7));
        assert!(count("nothing").is_err());
    }
}
