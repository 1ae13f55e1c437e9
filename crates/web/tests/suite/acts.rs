//! What editors do in the browser: publish a selection, tie records, come in by a link.

use crate::common::{check_page, empty, encode, record, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_model::{Role, Visibility, kinds};

#[tokio::test]
async fn a_selection_is_published_and_hidden_as_one_act() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let kind = kinds::find("need").expect("a kind");
    let mut ids = Vec::new();
    for title in ["Uno", "Due"] {
        ids.push(ground.wb.create(&editor.who, "need", &record(kind, title, "signed-in")).await.expect("a record").record.id);
    }
    let (first, second) = (ids[0].to_string(), ids[1].to_string());
    let back = "/records/need?q=x";
    let done =
        ground.post("/records/need/selection", &editor, &[("id", &first), ("id", &second), ("visibility", "public"), ("back", back)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(done.header("location").starts_with("/records/need?q=x&done=published&n=2&seq="), "{}", done.header("location"));
    for id in &ids {
        assert_eq!(ground.wb.record(&Who::Visitor, *id).await.expect("public now").visibility, Visibility::Public);
    }
    let page = ground.get(done.header("location"), Some(&editor)).await.text();
    check_page("published", "it", &page);
    let seq = done.header("location").rsplit("seq=").next().unwrap_or_default();
    assert!(page.contains(&format!("action=\"/undo/{seq}\"")));
    ground.post(&format!("/undo/{seq}"), &editor, &[("back", "https://example.org/")]).await;
    assert!(ground.wb.record(&Who::Visitor, ids[0]).await.is_err());
    let nothing = ground.post("/records/need/selection", &editor, &[("visibility", "public"), ("back", "//example.org")]).await;
    assert_eq!(nothing.header("location"), "/records/need?done=unchanged");
}

#[tokio::test]
async fn records_are_tied_and_untied() {
    let (ground, made) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let of = |code: &str| made.iter().find(|(k, _)| k.code == code).map(|(_, id)| id.to_string()).expect("a record");
    let (actor, initiative) = (of("actor"), of("initiative"));
    let here = format!("/records/actor/{actor}");
    let page = ground.get(&format!("{here}/links?link=leads&q={}", encode("initiative")), Some(&editor)).await.text();
    assert!(page.contains(&format!("name=\"to\" value=\"{initiative}\"")), "{page}");
    let tied = ground.post(&format!("{here}/links"), &editor, &[("link", "leads"), ("to", &initiative)]).await;
    assert_eq!(tied.status, StatusCode::SEE_OTHER, "{}", tied.text());
    let page = ground.get(&here, Some(&editor)).await.text();
    check_page("tied", "it", &page);
    assert!(page.contains(&format!("href=\"/records/initiative/{initiative}\"")));
    let remove =
        page.split(&format!("action=\"{here}/links/")).nth(1).and_then(|s| s.split('"').next()).expect("a way to untie").to_owned();
    let untied = ground.post(&format!("{here}/links/{remove}"), &editor, &[]).await;
    assert_eq!(untied.status, StatusCode::SEE_OTHER, "{}", untied.text());
    assert!(!ground.get(&here, None).await.text().contains(&initiative));
    let wrong = ground.post(&format!("{here}/links"), &editor, &[("link", "responds_to"), ("to", &initiative)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("wrong link", "it", &wrong.text());
}

#[tokio::test]
async fn a_link_sets_a_password_once() {
    let ground = empty().await;
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let made = ground.post("/admin/users", &administrator, &[("name", "nuova"), ("role", "editor")]).await;
    check_page("link", "it", &made.text());
    let secret = made.text().split("/set-up/").nth(1).and_then(|s| s.split('<').next()).map(str::to_owned).expect("a link");
    let address = format!("/set-up/{secret}");
    check_page("set-up", "it", &ground.get(&address, None).await.text());
    let send = async |text: String| {
        let request = request("POST", &address, None).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        ground.send(request.body(Body::from(text)).expect("a request")).await
    };
    let good = encode("quattro parole a caso");
    assert_eq!(send(format!("password={good}&again=other")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send("password=short&again=short".to_owned()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(format!("password={good}&again={good}")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(done.header("set-cookie").starts_with("reticolo_session="));
    assert_eq!(send(format!("password={good}&again={good}")).await.status, StatusCode::NOT_FOUND);
    let token = ground.post("/admin/users/nuova/token", &administrator, &[]).await;
    check_page("token", "it", &token.text());
    assert!(token.text().contains("Authorization: Bearer "));
    let twice = ground.post("/admin/users", &administrator, &[("name", "with spaces"), ("role", "editor")]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("bad name", "it", &twice.text());
}
