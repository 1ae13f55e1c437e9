//! What if, in the browser and over the API: pages that stand without scripts, forms that lead to the address that holds what they imagine, a
//! map whose sites say where they would stand elsewhere, and refusals with their reason.

use crate::common::{HOSTILE, check_page, code};
use crate::harmony::ground;
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::Role;
use serde_json::json;

fn encoded(change: &str) -> String {
    change.replace(':', "%3A").replace(',', "%2C")
}

#[tokio::test]
async fn pages_stand_without_scripts_and_forms_lead_to_what_they_imagine() {
    let (ground, [_, second, offer]) = ground().await;
    let one = json!({ "title": format!("Uno {HOSTILE}"), "visibility": "public", "body": { "nature": "firm" } });
    let mut actors = Vec::new();
    for title in ["Uno", "Due"] {
        let mut actor = one.clone();
        actor["title"] = json!(format!("{title} {HOSTILE}"));
        actors.push(ground.wb.create(&Who::CommandLine, "actor", actor.as_object().expect("an object")).await.expect("an actor").record.id);
    }
    let open = format!("do={}", encoded(&format!("open:library:{}:20", code(8))));
    let all = format!(
        "{open}&do={}&do={}&do={}",
        encoded(&format!("offer:nursery:{}:4:places", code(0))),
        encoded(&format!("withdraw:{offer}")),
        encoded(&format!("tie:{}:{}", actors[0], actors[1]))
    );
    for language in ["it", "en"] {
        for query in
            ["".to_owned(), "service=nursery".to_owned(), open.clone(), all.clone(), "do=open".to_owned(), format!("{open}&across=groups")]
        {
            let path = format!("/what_if?lang={language}&{query}");
            let page = ground.get(&path, None).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
            check_page(&path, language, &page.text());
        }
    }
    let page = ground.get(&format!("/what_if?{all}"), None).await.text();
    for part in ["data-choropleth-url=\"/api/v1/what_if?", "id=\"twin\"", "/download/what_if.csv?do=", &format!("/exchange/of/{second}")] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("/records/offer/new"), "a visitor writes nothing");

    // A form's fields become the address of what they imagine, beside what was imagined before.
    for (fields, change) in [
        (format!("add=open&service=library&in={}&capacity=2,5", code(8)), format!("open:library:{}:2.5", code(8))),
        (
            format!("add=offer&category=home_care&in={}&at=&capacity=&unit=hours&per=week", code(1)),
            format!("offer:home_care:{}::hours:week", code(1)),
        ),
        (format!("add=withdraw&offer={offer}"), format!("withdraw:{offer}")),
        ("add=tie&one=uno&other=due".to_owned(), format!("tie:{}:{}", actors[0], actors[1])),
    ] {
        let got = ground.get(&format!("/what_if?{open}&{fields}"), None).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{fields}: {}", got.text());
        let to = got.header("location").to_owned();
        assert!(to.starts_with(&format!("/what_if?{open}&do={}&", encoded(&change))), "{to}");
        assert_eq!(ground.get(&to, None).await.status, StatusCode::OK);
    }
    let unknown = ground.get("/what_if?add=tie&one=nessuno&other=due", None).await.text();
    assert!(unknown.contains("«nessuno» non dice di chi si parla") && unknown.contains("value=\"nessuno\""), "{unknown}");

    // Whoever may write is led to the record that says the same, filled in.
    let editor = ground.somebody("scrive", Role::Editor).await;
    let page = ground.get(&format!("/what_if?{open}"), Some(&editor)).await.text();
    let start = page.find("/records/offer/new?").expect("a way to the record");
    let way: String = page[start..].chars().take_while(|c| *c != '"').collect::<String>().replace("&amp;", "&");
    let form = ground.get(&way, Some(&editor)).await.text();
    for field in ["value=\"library\" selected", "name=\"body.capacity\"", "value=\"20\"", &format!("value=\"{}\" selected", code(8))] {
        assert!(form.contains(field), "{field} in {form}");
    }
    assert!(ground.get("/services?service=library", None).await.text().contains("/what_if?"));
    assert!(
        ground
            .get(&format!("/exchange/of/{offer}"), None)
            .await
            .text()
            .contains(&format!("/what_if?do={}", encoded(&format!("withdraw:{offer}"))))
    );
}

#[tokio::test]
async fn programs_and_the_map_get_the_same_with_where_each_site_would_stand() {
    let (ground, [_, second, _]) = ground().await;
    let open = format!("do={}", encoded(&format!("open:library:{}", code(8))));
    let view = ground.get(&format!("/api/v1/what_if?{open}&km=0.1"), None).await.json();
    let c = &view["coverage"][0];
    // The hundred of the first unit before, with the nine hundred of the last after.
    assert_eq!(
        (c["before"]["covered_people"].as_f64(), c["after"]["covered_people"].as_f64(), c["gained"].as_f64()),
        (Some(100.0), Some(1000.0), Some(900.0))
    );
    assert_eq!((&view["units"][code(8)], &view["units"][code(0)], &view["units"][code(4)]), (&json!(1), &json!(0), &json!(3)));
    assert_eq!((view["classes"][1]["count"].as_i64(), view["classes"][3]["color"].as_str()), (Some(1), Some("hatch")));
    assert_eq!(view["question"]["do"][0], format!("open:library:{}", code(8)));
    // Where each would stand elsewhere: the one that is there is moved, the imagined one is imagined there.
    let drags: Vec<&str> = view["sites"].as_array().expect("sites").iter().filter_map(|s| s["drag"].as_str()).collect();
    assert_eq!(drags.len(), 2, "{drags:?}");
    assert!(drags.iter().all(|d| d.matches("%7Bat%7D").count() == 1));
    let there = drags.iter().find(|d| d.contains("open%3Alibrary%3A%7Bat%7D")).expect("the imagined one");
    let at = view["sites"][0]["at"].clone();
    let moved = there.replace("%7Bat%7D", &format!("{}%2C{}", at[0], at[1])).replace("/what_if?", "/api/v1/what_if?");
    let moved = ground.get(&moved, None).await.json();
    assert_eq!(moved["coverage"][0]["gained"].as_f64(), Some(0.0), "beside the library that is there it reaches nobody new: {moved}");
    assert!(view["says"].as_array().is_some_and(|s| s.len() == 2 && s.iter().all(|x| !x.as_str().unwrap_or_default().is_empty())));

    let offer = format!("do={}", encoded(&format!("offer:nursery:{}:2:places", code(1))));
    let matches = ground.get(&format!("/api/v1/what_if?{offer}"), None).await.json();
    assert_eq!(matches["matches"]["given"][0]["need"]["id"], second.as_str());
    assert!(matches["coverage"].as_array().is_some_and(Vec::is_empty) && matches.get("units").is_none());
    let csv = ground.get(&format!("/download/what_if.csv?{open}&{offer}&km=0.1"), None).await.text();
    assert!(
        csv.starts_with("part,key,name,measure,before,after\n") && csv.contains("coverage,library,,covered_people,100,1000\n"),
        "{csv}"
    );
    let nowhere = uuid::Uuid::from_u128(1);
    for (query, status, problem) in [
        ("do=open".to_owned(), 422, "problem-what_if-change"),
        ("do=open:castle:A".to_owned(), 400, "problem-choice"),
        ("do=open:library:000000".to_owned(), 422, "problem-unit-unknown"),
        ("do=open:library:80,80".to_owned(), 422, "problem-harmony-nowhere"),
        (format!("do=close:{nowhere}"), 404, ""),
        (format!("do=withdraw:{nowhere}"), 404, ""),
        (format!("do=tie:{nowhere}:{second}"), 404, ""),
        ("across=sideways".to_owned(), 400, "problem-choice"),
        ("km=x".to_owned(), 400, "problem-number"),
        (["do=open:library:999001"; 21].join("&"), 400, "problem-what_if-many"),
    ] {
        let got = ground.get(&format!("/api/v1/what_if?{query}"), None).await;
        assert_eq!(got.status.as_u16(), status, "{query}: {}", got.text());
        let found = got.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned();
        assert!(problem.is_empty() || found == problem, "{query}: {found}");
    }
}
