//! The network of actors drawn here as SVG: those who answer with their names, whoever is round them as small marks; groups where there are
//! too many. The moving drawing takes its marks, places and ties from this one.

use crate::map_svg::{layer_form, outline};
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::network::actors::{Actor, Answer, Question};
use reticolo_messages::{Language, integer, t};
use reticolo_model::vocabulary::NATURES;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Groups that are drawn.
pub const GROUPS: usize = 200;
/// The drawing's size, and the room round it for names.
const WIDE: f64 = 540.0;
const HIGH: f64 = 580.0;
const MARGIN: f64 = 30.0;
/// Names that are written at most, their letters, and about how wide a letter is.
const NAMED: usize = 16;
const LETTERS: usize = 24;
const LETTER: f64 = 6.3;
const LINE: f64 = 15.0;

/// What is drawn.
pub struct Picture<'a> {
    pub answer: &'a Answer,
    pub label: &'a str,
}

/// The place of a nature's mark among all; persons and a territory's own natures come after the others.
pub fn mark_of(nature: &str) -> usize {
    NATURES.codes().position(|c| c == nature).unwrap_or(NATURES.codes().count())
}

/// From the network's plane to the drawing's.
struct Frame {
    from: [f64; 2],
    scale: f64,
}

impl Frame {
    fn round(points: impl Iterator<Item = ([f64; 2], f64)>) -> Frame {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for (at, r) in points {
            for axis in 0..2 {
                low[axis] = low[axis].min(at[axis] - r);
                high[axis] = high[axis].max(at[axis] + r);
            }
        }
        if low[0] > high[0] {
            return Frame { from: [0.0, 0.0], scale: 1.0 };
        }
        let scale = (WIDE / (high[0] - low[0]).max(1.0)).min(HIGH / (high[1] - low[1]).max(1.0)).min(3.0);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        Frame { from: [middle[0] - WIDE / 2.0 / scale, middle[1] - HIGH / 2.0 / scale], scale }
    }

    fn to(&self, at: [f64; 2]) -> [f64; 2] {
        let put = |axis: usize| ((at[axis] - self.from[axis]) * self.scale * 10.0).round() / 10.0;
        [put(0), put(1)]
    }
}

/// Names that do not lie on each other.
#[derive(Default)]
struct Names {
    taken: Vec<[f64; 4]>,
}

impl Names {
    /// Where a name of so many letters can stand beside a mark: its anchor and place; none where there is no room.
    fn place(&mut self, [x, y]: [f64; 2], r: f64, letters: usize) -> Option<(&'static str, f64, f64)> {
        #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
        let wide = letters as f64 * LETTER;
        let spots =
            [("start", x + r + 4.0, y + 4.0), ("end", x - r - 4.0, y + 4.0), ("middle", x, y - r - 6.0), ("middle", x, y + r + LINE)];
        for (anchor, tx, ty) in spots {
            let left = match anchor {
                "start" => tx,
                "end" => tx - wide,
                _ => tx - wide / 2.0,
            };
            let own = [left, ty - LINE + 3.0, left + wide, ty + 3.0];
            let inside = own[0] > -MARGIN && own[2] < WIDE + MARGIN && own[1] > -MARGIN && own[3] < HIGH + MARGIN;
            let free = self.taken.iter().all(|o| own[0] > o[2] || own[2] < o[0] || own[1] > o[3] || own[3] < o[1]);
            if inside && free {
                self.taken.push(own);
                return Some((anchor, tx, ty));
            }
        }
        None
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(LETTERS - 1).collect::<String>().trim_end())
    }
}

/// The drawing; its marks carry the ids of their records.
pub fn draw(l: Language, picture: &Picture) -> Markup {
    html! {
        svg class="sketch graph" xmlns="http://www.w3.org/2000/svg" viewBox=(format!("{} {} {} {}", -MARGIN, -MARGIN, WIDE + 2.0 * MARGIN, HIGH + 2.0 * MARGIN)) role="img" aria-label=(picture.label) font-family="Titillium Web, sans-serif" {
            @if picture.answer.grouped { (groups(l, picture.answer)) } @else { (actors(l, picture.answer)) }
        }
    }
}

/// Those whose names are written, in the order in which they answer, with the size of their marks.
fn first(answer: &Answer) -> Vec<(Uuid, f64)> {
    let mut out: Vec<(Uuid, f64)> = answer.focus.iter().map(|f| (f.actor.id, 13.0)).collect();
    if answer.question == Question::Link || answer.focus.is_some() {
        out.extend(answer.pairs.iter().flat_map(|p| [p.a.id, p.b.id]).map(|id| (id, 8.0)));
        out.extend(answer.focus.iter().flat_map(|f| &f.partners).map(|(p, _)| (p.id, 7.0)));
    } else {
        let most = answer.rows.iter().map(|r| r.value).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let size = |value: f64| if answer.question == Question::Isolated { 6.0 } else { 6.0 + 8.0 * (value / most).sqrt() };
        out.extend(answer.rows.iter().map(|r| (r.id, size(r.value))));
    }
    let mut seen = BTreeSet::new();
    out.retain(|(id, _)| seen.insert(*id));
    out.truncate(NAMED);
    out
}

fn actors(l: Language, answer: &Answer) -> Markup {
    let network = &answer.network;
    let drawn: Vec<&Actor> = answer.drawn.iter().filter_map(|v| network.actors.get(*v as usize)).collect();
    let place: BTreeMap<Uuid, [f64; 2]> = drawn.iter().zip(&answer.drawn_at).map(|(a, at)| (a.id, *at)).collect();
    let frame = Frame::round(place.values().map(|at| (*at, 8.0)));
    let spot_of = |id: Uuid| place.get(&id).map(|at| frame.to(*at));
    let first = first(answer);
    let size: BTreeMap<Uuid, f64> = first.iter().copied().collect();
    let radius = |id: Uuid| size.get(&id).copied().unwrap_or(3.6);
    let mut names = Names::default();
    let at: BTreeMap<Uuid, &Actor> = drawn.iter().map(|a| (a.id, *a)).collect();
    let mut written: BTreeMap<Uuid, (&'static str, f64, f64)> = BTreeMap::new();
    for actor in first.iter().filter_map(|(id, _)| at.get(id)) {
        let letters = actor.title.chars().count().min(LETTERS);
        let spot = spot_of(actor.id).and_then(|at| names.place(at, radius(actor.id), letters));
        written.extend(spot.map(|spot| (actor.id, spot)));
    }
    // Those with names come last, so that they lie over the others.
    let mut order: Vec<&Actor> = drawn.clone();
    order.sort_by_key(|a| size.contains_key(&a.id));
    let missing: Vec<(Uuid, Uuid)> = answer.pairs.iter().take(NAMED / 2).map(|p| (p.a.id, p.b.id)).collect();
    let line = |a: Uuid, b: Uuid| {
        let ([ax, ay], [bx, by]) = (spot_of(a)?, spot_of(b)?);
        Some(format!("M{ax:.1} {ay:.1}L{bx:.1} {by:.1}"))
    };
    html! {
        g class="ties" {
            @for tie in answer.drawn_ties.iter().filter_map(|i| network.ties.get(*i)) {
                @if let (Some(a), Some(b)) = (network.actors.get(tie.a as usize), network.actors.get(tie.b as usize)) {
                    @if let Some(d) = line(a.id, b.id) {
                        path class=(if size.contains_key(&a.id) || size.contains_key(&b.id) { "tie und" } else { "tie und far" }) data-from=(a.id) data-to=(b.id) data-weight=(tie.weight) d=(d) {
                            title { (a.title) " – " (b.title) ": " (tie.sorts.iter().map(|s| t(l, &format!("link-{s}"))).collect::<Vec<_>>().join(", ")) }
                        }
                    }
                }
            }
            @for (a, b) in &missing { @if let Some(d) = line(*a, *b) { path class="tie miss" data-from=(a) data-to=(b) d=(d) { title { (t(l, "actors-missing")) } } } }
        }
        g class="nodes" {
            @for actor in order {
                @let (hue, shape) = layer_form(mark_of(&actor.nature));
                @let [x, y] = spot_of(actor.id).unwrap_or_default();
                @let r = radius(actor.id);
                g class=(if size.contains_key(&actor.id) { "node h1" } else { "node h2" }) data-code=(actor.id) data-x=(x) data-y=(y) data-r=(format!("{r:.1}")) data-hue=(hue) data-title=(shortened(&actor.title)) {
                    path class=(format!("spot k{hue}")) d=(outline(shape, [x, y], r)) { title { (actor.title) } }
                    @if let Some((anchor, tx, ty)) = written.get(&actor.id) { text class="nl" x=(format!("{tx:.1}")) y=(format!("{ty:.1}")) text-anchor=(anchor) { (shortened(&actor.title)) } }
                }
            }
        }
    }
}

fn groups(l: Language, answer: &Answer) -> Markup {
    let network = &answer.network;
    let all: Vec<_> = network.groups.iter().filter(|g| g.size > 1).take(GROUPS).collect();
    let frame = Frame::round(all.iter().map(|g| (g.at, g.radius)));
    let mut names = Names::default();
    let named: Vec<_> = all
        .iter()
        .map(|g| {
            let head = network.actors.get(g.head as usize);
            let title = head.map_or_else(String::new, |a| a.title.clone());
            let spot = names.place(frame.to(g.at), g.radius * frame.scale, title.chars().count().min(LETTERS));
            (g, head.map_or(Uuid::nil(), |a| a.id), title, spot)
        })
        .collect();
    html! {
        g class="ties" {
            @for (i, group) in all.iter().enumerate() {
                @for (j, ties) in group.to.iter().filter(|(j, _)| (**j as usize) > i) {
                    @if let Some(other) = all.get(*j as usize) {
                        @let ([ax, ay], [bx, by]) = (frame.to(group.at), frame.to(other.at));
                        path class="tie und" data-from=(named[i].1) data-to=(named[*j as usize].1) data-weight=(ties) d=(format!("M{ax:.1} {ay:.1}L{bx:.1} {by:.1}")) { title { (integer(l, words::count(*ties))) } }
                    }
                }
            }
        }
        g class="nodes" {
            @for (group, id, title, spot) in &named {
                @let [x, y] = frame.to(group.at);
                @let r = (group.radius * frame.scale).max(3.0);
                g class="node h1" data-code=(id) data-x=(x) data-y=(y) data-r=(format!("{r:.1}")) data-hue="8" data-title=(title) {
                    path class="spot k8" d=(outline(1, [x, y], (r * 10.0).round() / 10.0)) { title { (title) ": " (integer(l, i64::from(group.size))) } }
                    @if let Some((anchor, tx, ty)) = spot { text class="nl" x=(format!("{tx:.1}")) y=(format!("{ty:.1}")) text-anchor=(anchor) { (shortened(title)) } }
                }
            }
        }
    }
}
