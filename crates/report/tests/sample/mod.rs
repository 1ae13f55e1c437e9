//! A made-up plan for the made-up territory "Valle di prova", with an empty, an overfull and a
//! hostile variant, for the tests and the example.
#![allow(dead_code)] // Each test binary and the example use their own part.

mod drawings;

pub use drawings::*;
use reticolo_report::*;
use serde_json::json;

/// Text that would be markup in HTML, SVG, Typst or an address, and characters no typeface has.
pub const HOSTILE: &str =
    "<b>x</b> #let $ \\ _ * [ ] \" ' & </svg> ]]> @ref <label> `raw` // /* = - + ~ {a} \u{0}\u{202E}\u{1F600}\u{4E2D} #panic(1)";

pub fn labels() -> Labels {
    let t = |s: &str| s.to_owned();
    Labels {
        figure: t("Figura"),
        table: t("Tabella"),
        source: t("Fonte"),
        contents: t("Contenuti"),
        summary: t("Sintesi"),
        annex: t("Annesso. Dati e metodi"),
        data: t("Dati"),
        methods: t("Metodi"),
        values: t("Valori"),
        missing: t("Manca"),
        remedy: t("Come si porta dentro"),
        edition: t("Edizione"),
        digest: t("impronta"),
        status: t("bozza generata dai dati"),
        page: t("pagina"),
        publisher: t("editore"),
        licence: t("licenza"),
        date: t("data"),
        date_unknown: t("data non dichiarata"),
        version: t("versione"),
        rows: t("righe"),
        question: t("domanda"),
        parameters: t("Parametri"),
        value: t("valore"),
        unit: t("unità"),
        method: t("metodo"),
        measure: t("che cosa misura"),
        no_value: t("nessun valore"),
        online: t("In rete:"),
        annex_intro: t(
            "Ogni voce dice chi pubblica i dati, la data a cui si riferiscono, la licenza e l’impronta. Due edizioni con la stessa impronta hanno gli stessi dati.",
        ),
        empty: t("Nessun dato è ancora entrato: il piano comincia dalla prima importazione."),
    }
}

fn annex() -> Annex {
    let data = |id: &str, title: &str, date: Option<&str>| DataSource {
        id: id.into(),
        title: title.into(),
        publisher: "Istituto di prova".into(),
        licence: "CC BY 4.0".into(),
        date: date.map(str::to_owned),
        version: "2".into(),
        digest: "9f2c1ee060618aa0b1c2d3e4f5061728".into(),
        rows: "1.234".into(),
        url: Some("https://data.example/insiemi/residenti-per-eta".into()),
        page: Some(format!("/data_sets/{id}")),
    };
    let value = |id: &str, label: &str, value, unit: &str, text: &str| ValueEntry {
        id: id.into(),
        label: label.into(),
        value,
        unit: unit.into(),
        data: vec!["D1".into(), "D2".into()],
        method: Some("M1".into()),
        text: text.into(),
    };
    Annex {
        data: vec![
            data("D1", "Residenti per età e sesso", Some("1° gennaio 2019 e 2025")),
            data("D2", "Confini dei comuni", Some("2023")),
            data("D3", "Biblioteche", None),
            data("D4", "Pendolari per lavoro", Some("2021")),
        ],
        methods: vec![
            MethodNote {
                id: "M1".into(),
                name: "Somme e quote".into(),
                question: "Quanti, e quanta parte del tutto?".into(),
                source: "Somme dei comuni, mai medie di quote.".into(),
                parameters: vec![],
                page: None,
            },
            MethodNote {
                id: "M2".into(),
                name: "Associazione spaziale locale".into(),
                question: "Dove valori simili stanno vicini più di quanto farebbe il caso?".into(),
                source: "Anselin 1995, doi:10.1111/j.1538-4632.1995.tb00338.x.".into(),
                parameters: vec![("permutazioni".into(), "999".into()), ("seme".into(), "1".into()), ("soglia".into(), "0,05".into())],
                page: Some("/methods/hotspots".into()),
            },
        ],
        values: vec![
            value("residents.2025", "Residenti, 1° gennaio 2025", json!(215_285), "persone", "215.285"),
            value("residents.change", "Variazione dei residenti, 2019–2025", json!(-0.0428), "%", "−4,3 %"),
            value("elderly.share", "65 anni e più", json!(0.2911), "%", "29,1 %"),
            value("libraries.without", "Comuni senza biblioteca", json!(7), "comuni", "7"),
        ],
    }
}

/// The plan of the made-up territory: every kind of block and drawing occurs.
pub fn plan() -> Plan {
    let t = |text: &str| Inline::text(text);
    let figure = |id: &str, caption: &str, alt: &str, drawing, wide, notes| Block::Figure {
        id: id.into(),
        caption: caption.into(),
        alt: alt.into(),
        drawing,
        wide,
        notes,
        source: vec![t("Istituto di prova, 2025. "), Inline::data("D1"), t(", "), Inline::method("M1")],
    };
    let note = |title: &str, text: &str| Note {
        title: title.into(),
        text: vec![t(text), t(" "), Inline::data("D1"), t(", "), Inline::method("M1")],
    };
    let statement = |figure: &str, id: &str, label: &str, text: &str, comparison| Statement {
        figure: figure.into(),
        value_id: Some(id.into()),
        label: label.into(),
        text: vec![t(text), t(" "), Inline::data("D1"), t(", "), Inline::method("M1")],
        comparison,
    };
    let row = |name: &str, a: &str, b: Option<&str>, total| Row {
        cells: vec![Cell::text(name), Cell::text(a), b.map_or(Cell::Missing, Cell::text)],
        total,
    };
    let column = |title: &str, align| Column { title: title.into(), align };
    Plan {
        language: "it".into(),
        title: "Piano di lavoro per la Valle di prova".into(),
        subtitle: "Il territorio dei 16 comuni: che cosa mostrano i dati, che cosa tacciono, come si porta dentro ciò che manca".into(),
        territory: "Valle di prova".into(),
        edition: "Edizione del 23 novembre 2026".into(),
        date: "2026-11-23".into(),
        audience_note: "Scritto con i soli dati pubblici.".into(),
        base_url: Some("https://valle.example/".into()),
        cover: Some(Cover {
            alt: "I sedici comuni della valle, il maggiore al centro.".into(),
            caption: vec![t("Un cerchio è un comune, grande in proporzione al saldo. "), Inline::data("D4")],
            drawing: Drawing::Map(MapDrawing { legend: Legend::default(), ..mark_map() }),
        }),
        summary: vec![
            statement(
                "−4,3 %",
                "residents.change",
                "residenti, 2019–2025",
                "I residenti sono 215.285, 9.630 in meno del 2019; il calo tocca quasi tutti i comuni.",
                Some(dots(-4.3, -2.8, ["−4,3 %", "−2,8 %"])),
            ),
            statement(
                "29,1 %",
                "elderly.share",
                "ha almeno 65 anni",
                "Quasi un residente su tre ha almeno 65 anni; in Italia uno su quattro.",
                Some(dots(29.1, 24.7, ["29,1 %", "24,7 %"])),
            ),
            statement("7", "libraries.without", "comuni senza biblioteca", "Nove comuni su sedici hanno almeno una biblioteca.", None),
        ],
        sections: vec![
            Section {
                id: "system".into(),
                heading: "1.1 Il territorio come sistema".into(),
                finding: "Quasi tutti i comuni perdono residenti; crescono solo gli anziani".into(),
                blocks: vec![
                    Block::Paragraph {
                        text: vec![
                            t("Al 1° gennaio 2025 il territorio ha "),
                            Inline::value("215.285", "residents.2025"),
                            t(" residenti, il "),
                            Inline::value("−4,3 %", "residents.change"),
                            t(" dal 2019. Il calo tocca ogni comune tranne "),
                            Inline::Emphasis { text: "Pietrafonte".into() },
                            t(", dove i residenti crescono di poco. Ha almeno 65 anni il "),
                            Inline::value("29,1 %", "elderly.share"),
                            t(" dei residenti: si veda la "),
                            Inline::reference("elderly"),
                            t(" e la "),
                            Inline::reference("losses"),
                            t("."),
                        ],
                        notes: vec![
                            note("−9.630 = −4,3 %", "Da 224.915 a 215.285 residenti, somma dei 16 comuni."),
                            note("Il confronto", "In Italia il calo è del 2,8 %, alle stesse date."),
                        ],
                    },
                    figure(
                        "elderly",
                        "Gli anziani sono di più nella parte alta della valle",
                        "Carta dei sedici comuni in cinque classi; le quote più alte stanno a nord.",
                        Drawing::Map(class_map()),
                        false,
                        vec![note("Classi", "Rotture naturali; ogni classe ha tre comuni.")],
                    ),
                    Block::Table {
                        id: "losses".into(),
                        caption: "I comuni che perdono di più".into(),
                        columns: vec![
                            column("Comune", Align::Text),
                            column("residenti 2025", Align::Number),
                            column("var. %", Align::Number),
                        ],
                        rows: vec![
                            row("Acquaviva di Prova", "1.475", Some("−9,9"), false),
                            row("Serra", "2.611", None, false),
                            row("Roccalta", "1.329", Some("−7,9"), false),
                            row("Territorio, 16 comuni", "215.285", Some("−4,3"), true),
                        ],
                        source: vec![t("Istituto di prova. "), Inline::data("D1")],
                        extract: Some("3 comuni su 16, più il totale.".into()),
                        wide: false,
                        notes: vec![],
                    },
                ],
            },
            Section {
                id: "clusters".into(),
                heading: "1.2 Dove i fenomeni si addensano".into(),
                finding: "Un addensamento di età alta nella parte settentrionale; altrove nessuno si distingue".into(),
                blocks: vec![
                    figure(
                        "clusters",
                        "Alto tra alti a nord, basso tra bassi a sud",
                        "Carta dei cinque tipi di associazione locale.",
                        Drawing::Map(cluster_map()),
                        true,
                        vec![note(
                            "Come si legge",
                            "Scuro pieno: alto tra alti. Chiaro pieno: basso tra bassi. Righe e punti: comuni diversi dai vicini.",
                        )],
                    ),
                    figure(
                        "change",
                        "Solo Pietrafonte cresce",
                        "Barre: Valle di prova meno 4,3 per cento; Pietrafonte più 1,2; Acquaviva meno 9,9; Serra senza valore.",
                        Drawing::Bars(bars()),
                        false,
                        vec![],
                    ),
                    Block::Missing {
                        text: vec![t("Nessun elenco di beni con luogo, stato e uso.")],
                        remedy: vec![t("Elenco dei beni tutelati, in tabella o GeoJSON, con coordinate e condizione.")],
                    },
                    figure(
                        "balance",
                        "Pochi comuni ricevono più lavoratori di quanti ne mandino",
                        "Cerchi pieni dove entrano più persone, vuoti dove ne escono di più.",
                        Drawing::Map(mark_map()),
                        false,
                        vec![],
                    ),
                ],
            },
        ],
        annex: annex(),
        labels: labels(),
        digest: "d2c1ee0606189f2c1ee060618aa0b1c2".into(),
    }
}

/// A plan with nothing in it but its title.
pub fn empty() -> Plan {
    Plan {
        subtitle: String::new(),
        audience_note: String::new(),
        base_url: None,
        cover: None,
        summary: vec![],
        sections: vec![],
        annex: Annex::default(),
        digest: String::new(),
        ..plan()
    }
}

/// A plan with far too much in it: long titles, paragraphs and tables, many values.
pub fn long() -> Plan {
    let words = "una parola dopo l’altra, senza fine né misura, ".repeat(60);
    let mut plan = plan();
    plan.title = "Piano di lavoro molto lungo ".repeat(8);
    plan.subtitle = words.clone();
    plan.edition = "Edizione straordinaria ".repeat(10);
    plan.audience_note = words.clone();
    for statement in &mut plan.summary {
        statement.figure = "123.456.789.012,34 €".into();
        statement.text = vec![Inline::text(words.clone())];
    }
    let section = &mut plan.sections[0];
    section.heading = "1.1 Intestazione lunghissima ".repeat(8);
    section.finding = words.clone();
    for block in &mut section.blocks {
        match block {
            Block::Paragraph { text, notes } => {
                text.push(Inline::text(words.repeat(6)));
                notes.push(Note { title: "Lunga".into(), text: vec![Inline::text(words.clone())] });
            }
            Block::Table { rows, caption, .. } => {
                caption.push_str(&words);
                let first = rows[0].clone();
                rows.splice(0..0, std::iter::repeat_n(first, 150));
            }
            Block::Figure { caption, .. } => caption.push_str(&words),
            Block::Missing { .. } => {}
        }
    }
    let mut bars = bars();
    bars.bars = (0..200)
        .map(|i| Bar { label: format!("Comune {i}"), value: Some(f64::from(i)), text: i.to_string(), strong: false, reference: None })
        .collect();
    section.blocks.push(Block::Figure {
        id: "many".into(),
        caption: "Duecento barre".into(),
        alt: "Duecento barre.".into(),
        drawing: Drawing::Bars(bars),
        source: vec![],
        wide: true,
        notes: vec![],
    });
    let template = plan.annex.values[0].clone();
    plan.annex.values.extend((0..400).map(|i| ValueEntry { id: format!("extra.{i}"), ..template.clone() }));
    plan
}

/// A plan whose every text tries to break out of where it stands.
pub fn hostile() -> Plan {
    let h = || HOSTILE.to_owned();
    let mut plan = plan();
    (plan.title, plan.subtitle, plan.territory, plan.edition, plan.audience_note, plan.digest) = (h(), h(), h(), h(), h(), h());
    plan.base_url = Some("javascript:alert(1)".into());
    for statement in &mut plan.summary {
        (statement.figure, statement.label) = (h(), h());
    }
    for section in &mut plan.sections {
        (section.id, section.heading, section.finding) = (format!("{} {HOSTILE}", section.id), h(), h());
        section.blocks.push(Block::Missing { text: vec![Inline::text(h())], remedy: vec![Inline::Emphasis { text: h() }] });
        section.blocks.push(Block::Paragraph {
            text: vec![
                Inline::text(h()),
                Inline::Link { text: h(), href: "javascript:alert(1)".into() },
                Inline::Link { text: String::new(), href: "https://a.example".into() },
                Inline::value(h(), "residents.2025"),
            ],
            notes: vec![Note { title: h(), text: vec![Inline::text(h())] }],
        });
        for block in &mut section.blocks {
            match block {
                Block::Figure { caption, alt, drawing, .. } => {
                    (*caption, *alt) = (h(), h());
                    match drawing {
                        Drawing::Map(map) => {
                            map.legend.title = h();
                            map.areas.iter_mut().for_each(|a| (a.id, a.name, a.value, a.label) = (h(), h(), h(), Some(h())));
                        }
                        Drawing::Bars(bars) => bars.bars.iter_mut().for_each(|b| (b.label, b.text) = (h(), h())),
                        Drawing::Dots(_) => {}
                    }
                }
                Block::Table { rows, columns, .. } => {
                    columns[0].title = h();
                    rows[0].cells[0] = Cell::text(h());
                }
                Block::Paragraph { .. } | Block::Missing { .. } => {}
            }
        }
    }
    for data in &mut plan.annex.data {
        (data.title, data.publisher, data.url, data.digest) = (h(), h(), Some("javascript:alert(1)".into()), h());
    }
    plan.annex.values.push(ValueEntry { id: h(), text: h(), label: h(), ..plan.annex.values[0].clone() });
    plan.sections[0].blocks.push(Block::Paragraph { text: vec![Inline::value(h(), h())], notes: vec![] });
    plan
}
