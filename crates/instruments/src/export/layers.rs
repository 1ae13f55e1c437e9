//! A GeoPackage written on a thread of its own, since its writer waits for a database: rows go there through a queue of bounded length.

use super::books::Scratch;
use reticolo_formats::{ColumnKind, GeoPackageOut, LayerOut, ShapeKind};
use reticolo_model::geometry::Geometry;
use serde_json::Value;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// Rows that wait at most.
const WAITING: usize = 256;
/// When what is written changed: no time stands in an export, so that the same contents give the same bytes.
const CHANGED: &str = "1970-01-01T00:00:00.000Z";

enum Step {
    Layer { name: String, shapes: Option<ShapeKind>, columns: Vec<(String, ColumnKind)> },
    Row(Option<Geometry>, Vec<Value>),
}

/// A package that is being written.
pub(super) struct Package {
    steps: Option<SyncSender<Step>>,
    writer: Option<JoinHandle<io::Result<()>>>,
    file: Scratch,
}

impl Package {
    pub fn create(file: Scratch) -> io::Result<Package> {
        let (steps, taken) = sync_channel(WAITING);
        let (ready, made) = sync_channel(1);
        let path = file.path.clone();
        let writer = std::thread::Builder::new().name("geopackage".to_owned()).spawn(move || {
            let package = GeoPackageOut::create(path, CHANGED)?;
            // Whoever waits has gone only if the whole was given up.
            let _ = ready.send(());
            write(package, &taken)
        })?;
        let mut package = Package { steps: Some(steps), writer: Some(writer), file };
        match made.recv() {
            Ok(()) => package.file.hold()?,
            Err(_) => package.end()?,
        }
        Ok(package)
    }

    /// Begins a layer.
    pub fn layer(&mut self, name: &str, shapes: Option<ShapeKind>, columns: Vec<(String, ColumnKind)>) -> io::Result<()> {
        self.send(Step::Layer { name: name.to_owned(), shapes, columns })
    }

    /// Adds a row to the layer begun last.
    pub fn row(&mut self, shape: Option<Geometry>, values: Vec<Value>) -> io::Result<()> {
        self.send(Step::Row(shape, values))
    }

    fn send(&mut self, step: Step) -> io::Result<()> {
        match self.steps.as_ref().map(|steps| steps.send(step)) {
            Some(Ok(())) => Ok(()),
            // The writer has ended before its time: it says why.
            _ => Err(self.end().err().unwrap_or_else(|| io::Error::other("the package has ended"))),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        drop(self.steps.take());
        match self.writer.take().map(JoinHandle::join) {
            Some(Ok(done)) => done,
            Some(Err(_)) => Err(io::Error::other("the package's writer broke off")),
            None => Ok(()),
        }
    }

    /// Ends the package and copies it to `out`.
    pub fn finish(mut self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        self.end()?;
        let mut file = std::fs::File::open(&self.file.path)?;
        io::copy(&mut file, out).map(drop)
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        // The file is removed only when nobody writes to it any more.
        let _ = self.end();
    }
}

fn write(mut package: GeoPackageOut, steps: &Receiver<Step>) -> io::Result<()> {
    for step in steps {
        match step {
            Step::Layer { name, shapes, columns } => {
                let columns: Vec<(&str, ColumnKind)> = columns.iter().map(|(n, k)| (n.as_str(), *k)).collect();
                package.layer(&LayerOut { name: &name, title: &name, description: "", shapes, columns: &columns })?;
            }
            Step::Row(shape, values) => package.row(shape.as_ref(), &values)?,
        }
    }
    package.finish()
}
