//! What is hidden leaves no trace: every anonymous answer is the same to the byte before and after hidden records come in.

use crate::common::{Ground, address, small, tied};
use axum::http::StatusCode;
use reticolo_instruments::Who;
use reticolo_instruments::files::Upload;
use reticolo_instruments::ties::Said;
use reticolo_model::{Kind, Role, Visibility, kinds};
use reticolo_web::{Method, routes};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything a visitor can get.
async fn everything(ground: &Ground, made: &[(&'static Kind, Uuid)]) -> BTreeMap<String, String> {
    let mut addresses: Vec<String> = Vec::new();
    for route in routes().iter().filter(|r| r.method == Method::Get) {
        for (kind, id) in made {
            addresses.push(address(route, kind.code, &id.to_string()));
        }
    }
    for kind in kinds::ALL {
        addresses.extend(["csv", "geojson", "jsonl"].map(|form| format!("/download/{}.{form}", kind.code)));
        for query in ["?q=prova", "?sort=-changed&limit=1", "?unit=999001", "?lang=en"] {
            addresses.push(format!("/records/{}{query}", kind.code));
            addresses.push(format!("/api/v1/{}{query}", kind.code));
        }
    }
    for more in [
        "/search?q=prova",
        "/search?q=script",
        "/search?q=nascosta",
        "/search?q=nascsota",
        "/search?q=prova&unit=999001&area=welfare",
        "/api/v1/search?q=prova",
        "/api/v1/search?q=nascsota",
        "/api/v1/search?kind=asset",
        "/vocabularies/service",
        "/vocabularies/service?entry=home_care",
        "/vocabularies/nature?q=impresa",
        "/vocabularies?q=biblioteca",
        "/vocabularies/service/service.csv",
        "/api/v1/vocabularies/service",
        "/map?indicator=ageing",
        "/atlas?indicator=ageing&show=asset,need,offer,actor,initiative",
        "/atlas?indicator=ageing&fill=hotspots&sel=999001",
        "/api/v1/atlas?indicator=ageing&show=asset",
        "/download/atlas.csv?indicator=ageing&show=asset,need",
        "/download/atlas.geojson?indicator=ageing",
        "/download/atlas.svg?show=asset,need,offer",
        "/atlas?map=needs&show=latency",
        "/api/v1/atlas?map=needs",
        "/download/atlas.svg?map=needs&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=initiatives&show=latency",
        "/api/v1/atlas?map=initiatives",
        "/download/atlas.svg?map=initiatives&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=production&show=latency",
        "/api/v1/atlas?map=production",
        "/download/atlas.svg?map=production&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=services&show=latency",
        "/api/v1/atlas?map=services",
        "/download/atlas.svg?map=services&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=heritage&show=latency",
        "/api/v1/atlas?map=heritage",
        "/download/atlas.svg?map=heritage&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=actors&show=latency",
        "/api/v1/atlas?map=actors",
        "/download/atlas.svg?map=actors&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=basins&show=latency",
        "/api/v1/atlas?map=basins",
        "/download/atlas.svg?map=basins&show=latency,actor.both,actor.leader,actor.other,asset.not_said,initiative.not_said",
        "/atlas?map=initiatives&by=leader&measure=money",
        "/download/atlas.csv?map=needs&measure=unmet",
        "/download/atlas.geojson?map=heritage",
        "/api/v1/atlas?map=basins&measure=saved",
        "/atlas?show=latency",
        "/tiles/9/270/183?latencies=true",
        "/tiles/9/270/183?map=needs",
        "/tiles/9/270/183?map=actors&by=nature&latencies=true",
        "/grid?show=latencies",
        "/api/v1/grid",
        "/download/grid.csv?show=latencies",
        "/services?service=library",
        "/api/v1/services?service=library",
        "/download/services.csv?service=library",
        "/production?by=service",
        "/api/v1/production?by=nature&lang=en",
        "/download/production.csv",
        "/download/production.svg?by=service",
        "/download/branches.csv",
        "/heritage?use=unknown",
        "/api/v1/heritage",
        "/download/heritage.csv",
        "/download/heritage.geojson",
        "/exchange?service=nursery",
        "/api/v1/exchange",
        "/download/exchange.csv",
        "/harmony?service=library",
        "/download/harmony.csv?service=library",
        "/harmony?service=home_care&across=basins&open=library&in=999002",
        "/api/v1/harmony?service=library&open=library&in=999002",
        "/harmony?of=needs",
        "/harmony?of=needs&across=cells&lang=en",
        "/harmony?of=needs&across=basins",
        "/api/v1/harmony?of=needs&across=groups",
        "/api/v1/harmony?of=needs&across=cells",
        "/download/harmony.csv?of=needs&across=cells",
        "/download/harmony.geojson?of=needs",
        "/what_if",
        "/what_if?do=open:library:999002&do=offer:home_care:999002:20:hours:week&lang=en",
        "/api/v1/what_if?do=open:library:999002&do=offer:home_care:999002",
        "/download/what_if.csv?do=open:nursery:999002:9",
        "/api/v1/choropleth?indicator=ageing",
        "/api/v1/hotspots?indicator=ageing",
        "/hotspots?indicator=ageing&statistic=gi",
        "/basins?indicator=ageing&k=3&replicates=3",
        "/basins?indicator=hidden",
        "/basins/functional?lines=9",
        "/api/v1/basins/functional",
        "/download/functional_basins.csv",
        "/download/functional_flows.csv",
        "/api/v1/atlas?map=basins&measure=functional",
        "/api/v1/basins?indicator=ageing&k=3&replicates=3",
        "/download/basins.csv?indicator=ageing&k=3&replicates=3",
        "/download/basins.geojson?indicator=ageing&k=3&replicates=3",
        "/download/hotspots.csv?indicator=ageing",
        "/download/hotspots.geojson",
        "/download/units.geojson",
        "/download/indicators.csv",
        "/download/indicators.jsonl",
        "/download/flows.csv",
        "/download/all.zip",
        "/tiles/5/16/11",
        "/tiles/8/135/91",
        "/tiles/9/270/183",
        "/latencies",
        "/latencies?state=all&lang=en",
        "/api/v1/latencies?state=all",
        "/download/latencies.csv",
        "/plan?lang=en",
        "/data_sets/hidden",
        "/map?indicator=hidden",
        "/hotspots?indicator=hidden",
        "/api/v1/hotspots?indicator=hidden",
    ] {
        addresses.push(more.to_owned());
    }
    let mut out = BTreeMap::new();
    for address in addresses {
        let got = ground.get(&address, None).await;
        assert!(got.status.as_u16() < 500, "{address}: {}", got.text());
        let headers: Vec<String> = got.headers.iter().map(|(n, v)| format!("{n}: {}", String::from_utf8_lossy(v.as_bytes()))).collect();
        // The bytes as they are, so that nothing is lost in reading them as a text.
        let bytes: String = got.body.iter().map(|b| char::from(*b)).collect();
        out.insert(address, format!("{}\n{}\n\n{bytes}", got.status, headers.join("\n")));
    }
    out
}

/// Where two answers part, after their heads: a tag differs whenever a body does, and tells nothing.
fn difference(address: &str, was: &str, is: &str) -> String {
    let body = |text: &str| text.split_once("\n\n").map_or_else(String::new, |(_, b)| b.to_owned());
    let (was_body, is_body) = (body(was), body(is));
    let (was, is) = if was_body == is_body { (was.to_owned(), is.to_owned()) } else { (was_body, is_body) };
    let same = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let part = |text: &str| text.chars().skip(same).take(160).collect::<String>();
    format!("{address}\n  was …{}\n  is  …{}", part(&was), part(&is))
}

#[tokio::test]
async fn hidden_records_change_no_byte_for_visitors() {
    let (ground, made) = small().await;
    let reader = ground.somebody("legge", Role::Reader).await;
    let Who::User { id: named, .. } = reader.who else { panic!("a user") };
    let before = everything(&ground, &made).await;
    let answered = before.values().filter(|a| a.starts_with("200")).count();
    assert!(answered > 100, "only {answered} addresses answered");

    let mut hidden = Vec::new();
    // There is one draft of an edition at most: what hidden words and editions tell is asked in `plan.rs`. Of the axes there is one.
    for (kind, public) in made.iter().filter(|(kind, _)| !["edition", "axes"].contains(&kind.code)) {
        for (n, visibility) in ["signed-in", "named"].into_iter().enumerate() {
            let mut one = tied(kind, &format!("prova nascosta numero {}", "i".repeat(n + 1)), visibility, &made);
            if visibility == "named" {
                one.insert("named".into(), serde_json::json!([named]));
            }
            let saved = ground.wb.create(&Who::CommandLine, kind.code, &one).await.unwrap_or_else(|e| panic!("{}: {e}", kind.code));
            // A tie between what is seen and what is hidden.
            if let Some(rule) = kind.links.iter().find(|l| !l.one && l.to.contains(&kind.code)) {
                ground.wb.add_link(&Who::CommandLine, rule.code, *public, saved.record.id, Said::default()).await.expect("a link");
            }
            let file = Upload { name: "segreto.txt".into(), bytes: format!("{} {n}", kind.code).into_bytes(), ..Upload::default() };
            ground.wb.attach(&Who::CommandLine, saved.record.id, vec![file]).await.expect("a file");
            // One about a person, on a record that everybody sees.
            let file = Upload {
                name: "persona.txt".into(),
                bytes: format!("{} {n} persona", kind.code).into_bytes(),
                personal: true,
                ..Upload::default()
            };
            ground.wb.attach(&Who::CommandLine, *public, vec![file]).await.expect("a file");
            hidden.push((kind.code, saved.record.id));
        }
    }
    ground.import("indicators", "hidden.csv", &crate::common::indicator("hidden", 3.0), Visibility::SignedIn).await;

    let after = everything(&ground, &made).await;
    let changed: Vec<String> =
        before.iter().filter(|(address, was)| *was != &after[*address]).map(|(a, was)| difference(a, was, &after[a])).collect();
    assert!(changed.is_empty(), "{} of {} answers tell of what is hidden:\n{}", changed.len(), before.len(), changed.join("\n"));
    for (kind, id) in hidden {
        for address in [
            format!("/records/{kind}/{id}"),
            format!("/api/v1/{kind}/{id}"),
            format!("/api/v1/{kind}/{id}/links"),
            format!("/api/v1/{kind}/{id}/files"),
        ] {
            assert_eq!(ground.get(&address, None).await.status, StatusCode::NOT_FOUND, "{address}");
            assert_eq!(ground.get(&address, Some(&reader)).await.status, StatusCode::OK, "{address}");
        }
    }
    let seen = ground.get("/hotspots?indicator=hidden", Some(&reader)).await;
    assert_eq!(seen.status, StatusCode::OK, "what is hidden from visitors is there for who signs in");
}
