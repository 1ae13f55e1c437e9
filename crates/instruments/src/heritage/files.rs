//! The inventory as a table for other programs.

use super::{HeritageQuestion, HeritageView};
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::canonical::number;
use reticolo_store::StoreError;

const COLUMNS: [&str; 16] = [
    "id",
    "title",
    "class",
    "tags",
    "units",
    "status",
    "condition",
    "use",
    "free_share",
    "owner",
    "rights",
    "protection",
    "pictures",
    "placed",
    "confirmed",
    "data_set",
];

impl Workbench {
    /// What the filters leave as CSV, by title.
    pub async fn heritage_csv(&self, who: &Who, question: &HeritageQuestion) -> Result<Vec<u8>> {
        Ok(csv(&*self.heritage(who, question).await?).map_err(StoreError::from)?)
    }
}

fn csv(view: &HeritageView) -> std::io::Result<Vec<u8>> {
    let mut table = CsvOut::new(Vec::new(), COLUMNS)?;
    let text = |x: &Option<String>| x.clone().unwrap_or_default();
    for i in &view.items {
        table.row([
            i.id.to_string(),
            i.title.clone(),
            i.class.clone(),
            i.tags.join(";"),
            i.units.join(";"),
            i.status.clone(),
            text(&i.condition),
            text(&i.used),
            i.free_share.map(number).unwrap_or_default(),
            text(&i.owner),
            text(&i.rights),
            text(&i.protection),
            i.pictures.to_string(),
            i.placed.to_string(),
            text(&i.confirmed),
            text(&i.data_set),
        ])?;
    }
    table.finish()
}
