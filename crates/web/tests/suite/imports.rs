//! The import page walked over HTTP: columns, check, mends, differences, publication and undo; whose an upload is, and when it goes.

use crate::common::{Got, Ground, check_page, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::Role;
use std::sync::Arc;
use std::time::Duration;

/// Three cells are bad: an unknown unit, a number that is none, a period that is none.
const THREE: &str = "unit,indicator,period,value\n999001,jobs,2025,10\n99902,jobs,2025,20\n999003,jobs,2025,n.d.\n999004,jobs,25/1,40\n";

/// A file with fields before it and after it, as a browser sends them.
async fn send(ground: &Ground, who: &Session, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Got {
    let mut body: Vec<u8> = Vec::new();
    for (field, value) in fields {
        body.extend(format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (field, name, bytes) in files {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n")
                .bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let request = request("POST", "/import", Some(who)).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    ground.send(request.body(Body::from(body)).expect("a request")).await
}

/// Brings a file of figures; the address of the upload.
async fn bring(ground: &Ground, who: &Session, name: &str, text: &str) -> String {
    let got = send(ground, who, &[("csrf", who.csrf.as_str()), ("target", "indicators")], &[("file", name, text.as_bytes())]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    got.header("location").strip_suffix("/columns").expect("the columns come next").to_owned()
}

async fn open(ground: &Ground, who: &Session, address: &str) -> String {
    let got = ground.get(address, Some(who)).await;
    assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.text());
    check_page(address, "it", &got.text());
    got.text()
}

/// Waits for the end of a publication.
async fn result(ground: &Ground, who: &Session, upload: &str) -> Got {
    for _ in 0..400 {
        let state = ground.get(&format!("{upload}/state"), Some(who)).await.json();
        if state["state"] != "running" {
            return ground.get(&format!("{upload}/result"), Some(who)).await;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the publication did not end");
}

async fn known(ground: &Ground, code: &str) -> bool {
    ground.wb.indicators(&Who::Visitor).await.expect("indicators").iter().any(|i| i.code == code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_read_mended_published_and_taken_back() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let upload = bring(&ground, &editor, "../../jobs.csv", THREE).await;
    let columns = open(&ground, &editor, &format!("{upload}/columns")).await;
    assert!(columns.contains("jobs.csv") && !columns.contains(".."), "a name has no folders");
    assert!(columns.contains("value=\"to:unit\" selected") && columns.contains("<div>999001</div>"), "{columns}");

    // The form changes what it holds, and leads on.
    let form = [
        ("act", "next"),
        ("title", "Lavori <b>"),
        ("licence", "CC BY 4.0"),
        ("flags", "1"),
        ("visibility", ""),
        ("i0_code", "jobs"),
        ("i0_title", "Addetti"),
    ];
    let saved = ground.post(&format!("{upload}/columns"), &editor, &form).await;
    assert_eq!(saved.header("location"), format!("{upload}/check"), "{}", saved.text());
    let check = open(&ground, &editor, &format!("{upload}/check")).await;
    assert!(check.contains("3 celle da correggere") && check.contains("99902"), "{check}");
    assert!(!known(&ground, "jobs").await, "a trial writes nothing");
    open(&ground, &editor, &format!("{upload}/cells")).await;
    let list = ground.get(&format!("{upload}/download/cells.csv"), Some(&editor)).await.text();
    assert!(list.lines().count() == 4 && list.contains("jobs.csv,3,unit,99902,"), "{list}");

    // Two mends of one row, and a mark of absence.
    let mend = |row: &'static str, column: &'static str, says: &'static str, means: &'static str| {
        [("row", row), ("column", column), ("says", says), ("means", means), ("where", "row"), ("at", "1"), ("back", "check")]
    };
    let at = format!("{upload}/cells");
    ground.post(&at, &editor, &mend("3", "unit", "99902", "999002")).await;
    let again = ground.post(&at, &editor, &mend("5", "period", "25/1", "2025")).await;
    assert_eq!(again.header("location"), format!("{upload}/check?cell=1#cells"));
    ground.post(&at, &editor, &[("act", "missing"), ("column", "value"), ("says", "n.d."), ("row", "4"), ("at", "1")]).await;
    let check = open(&ground, &editor, &format!("{upload}/check")).await;
    assert!(check.contains("nessuna cella da correggere"), "{check}");
    let toml = ground.get(&format!("{upload}/download/mapping.toml"), Some(&editor)).await.text();
    assert!(toml.contains("says = \"99902\"") && toml.contains("row = 3") && toml.contains("missing = [\"n.d.\"]"), "{toml}");

    let diff = open(&ground, &editor, &format!("{upload}/diff")).await;
    assert!(diff.contains("Se pubblichi: 4 nuove") && diff.contains("action=\"") && !known(&ground, "jobs").await, "{diff}");
    let sent = ground.post(&format!("{upload}/publish"), &editor, &[]).await;
    assert_eq!(sent.header("location"), format!("{upload}/result"));
    let done = result(&ground, &editor, &upload).await;
    check_page("result", "it", &done.text());
    assert!(known(&ground, "jobs").await, "{}", done.text());
    let jobs = ground.wb.jobs(&Who::CommandLine).await.expect("jobs");
    assert!(jobs.iter().any(|j| j.kind == "import" && j.state == "done") || jobs.iter().any(|j| j.state == "running"), "{jobs:?}");
    let name = upload.rsplit('/').next().unwrap_or_default();
    assert!(!ground.wb.folder.join("uploads").join(name).join("file/jobs.csv").exists(), "what is in is not kept");
    // Asked once more, it is not published twice.
    let head = ground.wb.head().await.expect("a head");
    ground.post(&format!("{upload}/publish"), &editor, &[]).await;
    assert_eq!(ground.wb.head().await.expect("a head"), head);

    let text = done.text();
    let seq = text.split("action=\"/undo/").nth(1).and_then(|s| s.split('"').next()).expect("a way back");
    let undone = ground.post(&format!("/undo/{seq}"), &editor, &[("back", &format!("{upload}/result"))]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
    assert!(!known(&ground, "jobs").await);
    assert_eq!(ground.get(undone.header("location"), Some(&editor)).await.status, StatusCode::OK);
    ground.post(&format!("{upload}/discard"), &editor, &[]).await;
    assert_eq!(ground.get(&format!("{upload}/result"), Some(&editor)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_file_of_a_data_set_shows_what_changes_and_leaves_rows_out_where_asked() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    // The indicator `ageing` came with the ground: nine units, of which the second has 2.
    let text = "unit,indicator,period,value\n999001,ageing,2025,1\n999002,ageing,2025,7.5\n999003,ageing,2025,molti\n";
    let upload = bring(&ground, &editor, "ageing.csv", text).await;
    assert!(
        open(&ground, &editor, &format!("{upload}/columns")).await.contains("Come l’ultima volta"),
        "the mapping that was kept is offered"
    );
    let diff = open(&ground, &editor, &format!("{upload}/diff")).await;
    assert!(diff.contains("ageing · 999002 · 2025") && diff.contains("<del>2</del>") && diff.contains("<ins>7.5</ins>"), "{diff}");
    assert!(diff.contains("name=\"skip\"") && diff.contains("name=\"remove_missing\""), "{diff}");
    // Without leaving the bad row out nothing is written, and the file waits on.
    ground.post(&format!("{upload}/publish"), &editor, &[]).await;
    let refused = result(&ground, &editor, &upload).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("refused", "it", &refused.text());
    ground.post(&format!("{upload}/publish"), &editor, &[("skip", "true")]).await;
    let done = result(&ground, &editor, &upload).await;
    assert!(done.text().contains("download/rejected.csv"), "{}", done.text());
    let rejected = ground.get(&format!("{upload}/download/rejected.csv"), Some(&editor)).await.text();
    assert!(rejected.contains("999003") && rejected.contains("molti") && rejected.lines().count() == 2, "{rejected}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_stays_when_it_is_wrong() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let upload = bring(&ground, &editor, "jobs.csv", THREE).await;
    let wrong = ground.post(&format!("{upload}/mapping"), &editor, &[("mapping", "title = \"Due\"\nnonsense = 1\n")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("wrong text", "it", &wrong.text());
    assert!(wrong.text().contains("nonsense = 1") && wrong.text().contains("title = &quot;Due&quot;"), "{}", wrong.text());
    // A column that the mapping needs is taken away: the page says which, and the check waits.
    let lacking =
        ground.post(&format!("{upload}/columns"), &editor, &[("act", "next"), ("c0", "ignore"), ("publisher", "Chi pubblica")]).await;
    assert_eq!(lacking.header("location"), format!("{upload}/columns"));
    let page = open(&ground, &editor, &format!("{upload}/columns")).await;
    assert!(page.contains("value=\"Chi pubblica\"") && page.contains("role=\"alert\""), "{page}");
    assert_eq!(ground.get(&format!("{upload}/check"), Some(&editor)).await.header("location"), format!("{upload}/columns"));
    let proposed = ground.post(&format!("{upload}/columns"), &editor, &[("act", "propose")]).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER);
    assert!(open(&ground, &editor, &format!("{upload}/check")).await.contains("3 celle"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_told_with_its_place_and_does_not_stay() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let own = [("csrf", editor.csrf.as_str()), ("target", "indicators")];
    let left = || std::fs::read_dir(ground.wb.folder.join("uploads")).map_or(0, |d| d.count());
    for (name, bytes) in [
        ("work.csv", &b"unit,unit\n1,2\n"[..]),
        ("work.geojson", &b"{\"type\":\"FeatureCollection\",\"features\":[{"[..]),
        ("work.xlsx", &b"PK\x03\x04rubbish"[..]),
        ("work.csv.gz", &b"\x1f\x8b\x08\x00torn"[..]),
    ] {
        let got = send(&ground, &editor, &own, &[("file", name, bytes)]).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        check_page(name, "it", &got.text());
        assert!(got.text().contains(name) && got.text().contains("option value=\"indicators\" selected"), "{name}: {}", got.text());
        assert_eq!(left(), 0, "{name} stayed");
    }
    let nothing = send(&ground, &editor, &own, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unproved = send(&ground, &editor, &own[1..], &[("file", "work.csv", b"unit\n")]).await;
    assert_eq!((unproved.status, left()), (StatusCode::FORBIDDEN, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_its_owners_and_goes_after_a_day() {
    let (ground, _) = small().await;
    let (editor, other) = (ground.somebody("scrive", Role::Editor).await, ground.somebody("altra", Role::Administrator).await);
    let upload = bring(&ground, &editor, "jobs.csv", THREE).await;
    for what in ["", "/columns", "/check", "/cells", "/diff", "/result", "/state", "/download/mapping.toml", "/download/cells.csv"] {
        assert_eq!(ground.get(&format!("{upload}{what}"), Some(&other)).await.status, StatusCode::NOT_FOUND, "{what}");
    }
    for what in ["columns", "mapping", "cells", "publish", "stop", "discard"] {
        assert_eq!(ground.post(&format!("{upload}/{what}"), &other, &[]).await.status, StatusCode::NOT_FOUND, "{what}");
    }
    assert!(!ground.get("/import", Some(&other)).await.text().contains("jobs.csv"));
    assert!(ground.get("/import", Some(&editor)).await.text().contains("jobs.csv"));

    // At most five wait for one person.
    for n in 0..4 {
        bring(&ground, &editor, &format!("more{n}.csv"), THREE).await;
    }
    let sixth =
        send(&ground, &editor, &[("csrf", editor.csrf.as_str()), ("target", "indicators")], &[("file", "six.csv", THREE.as_bytes())]).await;
    assert_eq!(sixth.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sixth.text().contains("Hai già 5 file"), "{}", sixth.text());

    // A later hour: nothing within a day, everything after it.
    let later = async |at: &'static str| {
        reticolo_instruments::Workbench::open(&ground.wb.folder, Arc::new(move || at.to_owned()), None).await.expect("open")
    };
    let soon = later("2026-11-25T01:02:02.000000Z").await;
    soon.sweep_uploads();
    assert_eq!(soon.uploads(&editor.who).expect("uploads").len(), 5);
    let late = later("2026-11-25T01:02:04.000000Z").await;
    late.sweep_uploads();
    assert_eq!(late.uploads(&editor.who).expect("uploads").len(), 0);
    assert_eq!(std::fs::read_dir(ground.wb.folder.join("uploads")).map_or(0, |d| d.count()), 0);

    // What a kill leaves goes with the next start.
    let upload = bring(&ground, &editor, "jobs.csv", THREE).await;
    ground.wb.begin_serving().await.expect("a start");
    assert_eq!(ground.get(&format!("{upload}/columns"), Some(&editor)).await.status, StatusCode::NOT_FOUND);
}
