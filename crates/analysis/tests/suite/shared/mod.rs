//! What several tests need: the folder of reference answers and a reader of plain CSV files.

use std::path::PathBuf;

/// A path below the shared folder (`RETICOLO_SHARED`, else `../shared` beside the workspace); `None`, after saying
/// so, where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("RETICOLO_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let full = root.join(path);
    if full.exists() {
        return Some(full);
    }
    println!("skipped: {path} is not in the shared folder");
    None
}

/// A CSV file without quotes: its head and its rows of numbers.
#[allow(dead_code)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<f64>>,
}

#[allow(dead_code)]
impl Table {
    pub fn read(path: &std::path::Path) -> Table {
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text.lines();
        let head = lines.next().unwrap().split(',').map(String::from).collect();
        let rows = lines.map(|l| l.split(',').map(|c| c.trim().parse().unwrap()).collect()).collect();
        Table { head, rows }
    }

    pub fn column(&self, name: &str) -> Vec<f64> {
        let at = self.head.iter().position(|h| h == name).unwrap();
        self.rows.iter().map(|r| r[at]).collect()
    }

    /// A column, where there is one.
    pub fn find(&self, name: &str) -> Option<Vec<f64>> {
        self.head.iter().any(|h| h == name).then(|| self.column(name))
    }
}
