//! The one table of routes: method, path, least role, and whether a page answers. The router is built from it, so it cannot lie.

use crate::guard::{self, Gate};
use crate::limits::{BODY, UPLOAD};
use crate::{
    App, api, api_duplicates, api_exchange, api_files, api_latencies, api_links, api_maps, api_network, assets, download, errors::Fault,
    headers, ogc, pages, tiles,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use reticolo_model::Role;
use std::convert::Infallible;
use tower_http::compression::CompressionLayer;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// What is known of a route without asking it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct RouteInfo {
    pub method: Method,
    /// With `{name}` for what differs, `{*name}` for a rest.
    pub path: &'static str,
    /// The least role; `None` where visitors may.
    pub least: Option<Role>,
    /// People are answered with a page (and sent to the sign-in page where needed); programs with JSON.
    pub page: bool,
    /// Takes a file of up to 50 MiB.
    pub upload: bool,
}

impl RouteInfo {
    /// The path with its names filled in.
    #[must_use]
    pub fn address(&self, fill: &dyn Fn(&str) -> String) -> String {
        let mut parts = Vec::new();
        for part in self.path.split('/') {
            parts.push(match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
                Some(name) => fill(name.trim_start_matches('*')),
                None => part.to_owned(),
            });
        }
        parts.join("/")
    }
}

struct Route {
    info: RouteInfo,
    handler: fn() -> MethodRouter<App>,
}

/// A page.
fn page(method: Method, path: &'static str, least: Option<Role>, handler: fn() -> MethodRouter<App>) -> Route {
    Route { info: RouteInfo { method, path, least, page: true, upload: false }, handler }
}

/// An answer for programs.
fn data(method: Method, path: &'static str, least: Option<Role>, handler: fn() -> MethodRouter<App>) -> Route {
    Route { info: RouteInfo { method, path, least, page: false, upload: false }, handler }
}

/// The router's own list.
#[must_use]
pub fn routes() -> Vec<RouteInfo> {
    table().iter().map(|r| r.info).collect()
}

fn table() -> Vec<Route> {
    use Method::{Delete, Get, Patch, Post, Put};
    use pages::{
        account, admin, admin_users, analyses, atlas, basins, data_sets, duplicates, editions, exchange, exchange_pair, files, form,
        functional, grid, harmony, heritage, history, home, hotspots, import, import_check, import_columns, import_publish, jobs,
        latencies, links, list, merge, network, placement, plan, plan_words, production, record, search, services, structural,
        vocabularies, what_if,
    };
    let (all, reader, editor, administrator) = (None, Some(Role::Reader), Some(Role::Editor), Some(Role::Administrator));
    let mut routes = vec![
        page(Get, "/", all, || get(home::show)),
        page(Get, "/records/{kind}", all, || get(list::show)),
        page(Post, "/records/{kind}/selection", editor, || post(list::select)),
        page(Get, "/records/{kind}/new", editor, || get(form::new)),
        page(Post, "/records/{kind}/new", editor, || post(form::create)),
        page(Get, "/records/{kind}/{id}", all, || get(record::show)),
        page(Get, "/records/{kind}/{id}/edit", editor, || get(form::edit)),
        page(Post, "/records/{kind}/{id}/edit", editor, || post(form::update)),
        page(Get, "/records/{kind}/{id}/delete", editor, || get(record::ask_delete)),
        page(Post, "/records/{kind}/{id}/delete", editor, || post(record::delete)),
        page(Get, "/records/{kind}/{id}/history", reader, || get(history::show)),
        page(Get, "/records/{kind}/{id}/links", editor, || get(links::show)),
        page(Post, "/records/{kind}/{id}/links", editor, || post(links::add)),
        page(Get, "/records/{kind}/{id}/links/{link}", editor, || get(links::ask_change)),
        page(Post, "/records/{kind}/{id}/links/{link}", editor, || post(links::change)),
        page(Post, "/records/{kind}/{id}/links/{link}/remove", editor, || post(links::remove)),
        page(Get, "/records/{kind}/{id}/files", editor, || get(files::show)),
        page(Post, "/records/{kind}/{id}/files", editor, || post(files::add)),
        page(Get, "/records/{kind}/{id}/files/{attachment}", editor, || get(files::ask_change)),
        page(Post, "/records/{kind}/{id}/files/{attachment}", editor, || post(files::change)),
        page(Post, "/records/{kind}/{id}/files/{attachment}/remove", editor, || post(files::remove)),
        page(Post, "/records/{kind}/{id}/files/{attachment}/erase", administrator, || post(files::erase)),
        page(Get, "/files/{attachment}", all, || get(api_files::bytes)),
        page(Get, "/files/{digest}/{name}", all, || get(api_files::by_digest)),
        page(Get, "/duplicates", reader, || get(duplicates::show)),
        page(Get, "/duplicates/{first}/{second}", editor, || get(merge::ask)),
        page(Post, "/duplicates/{first}/{second}", editor, || post(merge::merge)),
        page(Post, "/duplicates/{first}/{second}/apart", editor, || post(duplicates::apart)),
        page(Post, "/undo/{seq}", editor, || post(history::undo)),
        page(Get, "/grid", all, || get(grid::show)),
        page(Post, "/grid/axes", editor, || post(grid::axes)),
        page(Get, "/grid/placement", editor, || get(placement::show)),
        page(Post, "/grid/placement", editor, || post(placement::confirm)),
        page(Get, "/grid/{area}", all, || get(grid::area_page)),
        page(Get, "/atlas", all, || get(atlas::show)),
        page(Get, "/map", all, || get(atlas::moved)),
        page(Get, "/network", all, || get(network::show)),
        page(Get, "/needs/structural", all, || get(structural::show)),
        page(Get, "/latencies", all, || get(latencies::show)),
        page(Post, "/latencies/refresh", editor, || post(latencies::refresh)),
        page(Post, "/latencies/{id}/{decision}", editor, || post(latencies::decided)),
        page(Get, "/exchange", all, || get(exchange::show)),
        page(Get, "/exchange/of/{need}", all, || get(exchange::candidates)),
        page(Get, "/exchange/{need}/{offer}", all, || get(exchange_pair::show)),
        page(Post, "/exchange/{need}/{offer}", editor, || post(exchange_pair::agree)),
        page(Get, "/services", all, || get(services::show)),
        page(Get, "/harmony", all, || get(harmony::show)),
        page(Get, "/data_sets", all, || get(data_sets::list)),
        page(Get, "/data_sets/{code}", all, || get(data_sets::show)),
        page(Get, "/hotspots", all, || get(hotspots::show)),
        page(Get, "/basins", all, || get(basins::show)),
        page(Post, "/basins", editor, || post(basins::save)),
        page(Get, "/basins/functional", all, || get(functional::show)),
        page(Post, "/basins/functional", editor, || post(functional::save)),
        page(Get, "/production", all, || get(production::show)),
        page(Get, "/heritage", all, || get(heritage::show)),
        page(Get, "/analyses", all, || get(analyses::list)),
        page(Get, "/analyses/{verb}", all, || get(analyses::show)),
        page(Post, "/analyses/{verb}", reader, || post(analyses::bring)),
        page(Post, "/analyses/{verb}/plan", editor, || post(analyses::choose)),
        page(Get, what_if::PATH, all, || get(what_if::show)),
        page(Get, "/plan", all, || get(plan::show)),
        page(Get, "/plan.pdf", all, || get(plan::pdf)),
        data(Get, "/plan.json", all, || get(plan::json)),
        page(Get, "/plan/words/{section}", editor, || get(plan_words::words)),
        page(Post, "/plan/words/{section}", editor, || post(plan_words::save_words)),
        page(Post, "/plan/sections/{section}", editor, || post(plan_words::leave_out)),
        page(Post, "/plan/analyses/{id}/remove", editor, || post(plan::unchoose)),
        page(Get, "/plan/title", editor, || get(plan_words::title)),
        page(Post, "/plan/title", editor, || post(plan_words::save_title)),
        page(Post, "/plan/logo", editor, || post(plan_words::logo)),
        page(Post, "/plan/logo/remove", editor, || post(plan_words::remove_logo)),
        page(Get, "/plan/issue", editor, || get(editions::ask)),
        page(Post, "/plan/issue", editor, || post(editions::issue)),
        page(Get, "/plan/editions", all, || get(editions::show)),
        page(Get, "/plan/editions/{id}/{document}", all, || get(editions::document)),
        page(Get, "/search", all, || get(search::show)),
        page(Get, "/vocabularies", all, || get(vocabularies::all)),
        page(Get, "/vocabularies/{code}", all, || get(vocabularies::show)),
        page(Post, "/vocabularies/{code}", editor, || post(vocabularies::edit)),
        data(Get, "/vocabularies/{code}/{file}", all, || get(vocabularies::file)),
        page(Get, "/import", editor, || get(import::ask)),
        page(Post, "/import", editor, || post(import::upload)),
        page(Get, "/import/{upload}", editor, || get(import::resume)),
        page(Get, "/import/{upload}/columns", editor, || get(import_columns::show)),
        page(Post, "/import/{upload}/columns", editor, || post(import_columns::save)),
        page(Post, "/import/{upload}/mapping", editor, || post(import_columns::text)),
        page(Post, "/import/{upload}/places", editor, || post(import::places)),
        page(Get, "/import/{upload}/check", editor, || get(import_check::show)),
        page(Get, "/import/{upload}/cells", editor, || get(import_check::cells)),
        page(Post, "/import/{upload}/cells", editor, || post(import_check::mend)),
        page(Get, "/import/{upload}/diff", editor, || get(import_publish::diff)),
        page(Post, "/import/{upload}/publish", editor, || post(import_publish::publish)),
        page(Get, "/import/{upload}/result", editor, || get(import_publish::result)),
        page(Post, "/import/{upload}/stop", editor, || post(import_publish::stop)),
        page(Post, "/import/{upload}/discard", editor, || post(import::discard)),
        page(Get, "/import/{upload}/download/{file}", editor, || get(import_publish::download)),
        data(Get, "/import/{upload}/state", editor, || get(import_publish::state)),
        page(Get, "/admin", administrator, || get(admin::health)),
        page(Get, "/admin/jobs", administrator, || get(admin::jobs)),
        page(Post, "/admin/jobs/{id}/stop", administrator, || post(admin::stop)),
        page(Get, "/jobs/{job}", all, || get(jobs::show)),
        data(Get, "/jobs/{job}/state", all, || get(jobs::state)),
        page(Post, "/jobs/{job}/stop", reader, || post(jobs::stop)),
        page(Post, "/jobs/{job}/again", all, || post(jobs::begin_again)),
        page(Get, "/admin/backup", administrator, || get(admin::backups)),
        page(Post, "/admin/backup", administrator, || post(admin::backup)),
        page(Get, "/admin/log", administrator, || get(admin::log)),
        page(Get, "/admin/users", administrator, || get(admin_users::show)),
        page(Post, "/admin/users", administrator, || post(admin_users::add)),
        page(Post, "/admin/users/{name}/{act}", administrator, || post(admin_users::act)),
        page(Get, "/sign-in", all, || get(account::ask)),
        page(Post, "/sign-in", all, || post(account::sign_in)),
        page(Post, "/sign-out", reader, || post(account::sign_out)),
        page(Get, "/set-up/{secret}", all, || get(account::ask_set_up)),
        page(Post, "/set-up/{secret}", all, || post(account::set_up)),
        data(Get, "/health", all, || get(pages::health)),
        data(Get, "/assets/{*file}", all, || get(assets::asset)),
        data(Get, "/tiles/{z}/{x}/{y}", all, || get(tiles::tile)),
        data(Get, "/download/{file}", all, || get(download::show)),
        data(Get, "/ogc", all, || get(ogc::landing)),
        data(Get, "/ogc/api", all, || get(ogc::api)),
        data(Get, "/ogc/conformance", all, || get(ogc::conformance)),
        data(Get, "/ogc/collections", all, || get(ogc::list)),
        data(Get, "/ogc/collections/{collection}", all, || get(ogc::one)),
        data(Get, "/ogc/collections/{collection}/items", all, || get(ogc::items)),
        data(Get, "/ogc/collections/{collection}/items/{id}", all, || get(ogc::item)),
        data(Get, "/api/v1/openapi.json", all, || get(api::openapi)),
        data(Get, "/api/v1/schema/{kind}", all, || get(api::schema)),
        data(Get, "/api/v1/hotspots", all, || get(api::hotspots)),
        data(Get, "/api/v1/basins", all, || get(basins::api)),
        data(Post, "/api/v1/basins", editor, || post(basins::api_save)),
        data(Get, "/api/v1/analyses", all, || get(analyses::catalogue)),
        data(Get, "/api/v1/analyses/{verb}", all, || get(analyses::api)),
        data(Get, "/api/v1/basins/functional", all, || get(functional::api)),
        data(Post, "/api/v1/basins/functional", editor, || post(functional::api_save)),
        data(Get, "/api/v1/production", all, || get(production::api)),
        data(Get, "/api/v1/heritage", all, || get(heritage::api)),
        data(Get, "/api/v1/atlas", all, || get(api_maps::atlas)),
        data(Get, "/api/v1/harmony", all, || get(api_maps::evenness)),
        data(Get, "/api/v1/services", all, || get(api_maps::access)),
        data(Get, "/api/v1/what_if", all, || get(what_if::api)),
        data(Get, "/api/v1/exchange", all, || get(api_exchange::assignment)),
        data(Get, "/api/v1/exchange/candidates", all, || get(api_exchange::candidates)),
        data(Get, "/api/v1/exchange/pair", all, || get(api_exchange::pair)),
        data(Post, "/api/v1/exchange/agreements", editor, || post(api_exchange::agree)),
        data(Get, "/api/v1/network", all, || get(api_network::network)),
        data(Get, "/api/v1/network/actors", all, || get(api_network::of_actors)),
        data(Get, "/api/v1/needs/structural", all, || get(api_network::structural)),
        data(Get, "/api/v1/latencies", all, || get(api_latencies::list)),
        data(Post, "/api/v1/latencies", editor, || post(api_latencies::refresh)),
        data(Post, "/api/v1/latencies/{id}", editor, || post(api_latencies::decide)),
        data(Get, "/api/v1/jobs/{job}", all, || get(jobs::state)),
        data(Post, "/api/v1/jobs/{job}/stop", reader, || post(jobs::api_stop)),
        data(Post, "/api/v1/jobs/{job}/again", all, || post(jobs::api_again)),
        data(Get, "/api/v1/grid", all, || get(grid::api)),
        data(Get, "/api/v1/placement", all, || get(placement::of_text)),
        data(Get, "/api/v1/choropleth", all, || get(api::choropleth)),
        data(Get, "/api/v1/search", all, || get(search::api)),
        data(Get, "/api/v1/vocabularies", all, || get(vocabularies::api_all)),
        data(Get, "/api/v1/vocabularies/{code}", all, || get(vocabularies::api_one)),
        data(Post, "/api/v1/vocabularies/{code}", editor, || post(vocabularies::api_edit)),
        data(Get, "/api/v1/stale", all, || get(api_links::stale)),
        data(Post, "/api/v1/confirmations", editor, || post(api_links::confirm)),
        data(Post, "/api/v1/undo/{seq}", editor, || post(api_links::undo)),
        data(Get, "/api/v1/duplicates", reader, || get(api_duplicates::list)),
        data(Post, "/api/v1/merge", editor, || post(api_duplicates::merge)),
        data(Post, "/api/v1/not-the-same", editor, || post(api_duplicates::apart)),
        data(Post, "/api/v1/links", editor, || post(api_links::add)),
        data(Put, "/api/v1/links/{id}", editor, || put(api_links::change)),
        data(Delete, "/api/v1/links/{id}", editor, || delete(api_links::remove)),
        data(Get, "/api/v1/files/{id}", all, || get(api_files::show)),
        data(Put, "/api/v1/files/{id}", editor, || put(api_files::change)),
        data(Delete, "/api/v1/files/{id}", editor, || delete(api_files::remove)),
        data(Get, "/api/v1/{kind}", all, || get(api::list)),
        data(Post, "/api/v1/{kind}", editor, || post(api::create)),
        data(Post, "/api/v1/{kind}/bulk", editor, || post(api::bulk)),
        data(Get, "/api/v1/{kind}/{id}", all, || get(api::show)),
        data(Put, "/api/v1/{kind}/{id}", editor, || put(api::update)),
        data(Patch, "/api/v1/{kind}/{id}", editor, || patch(api::update)),
        data(Delete, "/api/v1/{kind}/{id}", editor, || delete(api::delete)),
        data(Get, "/api/v1/{kind}/{id}/history", reader, || get(api_links::history)),
        data(Get, "/api/v1/{kind}/{id}/placement", all, || get(placement::of_record)),
        data(Get, "/api/v1/{kind}/{id}/hanging", editor, || get(api_links::hanging)),
        data(Get, "/api/v1/{kind}/{id}/links", all, || get(api_links::of_record)),
        data(Get, "/api/v1/{kind}/{id}/files", all, || get(api_files::of_record)),
        data(Post, "/api/v1/{kind}/{id}/files", editor, || post(api_files::add)),
    ];
    for route in &mut routes {
        route.info.upload = (matches!(route.info.path, "/import" | "/import/{upload}/places" | "/plan/logo" | "/analyses/{verb}")
            || route.info.path.ends_with("/{id}/files"))
            && route.info.method == Post;
    }
    routes
}

pub(crate) fn build(app: &App) -> Router {
    let mut router: Router<App> = Router::new();
    for Route { info, handler } in table() {
        let gate = Gate { app: app.clone(), route: info };
        let most = if info.upload { UPLOAD } else { BODY };
        let methods: MethodRouter<App> =
            handler().layer::<_, Infallible>(from_fn_with_state(gate, guard::guard)).layer(DefaultBodyLimit::max(most));
        router = router.route(info.path, methods);
    }
    let (nowhere, not_allowed) = (app.clone(), app.clone());
    router
        .fallback(move |request: Request| async move { guard::nowhere(&nowhere, request, Fault::NotFound).await })
        .method_not_allowed_fallback(
            move |request: Request| async move { guard::nowhere(&not_allowed, request, Fault::MethodNotAllowed).await },
        )
        .layer(from_fn(headers::finish))
        .layer(CompressionLayer::new())
        .with_state(app.clone())
}
