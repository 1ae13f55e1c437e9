//! An illustrative catalogue, rich in what DCAT-AP_IT can say.

use reticolo_formats::dcat::{
    Agent, Catalogue, Contact, Dataset, Distribution, Frequency, Licence, LicenceKind, Period, Place, Text, Theme,
};

fn it(text: &str) -> Text {
    Text { text: text.into(), language: "it".into() }
}

fn en(text: &str) -> Text {
    Text { text: text.into(), language: "en".into() }
}

fn agent(n: u32) -> Agent {
    Agent { uri: format!("https://reticolo.example/soggetti/{n}"), identifier: format!("ente_{n}"), name: vec![it(&format!("Ente {n}"))] }
}

pub fn catalogue() -> Catalogue {
    let licence = Licence {
        uri: "https://creativecommons.org/licenses/by/4.0/".into(),
        name: "Creative Commons Attribuzione".into(),
        version: "4.0".into(),
        kind: Some(LicenceKind::Attribution),
    };
    let place = Place { uri: "http://data.europa.eu/nuts/code/ITI".into(), name: it("Valle 1"), bounds: Some([12.25, 42.5, 12.75, 43.0]) };
    let distribution = |format: &str, ending: &str, media_type: &str| Distribution {
        uri: format!("https://reticolo.example/dati/servizi.{ending}"),
        title: vec![it(&format!("Servizi in {format}"))],
        description: vec![it("Una riga per servizio")],
        access_url: "https://reticolo.example/dati/servizi".into(),
        download_url: format!("https://reticolo.example/dati/servizi.{ending}?scarica=sì&tutto"),
        format: format.into(),
        media_type: media_type.into(),
        licence: licence.clone(),
        byte_size: Some(123_456),
        issued: "2025-01-15".into(),
        modified: "2025-03-01T10:00:00Z".into(),
    };
    let full = Dataset {
        uri: "https://reticolo.example/dati/1".into(),
        identifier: "ente_1:D.1".into(),
        title: vec![it("Servizi \"di prossimità\""), en("Local services")],
        description: vec![it("Chi serve chi:\n\tservizi, sedi e orari.\\ È \u{1}aggiornato"), en("Who serves whom")],
        themes: vec![Theme::Society, Theme::Health, Theme::Regions],
        keywords: vec![it("servizi"), it("aree interne"), en("services")],
        rights_holder: agent(1),
        publisher: Some(agent(2)),
        creator: Some(agent(1)),
        contact: Some(Contact {
            uri: "https://reticolo.example/uffici/1".into(),
            name: "Ufficio dati".into(),
            email: "dati@ente1.example".into(),
            telephone: "+39 0000 000-001".into(),
            url: "https://ente1.example/contatti".into(),
        }),
        frequency: Frequency::Monthly,
        issued: "2025-01".into(),
        modified: "2025-03-01".into(),
        languages: vec!["ITA".into(), "ENG".into()],
        landing_page: "https://reticolo.example/dati/servizi".into(),
        version: "3".into(),
        spatial: vec![place.clone()],
        temporal: vec![
            Period { start: "2020".into(), end: "2024-12-31".into() },
            Period { start: "2025-01-01".into(), ..Default::default() },
        ],
        distributions: vec![distribution("CSV", "csv", "text/csv"), distribution("GEOJSON", "geojson", "application/geo+json")],
    };
    let bare = Dataset {
        uri: "https://reticolo.example/dati/2 <bozza>".into(),
        identifier: "ente_1:D.2".into(),
        title: vec![it("Bisogni")],
        description: vec![it("Bisogni espressi")],
        themes: vec![Theme::Society],
        rights_holder: agent(1),
        modified: "2024".into(),
        ..Default::default()
    };
    Catalogue {
        uri: "https://reticolo.example/dati".into(),
        title: vec![it("Catalogo dell’ente 1"), en("Catalogue of body 1")],
        description: vec![it("Le banche dati dell’agenzia di sviluppo")],
        publisher: agent(2),
        homepage: "https://reticolo.example/".into(),
        languages: vec!["ITA".into()],
        issued: "2025-01-01".into(),
        modified: "2025-03-01".into(),
        licence: Some(licence),
        spatial: vec![place],
        datasets: vec![full, bare],
    }
}
