//! Long work in pages and API: at once a page that says how far it is, then the answer; it is stopped, and begun again.

use crate::common::{Ground, check_page, small};
use axum::http::StatusCode;
use reticolo_instruments::work::Begin;
use reticolo_model::Role;
use reticolo_web::{Options, router};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// The same ground behind a server for which everything takes long, with somebody who works or nobody.
async fn long(works: bool) -> Ground {
    let (mut ground, _) = small().await;
    let wb = ground.wb.clone().patient(-1.0);
    let worker = wb.clone();
    let begin: Begin = Arc::new(move |id| {
        let worker = worker.clone();
        Box::pin(async move {
            if works { worker.run_job(id).await.map(drop).map_err(std::io::Error::other) } else { std::future::pending().await }
        })
    });
    ground.wb = wb.helped_by(begin);
    ground.router = router(Options::new(ground.wb.clone()));
    ground
}

const PAGES: [&str; 5] = ["/latencies", "/exchange", "/network", "/plan", "/plan.json"];

#[tokio::test]
async fn a_page_that_takes_long_says_so_and_then_shows_the_same_as_at_once() {
    let (plain, _) = small().await;
    let ground = long(true).await;
    for page in PAGES {
        let mut seen = false;
        let answer = loop {
            let got = ground.get(&format!("{page}?lang=it"), None).await;
            if got.status != StatusCode::ACCEPTED {
                break got;
            }
            seen = true;
            assert_eq!((got.header("refresh"), got.header("retry-after"), got.header("cache-control")), ("3", "3", "no-store"), "{page}");
            check_page("a page that is being made", "it", &got.text());
            assert!(got.text().contains("data-job-state=\"/jobs/") && got.text().contains("<progress"), "{page}: {}", got.text());
            tokio::time::sleep(Duration::from_millis(30)).await;
        };
        // The plan that the page had made is the plan of the file too.
        assert_eq!(seen, page != "/plan.json", "{page} was made by a job");
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text());
        let at_once = plain.get(&format!("{page}?lang=it"), None).await;
        assert_eq!(at_once.status, StatusCode::OK);
        assert_eq!(answer.text().matches("<table").count(), at_once.text().matches("<table").count(), "{page}");
        assert_eq!(answer.text().matches("<svg").count(), at_once.text().matches("<svg").count(), "{page}");
    }
    // A PDF is long here too, and is a PDF in the end.
    let pdf = loop {
        let got = ground.get("/plan.pdf", None).await;
        if got.status != StatusCode::ACCEPTED {
            break got;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert!(pdf.status == StatusCode::OK && pdf.body.starts_with(b"%PDF"), "{}", pdf.status);
}

#[tokio::test]
async fn programs_are_told_where_to_ask_and_whoever_began_it_stops_it() {
    let ground = long(false).await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let admin = ground.somebody("amministra", Role::Administrator).await;
    let got = ground.get("/api/v1/latencies?lang=en", Some(&reader)).await;
    assert_eq!(got.status, StatusCode::ACCEPTED);
    let body = got.json();
    let place = got.header("location").to_owned();
    let id = body["job"]["id"].as_str().expect("an id").to_owned();
    assert_eq!((body["code"].as_str(), place), (Some("underway"), format!("/api/v1/jobs/{id}")));
    let state = ground.get(&format!("/api/v1/jobs/{id}"), Some(&reader)).await.json();
    assert_eq!((state["kind"].as_str(), state["state"].as_str()), (Some("latencies"), Some("queued")));
    // It is theirs: visitors know of none, and stop none.
    for path in [format!("/api/v1/jobs/{id}"), format!("/jobs/{id}"), format!("/jobs/{id}/state")] {
        assert_eq!(ground.get(&path, None).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for wrong in ["/jobs/x", "/jobs/00000000-0000-0000-0000-000000000000", "/api/v1/jobs/x"] {
        assert_eq!(ground.get(wrong, Some(&admin)).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    // A form that needs the answer writes nothing.
    let editor = ground.somebody("scrive", Role::Editor).await;
    let head = ground.wb.head().await.expect("a head");
    let decided =
        ground.post("/latencies/00000000-0000-0000-0000-000000000001/dismiss", &editor, &[("reason", "no"), ("back", "/latencies")]).await;
    assert_eq!(decided.status, StatusCode::SERVICE_UNAVAILABLE, "{}", decided.text());
    assert_eq!(ground.wb.head().await.expect("a head"), head);
    // The administrator sees all of them.
    let page = ground.get("/admin/jobs?lang=it", Some(&admin)).await.text();
    check_page("the jobs", "it", &page);
    assert!(page.contains(&format!("/jobs/{id}/stop")));
    let page = ground.get("/latencies?lang=it", Some(&reader)).await.text();
    assert!(page.contains(&format!("/jobs/{id}/stop")) && page.contains("name=\"back\" value=\"/latencies\""));
    let stopped = ground.post(&format!("/jobs/{id}/stop"), &reader, &[("back", "/latencies")]).await;
    assert_eq!((stopped.status, stopped.header("location")), (StatusCode::SEE_OTHER, "/latencies"));
    let page = ground.get("/latencies?lang=it", Some(&reader)).await;
    assert_eq!((page.status, page.header("refresh")), (StatusCode::SERVICE_UNAVAILABLE, ""));
    check_page("a job that was stopped", "it", &page.text());
    assert!(page.text().contains(&format!("/jobs/{id}/again")) && page.text().contains("fermato"));
    let again = ground.api("POST", &format!("/api/v1/jobs/{id}/again"), &reader, &json!({})).await;
    assert_eq!((again.status, again.json()["state"].as_str()), (StatusCode::OK, Some("queued")), "{}", again.text());
    let next = again.json()["id"].as_str().expect("an id").to_owned();
    assert_ne!(next, id);
    let stopped = ground.api("POST", &format!("/api/v1/jobs/{next}/stop"), &reader, &json!({})).await;
    assert_eq!((stopped.status, stopped.json()["state"].as_str()), (StatusCode::OK, Some("cancelled")));
}
