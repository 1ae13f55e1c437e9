//! The SQL of a GeoPackage: its own tables, and the triggers by which an index of places follows later changes.

use crate::geopackage::quoted;

/// The name of the index of a layer's places.
pub(crate) fn index_name(layer: &str) -> String {
    format!("rtree_{layer}_geom")
}

/// The tables of every GeoPackage (annex C) and its three reference systems (clause 1.1.2.1.2).
pub(crate) const START: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
BEGIN;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
"#;

/// The triggers of clause F.3.
pub(crate) fn triggers(layer: &str) -> String {
    let table = quoted(layer);
    let index = quoted(&index_name(layer));
    let trigger = |name: &str| quoted(&format!("{}_{name}", index_name(layer)));
    let whole = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))";
    let empty = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))";
    let put = format!(
        "INSERT OR REPLACE INTO {index} VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\"));"
    );
    let remove = format!("DELETE FROM {index} WHERE id = OLD.\"fid\";");
    let remove_both = format!("DELETE FROM {index} WHERE id IN (OLD.\"fid\", NEW.\"fid\");");
    let (same, other) = ("OLD.\"fid\" = NEW.\"fid\"", "OLD.\"fid\" != NEW.\"fid\"");
    [
        ("insert", "INSERT", whole.to_owned(), put.clone()),
        ("update1", "UPDATE OF \"geom\"", format!("{same} AND {whole}"), put.clone()),
        ("update2", "UPDATE OF \"geom\"", format!("{same} AND {empty}"), remove.clone()),
        ("update3", "UPDATE", format!("{other} AND {whole}"), format!("{remove} {put}")),
        ("update4", "UPDATE", format!("{other} AND {empty}"), remove_both),
        ("delete", "DELETE", "OLD.\"geom\" NOT NULL".to_owned(), remove),
    ]
    .map(|(name, event, when, what)| format!("CREATE TRIGGER {} AFTER {event} ON {table} WHEN {when} BEGIN {what} END;", trigger(name)))
    .join("\n")
}
