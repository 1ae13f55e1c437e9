//! Supply chains as people recorded them: their stages in order, who stands at each, what comes from outside, which ring is missing.

use crate::gate::{Act, Who, check};
use crate::{Result, Workbench};
use reticolo_model::Record;
use reticolo_store::lists;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// Who does one thing at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Those of one number stand side by side.
    pub number: i64,
    pub stage: String,
    pub product: String,
    pub actor: String,
    pub place: String,
    /// It happens outside the territory.
    pub outside: bool,
    /// Nobody does it.
    pub missing: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SupplyChain {
    pub id: Uuid,
    pub title: String,
    pub product: String,
    pub status: String,
    /// In their order.
    pub stages: Vec<Stage>,
    /// What is brought in from outside, in words.
    pub inputs_outside: String,
    pub missing_ring: String,
}

impl SupplyChain {
    fn of(record: &Record) -> SupplyChain {
        let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
        let stage = |row: &Value| {
            let text = |column: &str| row.get(column).and_then(Value::as_str).unwrap_or_default().to_owned();
            let yes = |column: &str| row.get(column).and_then(Value::as_bool).unwrap_or(false);
            Stage {
                number: row.get("number").and_then(Value::as_i64).unwrap_or_default(),
                stage: text("stage"),
                product: text("product"),
                actor: text("actor"),
                place: text("place"),
                outside: yes("outside"),
                missing: yes("missing"),
            }
        };
        let mut stages: Vec<Stage> = record.body.get("stages").and_then(Value::as_array).into_iter().flatten().map(stage).collect();
        stages.sort_by_key(|s| s.number);
        SupplyChain {
            id: record.id,
            title: record.title.clone(),
            product: text("product"),
            status: record.status.clone(),
            stages,
            inputs_outside: text("inputs_outside"),
            missing_ring: text("missing_ring"),
        }
    }
}

impl Workbench {
    /// The supply chains that somebody sees and that no other takes the place of, by title.
    ///
    /// # Errors
    /// What the store says.
    pub async fn supply_chains(&self, who: &Who) -> Result<Vec<SupplyChain>> {
        check(who, Act::Read)?;
        let mut all = Vec::new();
        lists::each(&mut self.store.reader().await?, self.territory, &who.all("chain"), |record| {
            if record.status != "superseded" {
                all.push(SupplyChain::of(&record));
            }
            Ok(())
        })
        .await?;
        all.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
        Ok(all)
    }
}
