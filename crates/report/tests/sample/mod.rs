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
        founding: t("Dal documento fondativo"),
        logo_place: t("luogo per lo stemma e il nome dell’ente"),
        signature_place: t("Per l’ente: nome e funzione, data, firma"),
        digest_note: t("cambia se cambia un dato"),
        unknown: t("Che cosa non sappiamo"),
        why: t("Perché"),
        changes: t("Che cosa è cambiato dall’ultima edizione"),
        before: t("prima"),
        now: t("ora"),
        edit: t("Scrivi o correggi"),
        details: t("Dati e metodo"),
        values_elsewhere: t(
            "L’elenco di tutti i valori, ciascuno con unità, dati, metodo e parametri, è nella pagina del piano e in plan.json.",
        ),
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
        note: Some("I comuni nati dopo il 2020 non ci sono.".into()),
        file: "residents_by_age_2019_2025.csv".into(),
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
            value("libraries.near", "Residenti in comuni con biblioteca", json!(0.94), "%", "94,0 %"),
            value("centres.near", "Residenti in comuni con consultorio", json!(0.806), "%", "80,6 %"),
            value("centres.ten", "Residenti con un consultorio entro 10 km", json!(0.908), "%", "90,8 %"),
            value("balance.least", "Saldo dei pendolari più basso", json!(-20), "persone", "−20"),
        ],
    }
}

/// The plan of the made-up territory: every kind of block and drawing occurs.
pub fn plan() -> Plan {
    let t = |text: &str| Inline::text(text);
    let figure = |id: &str, caption: &str, alt: &str, drawing, wide, notes| Block::Figure {
        id: id.into(),
        caption: Inline::plain(caption),
        alt: Inline::plain(alt),
        drawing,
        wide,
        notes,
        source: vec![t("Istituto di prova, 2025. "), Inline::data("D1"), t(", "), Inline::method("M1")],
    };
    let note = |title: &str, text: &str| Note {
        title: Inline::plain(title),
        text: vec![t(text), t(" "), Inline::data("D1"), t(", "), Inline::method("M1")],
    };
    let statement = |figure: &str, id: &str, label: &str, text: &str, comparison| Statement {
        figure: figure.into(),
        value_id: Some(id.into()),
        label: Inline::plain(label),
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
            alt: Inline::plain("I sedici comuni della valle, il maggiore al centro."),
            caption: vec![
                t("Un punto è un comune, grande in proporzione ai residenti; una linea unisce due comuni che confinano. "),
                Inline::data("D4"),
            ],
            drawing: Drawing::Map(lattice()),
        }),
        title_page: TitlePage { edition_name: Some("prima edizione".into()), ..TitlePage::default() },
        summary: Summary {
            finding: Inline::plain("Un territorio che si restringe e invecchia, dove i servizi non arrivano a tutti nella stessa misura"),
            intro: Inline::plain(
                "Tre cose che i dati dicono, ciascuna con il suo confronto. Punto pieno il territorio, punto vuoto il confronto.",
            ),
            notes: vec![
                note("Che cosa non sappiamo", "Orari e attese dei servizi, tempi di viaggio."),
                note("Come sono fatti questi numeri", "Ogni cifra porta il segno dei suoi dati e del suo metodo."),
            ],
            statements: vec![
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
        },
        guide: Some(guide(&figure)),
        changes: vec![Change { label: "Comuni senza biblioteca".into(), before: "8".into(), now: Shown::value("7", "libraries.without") }],
        sections: vec![
            Section {
                id: "system".into(),
                chapter: Some(Chapter {
                    number: "1".into(),
                    title: "Politica del territorio".into(),
                    quote: Inline::plain("Promozione armonica del territorio come sistema di interazioni tra componenti diverse."),
                    intro: vec![],
                }),
                edit_url: Some("/plan/words/system".into()),
                heading: "1.1 Il territorio come sistema".into(),
                finding: vec![
                    t("Quasi tutti i comuni perdono residenti ("),
                    Inline::value("−4,3 %", "residents.change"),
                    t("); crescono solo gli anziani"),
                ],
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
                        caption: Inline::plain("I comuni che perdono di più"),
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
                        extract: Some(Inline::plain("3 comuni su 16, più il totale.")),
                        wide: false,
                        notes: vec![],
                    },
                    words("Qui l’ente dice come legge questi dati e che cosa ne fa. Da scrivere."),
                ],
            },
            Section {
                id: "clusters".into(),
                chapter: None,
                edit_url: None,
                heading: "1.2 Dove i fenomeni si addensano".into(),
                finding: Inline::plain("Un addensamento di età alta nella parte settentrionale; altrove nessuno si distingue"),
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
            structure(&figure),
            services(&figure, &note),
            unknown(),
        ],
        annex: annex(),
        labels: labels(),
        digest: "d2c1ee0606189f2c1ee060618aa0b1c2".into(),
    }
}

type Drawn<'a> = dyn Fn(&str, &str, &str, Drawing, bool, Vec<Note>) -> Block + 'a;

fn words(prompt: &str) -> Block {
    Block::Words { markdown: String::new(), caption: "Parole dell’ente".into(), by: None, prompt: prompt.into() }
}

fn guide(figure: &Drawn) -> Guide {
    let voice = |mark, title: &str, text: &str| Voice { mark, title: title.into(), text: Inline::plain(text) };
    Guide {
        title: "Indice e guida alla lettura".into(),
        intro: Inline::plain(
            "Il piano segue le voci del documento fondativo. Dove i dati arrivano, la voce si apre con ciò che hanno mostrato; dove non arrivano, dice che cosa manca.",
        ),
        voices: vec![
            voice(VoiceMark::Words, "Parole dell’ente", "Le scrive e le firma l’ente; restano a ogni nuova edizione."),
            voice(VoiceMark::Missing, "Manca", "Un dato che non c’è, e come portarlo dentro."),
            voice(VoiceMark::Marks("D1, M2".into()), "Dati e metodi", "Il numero della voce nell’annesso."),
            voice(
                VoiceMark::Suggestion("suggerimento".into()),
                "Suggerimento",
                "L’ha proposto una regola, nessuno l’ha ancora confermato.",
            ),
        ],
        closing: Inline::plain("Tutte le carte si leggono anche in bianco e nero: più scuro è di più."),
        blocks: vec![figure(
            "sources",
            "Le fonti non hanno la stessa età: le opere sono di quest’anno, i pendolari di quindici anni fa",
            "Linea del tempo: pendolari 2011; residenti 2019 e 2025; confini 2023; opere 2026; biblioteche senza data.",
            Drawing::Timeline(timeline()),
            true,
            vec![],
        )],
    }
}

fn structure(figure: &Drawn) -> Section {
    let item = |text: &str| Inline::plain(text);
    Section {
        id: "grid".into(),
        chapter: Some(Chapter { number: "2".into(), title: "La struttura".into(), quote: vec![], intro: Inline::plain("Chi fa che cosa.") }),
        heading: "2.2 Finalità della struttura".into(),
        finding: vec![],
        blocks: vec![
            Block::Columns {
                columns: vec![
                    ListColumn { title: "Suscitare".into(), text: item("Sensibilizzazione e attivazione dei soggetti, sostegno delle iniziative endogene."), items: vec![] },
                    ListColumn { title: "Fare".into(), text: vec![], items: vec![item("banche dati e reti"), item("progetti pilota"), item("formazione")] },
                ],
                notes: vec![],
            },
            Block::List { items: vec![item("una prima finalità"), item("una seconda, più lunga della prima")], notes: vec![] },
            Block::Words {
                markdown: "L’ente **assume** queste finalità *per questa edizione*; si veda [lo statuto](https://ente.example/statuto).\n\n1. Prima la rete <b>delle</b> persone\n2. Poi le ![cose](x.png)\n\n- un punto\n  - un punto sotto".into(),
                caption: "Parole dell’ente".into(),
                by: Some("Ufficio di piano, 20 novembre 2026".into()),
                prompt: String::new(),
            },
            figure(
                "grid",
                "Sei caselle su cinquantaquattro hanno un progetto",
                "Griglia di sei aree per nove caselle; i cerchi maggiori sono nella qualità urbana.",
                Drawing::Grid(grid()),
                true,
                vec![Note { title: vec![Inline::suggestion("suggerimento")], text: item("La collocazione viene da una regola.") }],
            ),
        ],
        edit_url: Some("/plan/words/grid".into()),
    }
}

fn services(figure: &Drawn, note: &dyn Fn(&str, &str) -> Note) -> Section {
    Section {
        id: "services".into(),
        chapter: Some(Chapter { number: "3".into(), title: "Modalità di intervento".into(), ..Chapter::default() }),
        heading: "3.1d Servizi e infrastrutture".into(),
        finding: Inline::plain("Entro otto chilometri tutti hanno una biblioteca, per il consultorio si arriva a quattordici"),
        blocks: vec![
            Block::Paragraph {
                text: vec![
                    Inline::text("Ha un consultorio entro dieci chilometri il "),
                    Inline::value("90,8 %", "centres.ten"),
                    Inline::text(" dei residenti."),
                ],
                notes: vec![
                    note("Capacità non nota", "Una sede vale una sede: orari, personale e attese non sono nei dati."),
                    note("Oltre dieci chilometri", "Per strada i chilometri sono di più."),
                ],
            },
            Block::Paragraph {
                text: Inline::plain(
                    "Le biblioteche sono in nove comuni su sedici: chi non ne ha una nel proprio comune la trova nel comune vicino, entro otto chilometri in linea d’aria.",
                ),
                notes: vec![],
            },
            figure(
                "coverage",
                "Entro otto chilometri tutti hanno una biblioteca",
                "Due linee a gradini.",
                Drawing::Steps(steps()),
                false,
                vec![note("Figura", "Sedi dei comuni.")],
            ),
            figure("sites", "Il vuoto è a sud", "Carta delle sedi.", Drawing::Map(site_map()), false, vec![]),
            figure(
                "two",
                "Chi perde di più non è sempre chi è più anziano",
                "Due carte dei comuni.",
                Drawing::Pair { left: Box::new(class_map()), right: Box::new(cluster_map()) },
                true,
                vec![],
            ),
            figure(
                "missions",
                "Il numero di progetti e il denaro raccontano due storie diverse",
                "Barre appaiate.",
                Drawing::Paired(paired()),
                true,
                vec![],
            ),
            figure(
                "phases",
                "Sono in cantiere quindici opere su cinquantuno",
                "Punti per fase.",
                Drawing::Phases(phases()),
                false,
                vec![note("Figura", "Un punto per opera, pieno da quando i lavori sono avviati.")],
            ),
        ],
        edit_url: None,
    }
}

fn unknown() -> Section {
    let question = |q: &str, m: &str, r: &str| Question { question: Inline::plain(q), missing: Inline::plain(m), remedy: Inline::plain(r) };
    Section {
        id: "unknown".into(),
        chapter: Some(Chapter {
            number: "4".into(),
            title: "Che cosa non sappiamo".into(),
            quote: vec![],
            intro: Inline::plain(
                "Un piano vale anche per ciò che tace. Queste sono le domande a cui i dati di questa edizione non rispondono.",
            ),
        }),
        heading: String::new(),
        finding: vec![],
        blocks: vec![
            Block::Questions {
                rows: vec![
                    question(
                        "Di che cosa hanno bisogno le persone, e quante",
                        "Nessun registro di richieste",
                        "Tabella degli sportelli, un questionario",
                    ),
                    question(
                        "Quanto tempo serve per arrivare a un servizio",
                        "Distanze in linea d’aria",
                        "Grafo stradale, orari del trasporto pubblico",
                    ),
                    question("Quanto producono le imprese", "Nessun addetto per comune e settore", "Registro delle unità locali"),
                ],
            },
            words("Qui l’ente dice quali di queste domande intende chiudere per prime. Da scrivere."),
        ],
        edit_url: None,
    }
}

/// The plan with its sections twice: about fifteen pages, as real ones have.
pub fn double() -> Plan {
    let mut plan = plan();
    let mut again = plan.sections.clone();
    for section in &mut again {
        section.id.push_str("-2");
        for block in &mut section.blocks {
            if let Block::Figure { id, .. } | Block::Table { id, .. } = block {
                id.push_str("-2");
            }
        }
    }
    plan.sections.extend(again);
    plan
}

/// A plan whose only figure has this drawing.
pub fn plan_with(drawing: Drawing) -> Plan {
    let figure = Block::Figure {
        id: "one".into(),
        caption: Inline::plain("Una"),
        alt: Inline::plain("Una"),
        drawing,
        source: vec![],
        wide: false,
        notes: vec![],
    };
    let section = Section { id: "one".into(), chapter: None, heading: "Una".into(), finding: vec![], blocks: vec![figure], edit_url: None };
    Plan { sections: vec![section], ..empty() }
}

/// A plan with nothing in it but its title.
pub fn empty() -> Plan {
    Plan {
        subtitle: String::new(),
        audience_note: String::new(),
        base_url: None,
        cover: None,
        title_page: TitlePage::default(),
        summary: Summary::default(),
        guide: None,
        changes: vec![],
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
    for statement in &mut plan.summary.statements {
        statement.figure = "123.456.789.012,34 €".into();
        statement.text = vec![Inline::text(words.clone())];
    }
    let section = &mut plan.sections[0];
    section.heading = "1.1 Intestazione lunghissima ".repeat(8);
    section.finding = Inline::plain(words.clone());
    for block in &mut section.blocks {
        match block {
            Block::Paragraph { text, notes } => {
                text.push(Inline::text(words.repeat(6)));
                notes.push(Note { title: Inline::plain("Lunga"), text: vec![Inline::text(words.clone())] });
            }
            Block::Table { rows, caption, .. } => {
                caption.push(Inline::text(words.clone()));
                let first = rows[0].clone();
                rows.splice(0..0, std::iter::repeat_n(first, 150));
            }
            Block::Figure { caption, .. } => caption.push(Inline::text(words.clone())),
            Block::Words { markdown, .. } => *markdown = words.repeat(3),
            _ => {}
        }
    }
    let mut bars = bars();
    bars.bars = (0..200)
        .map(|i| Bar {
            label: format!("Comune {i}"),
            value: Some(f64::from(i)),
            text: i.to_string().into(),
            strong: false,
            reference: None,
        })
        .collect();
    section.blocks.push(Block::Figure {
        id: "many".into(),
        caption: Inline::plain("Duecento barre"),
        alt: Inline::plain("Duecento barre."),
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
    for statement in &mut plan.summary.statements {
        (statement.figure, statement.label) = (h(), Inline::plain(h()));
    }
    for section in &mut plan.sections {
        (section.id, section.heading, section.finding) = (format!("{} {HOSTILE}", section.id), h(), Inline::plain(h()));
        if let Some(chapter) = &mut section.chapter {
            (chapter.number, chapter.title, chapter.quote) = (h(), h(), Inline::plain(h()));
        }
        section.edit_url = Some("javascript:alert(1)".into());
        section.blocks.push(Block::Words {
            markdown: format!("{HOSTILE}\n\n[x](javascript:alert(1)) ![a](b) <script>y</script>"),
            caption: h(),
            by: Some(h()),
            prompt: h(),
        });
        section.blocks.push(Block::Missing { text: vec![Inline::text(h())], remedy: vec![Inline::Emphasis { text: h() }] });
        section.blocks.push(Block::Paragraph {
            text: vec![
                Inline::text(h()),
                Inline::Link { text: h(), href: "javascript:alert(1)".into() },
                Inline::Link { text: String::new(), href: "https://a.example".into() },
                Inline::value(h(), "residents.2025"),
            ],
            notes: vec![Note { title: Inline::plain(h()), text: vec![Inline::text(h())] }],
        });
        for block in &mut section.blocks {
            match block {
                Block::Figure { caption, alt, drawing, .. } => {
                    (*caption, *alt) = (Inline::plain(h()), Inline::plain(h()));
                    match drawing {
                        Drawing::Map(map) => {
                            map.legend.title = h();
                            map.areas.iter_mut().for_each(|a| (a.id, a.name, a.value, a.label) = (h(), h(), h().into(), Some(h())));
                            map.marks.iter_mut().for_each(|m| (m.name, m.label, m.text) = (h(), Some(h()), h().into()));
                        }
                        Drawing::Bars(bars) => bars.bars.iter_mut().for_each(|b| (b.label, b.text) = (h(), h().into())),
                        Drawing::Steps(steps) => steps.lines.iter_mut().for_each(|l| l.label = h()),
                        Drawing::Timeline(t) => t.entries.iter_mut().for_each(|e| (e.label, e.text) = (h(), h().into())),
                        Drawing::Phases(p) => p.phases.iter_mut().for_each(|p| p.label = h()),
                        Drawing::Paired(p) => p.rows.iter_mut().for_each(|r| r.label = h()),
                        Drawing::Grid(g) => g.rows.iter_mut().for_each(|r| r.label = h()),
                        Drawing::Dots(_) | Drawing::Pair { .. } => {}
                    }
                }
                Block::Table { rows, columns, .. } => {
                    columns[0].title = h();
                    rows[0].cells[0] = Cell::text(h());
                }
                _ => {}
            }
        }
    }
    let page = &mut plan.title_page;
    (page.body, page.signatory, page.signatory_role, page.note) = (Some(h()), Some(h()), Some(h()), h());
    for data in &mut plan.annex.data {
        (data.title, data.publisher, data.url, data.digest) = (h(), h(), Some("javascript:alert(1)".into()), h());
    }
    plan.annex.values.push(ValueEntry { id: h(), text: h(), label: h(), ..plan.annex.values[0].clone() });
    plan.sections[0].blocks.push(Block::Paragraph { text: vec![Inline::value(h(), h())], notes: vec![] });
    plan
}
