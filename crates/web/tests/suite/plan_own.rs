//! The agency's own part of the plan in the browser: words written and asked about, a title page with its logo, a section left out,
//! an edition issued; and visitors see of it what is public, and no way to write.

use crate::common::{Got, Ground, HOSTILE, check_page, empty, request};
use axum::body::Body;
use axum::http::{StatusCode, header};
use reticolo_instruments::Who;
use reticolo_instruments::accounts::Session;
use reticolo_model::{Role, Visibility};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

async fn upload(ground: &Ground, who: &Session, csrf: &str, bytes: &str) -> Got {
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"logo.svg\"\r\ncontent-type: image/svg+xml\r\n\r\n{bytes}\r\n--edge--\r\n"
    );
    let request = request("POST", "/plan/logo", Some(who)).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    ground.send(request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn words_are_written_in_the_page_and_asked_about_where_two_people_clash() {
    let ground = empty().await;
    let (editor, other) = (ground.somebody("scrive", Role::Editor).await, ground.somebody("altra", Role::Editor).await);
    let form = ground.get("/plan/words/people", Some(&editor)).await;
    check_page("words", "it", &form.text());
    assert_eq!(ground.get("/plan/words/nowhere", Some(&editor)).await.status, StatusCode::NOT_FOUND);
    let text = format!("Parole **nostre**. {HOSTILE}");
    let saved = ground.post("/plan/words/people", &editor, &[("version", ""), ("text_it", &text), ("text_en", "Our words.")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert!(saved.header("location").starts_with("/plan?done=words&seq="), "{}", saved.header("location"));
    let page = ground.get("/plan?done=words&seq=4", Some(&editor)).await;
    check_page("plan of an editor", "it", &page.text());
    assert!(page.text().contains("/plan/words/people") && page.text().contains("/plan/issue"));
    let public = ground.get("/plan?lang=en", None).await.text();
    check_page("plan of a visitor", "en", &public);
    assert!(public.contains("Our words.") && !public.contains("/plan/words/") && !public.contains("/plan/title"), "{public}");
    assert!(ground.get("/plan", None).await.text().contains("<strong>nostre</strong>"));

    // Somebody who had the empty form open is asked, and only about what both wrote.
    let sent = [("version", ""), ("text_it", "Altre parole."), ("text_en", "Our words.")];
    let asked = ground.post("/plan/words/people", &other, &sent).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text());
    check_page("conflict", "it", &asked.text());
    assert!(asked.text().contains("choice:body.text_it") && !asked.text().contains("choice:body.text_en"));
    let mut chosen = sent.to_vec();
    chosen.push(("choice:body.text_it", "now"));
    let kept = ground.post("/plan/words/people", &other, &chosen).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let words = async || ground.wb.passages(&Who::Visitor).await.expect("words").remove("people").expect("there");
    assert!(words().await.it.starts_with("Parole"));
    chosen[3].1 = "yours";
    assert_eq!(ground.post("/plan/words/people", &other, &chosen).await.status, StatusCode::SEE_OTHER);
    assert_eq!((words().await.it.as_str(), words().await.en.as_str()), ("Altre parole.", "Our words."));

    let long = ground.post("/plan/words/needs", &editor, &[("version", ""), ("text_it", &"x".repeat(20_001))]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("too long", "it", &long.text());
    assert!(long.text().contains(&"x".repeat(20_001)), "what was typed is still there");
    assert_eq!(ground.post("/plan/words/needs", &editor, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_title_page_is_written_and_an_edition_issued() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    for language in ["it", "en"] {
        for address in ["/plan/title", "/plan/issue", "/plan/editions", "/plan/words/services", "/plan"] {
            let got = ground.get(&format!("{address}?lang={language}"), Some(&editor)).await;
            assert_eq!(got.status, StatusCode::OK, "{address}");
            check_page(address, language, &got.text());
        }
    }
    let fields =
        [("version", "0"), ("body", "Agenzia della valle"), ("date", "2026-11-24"), ("signatory_role", HOSTILE), ("note", "Prima.")];
    let saved = ground.post("/plan/title", &editor, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let bad = ground.post("/plan/title", &editor, &[("version", "1"), ("date", "domani")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    check_page("bad date", "it", &bad.text());
    assert!(bad.text().contains("value=\"domani\""));

    assert_eq!(upload(&ground, &editor, "wrong", LOGO).await.status, StatusCode::FORBIDDEN);
    let refused = upload(&ground, &editor, &editor.csrf, "<svg onload=\"alert(1)\"/>").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    check_page("refused logo", "it", &refused.text());
    let taken = upload(&ground, &editor, &editor.csrf, LOGO).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert!(ground.get("/plan", None).await.text().contains("data:image/svg+xml;base64,"));

    assert_eq!(ground.post("/plan/sections/services", &editor, &[("out", "true")]).await.status, StatusCode::SEE_OTHER);
    assert!(!ground.get("/plan", None).await.text().contains("id=\"s-services\""));
    assert_eq!(ground.post("/plan/sections/services", &editor, &[("out", "perhaps")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    assert!(ground.post("/plan/issue", &editor, &[]).await.status == StatusCode::UNPROCESSABLE_ENTITY, "an audience is asked for");
    let issued = ground.post("/plan/issue", &editor, &[("audience", "public")]).await;
    assert_eq!((issued.status, issued.header("location")), (StatusCode::SEE_OTHER, "/plan?done=issued"), "{}", issued.text());
    let edition = ground.wb.editions(&Who::Visitor).await.expect("editions").remove(0);
    for address in ["/plan", "/plan/editions", &format!("/records/edition/{}", edition.id)] {
        let got = ground.get(address, None).await;
        check_page(address, "it", &got.text());
        assert!(got.text().contains(&edition.digest[..12]), "{address}");
    }
    let address = format!("/plan/editions/{}/plan-it.pdf", edition.id);
    let pdf = ground.get(&address, None).await;
    assert_eq!((pdf.header("content-type"), &pdf.body[..4]), ("application/pdf", &b"%PDF"[..]));
    // The data change; the bytes do not.
    ground.post("/plan/words/people", &editor, &[("version", ""), ("text_it", "Dopo.")]).await;
    assert!(ground.get(&address, None).await.body == pdf.body);
    assert_eq!(ground.get(&format!("/plan/editions/{}/plan-fr.pdf", edition.id), None).await.status, StatusCode::NOT_FOUND);

    // Hidden again, nothing of it is left for visitors.
    ground.wb.set_visibility(&editor.who, &[edition.id], Visibility::SignedIn).await.expect("hidden");
    assert_eq!(ground.get(&address, None).await.status, StatusCode::NOT_FOUND);
    assert!(!ground.get("/plan/editions", None).await.text().contains(&edition.digest[..12]));
    assert_eq!(ground.get(&address, Some(&editor)).await.status, StatusCode::OK);
    assert_eq!(ground.post("/plan/logo/remove", &editor, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!ground.get("/plan", None).await.text().contains("data:image/svg+xml;base64,"));
}

#[tokio::test]
async fn what_is_hidden_of_the_plan_changes_no_byte_for_visitors() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let addresses = ["/plan", "/plan.json", "/plan?lang=en", "/plan/editions", "/records/passage", "/api/v1/edition", "/download/all.zip"];
    let everything = async || {
        let mut out = Vec::new();
        for address in addresses {
            out.push(ground.get(address, None).await.body);
        }
        out
    };
    let before = everything().await;
    ground.post("/plan/words/people", &editor, &[("version", ""), ("text_it", "Solo per noi.")]).await;
    ground.post("/plan/title", &editor, &[("version", "0"), ("body", "Solo per noi")]).await;
    let own = ground.wb.own_part(&editor.who).await.expect("there");
    let ids = [own.passages["people"].id, own.edition.id];
    assert!(everything().await != before, "what is public is seen");
    ground.wb.set_visibility(&editor.who, &ids, Visibility::SignedIn).await.expect("hidden");
    let after = everything().await;
    for ((address, was), is) in addresses.iter().zip(&before).zip(&after) {
        assert!(was == is, "{address} tells of what is hidden");
    }
}

#[tokio::test]
async fn an_analysis_is_added_to_the_plan_from_its_answer_and_taken_out_again() {
    let (ground, _) = crate::common::small().await;
    let (editor, reader) = (ground.somebody("scrive", Role::Editor).await, ground.somebody("legge", Role::Reader).await);
    let address = "/analyses/hotspots?in-indicator=ageing&ask=1";
    let answer = ground.get(address, Some(&editor)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    check_page("answer", "it", &answer.text());
    assert!(answer.text().contains("action=\"/analyses/hotspots/plan\""));
    assert!(!ground.get(address, Some(&reader)).await.text().contains("/analyses/hotspots/plan"), "who may not write is not offered it");
    let fields = [("in-indicator", "ageing"), ("plan-title_it", "Quanto differiscono"), ("plan-comment_it", "Da *seguire*.")];
    assert_eq!(ground.post("/analyses/hotspots/plan", &reader, &fields).await.status, StatusCode::FORBIDDEN);
    let kept = ground.post("/analyses/hotspots/plan", &editor, &fields).await;
    assert!(kept.header("location").starts_with("/plan?done=chosen&seq="), "{} {}", kept.status, kept.text());
    let plan = ground.get("/plan?done=chosen", Some(&editor)).await.text();
    check_page("plan", "it", &plan);
    let all = ground.wb.chosen_analyses(&Who::Visitor).await.expect("chosen");
    let one = all.iter().find(|c| c.title(reticolo_messages::Language::It) == "Quanto differiscono").expect("kept");
    let remove = format!("/plan/analyses/{}/remove", one.id);
    assert!(plan.contains("id=\"s-chosen\"") && plan.contains("<em>seguire</em>") && plan.contains(&remove), "{plan}");
    let public = ground.get("/plan", None).await.text();
    assert!(public.contains("Quanto differiscono") && !public.contains(&remove));
    let found = ground.get(&format!("/api/v1/chosen_analysis/{}", one.id), None).await.json();
    assert_eq!(found["body"]["verb"], "hotspots");
    let gone = ground.post(&remove, &editor, &[]).await;
    assert!(gone.header("location").starts_with("/plan?done=unchosen&seq="), "{} {}", gone.status, gone.text());
    assert!(!ground.get("/plan", None).await.text().contains("Quanto differiscono"));
    assert_eq!(ground.post(&remove, &editor, &[]).await.status, StatusCode::NOT_FOUND);
}
