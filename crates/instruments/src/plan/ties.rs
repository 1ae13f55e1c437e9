//! 3.1f Who leads, who brokers, what breaks, who should be linked: the network of actors, where records tie them. Never a person, for
//! whatever audience the plan is.

use super::Material;
use super::phrases::By;
use super::writer::Writer;
use crate::network::actors::{ActorsAsk, Answer, LinkRow, Question, Reason};
use crate::{Result, Workbench};
use reticolo_messages::{has, list_words, t, tr};
use reticolo_report::{Block, Inline};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Names that a sentence says.
const NAMED: usize = 3;
/// Rows that are looked through for the territory's own.
const LOOKED_AT: usize = 500;

/// The answers that the plan tells.
pub(crate) struct Net {
    leads: Answer,
    brokers: Answer,
    breaks: Answer,
    link: Answer,
}

/// The network of the plan's audience; none where nobody is tied to anybody.
pub(super) async fn net(wb: &Workbench, m: &Material) -> Result<Option<Net>> {
    let ask = ActorsAsk::default();
    let answer = async |question, most| wb.actors_answer(&m.who, &ask, question, None, most).await;
    let leads = answer(Question::Leads, LOOKED_AT).await?;
    if leads.ties == 0 {
        return Ok(None);
    }
    Ok(Some(Net {
        leads,
        brokers: answer(Question::Brokers, NAMED).await?,
        breaks: answer(Question::Breaks, NAMED).await?,
        link: answer(Question::Link, LOOKED_AT).await?,
    }))
}

/// The pairs of which one at least is the territory's own; where it has none in the network, all.
fn ours_first<'n>(pairs: &'n [LinkRow], own: &'n BTreeSet<Uuid>) -> impl Iterator<Item = &'n LinkRow> {
    let ours = |p: &LinkRow| own.contains(&p.a.id) || own.contains(&p.b.id);
    let any = pairs.iter().any(ours);
    pairs.iter().filter(move |p| !any || ours(p))
}

/// The paragraph on the network.
pub(super) fn paragraph(w: &mut Writer<'_>, m: &Material, net: &Net, data: &By) -> Block {
    let by = By { data: data.data.clone(), method: w.method("network", "", Vec::new(), Some("/network")) };
    let l = w.language;
    let actors = w.number("net.actors", "net_actors", &[], net.leads.actors, &by);
    let ties = w.number("net.ties", "net_ties", &[], net.leads.ties, &by);
    let greatest = w.number("net.greatest", "net_greatest", &[], net.leads.greatest, &by);
    let mut text = w.say_n("plan-net-text", net.leads.ties, &[("actors", &actors), ("ties", &ties), ("greatest", &greatest)], &[]);
    let mut add = |more: Vec<Inline>| {
        text.push(Inline::text(" "));
        text.extend(more);
    };
    // The territory's own first; who leads beyond it is said as such.
    let own: BTreeSet<Uuid> = m.inside("actor").map(|r| r.id).collect();
    let titles = |own_only: bool| -> Vec<String> {
        net.leads.rows.iter().filter(|r| own.contains(&r.id) == own_only).take(NAMED).map(|r| r.title.clone()).collect()
    };
    let (ours, others) = (titles(true), titles(false));
    if !ours.is_empty() {
        add(w.say("plan-net-leads", &[], &[("names", &list_words(l, &ours))]));
    }
    if !others.is_empty() {
        add(w.say("plan-net-leads_beyond", &[], &[("names", &list_words(l, &others))]));
    }
    if let Some(first) = net.brokers.rows.first()
        && let Reason::Brokers { share, natures, .. } = &first.reason
        && *share > 0.0
    {
        let many = |code: &str| {
            let key = format!("nature-{code}-many");
            if has(l, &key) { t(l, &key) } else { code.to_owned() }
        };
        let part = w.part("net.broker.part", "net_broker", &[("title", &first.title)], *share, &by);
        add(w.say("plan-net-broker", &[("share", &part)], &[("title", &first.title)]));
        let pairs: Vec<String> =
            natures.iter().map(|(a, b, _)| tr(l, "plan-net-pair", &[("one", &many(a)), ("other", &many(b))])).collect();
        if !pairs.is_empty() {
            add(w.say("plan-net-between", &[], &[("natures", &list_words(l, &pairs))]));
        }
    }
    if let Some(first) = net.breaks.rows.first()
        && let Reason::Breaks { cut_off, .. } = &first.reason
    {
        let n = usize::try_from(*cut_off).unwrap_or(usize::MAX);
        let cut = w.number("net.breaks", "net_breaks", &[("title", &first.title)], n, &by);
        let points = w.number("net.points", "net_points", &[], net.breaks.all, &by);
        add(w.say_n("plan-net-breaks", n, &[("cut", &cut)], &[("title", &first.title)]));
        add(w.say_n("plan-net-points", net.breaks.all, &[("points", &points)], &[]));
    }
    let pairs: Vec<String> = ours_first(&net.link.pairs, &own)
        .take(NAMED)
        .map(|p| tr(l, "plan-net-pair", &[("one", &p.a.title), ("other", &p.b.title)]))
        .collect();
    if !pairs.is_empty() {
        add(w.say("plan-net-link", &[], &[("pairs", &list_words(l, &pairs))]));
    }
    text.extend(by.marks());
    Block::Paragraph { text, notes: Vec::new() }
}
