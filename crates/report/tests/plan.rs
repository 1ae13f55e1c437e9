//! The plan's outputs keep their promises: PDF/UA-1 and equal bytes, an HTML twin without inline
//! style or script, JSON with every figure, and refusal of what is not consistent.

mod sample;

use reticolo_report::*;

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

fn drawn(drawing: Drawing) -> String {
    svg(&drawing, &Canvas { id: "t", title: "T", description: "D", width: WIDTH_COLUMN, theme: &Theme::LIGHT })
}

/// Every element that is opened is closed, in order. Enough of a reader of XML for our drawings.
fn assert_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().expect("a name"));
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_pdf_is_tagged_and_says_that_it_is_pdf_ua_1() {
    let bytes = pdf(&sample::plan()).expect("a plan");
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(contains(&bytes, b"/StructTreeRoot"));
    assert!(contains(&bytes, b"<pdfuaid:part>1</pdfuaid:part>") || contains(&bytes, b"pdfuaid:part=\"1\""));
    assert!(contains(&bytes, b"2026-11-23"), "the edition's date is the document's");
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let once = pdf(&sample::plan()).expect("a plan");
    let twice = std::thread::spawn(|| pdf(&sample::plan()).expect("a plan")).join().expect("a thread");
    assert!(once == twice, "two runs differ");
    let mut other = sample::plan();
    other.sections[0].finding.push(Inline::text("!"));
    assert!(pdf(&other).expect("a plan") != once, "a changed plan gives other bytes");
    assert_eq!(html(&sample::plan()), html(&sample::plan()));
    assert_eq!(json(&sample::plan()), json(&sample::plan()));
}

#[test]
fn empty_overfull_and_hostile_plans_are_set_too() {
    for (name, plan) in [("empty", sample::empty()), ("long", sample::long()), ("hostile", sample::hostile())] {
        let bytes = pdf(&plan).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
        assert!(!contains(&bytes, b"javascript:"), "{name}");
    }
}

#[test]
fn the_twin_has_no_inline_style_or_script_and_escapes_everything() {
    for plan in [sample::plan(), sample::empty(), sample::long(), sample::hostile()] {
        let page = html(&plan);
        assert!(page.starts_with("<article class=\"plan\""));
        for banned in [" style=", "<style", "<script", "onload=", "href=\"javascript:", "<b>", "\u{202E}"] {
            assert!(!page.contains(banned), "{banned}");
        }
    }
    let page = html(&sample::hostile());
    assert!(page.contains("&lt;b&gt;x&lt;/b&gt;"));
    let file = html_document(&sample::plan(), "p{color:red}</style><script>x</script>");
    assert_eq!(file.matches("</style>").count(), 1);
    assert!(!file.contains("</script>"));
}

#[test]
fn every_link_inside_the_twin_has_its_target_and_ids_are_unique() {
    for plan in [sample::plan(), sample::long(), sample::hostile()] {
        let page = html(&plan);
        let after =
            |mark: &str| -> Vec<String> { page.split(mark).skip(1).map(|s| s.split('"').next().unwrap_or_default().to_owned()).collect() };
        let ids = after(" id=\"");
        let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        let links = after("href=\"#");
        assert!(links.len() > 10);
        for link in links {
            assert!(unique.contains(&link), "#{link}");
        }
        for pattern in after("url(#") {
            let id = pattern.split(')').next().unwrap_or_default().to_owned();
            assert!(unique.contains(&id), "url(#{id})");
        }
    }
}

#[test]
fn the_annex_links_to_the_installation_only_with_a_base_address() {
    let mut plan = sample::plan();
    assert!(html(&plan).contains("href=\"https://valle.example/data_sets/D1\""));
    assert!(json(&plan).contains("https://valle.example/methods/hotspots"));
    plan.base_url = None;
    assert!(!html(&plan).contains("valle.example"));
    plan.base_url = Some("javascript:alert(1)".into());
    assert!(!html(&plan).contains("javascript"));
}

#[test]
fn the_json_has_every_figure_with_its_provenance() {
    let plan = sample::plan();
    let read: serde_json::Value = serde_json::from_str(&json(&plan)).expect("JSON");
    let figures = read["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), plan.annex.values.len());
    assert_eq!(figures[0]["value"], 215_285);
    assert_eq!(figures[0]["data"][0], "D1");
    assert_eq!(figures[0]["method"], "M1");
    let words = read["sections"][0]["content"][0]["text"].as_str().expect("text");
    assert!(words.contains("215.285 residenti") && words.contains("Figura 2") && words.contains("Tabella 1"), "{words}");
    assert_eq!(read["sections"][0]["content"][2]["rows"][1][2], serde_json::Value::Null);
}

#[test]
fn what_is_not_consistent_is_refused_by_name() {
    let refused = |change: fn(&mut Plan)| -> String {
        let mut plan = sample::plan();
        change(&mut plan);
        pdf(&plan).expect_err("refused").to_string()
    };
    assert!(refused(|p| p.title = " ".into()).contains("no title"));
    assert!(refused(|p| p.date = "23/11/2026".into()).contains("23/11/2026"));
    assert!(refused(|p| p.annex.values.clear()).contains("residents.2025"));
    assert!(refused(|p| p.annex.methods.clear()).contains("M1"));
    assert!(refused(|p| p.sections[1].id = "system".into()).contains("occurs twice"));
    assert!(
        refused(|p| {
            if let Block::Figure { alt, .. } = &mut p.sections[0].blocks[1] {
                alt.clear();
            }
        })
        .contains("no description")
    );
    assert!(
        refused(|p| {
            if let Block::Table { rows, .. } = &mut p.sections[0].blocks[2] {
                rows[1].cells.pop();
            }
        })
        .contains("row 2: 2 cells for 3 columns")
    );
    assert!(
        refused(|p| {
            if let Block::Figure { drawing: Drawing::Map(map), .. } = &mut p.sections[0].blocks[1] {
                map.legend.classes.push(map.legend.classes[0].clone());
                map.areas[0].rings[0][0][0] = f64::NAN;
            }
        })
        .contains("not a number")
    );
}

#[test]
fn the_plan_survives_being_written_and_read() {
    let plan = sample::plan();
    let text = serde_json::to_string(&plan).expect("written");
    assert_eq!(serde_json::from_str::<Plan>(&text).expect("read"), plan);
}

#[test]
fn drawings_are_well_formed_and_use_presentation_attributes_only() {
    let hostile = |mut map: MapDrawing| {
        map.areas.iter_mut().for_each(|a| (a.id, a.name, a.label) = (sample::HOSTILE.into(), sample::HOSTILE.into(), Some("a<b".into())));
        map
    };
    let drawings = [
        Drawing::Map(sample::class_map()),
        Drawing::Map(sample::cluster_map()),
        Drawing::Map(sample::mark_map()),
        Drawing::Map(hostile(sample::class_map())),
        Drawing::Map(MapDrawing::default()),
        Drawing::Bars(sample::bars()),
        Drawing::Bars(BarDrawing::default()),
        Drawing::Dots(DotDrawing::default()),
        Drawing::Map(sample::site_map()),
        Drawing::Map(sample::lattice()),
        Drawing::Pair { left: Box::new(sample::class_map()), right: Box::new(sample::mark_map()) },
        Drawing::Steps(sample::steps()),
        Drawing::Timeline(sample::timeline()),
        Drawing::Phases(sample::phases()),
        Drawing::Paired(sample::paired()),
        Drawing::Grid(sample::grid()),
        Drawing::Steps(StepDrawing::default()),
        Drawing::Timeline(TimelineDrawing::default()),
        Drawing::Phases(PhaseDrawing::default()),
        Drawing::Paired(PairedDrawing::default()),
        Drawing::Grid(GridDrawing::default()),
    ];
    for drawing in drawings {
        let svg = drawn(drawing);
        assert_well_formed(&svg);
        // An infinite number in an attribute, not a word that begins so.
        let infinite = ["\"inf", "-inf", "Minf", "Linf"].iter().any(|x| svg.contains(x));
        assert!(!svg.contains("style") && !svg.contains("NaN") && !infinite, "{svg}");
        assert!(svg.contains("<title id=\"t-title\">T</title><desc id=\"t-desc\">D</desc>"));
    }
}

#[test]
fn a_map_shows_counts_edges_gaps_and_all_kinds_of_clusters() {
    let classes = drawn(Drawing::Map(sample::class_map()));
    for edge in ["25,0", "27,0", "37,3", "comuni per classe", "nessun valore"] {
        assert!(classes.contains(&format!(">{edge}</text>")), "{edge}");
    }
    assert!(classes.contains("fill=\"url(#t-missing)\"") && classes.contains("id=\"t-missing\""));
    let clusters = drawn(Drawing::Map(sample::cluster_map()));
    for class in ["cluster-hh", "cluster-ll", "cluster-hl", "cluster-lh", "cluster-none"] {
        assert!(clusters.matches(&format!("class=\"{class}\"")).count() >= 2, "{class}: legend and map");
    }
    let marks = drawn(Drawing::Map(sample::mark_map()));
    assert!(marks.contains("class=\"mark\"") && marks.contains("class=\"mark-hollow\"") && marks.contains("class=\"mark-zero\""));
}

#[test]
fn every_printed_text_is_told_with_its_values() {
    let plan = sample::plan();
    let texts = plan.texts();
    let known: std::collections::BTreeSet<&str> = plan.annex.values.iter().map(|v| v.id.as_str()).collect();
    for text in &texts {
        assert_eq!(text.values.len(), text.printed.len(), "{text:?}");
        assert!(text.values.iter().all(|id| known.contains(id.as_str())), "{text:?}");
        assert!(text.printed.iter().all(|part| text.text.contains(part)), "{text:?}");
    }
    let found = |place: &str, part: &str| {
        texts.iter().find(|t| t.place == place && t.text.contains(part)).unwrap_or_else(|| panic!("{place}: {part}"))
    };
    assert_eq!(found("section system, finding", "−4,3 %").values, ["residents.change"]);
    assert_eq!(found("section services, figure coverage, drawing", "94,0 %").values, ["libraries.near"]);
    assert_eq!(found("section system, paragraph", "215.285").printed[0], "215.285");
    found("section system, table losses, cell", "1.475");
    found("section clusters, figure change, description", "4,3 per cento");
    found("guide, figure sources, drawing, axis", "2011");
    found("section unknown, prompt", "Da scrivere");
    found("section grid, words", "statuto");
    found("changes, now", "7");
    found("summary, note", "Orari e attese");
}

#[test]
fn a_drawing_tells_every_number_that_it_prints() {
    let of = |drawing: &Drawing| drawing.numbers();
    let digits = |svg: &str| -> Vec<String> {
        let texts = svg.split("<text ").skip(1).filter_map(|t| t.split_once('>')?.1.split_once("</text>").map(|(t, _)| t.to_owned()));
        texts.filter(|t| t.chars().any(|c| c.is_ascii_digit())).collect()
    };
    let pair = Drawing::Pair { left: Box::new(sample::class_map()), right: Box::new(sample::cluster_map()) };
    for drawing in [
        Drawing::Steps(sample::steps()),
        Drawing::Timeline(sample::timeline()),
        Drawing::Phases(sample::phases()),
        Drawing::Paired(sample::paired()),
        Drawing::Grid(sample::grid()),
        Drawing::Bars(sample::bars()),
        Drawing::Map(sample::mark_map()),
        Drawing::Map(sample::site_map()),
        pair,
    ] {
        let told = of(&drawing);
        let words = sample::plan_with(drawing.clone()).texts();
        let printed = digits(&drawn(drawing));
        assert!(!printed.is_empty());
        for text in printed {
            // A number alone, after its name, or a line of a longer title.
            let number = told
                .iter()
                .any(|(n, _)| *n == text || words.iter().any(|w| text == format!("{} {n}", w.text) || text == format!("{} ({n})", w.text)));
            let known = number || words.iter().any(|w| w.text == text || (text.chars().count() > 6 && w.text.contains(&text)));
            assert!(known, "“{text}” is drawn and not told");
        }
    }
    assert!(of(&Drawing::Steps(sample::steps())).contains(&("90,8 %".into(), Some("centres.ten".into()))));
    assert!(of(&Drawing::Map(sample::mark_map())).contains(&("−20".into(), Some("balance.least".into()))));
}

#[test]
fn sites_beyond_the_frame_are_triangles_only_with_a_name() {
    let svg = drawn(Drawing::Map(sample::site_map()));
    let legend = 1;
    assert_eq!(svg.matches("class=\"site-edge\"").count(), legend + 1);
    assert_eq!(svg.matches("class=\"site\"").count(), legend + 4);
    assert_eq!(svg.matches("class=\"site-hollow\"").count(), legend + 1);
    assert!(svg.contains(">Lontana</text>") && !svg.contains("Senza nome"));
    assert!(svg.contains(">MONTI</text>") && svg.contains("letter-spacing"));
}

#[test]
fn the_agency_s_words_are_markdown_and_nothing_else() {
    let page = html(&sample::plan());
    for wanted in [
        "<strong>assume</strong>",
        "<em>per questa edizione</em>",
        "href=\"https://ente.example/statuto\"",
        "1. Prima la rete &lt;b&gt;delle&lt;/b&gt; persone",
        "![cose](x.png)",
        "level-1\">• un punto sotto",
        "Ufficio di piano, 20 novembre 2026",
        "class=\"plan-words-empty\">Qui l’ente dice",
        "class=\"plan-edit\" href=\"/plan/words/system\"",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    let hostile = html(&sample::hostile());
    assert!(!hostile.contains("<script") && !hostile.contains("javascript:\""));
}

#[test]
fn the_title_page_shows_the_agency_or_a_place_for_it() {
    let mut plan = sample::plan();
    assert!(html(&plan).contains("class=\"plan-place\""));
    let logo = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0A5A55"/></svg>"##;
    plan.title_page = TitlePage {
        body: Some("Comunità della Valle di prova".into()),
        logo: Some(Logo { media: "image/svg+xml".into(), bytes: logo.as_bytes().to_vec(), alt: "Stemma: un cerchio verde".into() }),
        signatory: Some("Il presidente".into()),
        signatory_role: Some("legale rappresentante".into()),
        edition_name: Some("seconda edizione".into()),
        note: "Approvata.".into(),
    };
    let page = html(&plan);
    assert!(
        page.contains("src=\"data:image/svg+xml;base64,PHN2Zy")
            && page.contains("Comunità della Valle di prova")
            && !page.contains("plan-place")
    );
    let read: serde_json::Value = serde_json::from_str(&json(&plan)).expect("JSON");
    assert!(read["title_page"]["logo"]["bytes"].as_str().expect("base64").starts_with("PHN2Zy"));
    assert!(pdf(&plan).expect("a plan").starts_with(b"%PDF-"));
    let text = serde_json::to_string(&plan).expect("written");
    assert_eq!(serde_json::from_str::<Plan>(&text).expect("read"), plan);
    if let Some(logo) = &mut plan.title_page.logo {
        logo.media = "image/png".into();
    }
    assert!(pdf(&plan).expect_err("refused").to_string().contains("logo"));
}

#[test]
fn figures_open_their_data_and_changes_are_listed() {
    let plan = sample::plan();
    let page = html(&plan);
    assert!(page.contains("<details class=\"plan-details\"><summary>Dati e metodo</summary>"));
    assert!(page.contains("Che cosa è cambiato dall’ultima edizione"));
    let read: serde_json::Value = serde_json::from_str(&json(&plan)).expect("JSON");
    let first = &read["figures"][0];
    assert_eq!(first["sources"][0]["digest"], plan.annex.data[0].digest);
    assert_eq!(first["sources"][0]["version"], "2");
    assert_eq!(first["method_name"], "Somme e quote");
    let steps = read["sections"].as_array().expect("sections").iter().find(|s| s["id"] == "services").expect("services");
    let numbers =
        steps["content"].as_array().expect("content").iter().find(|c| c["id"] == "coverage").expect("coverage")["numbers"].to_string();
    assert!(numbers.contains("centres.ten"), "{numbers}");
    assert_eq!(read["changes"][0]["now"]["id"], "libraries.without");
}

#[test]
fn levels_of_headings_are_not_skipped() {
    let mut plain = sample::plan();
    plain.sections.iter_mut().for_each(|s| s.chapter = None);
    for plan in [sample::plan(), plain, sample::empty()] {
        let page = html(&plan);
        let levels: Vec<usize> = page.split("<h").skip(1).filter_map(|t| t[..1].parse().ok()).collect();
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|w| w[1] <= w[0] + 1), "{levels:?}");
    }
}
