//! OGC API – Features: the pages of a collection, by box, time and property; nothing that the asker does not see.

use crate::common::{Ground, HOSTILE, UNITS, code, empty, small};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_model::Role;
use serde_json::{Map, Value, json};

/// What the public gets.
async fn get(ground: &Ground, address: &str) -> crate::common::Got {
    ground.get(address, None).await
}

async fn page(ground: &Ground, address: &str) -> Value {
    let got = get(ground, address).await;
    assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.text());
    got.json()
}

fn titles(page: &Value) -> Vec<String> {
    let features = page["features"].as_array().expect("features");
    features.iter().map(|f| f["properties"]["title"].as_str().unwrap_or_default().to_owned()).collect()
}

fn href<'v>(value: &'v Value, rel: &str) -> Option<&'v str> {
    value["links"].as_array()?.iter().find(|l| l["rel"] == rel)?["href"].as_str()
}

/// An asset at a point, with a time.
async fn asset(ground: &Ground, title: &str, at: [f64; 2], visibility: &str, period: [&str; 2]) {
    let record = json!({
        "title": title, "visibility": visibility, "place": { "lon": at[0], "lat": at[1] }, "period_from": period[0], "period_to": period[1],
        "body": { "class": "service_facility", "service": "library" },
    });
    let record: Map<String, Value> = record.as_object().cloned().expect("an object");
    ground.wb.create(&Who::CommandLine, "asset", &record).await.unwrap_or_else(|e| panic!("{title}: {e}"));
}

async fn filled() -> Ground {
    let (ground, _) = small().await;
    asset(&ground, "Alfa", [10.05, 45.05], "public", ["2024", "2024-Q2"]).await;
    asset(&ground, "Beta", [10.15, 45.05], "public", ["2025-03", "2025-03"]).await;
    asset(&ground, "Gamma", [10.25, 45.25], "public", ["2026-01-01", ""]).await;
    asset(&ground, "Segreta", [10.05, 45.05], "signed-in", ["2024", "2024"]).await;
    ground
}

#[tokio::test]
async fn the_way_from_the_landing_page_to_a_feature() {
    let ground = filled().await;
    let landing = page(&ground, "/ogc").await;
    for rel in ["self", "service-desc", "conformance", "data"] {
        let address = href(&landing, rel).unwrap_or_else(|| panic!("no {rel}"));
        let local = address.find("/ogc").map(|i| &address[i..]).expect("an address of ours");
        assert_eq!(get(&ground, local).await.status, StatusCode::OK, "{rel}");
    }
    let conforms = page(&ground, "/ogc/conformance").await["conformsTo"].to_string();
    assert!(["/core", "/geojson", "/oas30"].iter().all(|c| conforms.contains(c)), "{conforms}");
    let described = page(&ground, "/ogc/api").await;
    assert_eq!(described["openapi"], "3.0.3");
    let collections = page(&ground, "/ogc/collections").await;
    for collection in collections["collections"].as_array().expect("collections") {
        let id = collection["id"].as_str().expect("an id");
        assert!(!collection["title"].as_str().expect("a title").is_empty());
        assert_eq!(collection["extent"]["spatial"]["bbox"][0], json!([10.0, 45.0, 10.3, 45.3]), "{id}");
        assert!(described["paths"][format!("/collections/{id}/items")].is_object(), "{id}");
        let items = page(&ground, &format!("/ogc/collections/{id}/items")).await;
        assert_eq!(items["type"], "FeatureCollection", "{id}");
    }
    let items = page(&ground, "/ogc/collections/asset/items?limit=1").await;
    let feature = &items["features"][0];
    let one = page(&ground, &format!("/ogc/collections/asset/items/{}", feature["id"].as_str().expect("an id"))).await;
    assert_eq!((&one["properties"], &one["geometry"]), (&feature["properties"], &feature["geometry"]));
    for missing in
        ["/ogc/collections/none", "/ogc/collections/none/items", "/ogc/collections/asset/items/none", "/ogc/collections/data_set"]
    {
        assert_eq!(get(&ground, missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test]
async fn every_page_once_and_all_of_them() {
    let ground = filled().await;
    for collection in ["asset", "units"] {
        let mut address = format!("/ogc/collections/{collection}/items?limit=2");
        let (mut ids, mut pages) = (Vec::new(), 0);
        let matched = loop {
            let found = page(&ground, &address).await;
            let features = found["features"].as_array().expect("features").clone();
            assert_eq!(found["numberReturned"], features.len());
            ids.extend(features.iter().map(|f| f["id"].to_string()));
            pages += 1;
            match href(&found, "next") {
                Some(next) => address = next[next.find("/ogc").expect("ours")..].to_owned(),
                None => break found["numberMatched"].as_u64().expect("a number"),
            }
        };
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), count as u64, pages), (count, matched, count.div_ceil(2)), "{collection}");
        assert_eq!(count, if collection == "units" { UNITS } else { 4 }, "{collection}");
    }
}

#[tokio::test]
async fn boxes_times_and_properties_narrow_a_collection() {
    let ground = filled().await;
    let other = format!("{HOSTILE} asset");
    for (asked, expected) in [
        ("bbox=10,45,10.1,45.1", vec!["Alfa"]),
        ("bbox=10,45,10.2,45.1", vec!["Alfa", "Beta"]),
        ("bbox=10,45,-1,10.2,45.1,9", vec!["Alfa", "Beta"]),
        ("bbox=0,0,1,1", vec![]),
        ("datetime=2024-06-30", vec!["Alfa"]),
        ("datetime=2024-07-01", vec![]),
        ("datetime=2024-12-31/2025-03-15T10:00:00Z", vec!["Beta", &other]),
        ("datetime=2026-06-01/..", vec!["Gamma", &other]),
        ("datetime=../2023-12-31", vec![]),
        ("service=library", vec!["Alfa", "Beta", "Gamma"]),
        ("service=museum", vec![]),
        ("service=library&bbox=10.2,45.2,10.3,45.3", vec!["Gamma"]),
    ] {
        let found = page(&ground, &format!("/ogc/collections/asset/items?{asked}")).await;
        assert_eq!(titles(&found), expected, "{asked}");
    }
    let units = page(&ground, &format!("/ogc/collections/units/items?code={}", code(3))).await;
    assert_eq!((units["numberMatched"].as_u64(), units["features"][0]["id"].as_str()), (Some(1), Some(code(3).as_str())));
    for wrong in ["bbox=1,2,3", "bbox=13,42,12,43", "datetime=ieri", "limit=0", "limit=x", "unknown=1", "bbox-crs=EPSG:4326", "f=html"] {
        let got = get(&ground, &format!("/ogc/collections/asset/items?{wrong}")).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{wrong}: {}", got.text());
    }
}

#[tokio::test]
async fn what_is_hidden_is_not_told_even_as_a_number() {
    let ground = filled().await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let public = page(&ground, "/ogc/collections/asset/items?q=Segreta").await;
    assert_eq!((public["numberMatched"].as_u64(), titles(&public).len()), (Some(0), 0));
    let inside: Value = ground.get("/ogc/collections/asset/items?q=Segreta", Some(&reader)).await.json();
    assert_eq!(titles(&inside), ["Segreta"]);
    let id = inside["features"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(get(&ground, &format!("/ogc/collections/asset/items/{id}")).await.status, StatusCode::NOT_FOUND);
    let all = get(&ground, "/ogc/collections/actor/items").await.text();
    assert!(!all.contains("Persona di prova") && !all.contains("contact_name"), "personal values are for nobody here");
}

#[tokio::test]
async fn an_empty_territory_has_collections_without_extent() {
    let ground = empty().await;
    let collections = page(&ground, "/ogc/collections").await;
    assert!(collections["collections"].as_array().expect("some").iter().all(|c| c.get("extent").is_none()));
    assert_eq!(page(&ground, "/ogc/collections/units/items").await["numberMatched"], 0);
}
