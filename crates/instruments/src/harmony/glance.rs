//! Harmony at a glance: both coverages and the planned action that would move each most, for pages that speak of everything.

use super::{Coverage, HarmonyQuestion, HarmonyView, Move, NeedsHarmony, NeedsQuestion};
use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use std::sync::Arc;

/// Both coverages, each where there is anything to say. All of it is kept for a state of the log.
#[derive(Debug, Clone, Default)]
pub struct Glance {
    pub services: Option<Arc<HarmonyView>>,
    pub needs: Option<Arc<NeedsHarmony>>,
    /// What would make services most even, on record or not; and needs, of what is on record.
    pub services_move: Option<Move>,
    pub needs_move: Option<Move>,
}

/// What was found; nothing where there are no data yet, or where it is still being computed: its own page tells how far that is.
fn found<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(made) => Ok(Some(made)),
        Err(WorkError::Invalid(_) | WorkError::Underway(_) | WorkError::Ended(_) | WorkError::Busy) => Ok(None),
        Err(other) => Err(other),
    }
}

impl Workbench {
    /// Both coverages as they are asked for without saying more: services within ten kilometres, needs across units.
    pub async fn harmony_at_a_glance(&self, who: &Who) -> Result<Glance> {
        check(who, Act::Read)?;
        let (services, needs) = (HarmonyQuestion::default(), NeedsQuestion::default());
        let mut out = Glance {
            services: found(self.harmony(who, &services).await)?,
            needs: found(self.needs_harmony(who, &needs).await)?,
            ..Glance::default()
        };
        if out.services.is_some() {
            out.services_move = found(self.harmony_moves(who, &Coverage::Services(services)).await)?.and_then(|m| m.rows.first().cloned());
        }
        if out.needs.is_some() {
            out.needs_move = found(self.harmony_moves(who, &Coverage::Needs(needs)).await)?.and_then(|m| m.rows.first().cloned());
        }
        Ok(out)
    }
}
