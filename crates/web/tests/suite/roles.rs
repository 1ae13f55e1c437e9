//! Every route for every role: who may is answered, who may not is told so, exactly as the table says; and forms prove themselves.

use crate::common::{Ground, address, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::Role;
use reticolo_web::{Method, RouteInfo, routes};
use uuid::Uuid;

async fn knock(ground: &Ground, route: &RouteInfo, id: &str, who: Option<&Session>) -> crate::common::Got {
    let address = address(route, "actor", id);
    let request = request(route.method.name(), &address, who);
    let body = match (route.method, who) {
        (Method::Get, _) => String::new(),
        (_, Some(session)) if route.page => format!("csrf={}", session.csrf),
        _ => "{}".to_owned(),
    };
    let kind = if route.page { "application/x-www-form-urlencoded" } else { "application/json" };
    let request = match who {
        Some(session) if !route.page => request.header("x-csrf-token", &session.csrf),
        _ => request,
    };
    ground.send(request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn each_route_lets_in_whom_its_line_says() {
    let (ground, made) = small().await;
    let visible = made[0].1.to_string();
    let people = [
        (Role::Reader, ground.somebody("legge", Role::Reader).await),
        (Role::Editor, ground.somebody("scrive", Role::Editor).await),
        (Role::Administrator, ground.somebody("amministra", Role::Administrator).await),
    ];
    // Going out ends the session it is asked with, so it comes last.
    let mut all = routes();
    all.sort_by_key(|r| r.path == "/sign-out");
    assert!(all.len() > 50, "only {} routes were found", all.len());
    for route in &all {
        // What is asked to be changed does not exist: nothing is spoiled for the next.
        let missing = Uuid::nil().to_string();
        let id = if route.method == Method::Get { &visible } else { &missing };
        let name = format!("{} {}", route.method.name(), route.path);
        let got = knock(&ground, route, id, None).await;
        match (route.least, route.page) {
            (None, _) => {
                assert!(!matches!(got.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN), "{name} as visitor: {}", got.status)
            }
            (Some(_), true) => {
                assert_eq!(got.status, StatusCode::SEE_OTHER, "{name} as visitor");
                assert!(got.header("location").starts_with("/sign-in?back="), "{name} as visitor");
            }
            (Some(_), false) => assert_eq!(got.status, StatusCode::UNAUTHORIZED, "{name} as visitor"),
        }
        for (role, session) in &people {
            let got = knock(&ground, route, id, Some(session)).await;
            let name = format!("{name} as {}", role.code());
            if route.least.is_some_and(|least| *role < least) {
                assert_eq!(got.status, StatusCode::FORBIDDEN, "{name}");
            } else {
                let turned_away = matches!(got.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
                    || got.header("location").starts_with("/sign-in");
                assert!(!turned_away, "{name}: {} {}", got.status, got.text());
                assert!(got.status.as_u16() < 500, "{name}: {}", got.text());
            }
        }
    }
}

#[tokio::test]
async fn no_form_without_its_token() {
    let (ground, made) = small().await;
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let other = ground.somebody("altra", Role::Administrator).await;
    for route in routes().iter().filter(|r| r.method != Method::Get && r.path != "/sign-in" && r.path != "/set-up/{secret}") {
        let address = address(route, "actor", &made[0].1.to_string());
        let kinds = [
            ("application/x-www-form-urlencoded", String::new()),
            ("application/x-www-form-urlencoded", "csrf=".to_owned()),
            ("application/x-www-form-urlencoded", format!("csrf={}", other.csrf)),
            ("application/json", "{\"title\":\"x\"}".to_owned()),
            ("text/plain", format!("csrf={}", administrator.csrf)),
            (
                "multipart/form-data; boundary=b",
                "--b\r\ncontent-disposition: form-data; name=\"target\"\r\n\r\nactor\r\n--b--\r\n".to_owned(),
            ),
        ];
        for (kind, body) in kinds {
            let request = request(route.method.name(), &address, Some(&administrator)).header(header::CONTENT_TYPE, kind);
            let got = ground.send(request.body(Body::from(body.clone())).expect("a request")).await;
            assert_eq!(got.status, StatusCode::FORBIDDEN, "{} {address} with {kind} {body}", route.method.name());
        }
    }
    assert_eq!(ground.wb.record(&Who::CommandLine, made[0].1).await.expect("still there").version, 1);
}

#[tokio::test]
async fn a_programs_token_needs_no_form() {
    let (ground, made) = small().await;
    ground.somebody("scrive", Role::Editor).await;
    let token = ground.wb.new_token(&Who::CommandLine, "scrive").await.expect("a token");
    let send = async |method: &str, address: &str, token: &str, body: &str| {
        let request = request(method, address, None).header(header::AUTHORIZATION, format!("Bearer {token}"));
        ground.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    };
    let made_now = send(
        "POST",
        "/api/v1/actor",
        &token,
        r#"{"title":"Da un programma","body":{"nature":"firm","contact_name":"Persona di prova 9"}}"#,
    )
    .await;
    assert_eq!(made_now.status, StatusCode::CREATED, "{}", made_now.text());
    let record = made_now.json();
    assert_eq!((record["visibility"].as_str(), record["version"].as_i64(), made_now.header("etag")), (Some("signed-in"), Some(1), "\"1\""));
    assert_eq!(send("GET", made_now.header("location"), &token, "").await.json()["body"]["contact_name"], "Persona di prova 9");
    assert_eq!(ground.get(made_now.header("location"), None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(send("GET", "/api/v1/actor", "not-a-token", "").await.status, StatusCode::UNAUTHORIZED);

    let address = format!("/api/v1/actor/{}", made[0].1);
    let public = ground.get(&address, None).await.json();
    assert!(public.get("sealed").is_none() && public["body"].get("contact_name").is_none(), "{public}");
    assert_eq!(send("PATCH", &address, &token, r#"{"version":1,"title":"Uno"}"#).await.status, StatusCode::OK);
    let late = send("PATCH", &address, &token, r#"{"version":1,"title":"Due"}"#).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let field = &late.json()["conflict"]["fields"][0];
    assert_eq!((field["field"].as_str(), field["now"].as_str(), field["yours"].as_str()), (Some("title"), Some("Uno"), Some("Due")));
    let bad = send("PUT", &address, &token, r#"{"version":2,"body":{"nature":"circus"}}"#).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = &bad.json()["problems"][0];
    assert_eq!(
        (problem["field"].as_str(), problem["found"].as_str(), problem["code"].as_str()),
        (Some("nature"), Some("circus"), Some("problem-choice"))
    );
    for (body, code) in [("[]", "problem-json"), ("{", "problem-json"), ("{}", "problem-version-missing")] {
        assert_eq!(send("PATCH", &address, &token, body).await.json()["problems"][0]["code"], code);
    }
    // A commitment cannot be without who is accountable for it: it goes first.
    let kept = send("DELETE", &format!("{address}?version=2"), &token, "").await;
    assert_eq!(kept.json()["problems"][0]["code"], "problem-delete-hangs");
    let hanging = send("GET", &format!("{address}/hanging"), &token, "").await.json();
    let commitment = hanging["keeping"][0][0].as_str().expect("the commitment").to_owned();
    assert_eq!((hanging["keeping_count"].as_i64(), hanging["keeping"][0][1].as_str()), (Some(1), Some("commitment")));
    let first = send("DELETE", &format!("/api/v1/commitment/{commitment}?version=1"), &token, "").await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let gone = send("DELETE", &format!("{address}?version=2"), &token, "").await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.text());
    let seq = gone.json()["seq"].as_i64().expect("a number");
    assert_eq!(send("GET", &address, &token, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(send("POST", &format!("/api/v1/undo/{seq}"), &token, "").await.status, StatusCode::OK);
    assert_eq!(send("GET", &address, &token, "").await.json()["title"], "Uno");
}
