//! The surroundings of a record, to a file that programs for networks read, as JSON, or said line by line.

use super::{extension, open};
use crate::output::{language, print_json, say};
use reticolo_instruments::network::NetworkAsk;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tn};
use reticolo_model::Problem;
use std::path::Path;
use std::process::ExitCode;

pub fn asked(id: &str, hops: u8, as_of: Option<String>, kinds: Vec<String>) -> Result<NetworkAsk> {
    let id = id.parse().map_err(|_| Problem::new("problem-type", id).on("id"))?;
    Ok(NetworkAsk { id, hops: usize::from(hops), as_of, kinds: kinds.into_iter().collect() })
}

pub async fn network(json: bool, dir: &Path, ask: &NetworkAsk, out: Option<&Path>) -> Result<ExitCode> {
    let wb = open(dir).await?;
    let l = language();
    let view = wb.network(&Who::CommandLine, ask).await?;
    if let Some(out) = out {
        let bytes = wb.network_file(&Who::CommandLine, ask, &extension(out), l).await?;
        std::fs::write(out, bytes).map_err(WorkError::io(out))?;
        let n = i64::try_from(view.edges.len()).unwrap_or(i64::MAX);
        say(json, tn(l, "cli-network-done", n, &[("file", &out.display().to_string())]));
    }
    if json {
        print_json(&*view);
    } else if out.is_none() {
        for node in view.nodes.iter().skip(1) {
            for (edge, other) in view.inward(node) {
                let (from, to) = if edge.from == node.id { (node, other) } else { (other, node) };
                say(json, format!("{}  {} {} {}", node.hop, from.title, t(l, &format!("link-{}", edge.kind)), to.title));
            }
        }
        if view.left_out > 0 {
            let n = i64::try_from(view.left_out).unwrap_or(i64::MAX);
            say(json, tn(l, "network-left_out", n, &[("shown", &view.nodes.len().to_string())]));
        }
    }
    Ok(ExitCode::SUCCESS)
}
