//! The real files of the shared data, where they are at hand: each with a mapping of a few lines, what it says counted anew.

use super::Bed;
use reticolo_instruments::Config;
use std::path::PathBuf;

/// A file of the shared data, or a word that it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var("RETICOLO_SHARED")
        .map_or_else(|_| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let path = root.join("data").join(name);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

/// A territory with the units of a province, and its region's as context: the largest table of municipalities in GeoJSON.
async fn bed() -> Option<Bed> {
    let folder = shared("README.md")?.with_file_name("boundaries");
    let tables = std::fs::read_dir(folder).ok()?.filter_map(|e| e.ok().map(|e| e.path()));
    let tables = tables.filter(|p| p.to_string_lossy().ends_with("_municipalities.geojson"));
    let boundaries = tables.max_by_key(|p| p.metadata().map_or(0, |m| m.len()))?;
    let bed = Bed::of(Config { name: "Prova".into(), territory: Some("055".into()), units: vec![], database: None }).await;
    std::fs::copy(boundaries, bed.folder.join("units.geojson")).expect("a copy");
    bed.import("units.geojson", "units", "").await.expect("units");
    Some(bed)
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_lie_in_all_their_places_and_their_bodies_meet_those_of_another_list() {
    let (Some(projects), Some(places), Some(bodies)) = (
        shared("projects/pnrr_2023_projects_centre_it.csv.gz"),
        shared("projects/pnrr_2023_locations_centre_it.csv.gz"),
        shared("third_sector/five_per_thousand_2022_centre_north.csv.gz"),
    ) else {
        return;
    };
    let Some(bed) = bed().await else { return };
    for (from, to) in [(projects, "projects.csv.gz"), (places, "places.csv.gz"), (bodies, "bodies.csv.gz")] {
        std::fs::copy(from, bed.folder.join(to)).expect("a copy");
    }
    let mapping = "data_set = \"projects\"\nkey = [\"CUP\", \"Codice Locale Progetto\"]\nkeep = \"inside\"
        [columns]\ntitle = \"Titolo progetto\"\nmoney_pnrr = \"Finanziamento PNRR\"
        [places]\nfile = \"places.csv.gz\"\nkey = [\"CUP\", \"Codice Locale Progetto\"]\nunit = \"COD_ISTAT_COMUNE\"
        [[references]]\nlink = \"leads\"\nkind = \"actor\"\nby = \"tax_code\"\ncolumn = \"Codice fiscale soggetto attuatore\"\nmissing = \"create\"\ntitle = \"Soggetto attuatore\"\nconstants = { nature = \"public_body\" }\n";
    let report = bed.import("projects.csv.gz", "initiative", mapping).await.expect("imported");
    assert_eq!((report.rows, report.added, report.left_out, report.created, report.linked), (9548, 203, 9345, 68, 203));
    assert_eq!(report.places_unknown, 262);
    let all = bed.records("initiative").await;
    let cents = |r: &reticolo_model::Record| r.body_cents("money_pnrr").unwrap_or(0);
    assert_eq!(all.iter().map(cents).sum::<i64>(), 6_207_591_575, "once in the whole");
    assert_eq!(all.iter().filter(|r| r.place.as_ref().is_some_and(|p| p.units.len() > 1)).count(), 18);
    // The part of the province follows from all the places of each project.
    let inside: Vec<_> = all
        .iter()
        .flat_map(|r| r.place.iter().flat_map(|p| &p.units).filter(|u| u.unit.starts_with("055")).map(|u| (cents(r), u.share)))
        .collect();
    assert_eq!(reticolo_model::share::total_cents(&inside), 5_783_095_050);
    let mapping = "data_set = \"bodies\"\nkey = [\"codice_fiscale\"]\nkeep = \"inside\"
        [columns]\ntitle = \"denominazione\"\ntax_code = \"codice_fiscale\"\nunit = \"codice_comune\"\nsupport_received = \"importo_totale_erogabile\"
        [[choices]]\ntarget = \"nature\"\ncolumn = \"comuni\"\nvalue = \"public_body\"
        [[choices]]\ntarget = \"nature\"\nvalue = \"third_sector\"\n";
    let report = bed.import("bodies.csv.gz", "actor", mapping).await.expect("imported");
    assert_eq!((report.rows, report.added as u64 + report.met + report.left_out), (52_258, 52_258));
    assert_eq!((report.added as u64 + report.met, report.met), (281, 20), "20 bodies stand in both lists");
    bed.sound().await;
}
