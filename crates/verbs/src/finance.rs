//! `finance`: does the money hold, and what is the project worth.

use crate::Ask;
use crate::read::{Cells, Digest, Sheet};
use crate::words::{Period, Settings, period_text, share};
use crate::work::{Column, Result, Told, VerbError, Work};
use reticolo_analysis::finance::loan::{Loan, Repayment, WHOLE};
use reticolo_analysis::finance::rules::{Break, Ceiling, ShareRule};
use reticolo_analysis::finance::{Finance, FinanceAsk, Flow, Kind, Payback, finance};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, euro, percent, tr};
use reticolo_model::Problem;
use reticolo_model::money;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str =
    "FLOWS has the columns period (a whole number such as a year, or a month YYYY-MM), in, out and perhaps item and kind. Amounts are euro with at most
two decimals and a point (cents with --cents); an empty cell is nothing. Kinds: operating (what the activity brings and costs; also where no kind
is written), investment (the costs that shares are of), own (money of the promoters), aid (public money, in the period in which it is granted).
What the project is worth is counted on operating and investment alone; own money, aid and loans decide whether the till holds.

Loans come in at FROM and are paid back in the PERIODS that follow, with GRACE of them paying interest alone; plans: annuity (equal
instalments), linear (equal parts of the loan), bullet (all at the end). RATE is of a year. Rules on public money are data: write the ones
in force, with the periods for which they hold.

Result: figures (npv, rates, payback, discounted_payback, margin, least_cash, least_cover, aid, own, eligible), one row a period (in, out, borrowed,
interest, principal, net, cash, project, discounted, cumulative, cover), ceilings with the room that is left, and breaks: what does not hold.

Examples:
  reticolo analyse finance --flows flows.csv --rate 0.04 --json
  reticolo analyse finance --flows flows.csv --loan amount=100000,rate=0.05,from=2026,periods=10,grace=1,plan=annuity --least-cover 1.2
  reticolo analyse finance --flows flows.csv --aid-ceiling name=small,amount=300000,years=3,from=2024,until=2030 --aid-before 2025=40000 --aid-share 0.5 --own-share 0.2";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with period, in, out and perhaps item and kind.
    #[arg(long)]
    pub flows: PathBuf,
    /// The rate of a year by which later money counts less: 0.04 or 4%.
    #[arg(long, default_value = "0.04", allow_negative_numbers = true)]
    pub rate: String,
    /// How many periods a year has (1 to 12): 12 where periods are months, else 1 unless said.
    #[arg(long)]
    pub per_year: Option<u32>,
    /// Amounts are whole cents, in the file, in these words and in the answer.
    #[arg(long)]
    pub cents: bool,
    /// What is in the till before the first period.
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    pub opening: String,
    /// A loan; may be said several times.
    #[arg(long, value_name = "amount=,rate=,from=,periods=[,grace=][,plan=annuity|linear|bullet]")]
    pub loan: Vec<String>,
    /// The most aid in so many years on end, and the periods for which the rule holds; may be said several times.
    #[arg(long, value_name = "amount=,years=[,from=][,until=][,name=]")]
    pub aid_ceiling: Vec<String>,
    /// The greatest share of the investment costs that aid may be.
    #[arg(long, value_name = "SHARE")]
    pub aid_share: Vec<String>,
    /// The least share of the investment costs that the promoters bring themselves.
    #[arg(long, value_name = "SHARE")]
    pub own_share: Vec<String>,
    /// Aid that was granted before; it counts for ceilings alone. May be said several times.
    #[arg(long, value_name = "PERIOD=AMOUNT")]
    pub aid_before: Vec<String>,
    /// Below this ratio of what the activity leaves to the instalments the debt counts as not covered.
    #[arg(long, default_value_t = 1.0, allow_negative_numbers = true)]
    pub least_cover: f64,
    /// Write the periods to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// How amounts and periods are written in this file.
#[derive(Debug, Clone, Copy)]
struct Writing {
    cents: bool,
    months: bool,
}

impl Writing {
    fn amount(self, text: &str) -> Option<i64> {
        if self.cents { text.parse().ok() } else { money::cents(text).ok() }
    }

    fn period(self, text: &str) -> Option<i32> {
        Period::of(text).filter(|p| p.is_month() == self.months).map(Period::number)
    }

    fn told(self, cents: i64) -> Value {
        if self.cents { json!(cents) } else { json!(cents as f64 / 100.0) }
    }
}

fn flows(args: &Args) -> Result<(Vec<Flow>, bool)> {
    let sheet = Sheet::open(&args.flows, &["period", "in", "out"], &["item", "kind"])?;
    let (mut flows, mut months) = (Vec::new(), None);
    sheet.each(|cells| {
        let period = Period::of(cells.text(0)).filter(|p| *months.get_or_insert(p.is_month()) == p.is_month());
        let period = period.ok_or_else(|| cells.wrong(0, "problem-table-period"))?;
        let kind = match cells.text(4) {
            "" => Kind::Operating,
            code => Kind::from_code(code).ok_or_else(|| cells.wrong(4, "problem-table-flow"))?,
        };
        let amount = |cells: &Cells<'_>, column: usize| {
            let writing = Writing { cents: args.cents, months: false };
            match cells.text(column) {
                "" => Ok(0),
                text => writing.amount(text).filter(|a| *a >= 0).ok_or_else(|| cells.wrong(column, "problem-table-money")),
            }
        };
        flows.push(Flow { period: period.number(), kind, inflow: amount(cells, 1)?, outflow: amount(cells, 2)? });
        Ok(())
    })?;
    Ok((flows, months.unwrap_or(false)))
}

fn word(flag: &'static str, found: &str, known: &'static str) -> VerbError {
    Problem::new("problem-words", found).with("flag", flag).with("known", known).into()
}

fn asked(args: &Args, writing: Writing) -> Result<FinanceAsk> {
    let read_share = |flag: &'static str, text: &str| share(text).ok_or_else(|| word(flag, text, "0.04, 4%"));
    let shares = |flag: &'static str, texts: &[String]| -> Result<Vec<ShareRule>> {
        texts.iter().map(|text| Ok(ShareRule { name: text.clone(), share: read_share(flag, text)? })).collect()
    };
    let mut loans = Vec::new();
    for text in &args.loan {
        let s = Settings::of("--loan", text, &["amount", "rate", "from", "periods", "grace", "plan"])?;
        loans.push(Loan {
            amount: s.read("amount", |t| writing.amount(t))?,
            rate: s.read("rate", share)?,
            from: s.read("from", |t| writing.period(t))?,
            periods: s.read("periods", |t| t.parse().ok())?,
            grace: s.perhaps("grace", |t| t.parse().ok())?.unwrap_or(0),
            repayment: s.perhaps("plan", Repayment::from_code)?.unwrap_or(Repayment::Annuity),
        });
    }
    let mut ceilings = Vec::new();
    for (number, text) in args.aid_ceiling.iter().enumerate() {
        let s = Settings::of("--aid-ceiling", text, &["amount", "years", "from", "until", "name"])?;
        ceilings.push(Ceiling {
            name: s.get("name").map_or_else(|| (number + 1).to_string(), str::to_owned),
            most: s.read("amount", |t| writing.amount(t))?,
            years: s.read("years", |t| t.parse().ok())?,
            from: s.perhaps("from", |t| writing.period(t))?,
            until: s.perhaps("until", |t| writing.period(t))?,
        });
    }
    let mut earlier_aid = Vec::new();
    for text in &args.aid_before {
        let pair = text.split_once('=').and_then(|(p, a)| Some((writing.period(p)?, writing.amount(a)?)));
        earlier_aid.push(pair.ok_or_else(|| word("--aid-before", text, "PERIOD=AMOUNT"))?);
    }
    Ok(FinanceAsk {
        rate: read_share("--rate", &args.rate)?,
        per_year: args.per_year.unwrap_or(if writing.months { 12 } else { 1 }),
        opening: writing.amount(&args.opening).ok_or_else(|| word("--opening", &args.opening, "1000.50"))?,
        loans,
        ceilings,
        aid_shares: shares("--aid-share", &args.aid_share)?,
        own_shares: shares("--own-share", &args.own_share)?,
        earlier_aid,
        least_cover: args.least_cover,
    })
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let (flows, months) = flows(self)?;
        let writing = Writing { cents: self.cents, months };
        let ask = asked(self, writing)?;
        let refused = move |e| crate::work::refused("finance", language, &e);
        ask.check(&flows).map_err(refused)?;
        let parameters = json!({
            "rate": ask.rate as f64 / WHOLE as f64, "per_year": ask.per_year, "opening": writing.told(ask.opening), "loans": self.loan,
            "aid_ceilings": self.aid_ceiling, "aid_shares": self.aid_share, "own_shares": self.own_share, "aid_before": self.aid_before,
            "least_cover": ask.least_cover, "unit": if self.cents { "cents" } else { "euro" },
        });
        let digest = Digest::default().file("flows", &self.flows)?.hex();
        let asked = ask.clone();
        let compute = move || Ok(finance(&ask.check(&flows).map_err(refused)?));
        Ok(Work::new("finance", parameters, digest, compute, move |found| tell(language, writing, &asked, &found)))
    }
}

fn tell(language: Language, writing: Writing, ask: &FinanceAsk, found: &Finance) -> Told {
    let mut told = Told::default();
    let label = |period: i32| period_text(writing.months, period);
    let back = |p: Option<Payback>| p.map_or(Value::Null, |p| json!({ "period": label(p.period), "after": round9(p.after) }));
    let rates = found.rates.as_deref().unwrap_or_default();
    let yearly = |rate: f64| if ask.per_year == 1 { rate } else { (1.0 + rate).powi(ask.per_year as i32) - 1.0 };
    told.figure("npv", writing.told(found.npv));
    told.figure("margin", json!(found.margin.map(round9)));
    told.figure("rate", if let [only] = rates { json!(round9(yearly(only.rate))) } else { Value::Null });
    for (name, value) in [("payback", found.payback), ("discounted_payback", found.discounted_payback)] {
        told.figure(&format!("{name}_after"), json!(value.map(|p| round9(p.after))));
        told.detail(name, back(value));
    }
    told.figure("least_cash", writing.told(found.least_cash.1));
    told.detail("least_cash_period", label(found.least_cash.0));
    told.figure("least_cover", json!(found.least_cover.map(|c| round9(c.1))));
    told.detail("least_cover_period", json!(found.least_cover.map(|c| label(c.0))));
    told.figure("mean_cover", json!(found.mean_cover.map(round9)));
    for (name, value) in [("eligible", found.eligible), ("aid", found.aid), ("own", found.own)] {
        told.figure(name, writing.told(value));
    }
    let rate = |r: &reticolo_analysis::finance::rates::InternalRate| json!({ "rate": round9(r.rate), "yearly": round9(yearly(r.rate)), "low": round9(r.low), "high": if r.high.is_finite() { json!(round9(r.high)) } else { Value::Null }, "roots": r.roots });
    told.detail("rates", rates.iter().map(rate).collect::<Value>());
    let p = &found.periods;
    told.column(Column::new("period", p.iter().map(|p| label(p.period))));
    let cents: [(&str, fn(&reticolo_analysis::finance::Period) -> i64); 8] = [
        ("in", |p| p.inflow),
        ("out", |p| p.outflow),
        ("borrowed", |p| p.borrowed),
        ("interest", |p| p.interest),
        ("principal", |p| p.principal),
        ("net", |p| p.net),
        ("cash", |p| p.cash),
        ("project", |p| p.project),
    ];
    for (name, of) in cents {
        told.column(Column::new(name, p.iter().map(|p| writing.told(of(p)))));
    }
    told.column(Column::new("discounted", p.iter().map(|p| writing.told(p.discounted.round() as i64))));
    told.column(Column::new("cumulative", p.iter().map(|p| writing.told(p.cumulative.round() as i64))));
    told.column(Column::numbers("cover", p.iter().map(|p| p.cover)));
    let standing = |s: &reticolo_analysis::finance::rules::Standing| {
        json!({
            "name": ask.ceilings[s.rule].name, "most": writing.told(ask.ceilings[s.rule].most), "from": label(s.span.0), "to": label(s.span.1),
            "found": writing.told(s.found), "room": writing.told(s.room), "passed": s.passed.map(label),
        })
    };
    told.detail("ceilings", found.ceilings.iter().map(standing).collect::<Value>());
    let mut breaks = Vec::new();
    for b in &found.breaks {
        let (numbers, sentence) = said(language, writing, ask, b);
        let mut row = json!({ "code": b.code() });
        row.as_object_mut().into_iter().for_each(|row| row.extend(numbers.as_object().cloned().unwrap_or_default()));
        breaks.push(row);
        told.reasons.push(sentence);
    }
    told.detail("breaks", breaks);
    match rates {
        [] => told.reasons.push(tr(language, "finance-rates-none", &[])),
        [only] if only.roots == 1 => {}
        several => {
            let list: Vec<String> = several.iter().map(|r| percent(language, yearly(r.rate), 2)).collect();
            told.reasons.push(tr(language, "finance-rates-several", &[("rates", &reticolo_messages::list_words(language, &list))]));
        }
    }
    if found.breaks.is_empty() {
        told.reasons.push(tr(language, "finance-holds", &[]));
    }
    told
}

/// A break as numbers and as a sentence.
fn said(language: Language, writing: Writing, ask: &FinanceAsk, b: &Break) -> (Value, String) {
    let label = |period: i32| period_text(writing.months, period);
    let money = |cents: i64| euro(language, cents);
    let value = |cents: i64| writing.told(cents);
    match *b {
        Break::Cash { period, cash, worst_period, worst } => (
            json!({ "period": label(period), "cash": value(cash), "worst_period": label(worst_period), "worst": value(worst) }),
            tr(
                language,
                "finance-cash",
                &[("period", &label(period)), ("cash", &money(cash)), ("worst_period", &label(worst_period)), ("worst", &money(worst))],
            ),
        ),
        Break::Ceiling { rule, period, span, by } => {
            let name = &ask.ceilings[rule].name;
            (
                json!({ "rule": name, "period": label(period), "from": label(span.0), "to": label(span.1), "by": value(by) }),
                tr(
                    language,
                    "finance-ceiling",
                    &[("rule", name), ("period", &label(period)), ("from", &label(span.0)), ("to", &label(span.1)), ("by", &money(by))],
                ),
            )
        }
        Break::AidShare { rule, found, allowed } => (
            json!({ "share": ask.aid_shares[rule].share as f64 / WHOLE as f64, "found": value(found), "allowed": value(allowed), "by": value(found - allowed) }),
            tr(
                language,
                "finance-aid-share",
                &[
                    ("share", &percent(language, ask.aid_shares[rule].share as f64 / WHOLE as f64, 2)),
                    ("found", &money(found)),
                    ("allowed", &money(allowed)),
                    ("by", &money(found - allowed)),
                ],
            ),
        ),
        Break::OwnShare { rule, found, wanted } => (
            json!({ "share": ask.own_shares[rule].share as f64 / WHOLE as f64, "found": value(found), "wanted": value(wanted), "by": value(wanted - found) }),
            tr(
                language,
                "finance-own-share",
                &[
                    ("share", &percent(language, ask.own_shares[rule].share as f64 / WHOLE as f64, 2)),
                    ("found", &money(found)),
                    ("wanted", &money(wanted)),
                    ("by", &money(wanted - found)),
                ],
            ),
        ),
        Break::Cover { period, cover, wanted } => (
            json!({ "period": label(period), "cover": round9(cover), "wanted": wanted }),
            tr(
                language,
                "finance-cover",
                &[("period", &label(period)), ("cover", &decimal(language, cover, 2)), ("wanted", &decimal(language, wanted, 2))],
            ),
        ),
        Break::Value { npv } => {
            let rate = percent(language, ask.rate as f64 / WHOLE as f64, 2);
            (json!({ "npv": value(npv) }), tr(language, "finance-value", &[("npv", &money(npv)), ("rate", &rate)]))
        }
        Break::Payback => (json!({}), tr(language, "finance-payback", &[])),
    }
}
