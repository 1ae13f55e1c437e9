//! Stories of the search over everything: the order, both languages, typos, counts, pages, and that nothing hidden is told.

use reticolo_instruments::search::{SearchAsk, SearchView};
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_messages::Language::{self, En, It};
use reticolo_model::Role;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

const ME: Who = Who::CommandLine;

struct Ground {
    wb: Workbench,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn ground(name: &str) -> Ground {
    let folder = std::env::temp_dir().join(format!("reticolo-search-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config { name: "Prova".into(), territory: None, units: vec!["999001".into(), "999002".into()], database: None };
    let clock = Arc::new(|| "2026-11-24T08:00:00.000000Z".to_owned());
    let wb = Workbench::new_territory(&folder.join("t"), config, clock, None).await.expect("a territory");
    Ground { wb, folder }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

impl Ground {
    async fn make(&self, kind: &str, title: &str, more: Value) -> Uuid {
        let mut record = object(json!({ "title": title, "visibility": "public" }));
        record.extend(object(more));
        self.wb.create(&ME, kind, &record).await.unwrap_or_else(|e| panic!("{title}: {e}")).record.id
    }

    async fn asset(&self, title: &str, more: Value) -> Uuid {
        let mut record = object(json!({ "body": { "class": "service_facility" } }));
        record.extend(object(more));
        self.make("asset", title, Value::Object(record)).await
    }

    async fn ask(&self, who: &Who, ask: SearchAsk) -> SearchView {
        self.wb.search_all(who, &ask, It).await.unwrap_or_else(|e| panic!("{}: {e}", ask.text))
    }

    async fn find(&self, who: &Who, text: &str) -> SearchView {
        self.ask(who, asked(text, &[])).await
    }

    async fn titles(&self, text: &str) -> Vec<String> {
        titles(&self.find(&ME, text).await)
    }
}

fn asked(text: &str, filters: &[(&str, &str)]) -> SearchAsk {
    let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (field, value) in filters {
        by.entry((*field).to_owned()).or_default().push((*value).to_owned());
    }
    SearchAsk { text: text.to_owned(), filters: by, ..SearchAsk::default() }
}

fn titles(view: &SearchView) -> Vec<String> {
    view.hits.iter().map(|h| h.record.title.clone()).collect()
}

fn facet(view: &SearchView, field: &str) -> Vec<(String, i64)> {
    let found = view.facets.iter().find(|f| f.field == field);
    found.map_or_else(Vec::new, |f| f.values.iter().map(|(v, n, _)| (v.clone(), *n)).collect())
}

#[tokio::test]
async fn exact_words_stand_above_forms_and_titles_above_texts() {
    let g = ground("order").await;
    g.asset("Le biblioteche del territorio", json!({})).await;
    g.asset("Sala di lettura 2", json!({ "summary": "Accanto alla biblioteca." })).await;
    g.asset("La biblioteca nuova", json!({})).await;
    g.asset("Biblioteca", json!({})).await;
    g.asset("Sala di lettura 1", json!({ "summary": "Libri di altre biblioteche." })).await;
    g.asset("Biblioteca nuova", json!({})).await;
    g.asset("Archivio", json!({})).await;
    let expected = [
        "Biblioteca",
        "Biblioteca nuova",
        "La biblioteca nuova",
        "Sala di lettura 2",
        "Le biblioteche del territorio",
        "Sala di lettura 1",
    ];
    assert_eq!(g.titles("biblioteca").await, expected);
    assert_eq!(g.titles("BIBLIOTECA ").await, expected);
    // The last word may be a beginning; one that is followed by a blank is whole.
    assert_eq!(g.titles("biblio").await.len(), 6);
    assert_eq!(g.titles("biblioteca nuo").await, ["Biblioteca nuova", "La biblioteca nuova"]);
    assert_eq!(g.ask(&ME, SearchAsk { exact: true, ..asked("nuo ", &[]) }).await.total, 0);
    // What changes is found anew at once, and no longer as it was.
    let id = g.find(&ME, "archivio").await.hits[0].record.id;
    g.wb.update(&ME, id, 1, &object(json!({ "title": "Mediateca" }))).await.expect("changed");
    assert_eq!(g.ask(&ME, SearchAsk { exact: true, ..asked("archivio", &[]) }).await.total, 0);
    assert_eq!(g.titles("mediateche").await, ["Mediateca"]);
    g.wb.delete(&ME, id, 2).await.expect("deleted");
    assert_eq!(g.ask(&ME, SearchAsk { exact: true, ..asked("mediateca", &[]) }).await.total, 0);
}

#[tokio::test]
async fn both_languages_find_what_was_chosen_and_marks_stand_in_the_original() {
    let g = ground("languages").await;
    g.asset(
        "Punto 7",
        json!({ "summary": "Prestiti, <b>lettura</b> e Università.", "body": { "class": "service_facility", "service": "library" } }),
    )
    .await;
    for text in ["library", "libraries", "biblioteca", "biblioteche"] {
        assert_eq!(g.titles(text).await, ["Punto 7"], "{text}");
    }
    let label = |view: &SearchView| view.hits[0].snippet.as_ref().map(|s| (s.field.clone(), s.pieces.iter().filter(|p| p.hit).count()));
    assert_eq!(label(&g.find(&ME, "biblioteche").await), Some(("service".to_owned(), 1)));
    let english = g.wb.search_all(&ME, &asked("library", &[]), En).await.expect("found");
    assert_eq!(label(&english), Some(("service".to_owned(), 1)));
    let view = g.find(&ME, "universita").await;
    let snippet = view.hits[0].snippet.as_ref().expect("a text");
    assert_eq!(snippet.field, "summary");
    assert_eq!(snippet.pieces.iter().filter(|p| p.hit).map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Università"]);
    assert_eq!(snippet.pieces.iter().map(|p| p.text.as_str()).collect::<String>(), "Prestiti, <b>lettura</b> e Università.");
}

#[tokio::test]
async fn what_was_probably_meant_is_shown_and_said() {
    let g = ground("typos").await;
    g.asset("Biblioteca di quartiere", json!({})).await;
    g.asset("Palestra", json!({})).await;
    let view = g.find(&ME, "bilbioteca quartiere").await;
    assert_eq!((view.corrected.as_deref(), titles(&view)), (Some("biblioteca quartiere"), vec!["Biblioteca di quartiere".to_owned()]));
    let exact = g.ask(&ME, SearchAsk { exact: true, ..asked("bilbioteca", &[]) }).await;
    assert_eq!((exact.corrected, exact.total), (None, 0));
    assert_eq!(g.find(&ME, "palesta").await.corrected.as_deref(), Some("palestra"));
    assert_eq!(g.find(&ME, "biblioteca").await.corrected, None);
    // Three letters wrong, or a word of three letters, are another word.
    for other in ["xxlestra", "pal3stra", "zzz"] {
        let view = g.find(&ME, other).await;
        assert_eq!(view.total, usize::from(other == "xxlestra"), "{other}: {:?}", view.corrected);
    }
}

#[tokio::test]
async fn nothing_hidden_is_found_counted_or_suggested() {
    let g = ground("hidden").await;
    g.asset("Palestra comunale", json!({ "place": { "unit": "055032" } })).await;
    let reader = Who::User { id: Uuid::from_u128(7), name: "legge".into(), role: Role::Reader };
    let state = async || {
        let mut out = Vec::new();
        for text in ["palestra", "segretissima", "segretisima", "comunale", "palestr"] {
            let view = g.find(&Who::Visitor, text).await;
            out.push(format!("{text}: {:?} {} {:?} {:?} {:?}", titles(&view), view.total, view.facets, view.corrected, view.alternatives));
        }
        out
    };
    let before = state().await;
    for (title, visibility) in [("Palestra segretissima", "signed-in"), ("Stanza segretissima comunale", "named")] {
        let named = if visibility == "named" { json!([Uuid::from_u128(7)]) } else { json!([]) };
        g.asset(title, json!({ "visibility": visibility, "named": named, "place": { "unit": "054001" } })).await;
    }
    assert_eq!(state().await, before);
    assert_eq!(g.find(&reader, "segretisima").await.total, 2, "who may see them finds both");
    let other = Who::User { id: Uuid::from_u128(8), name: "altra".into(), role: Role::Reader };
    assert_eq!(g.find(&other, "segretissima").await.total, 1);
    // Illustrative records are found by those who look at them too.
    g.asset("Palestra esempio 1", json!({ "illustrative": true })).await;
    assert_eq!(g.find(&Who::Visitor, "esempio").await.total, 0);
    assert_eq!(g.find(&Who::Visitor.showing(true), "esempio").await.total, 1);
}

#[tokio::test]
async fn counts_heed_the_other_filters_and_a_cell_is_one_position() {
    let g = ground("facets").await;
    let at = |a: &str, d: &str, m: &str, w: &str| json!({ "area": a, "dimension": d, "modality": m, "weight": w });
    g.asset("Casa 1", json!({ "place": { "unit": "055032" }, "positions": [at("welfare", "services", "pilots", "1/2"), at("environment", "enterprise", "improvement", "1/2")] })).await;
    g.asset("Casa 2", json!({ "place": { "unit": "055001" }, "positions": [at("welfare", "enterprise", "system_products", "1/1")] })).await;
    g.make("need", "Casa 3", json!({ "place": { "unit": "055032" }, "body": { "category": "home_care" } })).await;
    let all = g.find(&ME, "casa").await;
    assert_eq!(facet(&all, "kind"), [("asset".to_owned(), 2), ("need".to_owned(), 1)]);
    assert_eq!(facet(&all, "unit"), [("055032".to_owned(), 2), ("055001".to_owned(), 1)]);
    assert_eq!(facet(&all, "area"), [("welfare".to_owned(), 2), ("environment".to_owned(), 1)]);
    let here = g.ask(&ME, asked("casa", &[("unit", "055032")])).await;
    assert_eq!(titles(&here), ["Casa 1", "Casa 3"]);
    assert_eq!(facet(&here, "kind"), [("asset".to_owned(), 1), ("need".to_owned(), 1)]);
    assert_eq!(facet(&here, "unit"), [("055032".to_owned(), 2), ("055001".to_owned(), 1)], "a facet does not heed its own filter");
    let cell = async |filters: &[(&str, &str)]| titles(&g.ask(&ME, asked("casa", filters)).await);
    assert_eq!(cell(&[("area", "welfare"), ("dimension", "services")]).await, ["Casa 1"]);
    assert_eq!(cell(&[("area", "welfare"), ("dimension", "enterprise")]).await, ["Casa 2"], "not of two positions");
    assert_eq!(cell(&[("modality", "innovative_actions")]).await, ["Casa 2"], "a parent includes its children");
    assert_eq!(cell(&[("kind", "need"), ("kind", "asset"), ("status", "recorded")]).await.len(), 2);
    assert_eq!(cell(&[("unit", "nowhere")]).await, Vec::<String>::new());
    let both = g.ask(&ME, asked("casa", &[("area", "welfare"), ("dimension", "services")])).await;
    assert_eq!(facet(&both, "area"), [("welfare".to_owned(), 1)], "areas of the positions in the chosen dimension");
    assert_eq!(titles(&g.ask(&ME, asked("", &[("kind", "need")])).await), ["Casa 3"], "filters alone list what they leave");
    assert!(g.wb.search_all(&ME, &asked("casa", &[("colour", "red")]), It).await.is_err());
}

#[tokio::test]
async fn pages_join_without_gap_or_double() {
    let g = ground("pages").await;
    for n in 0..23 {
        let summary = if n % 3 == 0 { "scuola" } else { "scuole" };
        let title = if n % 4 == 0 { format!("Scuola {}", n % 5) } else { format!("Edificio {}", n % 6) };
        g.asset(&title, json!({ "summary": summary })).await;
    }
    let whole = g.ask(&ME, SearchAsk { limit: 100, ..asked("scuola", &[]) }).await;
    assert_eq!((whole.total, whole.next.is_none()), (23, true));
    let ids = |view: &SearchView| view.hits.iter().map(|h| h.record.id).collect::<Vec<_>>();
    for limit in [1, 4, 22, 23] {
        let (mut joined, mut after) = (Vec::new(), None);
        loop {
            let page = g.ask(&ME, SearchAsk { limit, after, ..asked("scuola", &[]) }).await;
            assert_eq!(page.total, 23);
            joined.extend(ids(&page));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(joined, ids(&whole), "{limit} a page");
    }
    let scores: Vec<u16> = whole.hits.iter().map(|h| h.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b) && scores.first() > scores.last(), "{scores:?}");
    assert!(g.wb.search_all(&ME, &SearchAsk { after: Some("zz".into()), ..asked("scuola", &[]) }, It).await.is_err());
}

#[tokio::test]
async fn entries_and_data_sets_that_bear_the_name_are_offered() {
    let g = ground("go").await;
    g.make("data_set", "Biblioteche pubbliche", json!({ "body": { "code": "libraries", "form": "records" } })).await;
    let told = async |who: &Who, text: &str, l: Language| {
        let view = g.wb.search_all(who, &asked(text, &[]), l).await.expect("found");
        view.places.into_iter().map(|p| (p.what, p.list, p.code)).collect::<Vec<_>>()
    };
    let found = told(&ME, "biblioteche", It).await;
    assert!(found.contains(&("data_set", String::new(), "libraries".to_owned())), "{found:?}");
    assert!(found.iter().any(|(what, list, _)| *what == "entry" && list == "ateco_2025"), "{found:?}");
    let found = told(&Who::Visitor, "library", En).await;
    assert!(found.contains(&("entry", "service".to_owned(), "library".to_owned())), "{found:?}");
    assert_eq!(told(&ME, "62.10", It).await.first().map(|p| p.2.clone()), Some("62.10".to_owned()), "a code that is typed is an entry");
}
