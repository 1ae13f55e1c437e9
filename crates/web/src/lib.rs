//! Pages, API, tiles and downloads over HTTP. It translates and decides nothing: each handler takes what was sent, asks the
//! workbench, and answers.
//!
//! Invariant: no rule of the domain; whatever a visitor gets is computed for the public and tells nothing of what is hidden.

mod address;
mod age;
mod api;
mod api_duplicates;
mod api_exchange;
mod api_files;
mod api_latencies;
mod api_links;
mod api_maps;
mod api_network;
mod assets;
mod download;
mod errors;
mod form_values;
mod frame;
mod guard;
mod headers;
mod islands;
mod limits;
mod map_svg;
mod ogc;
mod openapi;
mod openapi_network;
mod openapi_production;
mod pages;
mod routes;
mod sankey_svg;
mod schema;
mod session;
mod tiles;
mod uploads;
mod words;

pub use openapi::openapi;
pub use routes::{Method, RouteInfo, routes};

use axum::Router;
use reticolo_instruments::Workbench;
use std::net::SocketAddr;
use std::sync::Arc;

/// Answers today's day, `YYYY-MM-DD`, where the territory is.
pub type Today = Arc<dyn Fn() -> String + Send + Sync>;

/// What a server is made of.
#[derive(Clone)]
pub struct Options {
    pub workbench: Workbench,
    /// Cookies are sent over HTTPS only.
    pub secure_cookies: bool,
    /// The date of a plan that names none; without it the workbench's clock decides, in UTC.
    pub today: Option<Today>,
    /// Writes that one address may make in a second, and ten times as many at once.
    pub writes_per_second: u32,
}

impl Options {
    #[must_use]
    pub fn new(workbench: Workbench) -> Options {
        Options { workbench, secure_cookies: false, today: None, writes_per_second: 100 }
    }
}

/// What every handler has at hand.
#[derive(Clone)]
pub(crate) struct App {
    pub wb: Workbench,
    pub secure_cookies: bool,
    pub today: Option<Today>,
    pub limits: Arc<limits::Limits>,
    pub plans: Arc<pages::plan::PdfCache>,
}

impl App {
    /// Today's day, `YYYY-MM-DD`.
    pub fn today(&self) -> String {
        match &self.today {
            Some(today) => today(),
            None => self.wb.now().chars().take(10).collect(),
        }
    }
}

/// The whole server as one service.
pub fn router(options: Options) -> Router {
    let app = App {
        limits: Arc::new(limits::Limits::new(options.writes_per_second)),
        plans: Arc::default(),
        wb: options.workbench,
        secure_cookies: options.secure_cookies,
        today: options.today,
    };
    routes::build(&app)
}

/// Uploads that have waited for a day are looked for so often.
const SWEEP: std::time::Duration = std::time::Duration::from_secs(600);

/// Serves until `shutdown` ends; requests under way are answered first.
pub async fn serve(
    listener: tokio::net::TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // What an earlier run took and nobody wrote is gone.
    options.workbench.begin_serving().await.map_err(std::io::Error::other)?;
    let sweeper = options.workbench.clone();
    let sweep = tokio::spawn(async move {
        loop {
            tokio::time::sleep(SWEEP).await;
            sweeper.sweep_uploads();
        }
    });
    // The first who searches does not wait for the index.
    let index = options.workbench.clone();
    let warm = tokio::spawn(async move {
        if let Err(error) = index.warm_search().await {
            tracing::warn!(%error, "the index of the search could not be made");
        }
    });
    let service = router(options).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(shutdown).await;
    sweep.abort();
    warm.abort();
    served
}
