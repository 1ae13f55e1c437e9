//! Files of made-up actors and initiatives with planted duplicates and with decoys that look like duplicates and are not. It knows nothing of
//! how duplicates are looked for.

use std::fmt::Write;

/// Numbers from a seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    pub fn up_to(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.up_to(of.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.up_to(100) < percent
    }
}

pub const UNITS: usize = 12;

pub fn unit_code(i: usize) -> String {
    format!("0010{:02}", i + 1)
}

pub fn unit_name(i: usize) -> &'static str {
    [
        "Altavalle",
        "Borgonero",
        "Castelsole",
        "Fontechiara",
        "Montelupo Basso",
        "Pietrafitta",
        "Poggioverde",
        "Roccalunga",
        "Selvapiana",
        "Torrebruna",
        "Vallescura",
        "Vignalta",
    ][i]
}

const BEGINNINGS: [&str; 14] = ["Mar", "Ter", "Lum", "Cor", "Vel", "Sar", "Nov", "Bel", "Grim", "Pal", "Fos", "Tal", "Ran", "Zel"];
const MIDDLES: [&str; 12] = ["an", "iv", "or", "et", "al", "us", "in", "ec", "ob", "ar", "il", "ud"];
const ENDS: [&str; 10] = ["ello", "ino", "asca", "one", "etta", "ura", "iana", "oro", "isco", "anza"];

fn made_up(dice: &mut Dice) -> String {
    let mut word = dice.one(&BEGINNINGS).to_owned();
    for _ in 0..1 + dice.up_to(2) {
        word.push_str(dice.one(&MIDDLES));
    }
    word.push_str(dice.one(&ENDS));
    word
}

/// Eleven digits with the digit that proves them.
fn code(dice: &mut Dice) -> String {
    let mut digits: Vec<u32> = (0..10).map(|_| dice.up_to(10) as u32).collect();
    digits[0] = 9;
    let sum: u32 = digits.iter().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { d * 2 / 10 + d * 2 % 10 }).sum();
    digits.push((10 - sum % 10) % 10);
    digits.iter().map(u32::to_string).collect()
}

#[derive(Debug, Clone, Default)]
pub struct Row {
    pub key: String,
    pub title: String,
    pub nature: &'static str,
    pub code: String,
    pub address: String,
    pub unit: usize,
    pub year: String,
    pub cup: String,
    pub money: String,
    pub leader: String,
}

/// A file and the pairs of keys in it that are one thing.
#[derive(Debug, Default)]
pub struct Made {
    pub actors: Vec<Row>,
    pub initiatives: Vec<Row>,
    pub planted: Vec<(String, String)>,
}

/// A letter left out, doubled, or exchanged with the next, in the longest word.
fn typo(dice: &mut Dice, title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let longest = (0..words.len()).max_by_key(|i| words[*i].len()).unwrap_or(0);
    let mut letters: Vec<char> = words[longest].chars().collect();
    let at = 2 + dice.up_to(letters.len().saturating_sub(4).max(1));
    match dice.up_to(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words[longest] = letters.into_iter().collect();
    words.join(" ")
}

fn swapped(title: &str) -> String {
    match title.rsplit_once(' ') {
        Some((first, last)) => format!("{last} - {first}"),
        None => title.to_owned(),
    }
}

fn shortened(title: &str) -> String {
    [
        ("Associazione", "Ass."),
        ("Cooperativa", "Coop."),
        ("Istituto", "Ist."),
        ("Fondazione", "Fond."),
        ("Santa", "S."),
        ("San ", "S. "),
        ("Consorzio", "Cons."),
        ("dilettantistica", "dilett."),
        ("S.r.l.", "srl"),
        ("Riqualificazione", "Riqualif."),
        ("Efficientamento", "Effic."),
        ("Manutenzione", "Manut."),
    ]
    .iter()
    .fold(title.to_owned(), |t, (long, short)| t.replace(long, short))
}

/// The same name as somebody else writes it.
fn rewritten(dice: &mut Dice, way: usize, row: &Row) -> String {
    let title = &row.title;
    match way {
        0 => title.to_uppercase(),
        1 => typo(dice, title),
        2 => swapped(title),
        3 => shortened(title),
        4 => format!("{title} di {}", unit_name(row.unit)),
        5 => shortened(title).to_uppercase().replace('.', ""),
        _ => typo(dice, &title.to_lowercase()),
    }
}

fn address(dice: &mut Dice) -> String {
    format!("Via {}, {}", made_up(dice), 1 + dice.up_to(140))
}

fn actor(dice: &mut Dice, n: usize) -> Row {
    let (first, nature) = [
        ("Associazione culturale", "third_sector"),
        ("Cooperativa sociale", "third_sector"),
        ("Associazione sportiva dilettantistica", "sports_club"),
        ("Officina", "firm"),
        ("Azienda agricola", "firm"),
        ("Istituto di ricerca", "research_education"),
        ("Fondazione", "third_sector"),
        ("Consorzio", "network"),
        ("Oratorio San", "third_sector"),
        ("Impresa edile", "firm"),
    ][dice.up_to(10)];
    let mut title = format!("{first} {}", made_up(dice));
    if dice.chance(45) {
        let _ = write!(title, " {}", made_up(dice));
    }
    if nature == "firm" && dice.chance(60) {
        title.push_str(" S.r.l.");
    }
    Row {
        key: format!("A{n:03}"),
        title,
        nature,
        code: if dice.chance(65) { code(dice) } else { String::new() },
        address: if dice.chance(70) { address(dice) } else { String::new() },
        unit: dice.up_to(UNITS),
        year: if dice.chance(50) { (1950 + dice.up_to(74)).to_string() } else { String::new() },
        ..Row::default()
    }
}

fn initiative(dice: &mut Dice, n: usize, leaders: &[String]) -> Row {
    let unit = dice.up_to(UNITS);
    let what = dice.one(&[
        "Riqualificazione della piazza",
        "Efficientamento energetico della scuola",
        "Manutenzione del ponte",
        "Restauro della chiesa",
        "Percorso ciclabile",
        "Ampliamento del centro diurno",
    ]);
    Row {
        key: format!("I{n:03}"),
        title: format!("{what} {} a {}", made_up(dice), unit_name(unit)),
        cup: if dice.chance(80) { format!("Z{:02}H{:010}", dice.up_to(100), dice.up_to(1_000_000_000)) } else { String::new() },
        money: format!("{}.00", 1000 * (20 + dice.up_to(900))),
        leader: leaders[dice.up_to(leaders.len())].clone(),
        unit,
        year: (2019 + dice.up_to(6)).to_string(),
        ..Row::default()
    }
}

/// The double of a row: written otherwise, with less known of it.
fn double(dice: &mut Dice, way: usize, row: &Row, key: String) -> Row {
    let mut twin = row.clone();
    twin.key = key;
    twin.title = rewritten(dice, way % 7, row);
    // One tax code stands once in a file.
    twin.code.clear();
    twin.cup.clear();
    if dice.chance(50) {
        twin.year.clear();
    }
    twin.address = match dice.up_to(4) {
        // Moved.
        0 => address(dice),
        1 => String::new(),
        2 => twin.address.to_uppercase().replace("VIA ", "V. ").replace(',', ""),
        _ => twin.address,
    };
    twin
}

pub fn make(seed: u64) -> Made {
    let mut dice = Dice::new(seed);
    let mut made = Made::default();
    for unit in 0..UNITS {
        let mut row = actor(&mut dice, unit);
        row.title = format!("Comune di {}", unit_name(unit));
        (row.nature, row.unit, row.year) = ("public_body", unit, String::new());
        made.actors.push(row);
    }
    for n in UNITS..256 {
        made.actors.push(actor(&mut dice, n));
    }
    decoys(&mut dice, &mut made.actors);
    let leaders: Vec<String> = (0..9).map(|_| code(&mut dice)).collect();
    for n in 0..144 {
        made.initiatives.push(initiative(&mut dice, n, &leaders));
    }
    for n in 0..14 {
        // A work in two lots; the same work in two towns; two works on one day.
        let mut other = made.initiatives[n].clone();
        other.key = format!("ID{n:02}");
        other.cup = if n % 2 == 0 { String::new() } else { format!("Y{n:02}H0000000000") };
        other.money = format!("{}.00", 1000 * (20 + dice.up_to(900)));
        match n % 3 {
            0 => {
                other.title.push_str(" - lotto 2");
                made.initiatives[n].title.push_str(" - lotto 1");
            }
            1 => {
                other.unit = (other.unit + 1 + dice.up_to(UNITS - 1)) % UNITS;
                let (before, _) = made.initiatives[n].title.rsplit_once(" a ").expect("a town");
                other.title = format!("{before} a {}", unit_name(other.unit));
            }
            _ => {
                let word = made_up(&mut dice);
                let named =
                    made.initiatives[n].title.split(' ').rev().find(|w| w.starts_with(|c: char| c.is_uppercase())).map(str::to_owned);
                let (before, town) = other.title.rsplit_once(" a ").map(|(b, t)| (b.to_owned(), t.to_owned())).expect("a town");
                let (what, _) = before.rsplit_once(' ').expect("words");
                other.title = format!("{what} {word} a {town}");
                drop(named);
            }
        }
        made.initiatives.push(other);
    }
    for n in 0..26 {
        // Of the first twelve, the municipalities, two are doubled as offices write them.
        let at = if n < 2 { n } else { UNITS + 8 * n };
        let twin = double(&mut dice, if n < 2 { 0 } else { n }, &made.actors[at], format!("AX{n:02}"));
        made.planted.push((made.actors[at].key.clone(), twin.key.clone()));
        made.actors.push(twin);
    }
    for n in 0..14 {
        let at = 30 + 7 * n;
        let mut twin = double(&mut dice, n, &made.initiatives[at], format!("IX{n:02}"));
        if n % 3 == 0 {
            twin.money.clear();
        }
        made.planted.push((made.initiatives[at].key.clone(), twin.key.clone()));
        made.initiatives.push(twin);
    }
    made
}

/// Bodies that look like others and are not.
fn decoys(dice: &mut Dice, actors: &mut Vec<Row>) {
    let mut add = |dice: &mut Dice, title: String, unit: usize, change: &dyn Fn(&mut Dice, &mut Row)| {
        let mut row = actor(dice, 0);
        row.key = format!("AD{:03}", actors.len());
        (row.title, row.unit) = (title, unit);
        change(dice, &mut row);
        actors.push(row);
    };
    // Numbered branches of one body.
    for branch in 1..=8 {
        add(dice, format!("Farmacia comunale n. {branch}"), 3, &|_, r| r.nature = "firm");
        let (word, end) = (["Primo", "Secondo", "Terzo"][branch % 3], ["A", "B", "C"][branch / 3]);
        add(dice, format!("{word} circolo didattico plesso {end}"), 5, &|_, r| r.nature = "research_education");
    }
    // One name in two towns; half of them without a code.
    for n in 0..9 {
        let name = format!("{} {}", ["Pro loco", "Centro anziani", "Gruppo volontari"][n % 3], made_up(dice));
        for unit in [n, (n + 4) % UNITS] {
            let bare = n % 2 == 0;
            add(dice, name.clone(), unit, &move |_, r| {
                r.nature = "third_sector";
                if bare {
                    r.code.clear();
                }
            });
        }
    }
    // Two bodies at one address.
    for n in 0..6 {
        let (place, at) = (made_up(dice), address(dice));
        for who in ["Circolo dei giovani", "Circolo dei pensionati"] {
            let at = at.clone();
            add(dice, format!("{who} {place}"), n, &move |_, r| {
                r.nature = "third_sector";
                r.address.clone_from(&at);
            });
        }
    }
}

fn csv(head: &str, rows: &[Row], line: impl Fn(&Row) -> String) -> String {
    let mut out = format!("{head}\n");
    for row in rows {
        let _ = writeln!(out, "{}", line(row));
    }
    out
}

impl Made {
    pub fn actors_csv(&self) -> String {
        csv("key,title,nature,tax_code,address,unit,year_founded", &self.actors, |r| {
            format!("{},\"{}\",{},{},\"{}\",{},{}", r.key, r.title, r.nature, r.code, r.address, unit_code(r.unit), r.year)
        })
    }

    pub fn initiatives_csv(&self) -> String {
        csv("key,title,cup,money_total,leader_tax_code,unit,period_from", &self.initiatives, |r| {
            format!("{},\"{}\",{},{},{},{},{}", r.key, r.title, r.cup, r.money, r.leader, unit_code(r.unit), r.year)
        })
    }
}
