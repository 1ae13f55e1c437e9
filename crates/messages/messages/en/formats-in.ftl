### Reading TopoJSON, workbooks and tables in any encoding: what is wrong, and the names for how a file was read.

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

format-not-workbook = found { $found }, expected an XLSX workbook. Save it as XLSX or as CSV.
format-workbook-damaged = the workbook is damaged or not complete ({ $found }). Copy it again, or open it in the spreadsheet program and save it again.
format-workbook-size = the workbook has { $found } bytes, at most { $limit } are read. Save the sheet as CSV.
format-sheet = the workbook has no sheet “{ $found }”. It has: { $names }.
format-cell-error = found the error { $found }, expected a value. Mend the formula or empty the cell.
expected-format-cell-error = a value instead of the error
format-cell-formula = found a formula without its result. Open the workbook in the spreadsheet program and save it again.
expected-format-cell-formula = the result of the formula
format-cell-value = found “{ $found }”, which is not what the cell says it holds. Write the value again.
expected-format-cell-value = a number, a text or a date as the cell says

format-item = found something that is no entry with fields of its own. Check the list or remove this entry.
expected-format-item = an entry with its fields
format-no-table = the file has no table “{ $found }”. It has: { $names }.
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
