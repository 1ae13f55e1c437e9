//! The catalogue of the published data sets in DCAT-AP_IT: what each is, whose it is, under which licence, and where it is had.

use super::figures::Hidden;
use super::standards::{Publisher, first_day};
use reticolo_formats::dcat::{
    Agent, Catalogue, Dataset, Distribution, Frequency, Licence, LicenceKind, Text, Theme, write_json_ld, write_turtle,
};
use reticolo_formats::hsds::part_id;
use reticolo_messages::{Language, t, tr};
use reticolo_model::fold::fold;
use reticolo_model::{Audience, Record, period};
use reticolo_store::data_sets::{self, Version};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory};
use std::io::Write;

/// Writes the published data sets by their codes; how many.
pub(super) async fn write(
    conn: &mut Conn,
    territory: Territory,
    audience: Audience,
    by: &Publisher,
    form: &str,
    out: &mut (dyn Write + Send),
) -> Result<u64, StoreError> {
    let mut sets: Vec<Record> = Vec::new();
    let hidden = Hidden::of(conn, territory, audience).await?;
    lists::each(conn, territory, &ListQuery::all("data_set", audience), |record| {
        if record.status == "published" && record.body_text("code").is_some_and(|code| hidden.shows(code)) {
            sets.push(record);
        }
        Ok(())
    })
    .await?;
    sets.sort_by(|a, b| a.body_text("code").cmp(&b.body_text("code")));
    let versions = data_sets::versions(conn, territory).await?;
    let datasets: Vec<Dataset> = sets.iter().map(|r| dataset(r, &versions, by)).collect();
    let rows = datasets.len() as u64;
    let modified = datasets.iter().map(|d| d.modified.clone()).max().unwrap_or_default();
    let catalogue = Catalogue {
        uri: by.at("catalogue"),
        title: it(&by.name),
        description: both("dcat-description", &[("name", &by.name)]),
        publisher: own(by),
        homepage: by.base.clone().unwrap_or_default(),
        languages: vec!["ITA".to_owned()],
        modified: if modified.is_empty() { "1970-01-01".to_owned() } else { modified },
        datasets,
        ..Catalogue::default()
    };
    if form == "jsonld" {
        write_json_ld(out, &catalogue)?;
    } else {
        write_turtle(out, &catalogue)?;
    }
    Ok(rows)
}

fn it(text: &str) -> Vec<Text> {
    vec![Text { text: text.to_owned(), language: "it".to_owned() }]
}

/// A message in both languages.
fn both(key: &str, args: &[(&str, &str)]) -> Vec<Text> {
    [Language::It, Language::En].map(|l| Text { text: tr(l, key, args), language: l.code().to_owned() }).to_vec()
}

fn own(by: &Publisher) -> Agent {
    Agent { uri: by.at("agents/own"), identifier: by.code.clone(), name: it(&by.name) }
}

fn agent(name: &str, by: &Publisher) -> Agent {
    let id = part_id(name, "agent", 0);
    Agent { uri: by.at(&format!("agents/{id}")), identifier: id, name: it(name) }
}

fn dataset(record: &Record, versions: &[Version], by: &Publisher) -> Dataset {
    let text = |field: &str| record.body_text(field).unwrap_or_default();
    let code = text("code");
    let newest = versions.iter().filter(|v| v.data_set == code && v.withdrawn.is_none()).max_by_key(|v| v.version);
    // The day of the source where it says one, else that of the newest version.
    let stated = Some(first_day(Some(text("source_date")))).filter(|d| period::date(d).is_ok());
    let modified = stated.or_else(|| newest.map(|v| v.at.chars().take(10).collect())).unwrap_or_else(|| "1970-01-01".to_owned());
    let holder = if text("publisher").is_empty() { own(by) } else { agent(text("publisher"), by) };
    let page = by.at(&format!("data_sets/{code}"));
    let said = [record.summary.as_str(), text("quality_notes"), text("source"), &record.title];
    let description = said.into_iter().find(|s| !s.is_empty()).unwrap_or_default();
    let file = match text("form") {
        "indicators" => Some(("indicators", "csv", "CSV", "text/csv")),
        "flows" => Some(("flows", "csv", "CSV", "text/csv")),
        "units" => Some(("units", "geojson", "GEOJSON", "application/geo+json")),
        _ => None,
    };
    let distribution = Distribution {
        uri: format!("{page}#file"),
        title: it(&record.title),
        access_url: page.clone(),
        download_url: file.map(|(what, form, ..)| by.at(&format!("download/{what}.{form}"))).unwrap_or_default(),
        format: file.map_or("CSV", |f| f.2).to_owned(),
        media_type: file.map_or("text/csv", |f| f.3).to_owned(),
        licence: licence(text("licence"), by),
        modified: modified.clone(),
        ..Distribution::default()
    };
    Dataset {
        uri: page.clone(),
        identifier: format!("{}:{code}", by.code),
        title: it(&record.title),
        description: it(description),
        themes: vec![theme(text("form"))],
        keywords: record.tags.iter().flat_map(|tag| it(tag)).collect(),
        rights_holder: holder.clone(),
        publisher: Some(holder),
        frequency: Frequency::Unknown,
        modified,
        languages: vec!["ITA".to_owned()],
        landing_page: text("website").to_owned(),
        version: newest.map(|v| v.version.to_string()).unwrap_or_default(),
        distributions: vec![distribution],
        ..Dataset::default()
    }
}

fn theme(form: &str) -> Theme {
    match form {
        "units" => Theme::Regions,
        "flows" => Theme::Transport,
        "indicators" => Theme::Society,
        _ => Theme::Government,
    }
}

/// A licence by the address of its text, where its name is one that is known.
fn licence(name: &str, by: &Publisher) -> Licence {
    let folded = fold(name);
    let has = |words: &[&str]| words.iter().all(|w| folded.split(' ').any(|x| x == *w));
    let known = |uri: &str, version: &str, kind| Licence {
        uri: uri.to_owned(),
        name: name.to_owned(),
        version: version.to_owned(),
        kind: Some(kind),
    };
    if has(&["cc0"]) || has(&["cc", "zero"]) {
        known("https://creativecommons.org/publicdomain/zero/1.0/", "1.0", LicenceKind::PublicDomain)
    } else if has(&["cc", "by", "sa"]) {
        known("https://creativecommons.org/licenses/by-sa/4.0/", "4.0", LicenceKind::ViralEffect)
    } else if has(&["cc", "by", "nc"]) {
        known("https://creativecommons.org/licenses/by-nc/4.0/", "4.0", LicenceKind::NonCommercial)
    } else if has(&["cc", "by"]) {
        known("https://creativecommons.org/licenses/by/4.0/", "4.0", LicenceKind::Attribution)
    } else if has(&["iodl"]) {
        known("https://www.dati.gov.it/iodl/2.0/", "2.0", LicenceKind::Attribution)
    } else if has(&["odbl"]) {
        known("https://opendatacommons.org/licenses/odbl/1-0/", "1.0", LicenceKind::ViralEffect)
    } else {
        let stated = if name.is_empty() { t(Language::It, "dcat-no_licence") } else { name.to_owned() };
        let uri = by.at(&format!("licences/{}", part_id(&stated, "licence", 0)));
        Licence { uri, name: stated, version: String::new(), kind: Some(LicenceKind::Unknown) }
    }
}
