//! Exports: what an audience sees, as files that other programs and a later import read. The same contents give the same
//! bytes: no time and no random id stands in a table, and hand-made records come last, by title.

mod attached;
mod books;
mod catalogue;
mod columns;
mod events;
mod figures;
mod giving;
mod heritage;
mod hsds;
mod layers;
mod network;
mod records;
pub mod standards;
mod typed;
mod units;

use crate::gate::{Act, Who, check, check_audience};
use crate::registry::ListAsk;
use crate::{Result, WorkError, Workbench};
use books::{Book, Scratch};
pub use columns::{ENVELOPE, Ties, cells, columns, tie_column, ties};
pub(crate) use events::table;
use figures::Hidden;
use layers::Package;
use records::everything;
pub(crate) use records::feature;
use reticolo_formats::ArchiveWriter;
use reticolo_model::{Audience, Kind, Problem, kinds};
use reticolo_store::data_sets::Form;
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory, documents};
use standards::{Publisher, Standard};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Seek, Write};
pub use units::{unit_cells, unit_columns, unit_properties};

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub enum What {
    Kind(&'static Kind),
    Units,
    Indicators,
    Flows,
    All,
    /// All, with the bytes of the files on records: as much as there is, so for the disk alone.
    Whole,
    Standard(Standard),
}

impl What {
    /// `units`, `indicators`, `flows`, `all`, the code of a kind or of a standard, or `meetings`.
    #[must_use]
    pub fn parse(text: &str) -> Option<What> {
        match text {
            "units" => Some(What::Units),
            "indicators" => Some(What::Indicators),
            "flows" => Some(What::Flows),
            "all" => Some(What::All),
            "meetings" => kinds::find("meeting").map(What::Kind),
            code => match Standard::ALL.into_iter().find(|s| s.code() == code) {
                Some(standard) => Some(What::Standard(standard)),
                None => kinds::find(code).map(What::Kind),
            },
        }
    }

    /// The name that [`What::parse`] knows it by.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            What::Kind(kind) => kind.code,
            What::Units => "units",
            What::Indicators => "indicators",
            What::Flows => "flows",
            What::All | What::Whole => "all",
            What::Standard(standard) => standard.code(),
        }
    }

    /// The forms it can take, the usual one first.
    #[must_use]
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            What::Kind(kind) if kind.code == "meeting" => &["csv", "geojson", "jsonl", "xlsx", "ods", "gpkg", "ics"],
            What::Kind(kind) if kind.code == "consultation" => &["csv", "geojson", "jsonl", "xlsx", "ods", "gpkg", "pb"],
            What::Standard(standard) => standard.forms(),
            What::Kind(_) => &["csv", "geojson", "jsonl", "xlsx", "ods", "gpkg"],
            What::Units => &["geojson", "csv", "jsonl", "xlsx", "ods", "gpkg"],
            What::Indicators | What::Flows => &["csv", "jsonl"],
            What::Whole => &["zip"],
            What::All => &["zip", "gpkg", "xlsx", "ods"],
        }
    }
}

impl Workbench {
    /// Writes what `audience` sees of `what` to `out`; how many rows. Everything is read from one state of the database.
    /// Personal values are in it for [`Audience::Everything`] alone. `jsonl` holds records as the API gives them, ids among
    /// them: that of a record made by hand is random, those of records from data sets are not.
    pub async fn export(&self, who: &Who, what: What, audience: Audience, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        self.export_at(who, what, audience, form, None, out).await
    }

    /// As [`Workbench::export`], with the address at which the installation is known: what standards refer to stands under it.
    pub async fn export_at(
        &self,
        who: &Who,
        what: What,
        audience: Audience,
        form: &str,
        base: Option<&str>,
        out: &mut (dyn Write + Send),
    ) -> Result<u64> {
        check(who, Act::Read)?;
        check_audience(who, &audience)?;
        if !what.forms().contains(&form) {
            return Err(Problem::new("problem-export-form", form).with("known", what.forms().join(", ")).into());
        }
        let mut conn = self.store.snapshot().await?;
        let rows = match what {
            What::Standard(standard) => {
                standards::write(&mut conn, self.territory, standard, audience, &self.publisher(base), form, out).await?
            }
            what => self.write_export(&mut conn, what, audience, form, out).await?,
        };
        self.store.end_snapshot(conn).await?;
        out.flush().map_err(StoreError::from)?;
        Ok(rows)
    }

    /// What [`Workbench::export`] writes, as a file that nobody else sees and that goes when it is closed.
    pub async fn export_file(&self, who: &Who, what: What, audience: Audience, form: &str, base: Option<&str>) -> Result<File> {
        let (scratch, mut out) = self.scratch()?;
        self.export_at(who, what, audience, form, base, &mut out).await?;
        handed_on(scratch, out)
    }

    /// What [`Workbench::export_list`] writes, as a file that goes when it is closed.
    pub async fn export_list_file(&self, who: &Who, ask: &ListAsk, form: &str) -> Result<File> {
        let (scratch, mut out) = self.scratch()?;
        self.export_list(who, ask, form, &mut out).await?;
        handed_on(scratch, out)
    }

    fn scratch(&self) -> Result<(Scratch, BufWriter<File>)> {
        let mut scratch = self.scratch_for("out")?;
        let file = scratch.create().map_err(WorkError::io(&scratch.path))?;
        Ok((scratch, BufWriter::with_capacity(1 << 16, file)))
    }

    fn scratch_for(&self, extension: &str) -> Result<Scratch> {
        Ok(Scratch::new(&self.folder, crate::registry::new_id(&self.now())?, extension))
    }

    /// Writes what a list finds, all its pages, in the form of [`Workbench::export`]; how many rows.
    pub async fn export_list(&self, who: &Who, ask: &ListAsk, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        check(who, Act::Read)?;
        let query = self.query(who, ask).await?;
        let kind = crate::registry::kind(&ask.kind)?;
        let forms = What::Kind(kind).forms();
        if !forms.contains(&form) {
            return Err(Problem::new("problem-export-form", form).with("known", forms.join(", ")).into());
        }
        let mut conn = self.store.snapshot().await?;
        let rows = self.write_kind(&mut conn, kind, &query, form, out).await?;
        self.store.end_snapshot(conn).await?;
        out.flush().map_err(StoreError::from)?;
        Ok(rows)
    }

    async fn write_kind(
        &self,
        conn: &mut Conn,
        kind: &'static Kind,
        query: &ListQuery,
        form: &str,
        out: &mut (dyn Write + Send),
    ) -> Result<u64> {
        if matches!(form, "ics" | "pb") {
            let mut found = Vec::new();
            lists::each(conn, self.territory, query, |record| {
                found.push(record);
                Ok(())
            })
            .await?;
            let by = self.publisher(None);
            let rows = if form == "ics" { events::write_meetings(&by, &found, out) } else { events::write_budget(&by, &found, out) };
            return Ok(rows?);
        }
        if form != "gpkg" {
            return Ok(records::write(conn, self.territory, kind, query, form, out).await?);
        }
        let mut package = self.package()?;
        let rows = records::write_layer(conn, self.territory, kind, query, &mut package).await?;
        package.finish(out).map_err(StoreError::from)?;
        Ok(rows)
    }

    fn publisher(&self, base: Option<&str>) -> Publisher {
        Publisher { name: self.config.name.clone(), code: self.config.uri(), base: base.map(str::to_owned) }
    }

    fn package(&self) -> Result<Package> {
        Ok(Package::create(self.scratch_for("gpkg")?).map_err(StoreError::from)?)
    }

    async fn write_export(&self, conn: &mut Conn, what: What, audience: Audience, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        let t = self.territory;
        Ok(match what {
            What::Kind(kind) => self.write_kind(conn, kind, &everything(kind, audience), form, out).await?,
            What::Units if form == "gpkg" => {
                let mut package = self.package()?;
                let rows = units::write_layer(conn, t, &mut package).await?;
                package.finish(out).map_err(StoreError::from)?;
                rows
            }
            What::Units => units::write(conn, t, form, out).await?,
            What::Indicators | What::Flows => {
                let of = if matches!(what, What::Flows) { Form::Flows } else { Form::Indicators };
                let hidden = Hidden::of(conn, t, audience).await?;
                let sets = figures::present(conn, t, of, &hidden).await?;
                figures::write(conn, t, of, &sets, &hidden, form == "jsonl", out).await?
            }
            What::Whole => write_all(conn, t, audience, true, out).await?,
            // Written by who knows the address.
            What::Standard(_) => 0,
            What::All if form == "gpkg" => {
                let mut package = self.package()?;
                let mut rows = units::write_layer(conn, t, &mut package).await?;
                for kind in kinds::ALL {
                    if let Some(query) = some(conn, t, kind, audience).await? {
                        rows += records::write_layer(conn, t, kind, &query, &mut package).await?;
                    }
                }
                package.finish(out).map_err(StoreError::from)?;
                rows
            }
            What::All if form == "zip" => write_all(conn, t, audience, false, out).await?,
            What::All => {
                let mut book = Book::new(form, out).map_err(StoreError::from)?;
                let mut rows = units::write_sheet(conn, t, &mut book).await?;
                for kind in kinds::ALL {
                    if let Some(query) = some(conn, t, kind, audience).await? {
                        rows += records::write_sheet(conn, t, kind, &query, &mut book).await?;
                    }
                }
                book.finish()?;
                rows
            }
        })
    }
}

/// The query for all records of a kind, if the audience sees any.
async fn some(
    conn: &mut Conn,
    t: Territory,
    kind: &'static Kind,
    audience: Audience,
) -> std::result::Result<Option<ListQuery>, StoreError> {
    let query = everything(kind, audience);
    Ok((lists::count(conn, t, &query).await? > 0).then_some(query))
}

/// The file that was written, at its beginning; its name goes.
fn handed_on(scratch: Scratch, out: BufWriter<File>) -> Result<File> {
    let done = out.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(|mut file| file.rewind().map(|()| file));
    let file = done.map_err(WorkError::io(&scratch.path))?;
    drop(scratch);
    Ok(file)
}

/// One archive: a table a kind, the files on records, the units with their shapes, a table a data set that holds figures.
async fn write_all(
    conn: &mut Conn,
    t: Territory,
    audience: Audience,
    bytes: bool,
    out: &mut (dyn Write + Send),
) -> std::result::Result<u64, StoreError> {
    let mut zip = ArchiveWriter::streaming(out);
    let mut rows = 0;
    for kind in kinds::ALL {
        zip.start(&format!("{}.csv", kind.code))?;
        rows += records::write(conn, t, kind, &everything(kind, audience), "csv", &mut zip).await?;
    }
    write_documents(conn, t, audience, &mut zip).await?;
    rows += attached::write(conn, t, audience, bytes, &mut zip).await?;
    zip.start("units.geojson")?;
    rows += units::write(conn, t, "geojson", &mut zip).await?;
    let hidden = Hidden::of(conn, t, audience).await?;
    let mut used = BTreeSet::new();
    for form in [Form::Indicators, Form::Flows] {
        for set in figures::present(conn, t, form, &hidden).await? {
            zip.start(&format!("{}/{}.csv", form.code(), file_name(&set.0, &mut used)))?;
            rows += figures::write(conn, t, form, &[set], &hidden, false, &mut zip).await?;
        }
    }
    zip.finish()?;
    Ok(rows)
}

/// The documents that the records this audience sees name, as `documents/DIGEST.EXTENSION`.
async fn write_documents<W: Write + Seek + Send>(
    conn: &mut Conn,
    t: Territory,
    audience: Audience,
    zip: &mut ArchiveWriter<W>,
) -> std::result::Result<(), StoreError> {
    let mut digests = BTreeSet::new();
    for kind in kinds::ALL.iter().filter(|k| k.fields.iter().any(|f| f.document)) {
        lists::each(conn, t, &everything(kind, audience), |record| {
            digests.extend(kind.fields.iter().filter(|f| f.document).filter_map(|f| record.body_text(f.code).map(str::to_owned)));
            Ok(())
        })
        .await?;
    }
    for digest in digests {
        if let Some(document) = documents::get(conn, t, &digest).await? {
            zip.start(&format!("documents/{digest}.{}", document.extension()))?;
            zip.write_all(&document.bytes)?;
        }
    }
    Ok(())
}

/// A data set's name as the name of a file that no system refuses.
fn file_name(data_set: &str, used: &mut BTreeSet<String>) -> String {
    let plain: String =
        data_set.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' }).take(100).collect();
    let numbered = (2..).map(|n| format!("{plain}_{n}"));
    let name = std::iter::once(plain.clone()).chain(numbered).find(|name| !used.contains(name)).unwrap_or_default();
    used.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::Role;
    use uuid::Uuid;

    #[test]
    fn nobody_gets_what_another_audience_sees() {
        let user = |n: u128, role| Who::User { id: Uuid::from_u128(n), name: String::new(), role };
        let of = |n: u128| Audience::User(Uuid::from_u128(n));
        assert!(check_audience(&Who::Visitor, &Audience::Public).is_ok());
        for audience in [Audience::SignedIn, of(1), Audience::Everything] {
            assert!(check_audience(&Who::Visitor, &audience).is_err(), "{audience:?}");
            assert!(check_audience(&Who::CommandLine, &audience).is_ok(), "{audience:?}");
            assert!(check_audience(&user(2, Role::Administrator), &audience).is_ok(), "{audience:?}");
        }
        for role in [Role::Reader, Role::Editor] {
            assert!(check_audience(&user(1, role), &of(1)).is_ok());
            assert!(check_audience(&user(1, role), &of(2)).is_err());
            assert!(check_audience(&user(1, role), &Audience::Everything).is_err());
        }
    }

    #[test]
    fn names_of_files_are_plain_and_differ() {
        let mut used = BTreeSet::new();
        assert_eq!(file_name("a b/c", &mut used), "a_b_c");
        assert_eq!(file_name("a b:c", &mut used), "a_b_c_2");
        assert_eq!(file_name("residents", &mut used), "residents");
    }
}
