//! Serving a territory until the process is asked to stop.

use super::open;
use crate::args::Serve;
use crate::clock;
use crate::output::{language, say};
use reticolo_instruments::{Result, WorkError, Workbench};
use reticolo_messages::tr;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

pub async fn serve(json: bool, ask: &Serve) -> Result<ExitCode> {
    serve_workbench(json, open(&ask.dir).await?.patient(ask.long_over), &ask.listen).await
}

pub async fn serve_workbench(json: bool, wb: Workbench, listen: &str) -> Result<ExitCode> {
    let begin = super::job::helpers(&wb)?;
    let wb = wb.helped_by(begin);
    let listener = TcpListener::bind(listen).await.map_err(WorkError::io(listen))?;
    let address = listener.local_addr().map_err(WorkError::io(listen))?;
    let url = format!("http://{address}");
    say(json, tr(language(), "cli-serve-listening", &[("url", &url)]));
    if let Some(set_up) = wb.first_administrator().await? {
        say(json, tr(language(), "cli-serve-set_up", &[("url", &format!("{url}/set-up/{}", set_up.link_secret))]));
    }
    if json {
        crate::output::print_json(&serde_json::json!({ "url": url }));
    }
    let mut options = reticolo_web::Options::new(wb.clone());
    options.today = Some(Arc::new(clock::today));
    reticolo_web::serve(listener, options, stop()).await.map_err(WorkError::io(listen))?;
    wb.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Ends when the process is asked to stop.
async fn stop() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
