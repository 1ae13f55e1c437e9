//! A small made-up territory behind the real router: nine square units, an indicator, records with hostile texts, accounts.
#![allow(dead_code)] // Each test binary uses its own part.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use reticolo_instruments::accounts::Session;
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_model::grid::{Axis, Entry, Grid};
use reticolo_model::{Kind, Role, Visibility, kinds};
use reticolo_web::{Options, RouteInfo, router};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;
use uuid::Uuid;

pub const HOSTILE: &str = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)>";
pub const PASSWORD: &str = "four random words here";
pub const UNITS: usize = 9;

/// A territory in a folder that goes when the test ends.
pub struct Ground {
    pub wb: Workbench,
    pub router: Router,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// An answer, whole.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
}

pub fn code(i: usize) -> String {
    format!("99900{}", i + 1)
}

/// A territory without anything in it.
pub async fn empty() -> Ground {
    empty_on(None).await
}

/// The same on a PostgreSQL database, or on a SQLite file.
pub async fn empty_on(database: Option<String>) -> Ground {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = std::env::temp_dir().join(format!("reticolo-web-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let config = Config { name: "Valle di prova & <b>".into(), territory: None, units: (0..UNITS).map(code).collect(), database };
    let clock = Arc::new(|| "2026-11-24T01:02:03.000004Z".to_owned());
    let wb = Workbench::new_territory(&folder, config, clock, None).await.expect("a territory");
    Ground { router: router(Options::new(wb.clone())), wb, folder }
}

/// The same with units, an indicator and one public record of every kind.
pub async fn small() -> (Ground, Vec<(&'static Kind, Uuid)>) {
    let ground = empty().await;
    ground.units().await;
    ground.import("indicators", "ageing.csv", &indicator("ageing", 1.0), Visibility::Public).await;
    let mut made = Vec::new();
    for kind in kinds::ALL {
        let record = tied(kind, &format!("{HOSTILE} {}", kind.code), "public", &made);
        let saved = ground.wb.create(&Who::CommandLine, kind.code, &record).await.unwrap_or_else(|e| panic!("{}: {e}", kind.code));
        made.push((*kind, saved.record.id));
    }
    (ground, made)
}

impl Ground {
    /// Nine squares, three by three.
    pub async fn units(&self) {
        let features: Vec<Value> = (0..UNITS)
            .map(|i| {
                let (x, y) = (10.0 + (i % 3) as f64 * 0.1, 45.0 + (i / 3) as f64 * 0.1);
                let ring = json!([[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]);
                json!({ "type": "Feature", "properties": { "code": code(i), "name": format!("Comune {}", i + 1) }, "geometry": { "type": "Polygon", "coordinates": [ring] } })
            })
            .collect();
        self.import(
            "units",
            "units.geojson",
            &json!({ "type": "FeatureCollection", "features": features }).to_string(),
            Visibility::Public,
        )
        .await;
    }
}

pub fn indicator(code_of: &str, factor: f64) -> String {
    let mut text = String::from("unit,indicator,period,value\n");
    for i in 0..UNITS {
        text.push_str(&format!("{},{code_of},2025,{}\n", code(i), factor * ((i * i) as f64 + 1.0)));
    }
    text
}

/// A value that a field takes; texts are hostile. The same for the same `own`.
pub fn value_of(field: &reticolo_model::Field, own: &str) -> Value {
    use reticolo_model::FieldType as T;
    let first = |v: &reticolo_model::vocabulary::Vocabulary| json!(v.codes().next());
    match field.kind {
        T::Text | T::LongText => json!(HOSTILE),
        T::Integer => json!(field.range.map_or(12, |(least, greatest)| 12_i64.clamp(least as i64, greatest.min(1e9) as i64))),
        T::Number => json!(field.range.map_or(2.5, |(least, greatest)| 2.5_f64.clamp(least, greatest))),
        T::Money => json!("1250.50"),
        T::Date => json!("2026-03-01"),
        T::Year => json!(2025),
        T::Yes => json!(true),
        T::Choice(v) => first(v),
        T::Choices(v) => json!([first(v)]),
        T::Url => json!("https://example.org/?a=\"<b>"),
        T::Email => json!("prova@example.org"),
        T::TaxCode => json!("11111111115"),
        T::Code => json!(own),
        T::Texts => json!([HOSTILE, "due"]),
        T::Rows(columns) => json!([columns.iter().map(|c| (c.code.to_owned(), value_of(c, own))).collect::<Map<String, Value>>()]),
    }
}

/// A record of a kind with what it needs and what lists and maps look at, with hostile text where text may stand.
pub fn record(kind: &Kind, title: &str, visibility: &str) -> Map<String, Value> {
    let mut body = Map::new();
    let own = format!("{}_{}", kind.code, title.len());
    let shown = ["code", "people", "website", "contact_name"];
    let wanted =
        |f: &&reticolo_model::Field| f.required || shown.contains(&f.code) || [kind.class_field, kind.figure_field].contains(&Some(f.code));
    for field in kind.fields.iter().filter(wanted) {
        body.insert(field.code.to_owned(), value_of(field, &own));
    }
    // What was chosen by hand so far.
    for (field, value) in [("nature", json!("firm")), ("category", json!("home_care")), ("class", json!("service_facility"))] {
        if kind.field(field).is_some_and(|f| f.vocabulary().is_some_and(|v| value.as_str().is_some_and(|c| v.has(c)))) {
            body.insert(field.to_owned(), value);
        }
    }
    if kind.code == "axes" {
        // The program's own codes: none may be gone.
        let program = Grid::default();
        for axis in Axis::ALL {
            let row = |e: &Entry| json!({ "code": e.code, "name_it": HOSTILE, "parent": Some(&e.parent).filter(|p| !p.is_empty()) });
            body.insert(axis.field().to_owned(), program.axis(axis).iter().map(row).collect());
        }
    }
    if kind.code == "data_set" {
        body.insert("form".into(), json!("indicators"));
    }
    if kind.field("contact_name").is_some() {
        body.insert("contact_name".into(), json!("Persona di prova 7"));
    }
    if kind.code == "edition" {
        body.remove("number");
    }
    // A verb that there is; without a setting it has no answer, and the plan says so.
    if kind.code == "chosen_analysis" {
        body.insert("verb".into(), json!("inequality"));
    }
    let value = json!({
        "title": title, "summary": HOSTILE, "visibility": visibility, "place": { "unit": code(0) }, "tags": [HOSTILE], "period_from": "2025",
        "positions": [{ "area": "welfare", "dimension": "services", "modality": "pilots" }], "body": body,
    });
    value.as_object().cloned().unwrap_or_default()
}

/// The same, tied to records that it cannot be without.
pub fn tied(kind: &'static Kind, title: &str, visibility: &str, made: &[(&'static Kind, Uuid)]) -> Map<String, Value> {
    let mut record = record(kind, title, visibility);
    let tie = |rule: &reticolo_model::LinkRule| {
        let (_, to) = made.iter().find(|(k, _)| rule.to.contains(&k.code)).expect("what it hangs on is made before it");
        json!({ "kind": rule.code, "to": to })
    };
    let links: Vec<Value> = kind.required_links().map(tie).collect();
    if !links.is_empty() {
        record.insert("links".into(), Value::Array(links));
    }
    record
}

impl Ground {
    pub async fn import(&self, target: &str, name: &str, text: &str, visibility: Visibility) {
        let file = self.folder.join(name);
        std::fs::write(&file, text).expect("a file");
        let ask = ImportAsk {
            file,
            file_name: name.to_owned(),
            target: Target::parse(target).expect("a target"),
            mapping: None,
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            places_file: None,
            language: reticolo_messages::Language::It,
            visibility: Some(visibility),
        };
        let report = self.wb.import(&Who::CommandLine, ask, quiet()).await.unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(report.bad_rows, 0, "{name}: {:?}", report.bad);
        assert!(report.seq.is_some(), "{name} brought nothing");
    }

    /// As an import with a mapping of its own, for records; the report.
    pub async fn import_with(
        &self,
        target: &str,
        name: &str,
        text: &str,
        mapping: Option<&str>,
    ) -> reticolo_instruments::survey::ImportReport {
        let file = self.folder.join(format!("{target}-{name}"));
        std::fs::write(&file, text).expect("a file");
        let ask = ImportAsk {
            file,
            file_name: name.to_owned(),
            target: Target::parse(target).expect("a target"),
            mapping: mapping.map(str::to_owned),
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            places_file: None,
            language: reticolo_messages::Language::It,
            visibility: None,
        };
        self.wb.import(&Who::CommandLine, ask, quiet()).await.unwrap_or_else(|e| panic!("{target} {name}: {e:?}"))
    }

    /// Somebody of this role, signed in.
    pub async fn somebody(&self, name: &str, role: Role) -> Session {
        let link = self.wb.add_user(&Who::CommandLine, name, role).await.expect("an account");
        self.wb.set_up(&link.link_secret, PASSWORD).await.expect("a password")
    }

    pub async fn send(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        Got { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.expect("a body") }
    }

    pub async fn get(&self, address: &str, who: Option<&Session>) -> Got {
        self.send(request("GET", address, who).body(Body::empty()).expect("a request")).await
    }

    /// A form; its session's token comes with it.
    pub async fn post(&self, address: &str, who: &Session, fields: &[(&str, &str)]) -> Got {
        let mut text = format!("csrf={}", who.csrf);
        for (name, value) in fields {
            text.push_str(&format!("&{}={}", encode(name), encode(value)));
        }
        let request = request("POST", address, Some(who)).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(text)).expect("a request")).await
    }

    /// JSON from a browser's session, with its token.
    pub async fn api(&self, method: &str, address: &str, who: &Session, body: &Value) -> Got {
        let request =
            request(method, address, Some(who)).header("x-csrf-token", &who.csrf).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).expect("a request")).await
    }
}

pub fn request(method: &str, address: &str, who: Option<&Session>) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(address).header(header::HOST, "localhost");
    match who {
        Some(session) => request.header(header::COOKIE, format!("reticolo_session={}", session.secret)),
        None => request,
    }
}

pub fn encode(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A route's address for a record of a kind.
pub fn address(route: &RouteInfo, kind: &str, id: &str) -> String {
    route.address(&|name| match name {
        "kind" | "collection" => kind.to_owned(),
        "id" => id.to_owned(),
        "code" => "ageing".to_owned(),
        "area" => "welfare".to_owned(),
        "z" | "x" | "y" => "0".to_owned(),
        "seq" => "999999".to_owned(),
        "file" if route.path.starts_with("/assets") => "icon.svg".to_owned(),
        "file" => format!("{kind}.csv"),
        "digest" => "0".repeat(64),
        "link" | "upload" | "attachment" | "job" => Uuid::nil().to_string(),
        "first" | "second" | "need" | "offer" => Uuid::nil().to_string(),
        "section" => "people".to_owned(),
        "verb" => "inequality".to_owned(),
        "document" => "plan-it.pdf".to_owned(),
        "name" | "secret" => "nobody".to_owned(),
        "act" => "revoke".to_owned(),
        "decision" => "reopen".to_owned(),
        other => panic!("{other} of {} has no value here", route.path),
    })
}

/// What holds for every page, whatever it says.
pub fn check_page(name: &str, language: &str, html: &str) {
    let count = |what: &str| html.matches(what).count();
    assert!(html.starts_with("<!DOCTYPE html>"), "{name}");
    assert_eq!(count("<h1"), 1, "{name}: one h1");
    assert_eq!(count("<main id=\"c\""), 1, "{name}: one main");
    assert!(html.contains(&format!("<html lang=\"{language}\"")), "{name}: language");
    // Drawings have titles of their own.
    let head = html.split("</head>").next().unwrap_or_default();
    assert_eq!(head.matches("<title>").count(), 1, "{name}: one title");
    assert!(!html.contains('⟨'), "{name}: a message is missing: {}", around(html, "⟨"));
    assert!(!html.contains("{$"), "{name}: a variable is missing: {}", around(html, "{$"));
    for bad in [" style=", "<style", " onclick=", " onload=", "<script>", "javascript:", "<img src=x"] {
        assert!(!html.contains(bad), "{name}: {bad} in {}", around(html, bad));
    }
    // Each id once: labels and descriptions point at one thing.
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{name}: an id stands twice");
    for pointed in ["for=\"", "aria-describedby=\"", "aria-labelledby=\""] {
        for target in html.split(pointed).skip(1).filter_map(|rest| rest.split('"').next()).flat_map(str::split_whitespace) {
            assert!(ids.binary_search(&target).is_ok(), "{name}: {pointed}{target} points at nothing");
        }
    }
}

fn around(html: &str, what: &str) -> String {
    let at = html.find(what).unwrap_or(0);
    html.chars().skip(html[..at].chars().count().saturating_sub(80)).take(200).collect()
}
