//! OGC API – Features (17-069r4, part 1: core, GeoJSON, OpenAPI 3.0): what the asker may see, as map programs ask for it. Coordinates
//! are longitude and latitude (CRS84).

use crate::App;
use crate::address;
use crate::errors::{Answer, Fault};
use crate::session::Visit;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use reticolo_instruments::features::{FeaturesAsk, MOST, UNIT_FILTERS, UNITS, collections};
use reticolo_instruments::registry::facet_fields;
use reticolo_messages::{Language, t};
use reticolo_model::geometry::BoundingBox;
use reticolo_model::period::date;
use reticolo_model::{Problem, kinds};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const CONFORMS: [&str; 3] = ["core", "geojson", "oas30"];
const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
/// How many features a page has unless the address says.
const USUAL: usize = 100;
/// Names in an address that are no properties of features.
const OWN: [&str; 12] =
    ["limit", "bbox", "datetime", "f", "bbox-crs", "crs", "after", "q", "illustrative", "lang", "offset", "skipGeometry"];

/// The address of the installation, as the request found it; none where the request does not say so properly.
pub(crate) fn origin(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let host = text("host");
    let sound = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'));
    let scheme = if text("x-forwarded-proto") == "https" { "https" } else { "http" };
    sound.then(|| format!("{scheme}://{host}"))
}

/// Where this interface stands; a path alone where the request does not say.
fn base(headers: &HeaderMap) -> String {
    format!("{}/ogc", origin(headers).unwrap_or_default())
}

fn link(href: String, rel: &str, kind: &str, title: &str) -> Value {
    json!({ "href": href, "rel": rel, "type": kind, "title": title })
}

fn answer(value: &Value, kind: &'static str) -> Answer {
    Ok(([(header::CONTENT_TYPE, kind)], value.to_string()).into_response())
}

/// `GET /ogc`.
pub async fn landing(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Answer {
    let (l, base) = (visit.language, base(&headers));
    let links = json!([
        link(base.clone(), "self", JSON, "OGC API"),
        link(format!("{base}/api"), "service-desc", OPENAPI, "OpenAPI 3.0"),
        link(format!("{base}/conformance"), "conformance", JSON, "OGC API"),
        link(format!("{base}/collections"), "data", JSON, &t(l, "ogc-collections")),
    ]);
    answer(&json!({ "title": app.wb.config.name, "description": t(l, "ogc-description"), "links": links }), JSON)
}

/// `GET /ogc/conformance`.
pub async fn conformance() -> Answer {
    let uri = |class: &str| format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}");
    answer(&json!({ "conformsTo": CONFORMS.map(uri) }), JSON)
}

/// `GET /ogc/collections`.
pub async fn list(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Answer {
    let (l, base) = (visit.language, base(&headers));
    let extent = app.wb.extent().await?;
    let all: Vec<Value> = collections().into_iter().map(|code| collection(l, &base, code, extent)).collect();
    let links = json!([link(format!("{base}/collections"), "self", JSON, &t(l, "ogc-collections"))]);
    answer(&json!({ "links": links, "collections": all }), JSON)
}

/// `GET /ogc/collections/{collection}`.
pub async fn one(State(app): State<App>, visit: Visit, headers: HeaderMap, Path(code): Path<String>) -> Answer {
    let code = known(&code)?;
    answer(&collection(visit.language, &base(&headers), code, app.wb.extent().await?), JSON)
}

fn known(code: &str) -> Result<&'static str, Fault> {
    collections().into_iter().find(|c| *c == code).ok_or(Fault::NotFound)
}

fn collection(l: Language, base: &str, code: &str, extent: Option<[f64; 4]>) -> Value {
    let at = format!("{base}/collections/{code}");
    let title = if code == UNITS { t(l, "data_set_form-units") } else { t(l, &format!("{code}-plural")) };
    let mut links = vec![link(at.clone(), "self", JSON, &title), link(format!("{at}/items"), "items", GEOJSON, &title)];
    if code != UNITS {
        let schema = format!("{}/api/v1/schema/{code}", base.trim_end_matches("/ogc"));
        links.push(link(schema, "describedby", "application/schema+json", "JSON Schema"));
    }
    let mut out = json!({ "id": code, "title": title, "itemType": "feature", "crs": [CRS84], "storageCrs": CRS84, "links": links });
    if code != UNITS {
        out["description"] = json!(t(l, &format!("{code}-help")));
    }
    if let Some(bounds) = extent {
        out["extent"] = json!({ "spatial": { "bbox": [bounds], "crs": CRS84 } });
    }
    out
}

/// `GET /ogc/collections/{collection}/items`.
pub async fn items(State(app): State<App>, visit: Visit, headers: HeaderMap, Path(code): Path<String>) -> Answer {
    let code = known(&code)?;
    let ask = asked(code, &visit)?;
    let page = app.wb.features(&visit.who, &ask).await?;
    let at = format!("{}/collections/{code}", base(&headers));
    let title = if code == UNITS { t(visit.language, "data_set_form-units") } else { t(visit.language, &format!("{code}-plural")) };
    let params = visit.params();
    let pairs = |after: Option<&str>| {
        let kept = params.iter().filter(|(n, _)| after.is_none() || n != "after").map(|(n, v)| (n.as_str(), v.as_str()));
        address::query(kept.chain(after.map(|a| ("after", a))).collect::<Vec<_>>())
    };
    let mut links = vec![link(format!("{at}/items{}", pairs(None)), "self", GEOJSON, &title), link(at.clone(), "collection", JSON, &title)];
    if let Some(next) = &page.next {
        links.push(link(format!("{at}/items{}", pairs(Some(next))), "next", GEOJSON, &title));
    }
    // Member by member: the features are text already.
    let size: usize = page.features.iter().map(|f| f.len() + 2).sum();
    let mut out = String::with_capacity(size + 1024);
    out.push_str("{\"type\":\"FeatureCollection\",");
    out.push_str(&format!(
        "\"timeStamp\":{},\"links\":{},\"numberReturned\":{}",
        json!(moment(&app.wb.now())),
        json!(links),
        page.features.len()
    ));
    if let Some(matched) = page.matched {
        out.push_str(&format!(",\"numberMatched\":{matched}"));
    }
    out.push_str(",\"features\":[\n");
    out.push_str(&page.features.join(",\n"));
    out.push_str("\n]}\n");
    Ok(([(header::CONTENT_TYPE, GEOJSON)], out).into_response())
}

/// To the second, as the standard writes it.
fn moment(now: &str) -> String {
    format!("{}Z", now.get(..19).unwrap_or(now))
}

/// `GET /ogc/collections/{collection}/items/{id}`.
pub async fn item(State(app): State<App>, visit: Visit, headers: HeaderMap, Path((code, id)): Path<(String, String)>) -> Answer {
    let code = known(&code)?;
    let mut feature = app.wb.feature(&visit.who, code, &id).await?;
    let at = format!("{}/collections/{code}", base(&headers));
    feature["links"] =
        json!([link(format!("{at}/items/{}", address::encode(&id)), "self", GEOJSON, &id), link(at, "collection", JSON, code)]);
    answer(&feature, GEOJSON)
}

/// What the address asks of a collection; a name that is neither the interface's own nor a property is refused.
fn asked(code: &str, visit: &Visit) -> Result<FeaturesAsk, Fault> {
    let mut filters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in visit.params() {
        if !OWN.contains(&name.as_str()) && !value.is_empty() {
            filters.entry(name).or_default().push(value);
        }
    }
    for name in ["bbox-crs", "crs"] {
        if let Some(other) = visit.param(name).filter(|c| c != CRS84) {
            return Err(Problem::new("problem-ogc-crs", other).with("known", CRS84).on(name).into());
        }
    }
    if let Some(other) = visit.param("f").filter(|f| !matches!(f.as_str(), "json" | "geojson")) {
        return Err(Problem::new("problem-export-form", other).with("known", "json").on("f").into());
    }
    let limit = match visit.param("limit") {
        None => USUAL,
        Some(text) => match text.parse::<usize>() {
            Ok(n) if n > 0 => n.min(MOST),
            _ => return Err(Problem::new("problem-ogc-limit", text).with("most", MOST).on("limit").into()),
        },
    };
    Ok(FeaturesAsk {
        collection: code.to_owned(),
        filters,
        text: visit.param("q").unwrap_or_default(),
        within: visit.param("bbox").map(|text| bbox(&text).ok_or_else(|| Problem::new("problem-ogc-bbox", text).on("bbox"))).transpose()?,
        during: visit
            .param("datetime")
            .map(|text| datetime(&text).ok_or_else(|| Problem::new("problem-ogc-datetime", text).on("datetime")))
            .transpose()?,
        after: visit.param("after"),
        limit,
    })
}

/// `west,south,east,north`, or with heights, which nothing here has.
fn bbox(text: &str) -> Option<BoundingBox> {
    let numbers: Vec<f64> = text.split(',').map(|n| n.trim().parse().ok().filter(|x: &f64| x.is_finite())).collect::<Option<_>>()?;
    let [minx, miny, maxx, maxy] = match numbers[..] {
        [west, south, east, north] | [west, south, _, east, north, _] => [west, south, east, north],
        _ => return None,
    };
    (minx <= maxx && miny <= maxy && minx >= -180.0 && maxx <= 180.0 && miny >= -90.0 && maxy <= 90.0).then_some(BoundingBox {
        minx,
        miny,
        maxx,
        maxy,
    })
}

/// A day or moment, or two with a stroke between; `..` or nothing leaves an end open.
fn datetime(text: &str) -> Option<[Option<String>; 2]> {
    let day = |text: &str| {
        let (day, time) = text.split_once(['T', 't']).unwrap_or((text, "00:00:00Z"));
        let timed = time.len() >= 8 && time.bytes().all(|b| b.is_ascii_digit() || b":.+-Zz".contains(&b));
        (day.len() == 10 && timed).then(|| date(day).ok().map(|d| d.to_string())).flatten()
    };
    let end = |text: &str| if matches!(text, "" | "..") { Some(None) } else { day(text).map(Some) };
    match text.split('/').collect::<Vec<_>>()[..] {
        [one] => day(one).map(|d| [Some(d.clone()), Some(d)]),
        [from, to] => {
            let (from, to) = (end(from)?, end(to)?);
            let ordered = from.is_none() || to.is_none() || from <= to;
            (ordered && (from.is_some() || to.is_some())).then_some([from, to])
        }
        _ => None,
    }
}

/// `GET /ogc/api`: the description in OpenAPI 3.0.
pub async fn api(headers: HeaderMap) -> Answer {
    let base = base(&headers);
    let path = |name: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
    let text = |name: &str| json!({ "name": name, "in": "query", "required": false, "schema": { "type": "string" } });
    let list = |name: &str, kind: &str, least: usize| {
        let schema = json!({ "type": "array", "items": { "type": kind }, "minItems": least, "maxItems": 6 });
        json!({ "name": name, "in": "query", "required": false, "style": "form", "explode": false, "schema": schema })
    };
    let get = |id: &str, kind: &str, parameters: Value| {
        let good = json!({ "description": "OK", "content": { kind: { "schema": { "type": "object" } } } });
        let bad = json!({ "description": "Refused, and why.", "content": { JSON: { "schema": { "type": "object" } } } });
        let responses = json!({ "200": good, "default": bad });
        json!({ "get": { "operationId": id, "tags": ["features"], "parameters": parameters, "responses": responses } })
    };
    let mut paths = Map::new();
    paths.insert("/".into(), get("landing", JSON, json!([])));
    paths.insert("/conformance".into(), get("conformance", JSON, json!([])));
    paths.insert("/collections".into(), get("collections", JSON, json!([])));
    for code in collections() {
        let filters: Vec<&str> = match kinds::find(code) {
            Some(kind) => facet_fields(kind),
            None => UNIT_FILTERS.to_vec(),
        };
        let limit = json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL });
        let mut parameters = vec![
            json!({ "name": "limit", "in": "query", "required": false, "style": "form", "explode": false, "schema": limit }),
            list("bbox", "number", 4),
            text("datetime"),
            text("after"),
        ];
        parameters.extend(filters.into_iter().filter(|f| !OWN.contains(f)).map(text));
        paths.insert(format!("/collections/{code}"), get(&format!("describe_{code}"), JSON, json!([])));
        paths.insert(format!("/collections/{code}/items"), get(&format!("features_{code}"), GEOJSON, json!(parameters)));
        paths.insert(format!("/collections/{code}/items/{{id}}"), get(&format!("feature_{code}"), GEOJSON, json!([path("id")])));
    }
    let info = json!({ "title": "Reticolo: OGC API – Features", "version": "1.0.0" });
    answer(&json!({ "openapi": "3.0.3", "info": info, "servers": [{ "url": base }], "paths": paths }), OPENAPI)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_times_are_read_as_the_standard_writes_them() {
        assert_eq!(bbox("12,42, 13,43").map(|b| [b.minx, b.maxy]), Some([12.0, 43.0]));
        assert_eq!(bbox("12,42,0,13,43,9").map(|b| [b.maxx, b.maxy]), Some([13.0, 43.0]));
        for wrong in ["", "12,42,13", "13,42,12,43", "a,b,c,d", "12,42,13,99", "NaN,1,2,3"] {
            assert!(bbox(wrong).is_none(), "{wrong}");
        }
        let day = |text: &str| Some(text.to_owned());
        assert_eq!(datetime("2026-03-01"), Some([day("2026-03-01"), day("2026-03-01")]));
        assert_eq!(datetime("2026-03-01T00:00:00Z/.."), Some([day("2026-03-01"), None]));
        assert_eq!(datetime("/2026-03-01"), Some([None, day("2026-03-01")]));
        for wrong in ["", "..", "../..", "2026-13-01", "2026-03-02/2026-03-01", "ieri", "2026-03-01/2026-04-01/x", "2026-03-01Tnow"] {
            assert!(datetime(wrong).is_none(), "{wrong}");
        }
    }
}
