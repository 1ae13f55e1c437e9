//! Every page renders, for an empty and for a small hostile territory, for everybody, in both languages.

use crate::common::{HOSTILE, check_page, empty, encode, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_model::{Role, kinds};
use reticolo_web::{Method, routes};
use serde_json::json;

const POLICY: [&str; 9] = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
];

/// Addresses of pages that answer on an empty territory too.
const PLAIN: &[&str] = &[
    "/",
    "/records/actor",
    "/records/initiative?q=x",
    "/records/actor/new",
    "/atlas",
    "/atlas?map=needs",
    "/atlas?map=initiatives",
    "/atlas?map=production",
    "/atlas?map=services",
    "/atlas?map=heritage",
    "/atlas?map=actors",
    "/atlas?map=basins",
    "/atlas?show=latency",
    "/grid?show=demand&show=latencies",
    "/data_sets",
    "/duplicates",
    "/hotspots",
    "/basins",
    "/basins/functional",
    "/services",
    "/harmony",
    "/harmony?of=needs&across=cells",
    "/harmony?of=needs&across=basins",
    "/latencies",
    "/latencies?state=all",
    "/search",
    "/search?q=x",
    "/import",
    "/admin",
    "/admin/jobs",
    "/admin/users",
    "/admin/backup",
    "/admin/log",
];

#[tokio::test]
async fn an_empty_territory_teaches() {
    let ground = empty().await;
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    for language in ["it", "en"] {
        for address in PLAIN.iter().chain(&["/sign-in", "/set-up/x", "/no/such/page"]) {
            let joint = if address.contains('?') { '&' } else { '?' };
            let got = ground.get(&format!("{address}{joint}lang={language}"), Some(&administrator)).await;
            let expected = if matches!(*address, "/set-up/x" | "/no/such/page") { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(got.status, expected, "{address}: {}", got.text());
            check_page(address, language, &got.text());
        }
    }
    let list = ground.get("/records/need", None).await.text();
    assert!(list.contains("class=\"empty\""));
}

#[tokio::test]
async fn hostile_texts_are_only_text() {
    let (ground, made) = small().await;
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let link = ground.wb.add_user(&Who::CommandLine, "nuova", Role::Reader).await.expect("an account");
    let mut addresses: Vec<String> = PLAIN.iter().map(|a| (*a).to_owned()).collect();
    for (kind, id) in &made {
        let here = format!("/records/{}/{id}", kind.code);
        addresses.extend(["", "/edit", "/delete", "/history", "/links", "/links?q=script"].map(|rest| format!("{here}{rest}")));
        addresses.push(format!("/records/{}?q={}&unit={}", kind.code, encode("script"), crate::common::code(0)));
        addresses.push(format!("/records/{}?unit={}&sort=-changed", kind.code, encode(HOSTILE)));
        addresses.push(format!("/records/{}/new", kind.code));
    }
    addresses.extend(
        [
            "/atlas?indicator=ageing&breaks=quantiles&steps=3",
            "/atlas?indicator=ageing&fill=hotspots&show=asset,need,actor",
            "/atlas?indicator=&sort=name",
            "/atlas?map=needs&measure=unmet&by=urgency&show=need.not_said,latency",
            "/atlas?map=initiatives&measure=money&by=leader&at=2025",
            "/atlas?map=heritage&by=condition&measure=idle&sort=-records",
            "/atlas?map=basins&measure=saved&sort=class",
            "/services?service=library&km=2,5&beyond=no",
            "/harmony?service=library&rule=own_unit",
            "/harmony?service=library&across=basins&open=museum&in=999001",
            "/harmony?of=needs&across=groups",
            "/harmony?of=needs&basins=%3Cscript%3E&across=basins",
            "/harmony?across=groups&group=%3Cscript%3E",
            "/hotspots?indicator=ageing&statistic=gi&sort=-value",
            "/hotspots?statistic=%3Cscript%3E",
            "/basins?indicator=ageing&k=3&method=skater&replicates=5",
            "/basins?indicator=ageing&k=99",
            "/basins/functional?min_size=9&target_size=3&flows=%3Cscript%3E",
            "/atlas?map=basins&measure=functional",
            "/atlas?map=basins&measure=official",
            "/basins?indicator=%3Cscript%3E&size=ageing",
            "/data_sets/ageing",
            "/plan",
        ]
        .map(str::to_owned),
    );
    addresses.push(format!("/search?q={}", encode(HOSTILE)));
    addresses.push(format!("/sign-in?back={}", encode(HOSTILE)));
    addresses.push(format!("/set-up/{}", link.link_secret));
    for who in [None, Some(&administrator)] {
        for language in ["it", "en"] {
            for address in &addresses {
                let joint = if address.contains('?') { '&' } else { '?' };
                let got = ground.get(&format!("{address}{joint}lang={language}"), who).await;
                if who.is_none() && got.status == StatusCode::SEE_OTHER {
                    assert!(got.header("location").starts_with("/sign-in?back="), "{address}");
                    continue;
                }
                assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.text());
                check_page(address, language, &got.text());
            }
        }
    }
    let page = ground.get(&format!("/records/actor/{}", made[0].1), None).await.text();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("Persona di prova 7"), "personal values are for editors");
    assert!(ground.get(&format!("/records/actor/{}", made[0].1), Some(&administrator)).await.text().contains("Persona di prova 7"));
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let (ground, made) = small().await;
    for route in routes() {
        let address = crate::common::address(&route, "actor", &made[0].1.to_string());
        let got = ground.send(request(route.method.name(), &address, None).body(Body::empty()).expect("a request")).await;
        let policy = got.header("content-security-policy");
        for part in POLICY {
            assert!(policy.split(';').any(|p| p.trim() == part), "{address}: {part} is not in {policy}");
        }
        assert_eq!(got.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(got.header("referrer-policy"), "same-origin", "{address}");
        if route.method == Method::Get && got.status == StatusCode::OK {
            assert!(!got.header("etag").is_empty(), "{address}");
        }
    }
}

#[tokio::test]
async fn what_one_has_is_not_sent_again() {
    let (ground, _) = small().await;
    let first = ground.get("/records/actor", None).await;
    let again =
        request("GET", "/records/actor", None).header(header::IF_NONE_MATCH, first.header("etag")).body(Body::empty()).expect("a request");
    let again = ground.send(again).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = ground.get("/records/actor?lang=en", None).await;
    assert_ne!(other.header("etag"), first.header("etag"));
    assert!(other.header("set-cookie").starts_with("reticolo_language=en;"));
}

#[tokio::test]
async fn a_form_makes_a_record_and_keeps_what_was_typed() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let fields =
        [("title", "Una prova"), ("language", "it"), ("status", "reported"), ("visibility", "signed-in"), ("body.money_total", "12.300,5")];
    let bad = ground
        .post("/records/initiative/new", &editor, &[("title", ""), ("body.money_total", "12,3,4"), ("body.programme", "Prova & <b>")])
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = bad.text();
    check_page("bad form", "it", &page);
    assert!(
        page.contains("value=\"12,3,4\"")
            && page.contains("value=\"Prova &amp; &lt;b&gt;\"")
            && page.contains("href=\"#f-body-money-total\""),
        "{page}"
    );
    let made = ground.post("/records/initiative/new", &editor, &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let place = made.header("location").split('?').next().unwrap_or_default().to_owned();
    let page = ground.get(made.header("location"), Some(&editor)).await.text();
    assert!(page.contains("12.300,50\u{a0}€"), "{page}");
    let seq = made.header("location").rsplit("seq=").next().unwrap_or_default().to_owned();
    let undone = ground.post(&format!("/undo/{seq}"), &editor, &[("back", &place)]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert!(undone.header("location").starts_with("/records/initiative?done=undone"), "{}", undone.header("location"));
    assert_eq!(ground.get(&place, Some(&editor)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_conflict_asks_only_where_both_changed() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let kind = kinds::find("actor").expect("a kind");
    let saved = ground.wb.create(&editor.who, "actor", &crate::common::record(kind, "Primo", "signed-in")).await;
    // The place names a unit that is not loaded here.
    assert!(saved.is_err());
    let mut fresh = crate::common::record(kind, "Primo", "signed-in");
    fresh.remove("place");
    let saved = ground.wb.create(&editor.who, "actor", &fresh).await.expect("a record");
    let address = format!("/records/actor/{}/edit", saved.record.id);
    let other = json!({ "title": "Il loro titolo", "summary": "la loro sintesi" });
    ground.wb.update(&editor.who, saved.record.id, 1, other.as_object().expect("an object")).await.expect("a change");
    let mine = [
        ("version", "1"),
        ("title", "Il mio titolo"),
        ("summary", HOSTILE),
        ("language", "it"),
        ("status", "reported"),
        ("visibility", "signed-in"),
        ("tags", HOSTILE),
        ("period_from", "2025"),
        ("body.nature", "firm"),
        ("body.legal_form", "cooperativa"),
        ("body.website", "https://example.org/?a=\"<b>"),
        ("body.contact_name", "Persona di prova 7"),
    ];
    let positions = ground.get(&address, Some(&editor)).await.text();
    assert!(positions.contains("positions.0.area"));
    let was = "welfare,services,pilots,1/1";
    let mut sent: Vec<(&str, &str)> = mine.to_vec();
    sent.extend([
        ("positions.was", was),
        ("positions.0.area", "welfare"),
        ("positions.0.dimension", "services"),
        ("positions.0.modality", "pilots"),
        ("positions.0.weight", "1/1"),
        ("place.was", "||"),
    ]);
    let asked = ground.post(&address, &editor, &sent).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text());
    let page = asked.text();
    check_page("conflict", "it", &page);
    assert!(
        page.contains("name=\"choice:title\"")
            && !page.contains("name=\"choice:summary\"")
            && !page.contains("name=\"choice:body.nature\""),
        "{page}"
    );
    sent.push(("choice:title", "yours"));
    let done = ground.post(&address, &editor, &sent).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let now = ground.wb.record(&editor.who, saved.record.id).await.expect("the record");
    assert_eq!(
        (now.title.as_str(), now.summary.as_str(), now.body_text("legal_form")),
        ("Il mio titolo", "la loro sintesi", Some("cooperativa"))
    );
}

#[tokio::test]
async fn signing_in_and_out() {
    let ground = empty().await;
    let session = ground.somebody("lettura", Role::Reader).await;
    assert!(ground.get("/", Some(&session)).await.text().contains("lettura"));
    let form = |name: &str, password: &str| format!("name={}&password={}&back=%2Fmap", encode(name), encode(password));
    let send = async |text: String, site: &str| {
        let request = request("POST", "/sign-in", None)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site);
        ground.send(request.body(Body::from(text)).expect("a request")).await
    };
    let wrong = send(form("lettura", "not the password"), "same-origin").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"lettura\""), "the name stays");
    assert_eq!(send(form("lettura", crate::common::PASSWORD), "cross-site").await.status, StatusCode::FORBIDDEN);
    let right = send(form("lettura", crate::common::PASSWORD), "same-origin").await;
    assert_eq!((right.status, right.header("location")), (StatusCode::SEE_OTHER, "/map"));
    let cookie = right.header("set-cookie");
    assert!(
        cookie.starts_with("reticolo_session=")
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax")
            && !cookie.contains("Secure")
    );
    assert_eq!(ground.post("/sign-out", &session, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(ground.get("/admin", Some(&session)).await.header("location").starts_with("/sign-in"));
    // Too many guesses from one place are turned away.
    let mut seen = Vec::new();
    for _ in 0..12 {
        seen.push(send(form("nobody", "x"), "same-origin").await.status);
    }
    assert_eq!(seen.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}
