### Reading TopoJSON, shapefiles, GeoPackages, workbooks and tables in any encoding: what is wrong, and the names for how a file was read.

format-encoding = found “{ $found }”, which is no text in { $encoding }. State the encoding that the file has (utf-8, utf-16le, utf-16be, windows-1252) or save it in UTF-8.
expected-format-encoding = text in { $encoding }
expected-format-not-utf8 = text in UTF-8, or the file’s own encoding stated
format-separator = “{ $found }” cannot separate cells. Use comma, semicolon, tab or bar.

format-not-topology = the file is JSON, but not TopoJSON with its arcs and objects. Export it as TopoJSON or GeoJSON.
format-topology-arcs = arc { $found } of the TopoJSON is not a list of positions. Export the file again.
format-topology-object = the TopoJSON has no object “{ $found }”. It has: { $names }.
format-topology-reference = found arc { $found }, but the file has { $limit } arcs, counted from 0. Export the file again.
expected-format-topology-reference = one of the { $limit } arcs of the file
format-topology-transform = scale and translation of the TopoJSON are not two numbers each. Export the file again.
format-too-many-points = the shapes have more than { $limit } points. Simplify them or split the file.

format-not-workbook = found { $found }, expected a workbook (XLSX or ODS). Save it as XLSX, ODS or CSV.
format-workbook-damaged = the workbook is damaged or not complete ({ $found }). Copy it again, or open it in the spreadsheet program and save it again.
format-workbook-size = the workbook has { $found } bytes, at most { $limit } are read. Save the sheet as CSV.
format-sheet = the workbook has no sheet “{ $found }”. It has: { $names }.
format-cell-error = found the error { $found }, expected a value. Mend the formula or empty the cell.
expected-format-cell-error = a value instead of the error
format-cell-formula = found a formula without its result. Open the workbook in the spreadsheet program and save it again.
expected-format-cell-formula = the result of the formula
format-cell-value = found “{ $found }”, which is not what the cell says it holds. Write the value again.
expected-format-cell-value = a number, a text or a date as the cell says
format-workbook-locked = the workbook is locked with a password. Save it without one.
format-too-many-rows = the table has more than { $limit } rows. Split it.
format-not-sdmx = the first column is “{ $found }”, expected SDMX-CSV, which begins with DATAFLOW or STRUCTURE. Download it as SDMX-CSV.
format-sdmx-action = the row tells to delete observations ({ $found }), expected rows that hold them. Download the data as a whole.
expected-format-sdmx-action = a row that holds an observation
format-not-calendar = found “{ $found }”, expected an iCalendar file, which begins with BEGIN:VCALENDAR. Export the calendar again as .ics.
format-calendar-value = found “{ $found }”, expected a day (20261129), a moment (20261129T180000) or a length of time (PT2H). Mend the event in the calendar.
expected-format-calendar-value = a day (20261129), a moment (20261129T180000) or a length of time (PT2H)
format-no-table = the file has no table “{ $found }”. It has: { $names }.
format-not-pabulib = found “{ $found }”, expected the sections META, PROJECTS and VOTES once each, as in a Pabulib file. Check that it is the right file.
format-pabulib-section = the section { $found } is missing: a Pabulib file has META, PROJECTS and VOTES. Copy or download the file again.

format-crs-missing = the reference system is not stated: there is no .prj file. State it, or reproject the file to WGS 84 (EPSG:4326).
format-crs-unknown = found the reference system “{ $found }”, which is not known here. Reproject the file to WGS 84 (EPSG:4326).
format-layer = the file has no layer “{ $found }”. It has: { $names }.
format-layer-none = the file has no layer of shapes or attributes. Export it again.
format-field-value = found “{ $found }”, which is no value of the kind that its column holds. Mend it in the map program.
expected-format-field-value = a value of the column’s kind
format-geometry-complex = found a shape of { $found } rings, too many to tell which lies in which. Split or simplify it.
expected-format-geometry-complex = a shape of fewer rings
format-dbf-encoding = the table is in the code page “{ $found }”, which is not known here. Export the file in UTF-8.
format-shapefile-damaged = the { $found } file of the shapefile is damaged. Export the shapefile again.
format-shapefile-missing = the shapefile comes without its { $found } file. Put .shp, .shx, .dbf and .prj into one zip archive.
format-shapefile-order = found a shape that does not stand in the order of the table. Export the shapefile again.
expected-format-shapefile-order = shapes in the order of the table’s rows
format-shapefile-rows = the shapefile has { $found } shapes, but { $rows } rows in its table. Export it again.
format-not-geopackage = found { $found }, expected a GeoPackage. Export the file as a GeoPackage.
format-geopackage-damaged = the GeoPackage is damaged or not complete ({ $found }). Copy or export it again.

format-item = found something that is no entry with fields of its own. Check the list or remove this entry.
expected-format-item = an entry with its fields
format-nothing-of = the file holds nothing that { $format } has ({ $expected }). Check that it is the right one.
format-too-many-items = the file holds more than { $limit } entries, which is the limit. Split it into parts.

read-form-csv = table of text (CSV)
read-form-geojson = GeoJSON
read-form-topojson = TopoJSON
read-form-xlsx = XLSX workbook
read-encoding-utf-8 = UTF-8
read-encoding-utf-16le = UTF-16 (little-endian)
read-encoding-utf-16be = UTF-16 (big-endian)
read-encoding-windows-1252 = Windows-1252
read-separator-comma = comma
read-separator-semicolon = semicolon
read-separator-tab = tab
read-separator-bar = vertical bar
read-separator-other = another separator
read-line-end-lf = LF (Unix)
read-line-end-crlf = CRLF (Windows)
read-line-end-cr = CR (old Mac)
read-decimal-point = decimal point
read-decimal-comma = decimal comma
