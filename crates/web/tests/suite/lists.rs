//! What lists, forms and the first page do beyond showing: acts on everything found, downloads that heed the filters, values
//! offered and taken, and a title that is found in the data.

use crate::common::{check_page, code, empty, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::{Role, Visibility, kinds};
use serde_json::{Map, Value, json};

fn initiative(title: &str, unit: &str, money: &str, visibility: &str) -> Map<String, Value> {
    let value = json!({ "title": title, "visibility": visibility, "place": { "unit": unit }, "body": { "money_total": money, "cup": format!("CUP{}", title.len()) } });
    value.as_object().cloned().unwrap_or_default()
}

#[tokio::test]
async fn everything_a_list_finds_is_published_in_one_act() {
    let (ground, _) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let mut hidden = Vec::new();
    for i in 0..60 {
        let record = initiative(&format!("prova {i:02}"), &code(i % 3), "10.00", "signed-in");
        hidden.push(ground.wb.create(&Who::CommandLine, "initiative", &record).await.expect("a record").record.id);
    }
    let back = format!("/records/initiative?unit={}&visibility=signed-in", code(0));
    let done = ground.post("/records/initiative/selection", &editor, &[("visibility", "public"), ("all", "true"), ("back", &back)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(done.header("location").contains("done=published&n=20"), "{}", done.header("location"));
    let public = async |n: usize| {
        let seen = ground.wb.record(&Who::Visitor, hidden[n]).await;
        seen.is_ok()
    };
    assert!(public(0).await && public(57).await, "those that the filter finds, whatever their page");
    assert!(!public(1).await, "what the filter leaves out stays as it was");
    let seq = done.header("location").rsplit("seq=").next().unwrap_or_default().to_owned();
    let undone = ground.post(&format!("/undo/{seq}"), &editor, &[("back", "/records/initiative")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert!(!public(0).await && !public(57).await, "one act, taken back at once");
    // Without the box only what was ticked is meant, even where the list finds more.
    let one = hidden[3].to_string();
    ground.post("/records/initiative/selection", &editor, &[("visibility", "public"), ("id", &one), ("back", &back)]).await;
    assert!(public(3).await && !public(0).await);
}

#[tokio::test]
async fn downloads_heed_the_filters_and_the_audience() {
    let (ground, _) = small().await;
    for (title, unit, visibility) in [("Una", code(1), "public"), ("Due", code(2), "public"), ("Tre", code(1), "signed-in")] {
        ground.wb.create(&Who::CommandLine, "initiative", &initiative(title, &unit, "5.00", visibility)).await.expect("a record");
    }
    let lines = async |address: &str| ground.get(address, None).await.text().lines().count();
    assert_eq!(lines("/download/initiative.jsonl").await, 3, "all that a visitor sees");
    assert_eq!(lines(&format!("/download/initiative.jsonl?unit={}", code(1))).await, 1);
    assert_eq!(lines("/download/initiative.jsonl?q=due&illustrative=false").await, 1);
    let geojson = ground.get(&format!("/download/initiative.geojson?unit={}&unit={}", code(1), code(2)), None).await.json();
    assert_eq!(geojson["features"].as_array().map(Vec::len), Some(2));
    let wrong = ground.get("/download/initiative.csv?no_such_field=1", None).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{}", wrong.text());
    let page = ground.get(&format!("/records/initiative?unit={}", code(1)), None).await.text();
    assert!(page.contains(&format!("/download/initiative.csv?unit={}&amp;illustrative=false", code(1))), "the list offers what it shows");
}

#[tokio::test]
async fn an_offered_value_is_taken_by_its_button_and_saves_nothing() {
    let ground = empty().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let fields =
        [("title", "Una prova"), ("language", "it"), ("status", "reported"), ("visibility", "signed-in"), ("period_to", "2027-11-31")];
    let bad = ground.post("/records/initiative/new", &editor, &fields).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text().contains("name=\"mend\" value=\"period_to=2027-11-30\""), "{}", bad.text());
    let mut taken = fields.to_vec();
    taken.push(("mend", "period_to=2027-11-30"));
    let mended = ground.post("/records/initiative/new", &editor, &taken).await;
    assert_eq!(mended.status, StatusCode::OK);
    let page = mended.text();
    check_page("mended form", "it", &page);
    assert!(page.contains("value=\"2027-11-30\"") && page.contains("value=\"Una prova\""), "the rest of what was typed stays");
    let counts = ground.wb.counts(&Who::CommandLine).await.expect("counts");
    assert_eq!(counts.get("initiative"), None, "nothing was saved");
    // And a form that is to go on with another leads to an empty one.
    let another = [("title", "Una prova"), ("language", "it"), ("status", "reported"), ("visibility", "signed-in"), ("then", "another")];
    let saved = ground.post("/records/initiative/new", &editor, &another).await;
    assert!(saved.header("location").starts_with("/records/initiative/new?done=saved&seq="), "{}", saved.header("location"));
}

#[tokio::test]
async fn a_state_that_cannot_follow_says_why() {
    let (ground, made) = small().await;
    let editor = ground.somebody("scrive", Role::Editor).await;
    let need = made.iter().find(|(k, _)| k.code == "need").expect("a need").1;
    let page = ground.get(&format!("/records/need/{need}/edit?lang=it"), Some(&editor)).await.text();
    let radio = |state: &str| {
        let at = page.find(&format!("name=\"status\" value=\"{state}\"")).unwrap_or_else(|| panic!("{state} is not on the line"));
        page[at..].split("</label>").next().unwrap_or_default().to_owned()
    };
    assert!(!radio("expressed").contains("disabled"));
    assert!(radio("in_a_lot").contains("disabled") && radio("in_a_lot").contains("si arriva da: convalidato"), "{}", radio("in_a_lot"));
    assert!(page.contains("data-pick=\""), "the place has its map");
    // Once it may follow, what it lacks is named, here and to who tries all the same.
    let to = |status: &str| serde_json::json!({ "status": status }).as_object().cloned().unwrap_or_default();
    ground.wb.update(&editor.who, need, 1, &to("validated")).await.expect("validated");
    let page = ground.get(&format!("/records/need/{need}/edit?lang=it"), Some(&editor)).await.text();
    let at = page.find("name=\"status\" value=\"in_a_lot\"").expect("the state");
    let told = page[at..].split("</label>").next().unwrap_or_default();
    assert!(told.contains("disabled") && told.contains("serve un legame «è parte di» verso: domanda aggregata"), "{told}");
    let refused = ground.wb.update(&editor.who, need, 2, &to("in_a_lot")).await.expect_err("it lacks a lot");
    assert!(
        refused.sentence(reticolo_messages::Language::En).contains("needs a link “is part of” to: lot"),
        "{}",
        refused.sentence(reticolo_messages::Language::En)
    );
}

#[tokio::test]
async fn columns_stand_in_the_address() {
    let (ground, _) = small().await;
    let page = ground.get("/records/initiative?columns=cup&columns=tags&columns=contact_name&lang=en", None).await.text();
    let head = page.split("class=\"lst card num\"").nth(1).unwrap_or_default();
    let head = head.split("</thead>").next().unwrap_or_default();
    assert!(head.contains("CUP") && !head.contains("sort=-money_total"), "{head}");
    assert!(!head.contains("contact"), "personal values are no column");
    assert!(page.contains("columns=cup&amp;columns=tags"), "they go along with the other links");
}

#[tokio::test]
async fn the_first_page_says_what_the_data_say() {
    let ground = crate::common::small().await.0;
    let body = json!({ "code": "residents", "aggregation": "additive" });
    let record = json!({ "title": "Residenti", "visibility": "public", "body": body });
    ground.wb.create(&Who::CommandLine, "indicator", record.as_object().expect("an object")).await.expect("an indicator");
    let mut rows = String::from("unit,indicator,period,value\n");
    for i in 0..crate::common::UNITS {
        // Two grow, six shrink, one stays.
        let later = match i {
            0 | 1 => 110,
            8 => 100,
            _ => 90,
        };
        rows.push_str(&format!("{0},residents,2020,100\n{0},residents,2025,{later}\n", code(i)));
    }
    ground.import("indicators", "residents.csv", &rows, Visibility::Public).await;
    for (title, unit, money) in [("Prima", code(0), "900.00"), ("Seconda", code(1), "100.00")] {
        ground.wb.create(&Who::CommandLine, "initiative", &initiative(title, &unit, money, "public")).await.expect("a record");
    }
    for unit in [code(0), code(1)] {
        let asset = json!({ "title": "Biblioteca", "visibility": "public", "place": { "unit": unit }, "body": { "class": "service_facility", "service": "library" } });
        ground.wb.create(&Who::CommandLine, "asset", asset.as_object().expect("an object")).await.expect("a record");
    }
    let page = ground.get("/?lang=it", None).await.text();
    check_page("home", "it", &page);
    let title = page.split("<h1>").nth(1).and_then(|p| p.split("</h1>").next()).unwrap_or_default();
    assert!(title.starts_with("6 comuni su 9 perdono residenti dal 2020 al 2025."), "{title}");
    assert!(title.contains("Comune 1"), "most of the money: {title}");
    assert!(page.contains("860") && page.contains("900 nel 2020"), "no number without its neighbour");
    assert!(page.contains("7 comuni senza"), "{page}");
    assert!(!page.contains("class=\"wait\""), "nothing waits for a visitor");
    let administrator = ground.somebody("amministra", Role::Administrator).await;
    let inside = ground.get("/?lang=it", Some(&administrator)).await.text();
    assert!(inside.contains("class=\"wait\""), "records made by hand were never confirmed");
    assert!(kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)).all(|k| inside.contains(&format!("/records/{}", k.code))));
}
