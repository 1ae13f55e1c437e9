//! All tests of readers and writers in one program, which is linked once.

mod archive;
mod crs;
mod csv_table;
mod dcat;
mod form;
mod fuzz;
mod geojson;
mod geopackage;
mod giving360;
mod hsds;
mod icalendar;
mod linked_art;
mod mvt;
mod network;
mod ods;
mod osm;
mod pabulib;
mod pictures;
mod sdmx_csv;
mod shapefile;
mod shared;
mod sheet_out;
mod topojson;
mod xlsform;
mod xlsx;
