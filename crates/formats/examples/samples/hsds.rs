//! Illustrative services and organizations, rich in what HSDS can say.

use reticolo_formats::hsds::{
    Accessibility, Address, Attribute, Capacity, CostOption, Language, Location, LocationType, Organization, OrganizationIdentifier, Phone,
    Schedule, Service, ServiceArea, ServiceAtLocation, ServiceStatus, TaxonomyTerm, Unit, part_id,
};

pub fn organization() -> Organization {
    let id = "0190a000-0000-8000-8000-000000000001".to_owned();
    Organization {
        id: id.clone(),
        name: "Cooperativa 1 «L’Aia»".into(),
        alternate_name: "L’Aia; società \"benefit\"".into(),
        description: "Assistenza a domicilio\ne trasporto sociale, in 12 comuni.".into(),
        email: "ufficio@cooperativa1.example".into(),
        website: "https://cooperativa1.example/chi-siamo?lingua=it&p=1".into(),
        year_incorporated: Some(1998),
        legal_status: "cooperativa sociale".into(),
        uri: "https://reticolo.example/soggetti/1".into(),
        organization_identifiers: vec![OrganizationIdentifier {
            identifier_scheme: "IT-CF".into(),
            identifier_type: "Codice fiscale".into(),
            identifier: "00000000000".into(),
            ..Default::default()
        }],
        phones: vec![Phone { number: "+39 0000 000001".into(), extension: Some(12), kind: "voice".into(), ..Default::default() }],
        locations: vec![seat(&id)],
        attributes: vec![term("Terzo settore", "third_sector")],
        ..Default::default()
    }
}

fn seat(organization: &str) -> Location {
    Location {
        id: part_id(organization, "location", 0),
        organization_id: organization.into(),
        name: "Sede".into(),
        location_type: LocationType::Physical,
        latitude: Some(42.5625),
        longitude: Some(12.125),
        addresses: vec![Address {
            address_1: "Via di Sopra, 1/A".into(),
            address_2: "secondo piano".into(),
            city: "Borgo 1".into(),
            state_province: "XX".into(),
            postal_code: "00001".into(),
            country: "IT".into(),
            ..Default::default()
        }],
        schedules: vec![weekly("MO,TU,WE,TH,FR", "09:00", "13:00"), weekly("TU,TH", "15:00", "18:00")],
        accessibility: vec![Accessibility { description: "ingresso senza gradini".into(), ..Default::default() }],
        ..Default::default()
    }
}

fn weekly(days: &str, from: &str, to: &str) -> Schedule {
    Schedule { freq: "WEEKLY".into(), byday: days.into(), opens_at: from.into(), closes_at: to.into(), ..Default::default() }
}

fn term(name: &str, code: &str) -> Attribute {
    let taxonomy_term = TaxonomyTerm {
        name: name.into(),
        code: code.into(),
        description: name.into(),
        taxonomy: "reticolo".into(),
        language: "it".into(),
        ..Default::default()
    };
    Attribute { taxonomy_term, ..Default::default() }
}

pub fn services() -> Vec<Service> {
    let organization = Organization { locations: Vec::new(), ..organization() };
    let capacity = |available: f64, maximum: Option<f64>, unit: &str| Capacity {
        available,
        maximum,
        updated: "2025-03-01T10:00:00Z".into(),
        unit: Unit { name: unit.into(), scheme: "reticolo".into(), identifier: "place".into(), ..Default::default() },
        ..Default::default()
    };
    let first = Service {
        id: "0190a000-0000-8000-8000-000000000011".into(),
        name: "Centro diurno".into(),
        alternate_name: "Il pomeriggio".into(),
        description: "Compagnia, pasti e attività. ".to_owned() + &"Testo lungo, senza fine. ".repeat(400),
        url: "https://cooperativa1.example/centro-diurno".into(),
        email: "centro@cooperativa1.example".into(),
        status: ServiceStatus::Active,
        application_process: "Si chiama o si passa, \"senza impegno\".".into(),
        fees_description: "Secondo l’ISEE".into(),
        accreditations: "Autorizzazione regionale".into(),
        eligibility_description: "Persone sopra i 65 anni".into(),
        minimum_age: Some(65.0),
        maximum_age: Some(99.5),
        assured_date: "2025-02-28".into(),
        alert: "Chiuso in agosto".into(),
        last_modified: "2025-03-01T10:00:00Z".into(),
        phones: vec![Phone { number: "+39 0000 000002".into(), ..Default::default() }],
        schedules: vec![Schedule {
            valid_from: "2025-01-01".into(),
            valid_to: "2025-12-31".into(),
            interval: Some(2),
            ..weekly("MO,WE,FR", "09:00", "17:30")
        }],
        service_areas: vec![ServiceArea { name: "Valle 1".into(), ..Default::default() }],
        service_at_locations: vec![ServiceAtLocation {
            description: "Con navetta".into(),
            location: Location {
                id: "0190a000-0000-8000-8000-000000000021".into(),
                name: "Casa di vetro".into(),
                description: "Ex scuola; ristrutturata".into(),
                latitude: Some(-33.25),
                longitude: Some(-70.5),
                transportation: "autobus 4".into(),
                languages: vec![Language { code: "it".into(), name: "italiano".into(), ..Default::default() }],
                ..Default::default()
            },
            ..Default::default()
        }],
        languages: vec![
            Language { code: "it".into(), ..Default::default() },
            Language { name: "lingua dei segni".into(), ..Default::default() },
        ],
        organization: Some(organization),
        cost_options: vec![
            CostOption { amount: Some(12.5), currency: "EUR".into(), option: "pasto".into(), ..Default::default() },
            CostOption { amount_description: "gratuito sotto soglia".into(), ..Default::default() },
        ],
        capacities: vec![capacity(7.0, Some(30.0), "posti"), capacity(0.0, None, "ore alla settimana")],
        attributes: vec![term("Anziani", "elderly"), term("Centri diurni", "day_centre")],
        ..Default::default()
    };
    let second = Service {
        id: "0190a000-0000-8000-8000-000000000012".into(),
        name: "Sportello in linea".into(),
        status: ServiceStatus::TemporarilyClosed,
        service_at_locations: vec![ServiceAtLocation {
            location: Location {
                id: "0190a000-0000-8000-8000-000000000022".into(),
                location_type: LocationType::Virtual,
                url: "https://sportello.example/".into(),
                ..Default::default()
            },
            ..Default::default()
        }],
        ..Default::default()
    };
    vec![first, second]
}
