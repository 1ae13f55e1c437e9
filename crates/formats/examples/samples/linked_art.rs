//! Illustrative heritage, tangible and not, rich in what Linked Art can say.

use reticolo_formats::linked_art::{Agent, Class, Condition, Dimension, Entity, Image, Name, Reference, Statement, Term, TimeSpan, aat};
use reticolo_model::geometry::Geometry;

const HERE: &str = "https://reticolo.example";

fn group(n: u32, label: &str) -> Agent {
    Agent { id: format!("{HERE}/soggetti/{n}"), label: label.into(), person: false }
}

fn reference(path: &str, label: &str) -> Reference {
    Reference { id: format!("{HERE}/{path}"), label: label.into() }
}

fn italian(content: &str) -> Name {
    Name { content: content.into(), language: Some(aat::ITALIAN) }
}

fn says(kind: Term, content: &str) -> Statement {
    Statement { kind, content: content.into(), language: Some(aat::ITALIAN) }
}

pub fn entities() -> Vec<Entity> {
    let tower = Entity {
        id: format!("{HERE}/beni/1"),
        label: "Torre 1".into(),
        names: vec![
            italian("Torre \"del vento\""),
            italian("La torre vecchia"),
            Name { content: "Wind tower".into(), language: Some(aat::ENGLISH) },
        ],
        identifiers: vec![("INV-1; bis".into(), aat::LOCAL_NUMBER)],
        classified_as: vec![aat::ARCHITECTURE, Term::new("http://vocab.getty.edu/aat/300004847", "towers (single built works)")],
        statements: vec![
            says(aat::DESCRIPTION, "Torre a pianta quadrata,\ncon l’orologio fermo alle 10:10. È visitabile."),
            says(aat::RIGHTS, "Vincolo del 1912"),
        ],
        owners: vec![group(1, "Comune 1")],
        keepers: vec![group(2, "Associazione 1"), group(3, "")],
        makers: vec![Agent { id: format!("{HERE}/autori/1"), label: "Bottega 1".into(), person: true }],
        location: Some(reference("luoghi/1", "Poggio 1")),
        condition: Some(Condition {
            term: Some(Term::new("http://vocab.getty.edu/aat/300387447", "Microcracks")),
            note: "Crepe sul lato nord".into(),
            when: Some(TimeSpan { begin: "2024-05".into(), end: "2024-06".into(), ..Default::default() }),
            by: Some(group(4, "Ufficio tecnico 1")),
        }),
        dimensions: vec![
            Dimension { kind: aat::HEIGHT, value: 22.5, unit: aat::METRES },
            Dimension { kind: aat::WIDTH, value: 6.0, unit: aat::METRES },
        ],
        materials: vec![Term::new("http://vocab.getty.edu/aat/300011176", "stone")],
        timespan: Some(TimeSpan { begin: "1348".into(), end: "1352-02".into(), label: "metà del Trecento".into() }),
        part_of: Some(reference("beni/9", "Cinta muraria 1")),
        equivalent: vec!["http://www.wikidata.org/entity/Q0".into()],
        images: vec![Image { url: format!("{HERE}/immagini/torre%201.jpg"), format: "image/jpeg".into(), label: "Da sud".into() }],
        web_page: format!("{HERE}/beni/1.html?lingua=it&stampa"),
        ..Default::default()
    };
    let hill = Entity {
        id: format!("{HERE}/luoghi/1"),
        class: Class::Place,
        names: vec![italian("Poggio 1")],
        part_of: Some(reference("luoghi/2", "Valle 1")),
        geometry: Some(Geometry::Polygon(vec![vec![[12.5, 42.5], [12.625, 42.5], [12.5, 42.75], [12.5, 42.5]]])),
        ..Default::default()
    };
    let valley = Entity {
        id: format!("{HERE}/luoghi/2"),
        class: Class::Place,
        label: "Valle 1".into(),
        geometry: Some(Geometry::Point([-12.25, 42.125])),
        ..Default::default()
    };
    let feast = Entity {
        id: format!("{HERE}/beni/2"),
        class: Class::PropositionalObject,
        names: vec![italian("Festa 1")],
        statements: vec![says(aat::DESCRIPTION, "Processione con le fiaccole")],
        keepers: vec![group(2, "Associazione 1")],
        makers: vec![group(5, "Abitanti del borgo")],
        location: Some(reference("luoghi/2", "Valle 1")),
        timespan: Some(TimeSpan { begin: "1700".into(), label: "dal Settecento".into(), ..Default::default() }),
        images: vec![Image { url: format!("{HERE}/immagini/festa.jpg"), ..Default::default() }],
        ..Default::default()
    };
    let tale =
        Entity { id: format!("{HERE}/beni/3"), class: Class::LinguisticObject, names: vec![italian("Racconto 1")], ..Default::default() };
    let motif = Entity {
        id: format!("{HERE}/beni/4"),
        class: Class::VisualItem,
        names: vec![italian("Motivo a onda")],
        images: vec![Image { url: format!("{HERE}/immagini/onda.jpg"), ..Default::default() }],
        ..Default::default()
    };
    let bare = Entity { id: format!("{HERE}/beni/5"), ..Default::default() };
    vec![tower, hill, valley, feast, tale, motif, bare]
}
