//! `classify`: to which class a text belongs, learnt from descriptions and from texts that people placed.

use crate::Ask;
use crate::read::{Cells, Digest, Names, Sheet};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::sums::round9;
use reticolo_analysis::text::placement::{Document, Doubt, Placement, PlacementAsk, Role, Text, rank_all};
use reticolo_messages::{Language, tr};
use reticolo_model::fold::{fold, stems};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "CLASSES has the columns class, text, and perhaps language (it or en), role (description, words; telling: one word or two that decide where the title
has them) and axis (with --axis only its rows are read); a class may have several rows. TEXTS has id, title, and perhaps more, language and class (the true one, where it is known: right is then
the share that was found).
CONFIRMED, texts that people placed, has class, title, and perhaps more and language; they teach.

Result, one row a text: class, probability, second, doubt (nothing_known, weak, close; empty where the first class stands out) and words (those
that spoke for it); ranked: the --most first classes of each text with their words.

Examples:
  reticolo analyse classify --classes areas.csv --texts projects.csv --json
  reticolo analyse classify --classes grid.csv --axis area --texts projects.csv --confirmed placed.csv --most 3 --out placed_new.csv";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with class, text and perhaps language, role, axis.
    #[arg(long)]
    pub classes: PathBuf,
    /// A CSV with id, title and perhaps more, language, class.
    #[arg(long)]
    pub texts: PathBuf,
    /// A CSV of texts that people placed: class, title and perhaps more, language.
    #[arg(long)]
    pub confirmed: Option<PathBuf>,
    /// Only the rows of the classes with this in their column axis.
    #[arg(long)]
    pub axis: Option<String>,
    /// The language of rows that do not say theirs.
    #[arg(long, default_value = "it", value_parser = ["it", "en"])]
    pub language: String,
    /// How many classes are told for each text.
    #[arg(long, default_value_t = 3)]
    pub most: usize,
    /// Write the texts with their class to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Words that are told for each class.
const WORDS: usize = 6;

struct Lesson {
    class: usize,
    role: Role,
    title: Vec<String>,
    more: Vec<String>,
}

/// A text that is asked, as it is written and as stems.
struct Asked {
    id: String,
    class: Option<u32>,
    written: [Vec<String>; 2],
    stems: [Vec<String>; 2],
}

fn written(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

impl Args {
    fn language<'a>(&'a self, cells: &'a Cells<'_>, column: usize) -> Result<&'a str> {
        match cells.text(column) {
            "" => Ok(&self.language),
            code @ ("it" | "en") => Ok(code),
            _ => Err(cells.wrong(column, "problem-table-language")),
        }
    }

    fn lessons(&self, classes: &mut Names) -> Result<Vec<Lesson>> {
        let mut lessons = Vec::new();
        // The tables of the program call the class `code`.
        let named = Sheet::open(&self.classes, &[], &["class"])?.has(0);
        let (name, axis) = (if named { "class" } else { "code" }, if self.axis.is_some() { "axis" } else { "text" });
        Sheet::open(&self.classes, &[name, "text", axis], &["language", "role"])?.each(|cells| {
            if self.axis.as_deref().is_some_and(|axis| axis != cells.text(2)) {
                return Ok(());
            }
            if cells.text(0).is_empty() {
                return Err(cells.wrong(0, "problem-table-empty"));
            }
            let role = match cells.text(4) {
                "" | "description" | "words" => Role::Description,
                "telling" => Role::Telling,
                _ => return Err(cells.wrong(4, "problem-table-role")),
            };
            let title = stems(cells.text(1), self.language(cells, 3)?);
            lessons.push(Lesson { class: classes.place(cells.text(0)) as usize, role, title, more: Vec::new() });
            Ok(())
        })?;
        if let Some(path) = &self.confirmed {
            Sheet::open(path, &["class", "title"], &["more", "language"])?.each(|cells| {
                let class = cells.listed(0, classes)? as usize;
                let language = self.language(cells, 3)?;
                let (title, more) = (stems(cells.text(1), language), stems(cells.text(2), language));
                lessons.push(Lesson { class, role: Role::Confirmed, title, more });
                Ok(())
            })?;
        }
        Ok(lessons)
    }

    fn asked(&self, classes: &Names) -> Result<Vec<Asked>> {
        let mut asked = Vec::new();
        Sheet::open(&self.texts, &["id", "title"], &["more", "language", "class"])?.each(|cells| {
            let language = self.language(cells, 3)?;
            let class = if cells.text(4).is_empty() { None } else { Some(cells.listed(4, classes)?) };
            let both = [cells.text(1), cells.text(2)];
            asked.push(Asked { id: cells.text(0).to_owned(), class, written: both.map(written), stems: both.map(|t| stems(t, language)) });
            Ok(())
        })?;
        Ok(asked)
    }
}

fn documents(lessons: &[Lesson]) -> Vec<Document<'_>> {
    lessons.iter().map(|l| Document { class: l.class, role: l.role, text: Text { title: &l.title, more: &l.more }, weight: 1.0 }).collect()
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let mut classes = Names::default();
        let lessons = self.lessons(&mut classes)?;
        let asked = std::rc::Rc::new(self.asked(&classes)?);
        let ask = PlacementAsk::default();
        let count = classes.len();
        ask.check(count, &documents(&lessons)).map_err(|e| refused("classify", language, &e))?;
        let parameters = json!({ "axis": self.axis, "most": self.most, "language": self.language });
        let mut digest = Digest::default().file("classes", &self.classes)?.file("texts", &self.texts)?;
        if let Some(path) = &self.confirmed {
            digest = digest.file("confirmed", path)?;
        }
        let texts = asked.clone();
        let compute = move || {
            let plan = ask.check(count, &documents(&lessons)).map_err(|e| refused("classify", language, &e))?;
            let texts: Vec<Text> = texts.iter().map(|t| Text { title: &t.stems[0], more: &t.stems[1] }).collect();
            Ok(rank_all(&plan, &texts))
        };
        let most = self.most;
        Ok(Work::new("classify", parameters, digest.hex(), compute, move |found| tell(language, &classes.list, &asked, most, &found)))
    }
}

fn tell(language: Language, classes: &[String], asked: &[Asked], most: usize, found: &[Placement]) -> Told {
    let mut told = Told::default();
    // The words as they are written, the strongest first, none inside another.
    let spoke = |text: &Asked, ranked: &reticolo_analysis::text::placement::Ranked| -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in &ranked.words {
            let from = &text.written[usize::from(!word.in_title)];
            let written = from.get(word.at.clone()).map_or_else(|| word.stem.clone(), |w| w.join(" "));
            if !words.iter().any(|w| w.contains(&written)) && words.len() < WORDS {
                words.push(written);
            }
        }
        words
    };
    let doubt = |d: Option<Doubt>| match d {
        None => Value::Null,
        Some(Doubt::NothingKnown) => json!("nothing_known"),
        Some(Doubt::Weak) => json!("weak"),
        Some(Doubt::Close) => json!("close"),
    };
    told.column(Column::new("id", asked.iter().map(|a| a.id.clone())));
    told.column(Column::new("class", found.iter().map(|p| classes[p.ranked[0].class].clone())));
    told.column(Column::numbers("probability", found.iter().map(|p| Some(p.ranked[0].probability))));
    told.column(Column::new("second", found.iter().map(|p| classes[p.ranked[1].class].clone())));
    told.column(Column::new("doubt", found.iter().map(|p| doubt(p.doubt))));
    told.column(Column::new("words", found.iter().zip(asked).map(|(p, a)| spoke(a, &p.ranked[0]).join(", "))));
    let one = |(p, a): (&Placement, &Asked)| -> Value {
        let of = |r: &reticolo_analysis::text::placement::Ranked| json!({ "class": classes[r.class], "probability": round9(r.probability), "words": spoke(a, r) });
        p.ranked.iter().take(most).map(of).collect()
    };
    told.detail("ranked", found.iter().zip(asked).map(one).collect::<Value>());
    let true_ones = || asked.iter().zip(found).filter_map(|(a, p)| Some(a.class? as usize == p.ranked[0].class));
    if true_ones().next().is_some() {
        told.figure("right", round9(true_ones().filter(|right| *right).count() as f64 / true_ones().count() as f64));
    }
    let doubtful = found.iter().filter(|p| p.doubt.is_some()).count();
    if doubtful > 0 {
        let args = [("doubtful", doubtful.to_string()), ("texts", found.len().to_string())];
        told.reasons.push(tr(language, "classify-doubt", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    told
}
