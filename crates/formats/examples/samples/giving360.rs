//! Illustrative grants, rich in what 360Giving can say.

use reticolo_formats::giving360::{Classification, Document, Event, Grant, Location, Organization, Package, Programme, Publisher};

pub fn package() -> Package {
    Package {
        identifier: "reticolo-1".into(),
        title: "Contributi 1".into(),
        description: "Contributi \"illustrativi\"\ndi un ente".into(),
        issued: "2025-03-01".into(),
        modified: "2025-03-02T08:30:00Z".into(),
        publisher: Publisher { identifier: "IT-CF-00000000000".into(), name: "Ente 1".into(), website: "https://ente1.example/".into() },
        download_url: "https://ente1.example/contributi.json".into(),
        license: "https://creativecommons.org/licenses/by/4.0/".into(),
        ..Default::default()
    }
}

pub fn grants() -> Vec<Grant> {
    let funder = Organization { id: "IT-CF-00000000000".into(), name: "Ente 1".into(), ..Default::default() };
    let place = |name: &str, code: &str, at: [f64; 2]| Location {
        name: name.into(),
        country_code: "IT".into(),
        longitude: Some(at[0]),
        latitude: Some(at[1]),
        geo_code: code.into(),
        geo_code_type: "ISTAT".into(),
        ..Default::default()
    };
    let full = Grant {
        id: "360G-reticolo-1".into(),
        title: "Laboratorio \"Le mani\"".into(),
        description: "Corsi di intreccio;\ncon mostra finale. È aperto a tutti".into(),
        currency: "EUR".into(),
        amount_applied_for: Some(15_000.0),
        amount_awarded: 12_345.67,
        amount_disbursed: Some(0.0),
        award_date: "2024-11-30".into(),
        url: "https://ente1.example/contributi/1?lingua=it".into(),
        planned_dates: vec![Event {
            start_date: "2025-01-01".into(),
            end_date: "2025-12".into(),
            duration: Some(12.0),
            ..Default::default()
        }],
        recipient_organization: vec![Organization {
            id: "IT-CF-00000000001".into(),
            name: "Associazione 1".into(),
            address_locality: "Borgo 1".into(),
            postal_code: "00001".into(),
            address_country: "IT".into(),
            url: "https://associazione1.example".into(),
            location: vec![place("Borgo 1", "000001", [12.5, 42.5])],
            ..Default::default()
        }],
        beneficiary_location: vec![place("Borgo 1", "000001", [12.5, 42.5]), place("Borgo 2", "", [-12.25, 42.75])],
        funding_organization: vec![funder.clone()],
        grant_programme: vec![Programme { code: "B1".into(), title: "Bando 1".into(), ..Default::default() }],
        from_open_call: Some(true),
        classifications: vec![
            Classification { vocabulary: "reticolo".into(), code: "culture".into(), title: "Cultura".into() },
            Classification { vocabulary: "reticolo".into(), title: "Artigianato".into(), ..Default::default() },
        ],
        related_document: vec![Document { title: "Graduatoria".into(), url: "https://ente1.example/g.pdf".into(), ..Default::default() }],
        date_modified: "2025-03-01T10:00:00Z".into(),
        data_source: "https://ente1.example/contributi".into(),
        ..Default::default()
    };
    let returned = Grant {
        id: "360G-reticolo-2".into(),
        title: "Restituzione".into(),
        description: "Somma resa".into(),
        currency: "EUR".into(),
        amount_awarded: -500.0,
        award_date: "2024-12-01".into(),
        recipient_organization: vec![Organization { id: "IT-CF-00000000002".into(), name: "Associazione 2".into(), ..Default::default() }],
        funding_organization: vec![funder],
        ..Default::default()
    };
    vec![full, returned]
}
