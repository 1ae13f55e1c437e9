//! How long it takes with 100 000 initiatives: staging, publication, lists, text, facets, a box. Prints seconds; asserts nothing.
//! `cargo run -p reticolo-store --example hundred_thousand [FOLDER [RECORDS]]` (a folder that holds its file already is only read).

#![allow(clippy::disallowed_methods, reason = "it measures time, and makes no result")]

use reticolo_model::geometry::{BoundingBox, Geometry};
use reticolo_model::record::{Place, Precision, UnitShare};
use reticolo_model::{Audience, Origin, Record, Share, Visibility, id, kinds};
use reticolo_store::lists::{self, ListQuery, Sort};
use reticolo_store::staging::{self, Batch, Staged, Staging};
use reticolo_store::{Address, Stamp, Store, StoreError, accounts, check, facets};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const URI: &str = "https://example.org/many";

/// The `n`-th initiative. Values of very different frequency; nothing random.
fn initiative(n: u64) -> Record {
    let mix = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
    let pick = |shift: u64, of: u64| (mix >> shift) % of;
    let kind = kinds::find("initiative").expect("kind");
    let words = ["scuola", "ciclovia", "biblioteca", "depuratore", "asilo", "palestra", "ponte", "museo"];
    let mut r = Record::new(
        id::derived(URI, "initiative", "many", &n.to_string()),
        kind,
        &format!("Rifacimento {} {} {}", words[pick(3, 8) as usize], words[pick(7, 8) as usize], mix % 100_003),
    );
    r.summary = "Lavori di manutenzione straordinaria e adeguamento degli impianti".into();
    r.visibility = if n.is_multiple_of(10) { Visibility::SignedIn } else { Visibility::Public };
    r.origin = Some(Origin { data_set: "many".into(), key: n.to_string() });
    let unit = format!("{:06}", 55_000 + pick(2, 92));
    let point = [12.0 + pick(5, 10_000) as f64 / 8_000.0, 42.3 + pick(9, 10_000) as f64 / 9_000.0];
    r.place = Some(Place {
        geometry: Some(Geometry::Point(point)),
        precision: Precision::Point,
        units: vec![UnitShare { unit, share: Share::WHOLE }],
        doubtful: None,
    });
    for (field, value) in [
        ("cup", format!("J{mix:012}")),
        ("programme", ["PNRR", "FESR", "FSC", "FSE"][pick(1, 4) as usize].to_owned()),
        ("mission", format!("M{}", pick(4, 6))),
        ("component", format!("C{}", pick(6, 4))),
        ("measure", format!("I{:04}", pick(8, 1000))),
        ("phase", ["planned", "funded", "design", "under_way", "completed"][pick(10, 5) as usize].to_owned()),
        ("leader_name", format!("Comune {}", pick(2, 92))),
        ("money_total", format!("{}.{:02}", 1000 + mix % 9_000_000, n % 100)),
    ] {
        r.body.insert(field.into(), json!(value));
    }
    r
}

async fn fill(store: &Store, records: u64, stamp: &Stamp) -> Result<(), StoreError> {
    let s = stamp.clone();
    let t = store.write(move |conn| Box::pin(async move { accounts::create_territory(conn, &s, URI, "Many", &json!({})).await })).await?;
    let start = Instant::now();
    let mut file = Staging::create(store.folder(), uuid::Uuid::nil())?;
    for n in 0..records {
        file.push(&Staged { record: initiative(n), personal: Default::default(), known_by: None, base: None, delete: false })?;
    }
    println!("{:>9.2} s  staging", start.elapsed().as_secs_f64());
    let batch = Batch {
        detail: json!({"records": records}),
        staging: Some(file),
        extra: vec![],
        figures: None,
        units: None,
        version: None,
        remove_missing: false,
        links: vec![],
        unlink: vec![],
    };
    let start = Instant::now();
    let s = stamp.clone();
    store.write(move |conn| Box::pin(async move { staging::publish(conn, t, &s, batch, Arc::new(AtomicBool::new(false))).await })).await?;
    println!("{:>9.2} s  publication", start.elapsed().as_secs_f64());
    let start = Instant::now();
    store.analyse().await?;
    println!("{:>9.2} s  statistics", start.elapsed().as_secs_f64());
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "hundred-thousand".into()));
    let records: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    std::fs::create_dir_all(&folder)?;
    let stamp = Stamp { at: "2026-01-01T00:00:00.000000Z".into(), by: "command_line".into() };
    let store = Store::open(&Address::File(folder.join("reticolo.sqlite")), &folder, &stamp.at).await?;
    if accounts::territory(&mut store.reader().await?, URI).await?.is_none() {
        fill(&store, records, &stamp).await?;
    }
    let mut conn = store.reader().await?;
    let t = accounts::territory(&mut conn, URI).await?.expect("just made").number;
    let filter = |field: &str, value: &str| vec![(field.to_owned(), vec![value.to_owned()])];
    for audience in [Audience::Public, Audience::User(uuid::Uuid::from_u128(1)), Audience::Everything] {
        println!("for {}", audience.key());
        let all = ListQuery::all("initiative", audience);
        let money = ListQuery { sort: Sort::Field("money_total".into()), descending: true, ..all.clone() };
        let text = |text: &str| ListQuery { text: text.into(), ..all.clone() };
        let within = Some(BoundingBox { minx: 12.5, miny: 42.5, maxx: 12.6, maxy: 42.6 });
        let lists = [
            ("by title", all.clone()),
            ("by money", money.clone()),
            ("by leader, a text", ListQuery { sort: Sort::Field("leader_name".into()), ..all.clone() }),
            ("rare value by money", ListQuery { filters: filter("measure", "I0007"), ..money.clone() }),
            ("rare value by title", ListQuery { filters: filter("measure", "I0007"), ..all.clone() }),
            ("common value by money", ListQuery { filters: filter("programme", "PNRR"), ..money.clone() }),
            ("no such value by money", ListQuery { filters: filter("programme", "none"), ..money.clone() }),
            (
                "two values by money",
                ListQuery { filters: [filter("measure", "I0007"), filter("programme", "PNRR")].concat(), ..money.clone() },
            ),
            ("text, rare", text("99991")),
            ("text, common", text("palestre")),
            ("text, common, by money", ListQuery { text: "palestre".into(), ..money.clone() }),
            ("text, nothing", text("inesistente")),
            ("box", ListQuery { within, ..all.clone() }),
            ("box by money", ListQuery { within, ..money.clone() }),
        ];
        for (name, query) in lists {
            let mut best = f64::INFINITY;
            let mut n = 0;
            for _ in 0..3 {
                let start = Instant::now();
                n = lists::page(&mut conn, t, &query).await?.records.len();
                best = best.min(start.elapsed().as_secs_f64());
            }
            let start = Instant::now();
            let count = lists::count(&mut conn, t, &query).await?;
            println!("{:>9.1} ms  list {name} ({n}); {:.1} ms to count {count}", best * 1e3, start.elapsed().as_secs_f64() * 1e3);
        }
        for (name, query) in [
            ("all", all.clone()),
            ("with a rare value", ListQuery { filters: filter("measure", "I0007"), ..all.clone() }),
            ("with a common value", ListQuery { filters: filter("programme", "PNRR"), ..all.clone() }),
            ("with a text", text("palestra")),
        ] {
            for field in ["phase", "programme", "mission", "component", "unit", "status"] {
                let mut best = f64::INFINITY;
                let mut n = 0;
                for _ in 0..2 {
                    let start = Instant::now();
                    n = facets::counts(&mut conn, t, &query, field).await?.len();
                    best = best.min(start.elapsed().as_secs_f64());
                }
                println!("{:>9.1} ms  facet {field} of {name} ({n})", best * 1e3);
            }
        }
        let start = Instant::now();
        facets::sum(&mut conn, t, &all, "money_total").await?;
        println!("{:>9.1} ms  sum of money", start.elapsed().as_secs_f64() * 1e3);
    }
    drop(conn);
    let mut conn = store.snapshot().await?;
    let start = Instant::now();
    let report = check::run(&mut conn, t).await?;
    println!("{:>9.2} s  check ({} findings)", start.elapsed().as_secs_f64(), report.findings.len());
    store.end_snapshot(conn).await?;
    store.close().await;
    Ok(())
}
