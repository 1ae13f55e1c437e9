//! Makes sure that the folder of styles and scripts is there, so that the crate builds before they are made.

use std::path::Path;

fn main() {
    let dist = Path::new("../../ui/dist");
    println!("cargo:rerun-if-changed=../../ui/dist");
    if !dist.join("app.css").exists() {
        if let Err(error) = std::fs::create_dir_all(dist) {
            println!("cargo:warning=ui/dist cannot be made: {error}");
        }
        println!("cargo:warning=ui/dist is empty: the pages will have no styles and no map until you run `cargo xtask ui` and build again");
    }
}
