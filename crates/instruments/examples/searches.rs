//! How long the search over everything takes with 100 000 records of several kinds. Prints milliseconds; asserts nothing.
//! `cargo run -p reticolo-instruments --example searches [FOLDER [RECORDS [POSTGRESQL-URL]]]` (a folder that is there is only read).

#![allow(clippy::disallowed_methods, reason = "it measures time, and makes no result")]

use reticolo_instruments::search::SearchAsk;
use reticolo_instruments::{Config, Result, Who, Workbench};
use reticolo_messages::Language::It;
use reticolo_model::record::Position;
use reticolo_model::{Audience, Origin, Place, Record, Share, Visibility, id, kinds};
use reticolo_store::staging::{self, Batch, Staged, Staging};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const WORDS: [&str; 16] = [
    "scuola",
    "ciclovia",
    "biblioteca",
    "depuratore",
    "asilo",
    "palestra",
    "ponte",
    "museo",
    "ambulatorio",
    "archivio",
    "teatro",
    "mercato",
    "acquedotto",
    "parco",
    "stazione",
    "centro",
];

/// The `n`-th record. Words of very different frequency; nothing random.
fn record(n: u64) -> Record {
    let mix = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
    let pick = |shift: u64, of: u64| (mix >> shift) % of;
    let code = ["initiative", "asset", "need", "actor"][pick(1, 4) as usize];
    let kind = kinds::find(code).expect("kind");
    let title = format!("Rifacimento {} {} {}", WORDS[pick(3, 16) as usize], WORDS[pick(7, 16) as usize], mix % 100_003);
    let mut r = Record::new(id::derived("many", code, "many", &n.to_string()), kind, &title);
    // Ten thousand words that are somebody's names, as a real registry has them.
    let name = |k: u64| ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"][(k % 10) as usize];
    let own: String = (0..5).map(|i| name(pick(2 * i, 10_000) / 10u64.pow(i as u32 % 4))).collect();
    r.summary = format!("Lavori di manutenzione straordinaria e adeguamento degli impianti presso {own}");
    r.visibility = if n.is_multiple_of(10) { Visibility::SignedIn } else { Visibility::Public };
    r.origin = Some(Origin { data_set: format!("many_{}", pick(4, 5)), key: n.to_string() });
    r.place = Some(Place::in_units(vec![format!("{:06}", 55_000 + pick(2, 92))]));
    let area = ["welfare", "environment", "enterprise", "existing_work"][pick(5, 4) as usize];
    r.positions = vec![Position { area: area.into(), dimension: "services".into(), modality: "pilots".into(), weight: Share::WHOLE }];
    for (field, value) in match code {
        "asset" => vec![("class", "service_facility"), ("service", "library")],
        "need" => vec![("category", "home_care")],
        "actor" => vec![("nature", "firm")],
        _ => vec![("phase", "planned")],
    } {
        r.body.insert(field.into(), json!(value));
    }
    r
}

async fn fill(wb: &Workbench, records: u64) -> Result<()> {
    let mut file = Staging::create(wb.store.folder(), uuid::Uuid::nil())?;
    for n in 0..records {
        file.push(&Staged { record: record(n), personal: BTreeMap::new(), known_by: None, base: None, delete: false })?;
    }
    let batch = Batch {
        detail: json!({ "records": records }),
        staging: Some(file),
        extra: vec![],
        figures: None,
        units: None,
        version: None,
        remove_missing: false,
        links: vec![],
        unlink: vec![],
    };
    let (territory, stamp) = (wb.territory, reticolo_store::Stamp { at: wb.now(), by: "command_line".into() });
    let start = Instant::now();
    let write = wb.store.write(move |conn| {
        Box::pin(async move { staging::publish(conn, territory, &stamp, batch, Arc::new(AtomicBool::new(false))).await })
    });
    write.await?;
    println!("{:>9.2} s   {records} records written", start.elapsed().as_secs_f64());
    wb.store.analyse().await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "searches".into()));
    let records: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let clock = Arc::new(|| "2026-01-01T00:00:00.000000Z".to_owned());
    let wb = if Config::exists(&folder) {
        Workbench::open(&folder, clock, None).await?
    } else {
        let config = Config { name: "Many".into(), territory: None, units: vec!["055001".into()], database: args.next() };
        let wb = Workbench::new_territory(&folder, config, clock, None).await?;
        fill(&wb, records).await?;
        wb
    };
    println!("{}", wb.store.engine().name());
    let ask = |text: &str, filters: &[(&str, &str)]| {
        let filters = filters.iter().map(|(f, v)| ((*f).to_owned(), vec![(*v).to_owned()])).collect();
        SearchAsk { text: text.to_owned(), filters, ..SearchAsk::default() }
    };
    let start = Instant::now();
    wb.search_all(&Who::CommandLine, &ask("scuola", &[]), It).await?;
    println!("{:>9.1} ms  the first search, which makes the index", start.elapsed().as_secs_f64() * 1e3);
    let mut asks: Vec<(&str, SearchAsk)> = vec![
        ("a word that every record has", ask("manutenzione", &[])),
        ("a word of one in eight", ask("biblioteca", &[])),
        ("by stem", ask("biblioteche", &[])),
        ("the beginning of many words", ask("ma", &[])),
        ("a rare number", ask("99991", &[])),
        ("five words", ask("lavori di manutenzione straordinaria impianti", &[])),
        ("in one municipality", ask("rifacimento", &[("unit", "055032")])),
        ("in a cell", ask("rifacimento", &[("area", "welfare"), ("dimension", "services")])),
        ("of one kind", ask("museo", &[("kind", "asset")])),
        ("a typo", ask("bibloteca", &[])),
        ("a typo of two letters", ask("manutenzoine strordinaria", &[])),
        ("nothing", ask("xyzzyxyzzy", &[])),
        ("in English", ask("library", &[])),
    ];
    let deep = wb.search_all(&Who::CommandLine, &SearchAsk { limit: 100, ..ask("manutenzione", &[]) }, It).await?;
    asks.push(("the next page", SearchAsk { after: deep.next, ..ask("manutenzione", &[]) }));
    let mut every = Vec::new();
    for who in [Who::Visitor, Who::Reader(Audience::User(uuid::Uuid::from_u128(1))), Who::CommandLine] {
        println!("for {}", who.audience().key());
        for (name, ask) in &asks {
            let mut times = Vec::new();
            let mut total = 0;
            for _ in 0..20 {
                let start = Instant::now();
                total = wb.search_all(&who, ask, It).await?.total;
                times.push(start.elapsed().as_secs_f64() * 1e3);
            }
            every.extend(times.iter().copied());
            times.sort_by(f64::total_cmp);
            println!("{:>9.1} ms  {name} ({total} found; slowest {:.1})", times[10], times[19]);
        }
    }
    every.sort_by(f64::total_cmp);
    println!("{:>9.1} ms  half of {}; {:.1} ms 19 of 20", every[every.len() / 2], every.len(), every[every.len() * 19 / 20]);
    // What a write costs the next search.
    let title = json!({ "title": "Nuova 1", "body": { "nature": "firm" } });
    let mut after = Vec::new();
    for _ in 0..20 {
        wb.create(&Who::CommandLine, "actor", title.as_object().expect("an object")).await?;
        let start = Instant::now();
        wb.search_all(&Who::CommandLine, &ask("nuova", &[]), It).await?;
        after.push(start.elapsed().as_secs_f64() * 1e3);
    }
    after.sort_by(f64::total_cmp);
    println!("{:>9.1} ms  the first search after a write (slowest of 20: {:.1})", after[10], after[19]);
    wb.store.close().await;
    Ok(())
}
