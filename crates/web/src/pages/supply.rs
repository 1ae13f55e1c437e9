//! Supply chains drawn: those on record with their stages, and flows between branches; each with the table that says the same.

use crate::sankey_svg::{Flow, Node, Sankey, draw};
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::analyses::AnalysisAnswer;
use reticolo_instruments::production::{Stage, SupplyChain};
use reticolo_messages::{Language, list_words, t, tn, tr};
use serde_json::Value;
use std::collections::BTreeMap;

/// So many chains are drawn on the page; the list of records has all.
const DRAWN: usize = 12;
const COLOURS: [&str; 6] = ["k1", "k2", "k3", "k4", "k5", "k6"];

/// The chains on record, each drawn from its stages.
pub fn chains(l: Language, chains: &[SupplyChain]) -> Markup {
    html! {
        @if !chains.is_empty() {
            section class="mt" {
                div class="h" { h2 id="chains" { (t(l, "supply-title")) } a href="/records/chain" { (tn(l, "production-chains", words::count(chains.len()), &[])) } }
                @for chain in chains.iter().take(DRAWN) { (one(l, chain)) }
            }
        }
    }
}

fn who(stage: &Stage) -> String {
    [&stage.actor, &stage.place].into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

fn one(l: Language, chain: &SupplyChain) -> Markup {
    let (nodes, flows) = drawing(l, chain);
    let stages: Vec<String> = chain.stages.iter().map(|s| s.stage.clone()).collect();
    let label = tr(l, "supply-label", &[("chain", &chain.title), ("stages", &list_words(l, &stages))]);
    html! {
        article class="mt" {
            h3 { a href=(format!("/records/chain/{}", chain.id)) { (chain.title) } " " span class="mut c12" { (t(l, &format!("chain-state-{}", chain.status))) } }
            @if chain.stages.is_empty() { p class="mut" { (t(l, "supply-no_stages")) } }
            @else {
                figure class="chart" {
                    (draw(&Sankey { label: &label, nodes: &nodes, flows: &flows, high: 130.0 }))
                    figcaption { (t(l, "supply-caption")) }
                }
                details class="more" {
                    summary { (t(l, "map-table_twin")) }
                    div class="scroll" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                        table class="tw num" {
                            caption class="vh" { (label) }
                            thead { tr { @for column in ["number", "stage", "product", "actor", "place", "outside", "missing"] { th { (t(l, &format!("column-{column}"))) } } } }
                            tbody { @for s in &chain.stages { tr {
                                td class="r" { (s.number) } td { (s.stage) } td { (s.product) } td { (s.actor) } td { (s.place) }
                                td { @if s.outside { (t(l, "word-yes")) } } td { @if s.missing { (t(l, "word-yes")) } }
                            } } }
                        }
                    }
                }
            }
            @if !chain.inputs_outside.is_empty() { p { b { (t(l, "chain-inputs_outside")) } ": " (chain.inputs_outside) } }
            @if !chain.missing_ring.is_empty() { p { b { (t(l, "chain-missing_ring")) } ": " (chain.missing_ring) } }
        }
    }
}

/// A column a number of the stages. Nobody recorded amounts: what passes from one number to the next is one, shared evenly.
fn drawing(l: Language, chain: &SupplyChain) -> (Vec<Node>, Vec<Flow>) {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for (i, stage) in chain.stages.iter().enumerate() {
        if last != Some(stage.number) {
            columns.push(Vec::new());
            last = Some(stage.number);
        }
        if let Some(column) = columns.last_mut() {
            column.push(i);
        }
    }
    // What comes from outside stands before everything, or in the place of the first stage.
    let outside = !chain.inputs_outside.is_empty();
    let mut nodes: Vec<Node> = Vec::new();
    for (column, members) in columns.iter().enumerate() {
        for i in members {
            let stage = &chain.stages[*i];
            let class = match (stage.missing, stage.outside) {
                (true, _) => "miss",
                (_, true) => "out",
                _ => COLOURS[column % COLOURS.len()],
            };
            let name = if stage.product.is_empty() { stage.stage.clone() } else { format!("{}: {}", stage.stage, stage.product) };
            let note = match (stage.missing, stage.outside) {
                (true, _) => t(l, "supply-missing"),
                (_, true) => [t(l, "supply-outside"), who(stage)].into_iter().filter(|x| !x.is_empty()).collect::<Vec<_>>().join(": "),
                _ => who(stage),
            };
            nodes.push(Node { name, note, column: column + usize::from(outside), class });
        }
    }
    let mut flows = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "a handful of stages")]
    let share = |a: &[usize], b: &[usize]| 1.0 / (a.len() * b.len()) as f64;
    for pair in columns.windows(2) {
        for (from, to) in pair[0].iter().flat_map(|a| pair[1].iter().map(move |b| (*a, *b))) {
            let text = format!("{} → {}", chain.stages[from].stage, chain.stages[to].stage);
            flows.push(Flow { from, to, amount: share(&pair[0], &pair[1]), text });
        }
    }
    if let Some(first) = columns.first().filter(|_| outside) {
        let from = nodes.len();
        nodes.push(Node { name: t(l, "supply-outside"), note: chain.inputs_outside.clone(), column: 0, class: "out" });
        for to in first {
            let text = format!("{} → {}", chain.inputs_outside, chain.stages[*to].stage);
            flows.push(Flow { from, to: *to, amount: share(&[from], first), text });
        }
    }
    (nodes, flows)
}

/// The ties between branches whose loss weighs most, as the verb ranks them: sellers at the left, buyers at the right.
pub fn branches(l: Language, answer: &AnalysisAnswer) -> Markup {
    struct Tie<'a>(&'a str, &'a str, f64, f64);
    let ties = answer.result.get("ties").and_then(Value::as_array).into_iter().flatten();
    let ties: Vec<Tie<'_>> = ties
        .filter_map(|tie| Some(Tie(tie["from"].as_str()?, tie["to"].as_str()?, tie["flow"].as_f64()?, tie["loss"].as_f64()?)))
        .filter(|tie| tie.2 > 0.0)
        .collect();
    if ties.is_empty() {
        return html! {};
    }
    let called = |name: &str| answer.names.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let mut sums: BTreeMap<(usize, &str), f64> = BTreeMap::new();
    for tie in &ties {
        *sums.entry((0, tie.0)).or_default() += tie.2;
        *sums.entry((1, tie.1)).or_default() += tie.2;
    }
    let mut order: Vec<((usize, &str), f64)> = sums.into_iter().collect();
    order.sort_by(|a, b| a.0.0.cmp(&b.0.0).then(b.1.total_cmp(&a.1)).then(a.0.1.cmp(b.0.1)));
    let mut colour: BTreeMap<&str, &'static str> = BTreeMap::new();
    for ((_, name), _) in &order {
        let next = COLOURS[colour.len() % COLOURS.len()];
        colour.entry(name).or_insert(next);
    }
    let node = |((column, name), sum): &((usize, &str), f64)| Node {
        name: called(name),
        note: words::figure(l, *sum),
        column: *column,
        class: colour[name],
    };
    let nodes: Vec<Node> = order.iter().map(node).collect();
    let at = |column: usize, name: &str| order.iter().position(|(key, _)| *key == (column, name)).unwrap_or(0);
    let flow = |tie: &Tie<'_>| Flow {
        from: at(0, tie.0),
        to: at(1, tie.1),
        amount: tie.2,
        text: format!("{} → {}: {}", called(tie.0), called(tie.1), words::figure(l, tie.2)),
    };
    let flows: Vec<Flow> = ties.iter().map(flow).collect();
    let label = tn(l, "supply-branches", words::count(ties.len()), &[]);
    html! {
        section class="mt" {
            div class="h" { h2 { (t(l, "supply-branches_title")) } }
            figure class="chart" {
                (draw(&Sankey { label: &label, nodes: &nodes, flows: &flows, high: 320.0 }))
                figcaption { (label) }
            }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "supply-branches_table")) {
                table class="tw num" {
                    caption class="vh" { (t(l, "supply-branches_table")) }
                    thead { tr { th { (t(l, "supply-from")) } th { (t(l, "supply-to")) } th class="r" { (t(l, "supply-flow")) } th class="r" { (t(l, "supply-loss")) } } }
                    tbody { @for tie in &ties { tr { td { (called(tie.0)) } td { (called(tie.1)) } td class="r" { (words::figure(l, tie.2)) } td class="r" { (words::figure(l, tie.3)) } } } }
                }
            }
        }
    }
}
