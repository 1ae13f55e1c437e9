//! Files over HTTP: brought by a form without scripts or by a program, fetched in a box of their own, hidden with their record.

use crate::common::{Got, Ground, check_page, request, small};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::{Role, Visibility};
use uuid::Uuid;

const BOUNDARY: &str = "----reticolo-test";

/// A picture that is one black point.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

/// A form of fields and files (name, bytes), in this order.
fn form(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in fields {
        out.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/html\r\n\r\n"
        );
        out.extend(head.into_bytes());
        out.extend_from_slice(bytes);
        out.extend(b"\r\n");
    }
    out.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    out
}

async fn send(ground: &Ground, address: &str, who: Option<&Session>, token: Option<&str>, body: Vec<u8>) -> Got {
    let mut request = request("POST", address, who).header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    ground.send(request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn a_form_without_scripts_brings_files_and_undo_takes_them_away() {
    let (ground, made) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let (kind, id) = made.iter().find(|(k, _)| k.code == "asset").expect("an asset");
    let here = format!("/records/{}/{id}", kind.code);
    let page = ground.get(&format!("{here}/files"), Some(&editor)).await;
    check_page("files", "it", &page.text());
    assert!(
        page.text().contains("enctype=\"multipart/form-data\"") && page.text().contains("name=\"strip_location\" value=\"true\" checked")
    );

    // A picture needs words; what was said is in the form once more.
    let words = [("csrf", editor.csrf.as_str()), ("caption", "<b>Portale</b>"), ("strip_location", "true")];
    let refused = send(&ground, &format!("{here}/files"), Some(&editor), None, form(&words, &[("p.png", PNG)])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("files refused", "it", &refused.text());
    assert!(refused.text().contains("value=\"&lt;b&gt;Portale&lt;/b&gt;\"") && refused.text().contains("href=\"#f-alt\""));

    let words = [&words[..], &[("alt", "Il \"portale\" <visto> da vicino")]].concat();
    let files: [(&str, &[u8]); 2] = [("../../por tale.html", PNG), ("appunti.html", b"<script>alert(1)</script>")];
    let done = send(&ground, &format!("{here}/files"), Some(&editor), None, form(&words, &files)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(done.header("location").starts_with(&format!("{here}?done=attached&n=2&seq=")));
    let seen = ground.get(&here, None).await.text();
    check_page("record with files", "it", &seen);
    assert!(seen.contains("alt=\"Il &quot;portale&quot; &lt;visto&gt; da vicino\"") && seen.contains("appunti.html.txt"));
    assert!(!seen.contains("name=\"csrf\"") && !seen.contains("/remove"), "a visitor is offered no act");

    let items = ground.get(&format!("/api/v1/asset/{id}/files"), None).await.json();
    let items = items["items"].as_array().expect("items");
    assert_eq!(items.len(), 2);
    for item in items {
        let address = item["address"].as_str().expect("an address");
        assert!(seen.contains(&format!("\"{}\"", address.replace('&', "&amp;"))), "{address}");
        for address in [address.to_owned(), format!("/files/{}", item["id"].as_str().expect("an id"))] {
            let got = ground.get(&address, None).await;
            assert_eq!(got.status, StatusCode::OK);
            assert!(got.header("content-disposition").starts_with("attachment; filename=\""), "{}", got.header("content-disposition"));
            assert_eq!(got.header("x-content-type-options"), "nosniff");
            assert_eq!(got.header("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
            let wanted = if item["media"] == "image/png" { "image/png" } else { "text/plain; charset=utf-8" };
            assert_eq!(got.header("content-type"), wanted);
            assert_eq!(got.body.len() as u64, item["size"].as_u64().expect("a size"));
        }
        // Under another name there is nothing.
        let other = format!("/files/{}/altro.html", item["digest"].as_str().expect("a digest"));
        assert_eq!(ground.get(&other, None).await.status, StatusCode::NOT_FOUND);
    }
    let file = items[0]["id"].as_str().expect("an id");
    let change = format!("{here}/files/{file}");
    check_page("file", "it", &ground.get(&change, Some(&editor)).await.text());
    let changed = ground.post(&change, &editor, &[("alt", "Altro"), ("order", "x")]).await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = ground.post(&change, &editor, &[("alt", "Altro"), ("order", "3"), ("taken_on", "2025")]).await;
    assert!(changed.header("location").contains("done=saved&seq="), "{}", changed.header("location"));
    let removed = ground.post(&format!("{change}/remove"), &editor, &[]).await;
    let location = removed.header("location").to_owned();
    assert_eq!(ground.get(&format!("/files/{file}"), None).await.status, StatusCode::NOT_FOUND);
    let seq = location.split("seq=").nth(1).and_then(|s| s.split('#').next()).expect("a number").to_owned();
    ground.post(&format!("/undo/{seq}"), &editor, &[("back", &here)]).await;
    assert_eq!(ground.get(&format!("/files/{file}"), None).await.status, StatusCode::OK);
    let history = ground.get(&format!("{here}/history"), Some(&editor)).await.text();
    assert!(history.contains("appunti.html.txt"));
    // A file of one record is no file of another.
    let other = made.iter().find(|(k, _)| k.code == "actor").expect("an actor").1;
    assert_eq!(ground.get(&format!("/records/actor/{other}/files/{file}"), Some(&editor)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ground.post(&format!("/records/actor/{other}/files/{file}/remove"), &editor, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_hidden_records_files_are_not_there() {
    let (ground, made) = small().await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let (_, id) = *made.iter().find(|(k, _)| k.code == "asset").expect("an asset");
    ground.somebody("scrive", Role::Editor).await;
    let token = ground.wb.new_token(&Who::CommandLine, "scrive").await.expect("a token");
    let body = form(&[("alt", "Che si vede"), ("personal", "false")], &[("p.png", PNG)]);
    let done = send(&ground, &format!("/api/v1/asset/{id}/files"), None, Some(&token), body).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text());
    let item = done.json()["items"][0].clone();
    let address = item["address"].as_str().expect("an address").to_owned();
    let by_id = format!("/files/{}", item["id"].as_str().expect("an id"));
    let about = format!("/api/v1{by_id}");
    for one in [&address, &by_id, &about] {
        assert_eq!(ground.get(one, None).await.status, StatusCode::OK, "{one}");
    }
    ground.wb.set_visibility(&Who::CommandLine, &[id], Visibility::SignedIn).await.expect("hidden");
    let other = made.iter().find(|(k, _)| k.code == "actor").expect("an actor").1;
    for one in [
        &address,
        &by_id,
        &about,
        &format!("/api/v1/asset/{id}/files"),
        // Nor does another record's address lead to it.
        &format!("/api/v1/actor/{id}/files"),
    ] {
        let got = ground.get(one, None).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{one}");
        // What was asked for may be said again, as the address to come back to.
        assert!(one == &address || !got.text().contains("p.png"), "{one}");
    }
    assert_eq!(ground.get(&address, Some(&reader)).await.body, PNG);
    assert_eq!(ground.get(&format!("/api/v1/actor/{other}/files"), None).await.json()["items"], serde_json::json!([]));
    // The tag of a fetched file does not say that it is there.
    let again = request("GET", &address, None).header(header::IF_NONE_MATCH, format!("\"{}\"", item["digest"].as_str().expect("a digest")));
    assert_eq!(ground.send(again.body(Body::empty()).expect("a request")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_too_large_or_unproved_is_refused() {
    let (ground, made) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let (_, id) = *made.iter().find(|(k, _)| k.code == "asset").expect("an asset");
    let token = ground.wb.new_token(&Who::CommandLine, "scrive").await.expect("a token");
    let (page, api) = (format!("/records/asset/{id}/files"), format!("/api/v1/asset/{id}/files"));
    let mine = [("csrf", editor.csrf.as_str())];
    for (fields, address) in [(&[][..], &page), (&[("csrf", "not-mine")], &page), (&[], &api)] {
        let got = send(&ground, address, Some(&editor), None, form(fields, &[("a.txt", b"a")])).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{address}");
    }
    // The token comes before the files, or nothing is read.
    let late = [form(&[], &[("a.txt", b"a")]), form(&mine, &[])].concat();
    assert_eq!(send(&ground, &page, Some(&editor), None, late).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        send(&ground, &api, None, Some(&token), form(&[], &[("a.bin", &[0, 1, 2])])).await.json()["problems"][0]["code"],
        "problem-file-unknown"
    );
    let large = vec![b'a'; 25_000_001];
    let got = send(&ground, &page, Some(&editor), None, form(&mine, &[("a.txt", &large)])).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text().contains("25 MB"));
    let got = send(&ground, &api, None, Some(&token), form(&[], &[("a.txt", &large)])).await;
    assert_eq!(got.json()["problems"][0]["code"], "problem-file-size");
    let half = vec![b'a'; 20_000_000];
    let many = form(&[], &[("a.txt", &half), ("b.txt", &half), ("c.txt", &half)]);
    assert_eq!(send(&ground, &api, None, Some(&token), many).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let got = send(&ground, &api, None, Some(&token), form(&[], &[])).await;
    assert_eq!(got.json()["problems"][0]["code"], "problem-required");
    assert_eq!(ground.get(&api, None).await.json()["items"], serde_json::json!([]), "nothing of all this is kept");
    // Changed and taken off by a program; erased by an administrator alone.
    let done = send(&ground, &api, None, Some(&token), form(&[], &[("a.txt", b"testo")])).await.json();
    let one = format!("/api/v1/files/{}", done["items"][0]["id"].as_str().expect("an id"));
    let changed = ground.api("PUT", &one, &editor, &serde_json::json!({ "caption": "Nota" })).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert_eq!(ground.get(&one, None).await.json()["caption"], "Nota");
    let wrong = ground.api("PUT", &one, &editor, &serde_json::json!({ "name": "altro.txt" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ground.api("DELETE", &format!("{one}?erase=true"), &editor, &serde_json::json!({})).await.status, StatusCode::FORBIDDEN);
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let erased = ground.api("DELETE", &format!("{one}?erase=true"), &administrator, &serde_json::json!({})).await;
    assert_eq!((erased.status, erased.json()["files"].as_u64()), (StatusCode::OK, Some(1)));
    assert_eq!(ground.get(&one, None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        ground.api("DELETE", &format!("/api/v1/files/{}", Uuid::nil()), &editor, &serde_json::json!({})).await.status,
        StatusCode::NOT_FOUND
    );
}
