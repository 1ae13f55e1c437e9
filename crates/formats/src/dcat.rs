//! Catalogues of data sets in DCAT-AP_IT, the Italian profile of DCAT-AP: written as Turtle and as JSON-LD.
//!
//! What is described passes the shapes of DCAT-AP 3.0.1 without the vocabularies of the EU at hand: every concept that is referred to (theme,
//! licence type, format, frequency, language) is typed and named in the catalogue itself. Texts come with their language (`it`); days are
//! `2025-12-31`, moments `2025-12-31T10:00:00Z`, and also a year or a month where that is all that is known. Addresses are URIs.

use crate::rdf::{Description, Graph, Object};
use std::io::{self, Write};

pub use crate::dcat_terms::{Frequency, LicenceKind, Theme};

const PREFIXES: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatapit", "http://dati.gov.it/onto/dcatapit#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// A text in a language, such as `it`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    pub text: String,
    pub language: String,
}

/// A catalogue: everything that is not a list or marked otherwise is required.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    pub uri: String,
    pub title: Vec<Text>,
    pub description: Vec<Text>,
    pub publisher: Agent,
    /// May be empty.
    pub homepage: String,
    /// Codes of the EU's authority: `ITA`, `ENG`.
    pub languages: Vec<String>,
    /// May be empty.
    pub issued: String,
    pub modified: String,
    pub licence: Option<Licence>,
    pub spatial: Vec<Place>,
    pub datasets: Vec<Dataset>,
}

/// A data set. DCAT-AP_IT requires title, description, identifier, themes, rights holder, frequency and day of change, and of open data a
/// distribution.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    pub uri: String,
    /// Unique within the publisher: its code, a colon, a code of its own.
    pub identifier: String,
    pub title: Vec<Text>,
    pub description: Vec<Text>,
    pub themes: Vec<Theme>,
    pub keywords: Vec<Text>,
    /// Who has the rights in the data.
    pub rights_holder: Agent,
    pub publisher: Option<Agent>,
    pub creator: Option<Agent>,
    pub contact: Option<Contact>,
    pub frequency: Frequency,
    /// May be empty.
    pub issued: String,
    pub modified: String,
    /// Codes of the EU's authority.
    pub languages: Vec<String>,
    /// May be empty.
    pub landing_page: String,
    /// May be empty.
    pub version: String,
    pub spatial: Vec<Place>,
    pub temporal: Vec<Period>,
    pub distributions: Vec<Distribution>,
}

/// One form in which a data set is had.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Distribution {
    pub uri: String,
    pub title: Vec<Text>,
    pub description: Vec<Text>,
    pub access_url: String,
    /// May be empty.
    pub download_url: String,
    /// A code of the EU's authority of file types: `CSV`, `GEOJSON`, `JSON_LD`, `XLSX`.
    pub format: String,
    /// `text/csv`; may be empty.
    pub media_type: String,
    pub licence: Licence,
    /// Bytes.
    pub byte_size: Option<u64>,
    /// May be empty.
    pub issued: String,
    /// May be empty.
    pub modified: String,
}

/// An organization; `identifier` is its code in the index of public administrations (IPA), or its tax code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agent {
    pub uri: String,
    pub identifier: String,
    pub name: Vec<Text>,
}

/// Where to ask: an office, not a person; its URI is not that of an [`Agent`]. URI, telephone and page may be empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contact {
    pub uri: String,
    pub name: String,
    pub email: String,
    pub telephone: String,
    pub url: String,
}

/// A licence by the address of its text; `version` may be empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Licence {
    pub uri: String,
    pub name: String,
    pub version: String,
    pub kind: Option<LicenceKind>,
}

/// A place by its URI (of NUTS, LAU or a gazetteer; may be empty), its name (may be empty), and its west, south, east and north in degrees.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    pub uri: String,
    pub name: Text,
    pub bounds: Option<[f64; 4]>,
}

/// A span of time; either end may be empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Period {
    pub start: String,
    pub end: String,
}

/// Writes a catalogue as Turtle.
///
/// # Errors
/// What `out` gives.
pub fn write_turtle<W: Write>(out: W, catalogue: &Catalogue) -> io::Result<W> {
    graph(catalogue).write_turtle(out)
}

/// Writes a catalogue as JSON-LD.
///
/// # Errors
/// What `out` gives.
pub fn write_json_ld<W: Write>(out: W, catalogue: &Catalogue) -> io::Result<W> {
    graph(catalogue).write_json_ld(out)
}

fn graph(catalogue: &Catalogue) -> Graph {
    let mut graph = Graph::new(PREFIXES);
    let about = Description::of(&["dcatapit:Catalog", "dcat:Catalog"])
        .with("dct:title", texts(&catalogue.title))
        .with("dct:description", texts(&catalogue.description))
        .with("dct:issued", date(&catalogue.issued))
        .with("dct:modified", date(&catalogue.modified))
        .with("dct:publisher", [iri(&catalogue.publisher.uri)])
        .with("foaf:homepage", address(&catalogue.homepage))
        .with("dct:language", catalogue.languages.iter().map(|code| authority("language", code)))
        .with("dct:license", catalogue.licence.iter().map(|licence| iri(&licence.uri)))
        .with("dct:spatial", catalogue.spatial.iter().map(place))
        .with("dcat:themeTaxonomy", [authority("data-theme", "")])
        .with("dcat:dataset", catalogue.datasets.iter().map(|dataset| iri(&dataset.uri)));
    graph.describe(&catalogue.uri, about);
    for dataset in &catalogue.datasets {
        describe_dataset(&mut graph, dataset);
    }
    let scheme = Description::of(&["skos:ConceptScheme"]).with("dct:title", [Object::Text("Data theme".into(), "en".into())]);
    graph.describe(&format!("{AUTHORITY}/data-theme"), scheme);
    describe_agent(&mut graph, &catalogue.publisher);
    describe_document(&mut graph, &catalogue.homepage);
    describe_languages(&mut graph, &catalogue.languages);
    catalogue.licence.iter().for_each(|licence| describe_licence(&mut graph, licence));
    catalogue.spatial.iter().for_each(|place| describe_place(&mut graph, place));
    for dataset in &catalogue.datasets {
        describe_what_it_refers_to(&mut graph, dataset);
    }
    graph
}

fn describe_dataset(graph: &mut Graph, dataset: &Dataset) {
    let period = |period: &Period| {
        let ends = [("dcat:startDate", &period.start), ("dcat:endDate", &period.end)];
        let of_profile = [("dcatapit:startDate", &period.start), ("dcatapit:endDate", &period.end)];
        let empty = Description::of(&["dct:PeriodOfTime"]);
        Object::Node(ends.into_iter().chain(of_profile).fold(empty, |about, (property, text)| about.with(property, date(text))))
    };
    let about = Description::of(&["dcatapit:Dataset", "dcat:Dataset"])
        .with("dct:identifier", [plain(&dataset.identifier)])
        .with("dct:title", texts(&dataset.title))
        .with("dct:description", texts(&dataset.description))
        .with("dcat:theme", dataset.themes.iter().map(|theme| authority("data-theme", theme.code())))
        .with("dcat:keyword", texts(&dataset.keywords))
        .with("dct:rightsHolder", [iri(&dataset.rights_holder.uri)])
        .with("dct:publisher", dataset.publisher.iter().map(|agent| iri(&agent.uri)))
        .with("dct:creator", dataset.creator.iter().map(|agent| iri(&agent.uri)))
        .with("dcat:contactPoint", dataset.contact.iter().map(contact))
        .with("dct:accrualPeriodicity", [authority("frequency", dataset.frequency.code())])
        .with("dct:issued", date(&dataset.issued))
        .with("dct:modified", date(&dataset.modified))
        .with("dct:language", dataset.languages.iter().map(|code| authority("language", code)))
        .with("dcat:landingPage", address(&dataset.landing_page))
        .with("owl:versionInfo", Some(&dataset.version).filter(|version| !version.is_empty()).map(|version| plain(version)))
        .with("dct:spatial", dataset.spatial.iter().map(place))
        .with("dct:temporal", dataset.temporal.iter().filter(|p| !(p.start.is_empty() && p.end.is_empty())).map(period))
        .with("dcat:distribution", dataset.distributions.iter().map(|distribution| iri(&distribution.uri)));
    graph.describe(&dataset.uri, about);
    for distribution in &dataset.distributions {
        let size = distribution.byte_size.map(|bytes| Object::Typed(bytes.to_string(), "xsd:nonNegativeInteger"));
        let media_type = Some(&distribution.media_type).filter(|name| !name.is_empty()).map(|name| iri(&media_type(name)));
        let about = Description::of(&["dcatapit:Distribution", "dcat:Distribution"])
            .with("dct:title", texts(&distribution.title))
            .with("dct:description", texts(&distribution.description))
            .with("dcat:accessURL", address(&distribution.access_url))
            .with("dcat:downloadURL", address(&distribution.download_url))
            .with("dct:format", [authority("file-type", &distribution.format)])
            .with("dcat:mediaType", media_type)
            .with("dct:license", [iri(&distribution.licence.uri)])
            .with("dcat:byteSize", size)
            .with("dct:issued", date(&distribution.issued))
            .with("dct:modified", date(&distribution.modified));
        graph.describe(&distribution.uri, about);
    }
}

fn describe_what_it_refers_to(graph: &mut Graph, dataset: &Dataset) {
    for theme in &dataset.themes {
        let [it, en] = theme.labels();
        let labels = [Object::Text(it.into(), "it".into()), Object::Text(en.into(), "en".into())];
        let about = Description::of(&["skos:Concept"]).with("skos:prefLabel", labels).with("skos:inScheme", [authority("data-theme", "")]);
        graph.describe(&format!("{AUTHORITY}/data-theme/{}", theme.code()), about);
    }
    for agent in [Some(&dataset.rights_holder), dataset.publisher.as_ref(), dataset.creator.as_ref()].into_iter().flatten() {
        describe_agent(graph, agent);
    }
    if let Some(contact) = dataset.contact.as_ref().filter(|contact| !contact.uri.is_empty()) {
        graph.describe(&contact.uri, about_contact(contact));
    }
    typed(graph, &format!("{AUTHORITY}/frequency/{}", dataset.frequency.code()), "dct:Frequency");
    describe_languages(graph, &dataset.languages);
    describe_document(graph, &dataset.landing_page);
    dataset.spatial.iter().for_each(|place| describe_place(graph, place));
    for distribution in &dataset.distributions {
        typed(graph, &format!("{AUTHORITY}/file-type/{}", distribution.format), "dct:MediaTypeOrExtent");
        if !distribution.media_type.is_empty() {
            typed(graph, &media_type(&distribution.media_type), "dct:MediaType");
        }
        describe_licence(graph, &distribution.licence);
    }
}

fn about_contact(contact: &Contact) -> Description {
    let telephone = Some(&contact.telephone).filter(|number| !number.is_empty()).map(|number| {
        let bare: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let about = Description::of(&["vcard:Voice"]).with("vcard:hasValue", [iri(&format!("tel:{bare}"))]);
        Object::Node(about.with("vcard:value", [plain(number)]))
    });
    Description::of(&["dcatapit:Organization", "vcard:Organization", "vcard:Kind"])
        .with("vcard:fn", [plain(&contact.name)])
        .with("vcard:hasEmail", [iri(&format!("mailto:{}", contact.email))])
        .with("vcard:hasTelephone", telephone)
        .with("vcard:hasURL", address(&contact.url))
}

fn describe_agent(graph: &mut Graph, agent: &Agent) {
    let about = Description::of(&["dcatapit:Agent", "foaf:Agent"]);
    graph.describe(&agent.uri, about.with("dct:identifier", [plain(&agent.identifier)]).with("foaf:name", texts(&agent.name)));
}

fn describe_licence(graph: &mut Graph, licence: &Licence) {
    let kind = licence.kind.map(|kind| {
        let [it, en] = kind.labels();
        let labels = [Object::Text(it.into(), "it".into()), Object::Text(en.into(), "en".into())];
        graph.describe(kind.uri(), Description::of(&["skos:Concept"]).with("skos:prefLabel", labels))
    });
    let about = Description::of(&["dcatapit:LicenseDocument", "dct:LicenseDocument"])
        .with("foaf:name", [plain(&licence.name)])
        .with("owl:versionInfo", Some(&licence.version).filter(|version| !version.is_empty()).map(|version| plain(version)))
        .with("dct:type", kind);
    graph.describe(&licence.uri, about);
}

fn describe_place(graph: &mut Graph, place: &Place) {
    if !place.uri.is_empty() {
        graph.describe(&place.uri, about_place(place));
    }
}

fn about_place(place: &Place) -> Description {
    let bounds = place.bounds.map(|[west, south, east, north]| {
        let ring = format!("POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))");
        Object::Typed(ring, "geo:wktLiteral")
    });
    let name = Some(&place.name).filter(|name| !name.text.is_empty()).map(text);
    Description::of(&["dct:Location"]).with("locn:geographicName", name).with("dcat:bbox", bounds)
}

/// Its URI, or itself where it has none.
fn place(place: &Place) -> Object {
    if place.uri.is_empty() { Object::Node(about_place(place)) } else { iri(&place.uri) }
}

fn contact(contact: &Contact) -> Object {
    if contact.uri.is_empty() { Object::Node(about_contact(contact)) } else { iri(&contact.uri) }
}

fn describe_languages(graph: &mut Graph, codes: &[String]) {
    codes.iter().for_each(|code| typed(graph, &format!("{AUTHORITY}/language/{code}"), "dct:LinguisticSystem"));
}

fn describe_document(graph: &mut Graph, page: &str) {
    if !page.is_empty() {
        typed(graph, page, "foaf:Document");
    }
}

fn typed(graph: &mut Graph, uri: &str, class: &'static str) {
    graph.describe(uri, Description::of(&[class]));
}

fn authority(list: &str, code: &str) -> Object {
    Object::Iri(if code.is_empty() { format!("{AUTHORITY}/{list}") } else { format!("{AUTHORITY}/{list}/{code}") })
}

fn media_type(name: &str) -> String {
    format!("http://www.iana.org/assignments/media-types/{name}")
}

fn iri(uri: &str) -> Object {
    Object::Iri(uri.to_owned())
}

fn address(url: &str) -> Option<Object> {
    (!url.is_empty()).then(|| iri(url))
}

fn plain(text: &str) -> Object {
    Object::Text(text.to_owned(), String::new())
}

fn text(text: &Text) -> Object {
    Object::Text(text.text.clone(), text.language.clone())
}

fn texts(all: &[Text]) -> impl Iterator<Item = Object> {
    all.iter().map(text)
}

/// A day, moment, month or year, each in its data type; a text in another form is left as it is.
fn date(text: &str) -> Option<Object> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let kind = match shape.as_str() {
        "" => return None,
        "0000" => "xsd:gYear",
        "0000-00" => "xsd:gYearMonth",
        "0000-00-00" => "xsd:date",
        moment if moment.starts_with("0000-00-00T00:00:00") => "xsd:dateTime",
        _ => return Some(plain(text)),
    };
    Some(Object::Typed(text.to_owned(), kind))
}
