//! Writes one sample of each format that this crate writes into the folder given: `cargo run -p reticolo-formats --example samples -- DIR`.
//! The same files each time; `e2e/formats.py` holds them against the schemas of their standards.

#[path = "samples/dcat.rs"]
mod dcat;
#[path = "samples/giving360.rs"]
mod giving360;
#[path = "samples/hsds.rs"]
mod hsds;
#[path = "samples/linked_art.rs"]
mod linked_art;
#[path = "samples/network.rs"]
mod network;
#[path = "samples/questionnaire.rs"]
mod questionnaire;

use reticolo_formats::dcat::{write_json_ld, write_turtle};
use reticolo_formats::gexf::write_gexf;
use reticolo_formats::giving360::write_grants;
use reticolo_formats::graphml::write_graphml;
use reticolo_formats::hsds::{Organization, Service, write_organizations, write_services};
use reticolo_formats::linked_art::{Context, write_objects};
use reticolo_formats::xlsform::write_xlsform;
use std::fs::{File, create_dir_all};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: samples DIR"));
    };
    create_dir_all(&folder)?;
    let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);

    write_services(file("hsds-services.json")?, hsds::services())?.flush()?;
    let services = hsds::services().into_iter().map(|service| Service { organization: None, ..service }).collect();
    let compiled = Organization { services, ..hsds::organization() };
    write_organizations(file("hsds-organizations.json")?, [compiled])?.flush()?;
    write_grants(file("360giving.json")?, &giving360::package(), giving360::grants())?.flush()?;
    write_objects(file("linked-art.json")?, linked_art::entities(), Context::Url)?.flush()?;
    write_objects(file("linked-art-embedded.json")?, linked_art::entities(), Context::Embedded)?.flush()?;
    write_turtle(file("dcat.ttl")?, &dcat::catalogue())?.flush()?;
    write_json_ld(file("dcat.jsonld")?, &dcat::catalogue())?.flush()?;
    write_gexf(file("network.gexf")?, &network::network(), network::nodes(), network::edges())?.flush()?;
    write_graphml(file("network.graphml")?, &network::network(), network::nodes(), network::edges())?.flush()?;
    write_xlsform(file("xlsform.xlsx")?, &questionnaire::form())?.flush()?;
    Ok(())
}
