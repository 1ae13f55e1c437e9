### Files that cannot be read: where, what was found and what to do. `$text` is one of the sentences that follow.

format-in-file = { $file }: { $text }
format-in-row = { $file }: row { $row }: { $text }
format-in-column = { $file }: column { $column }: { $text }
format-in-cell = { $file }: row { $row }, column { $column }: { $text }

format-not-utf8 = found “{ $found }”, expected text in UTF-8. State the encoding that the file has (utf-16le, utf-16be, windows-1252) or save it in UTF-8.
format-not-text = found { $found }, expected a CSV, GeoJSON, TopoJSON or XLSX file. Save or unpack it as such.
format-truncated = the file ends half-way. Copy or download it again.
format-damaged = the compressed file is damaged. Copy or download it again.
format-too-large = once unpacked the file holds more than { $limit } bytes, which is the limit. Split it into parts.
format-empty = the file is empty. Check that it is the right one.
format-not-found = there is no such file. Check its name and folder.
format-unreadable = the file cannot be read ({ $found }). Check that you may open it.
format-io = the file cannot be read ({ $found }). Check that you may open it.
format-unknown = the extension does not say what the file is. Use .csv, .geojson or .jsonl.

format-no-header = the names of the columns are missing. Write them in the first row.
format-column-unnamed = a column has no name. Write it in the first row.
format-empty-column = the whole column is empty. Remove it or fill it in.
format-duplicate-column = the column name “{ $found }” occurs twice. Rename one of the two.
format-too-many-columns = found { $found } columns, expected at most { $limit }. Remove those that are not needed.
format-row-length = found { $found } cells, expected { $expected } as in the first row. Check separators and quotation marks.
format-row-too-long = a row or feature holds more than { $limit } bytes. Perhaps a quotation mark is never closed: check it.
format-line-too-long = a line holds more than { $limit } bytes. Check that the file is the right one.
format-cell-too-long = found a cell of { $found } bytes, expected at most { $limit }. Shorten it.
format-open-quote = a quotation mark is never closed. Close or remove it.
format-nul = found a zero byte, expected text. This may not be a text file: check that it is the right one.

format-not-json = the file is not valid JSON (line { $line }, character { $character }). Save it again from the program that made it.
format-too-deep = the JSON is nested too deeply to be GeoJSON. Check that the file is the right one.
format-not-feature-collection = the file is JSON, but not a FeatureCollection. Export it as GeoJSON.
format-feature = found something that is not a GeoJSON feature (line { $line }, character { $character }). Export the file again.
format-geometry = found the shape “{ $found }”, expected a point, line or polygon with coordinates to match. Mend it in the map program.
format-geometry-range = found the coordinates { $found }, expected longitude from -180 to 180 and latitude from -90 to 90. Export in WGS 84.
format-geometry-ring = found an outline that does not close or has fewer than four points. Mend it in the map program.
format-crs = found the reference system “{ $found }”, expected longitude and latitude in WGS 84 (EPSG:4326). Export in that system.

format-not-archive = the file is not a zip archive. Check that it is the right one.
format-archive-damaged = the zip archive is damaged or cut off. Copy or download it again.
format-archive-member = the archive holds no file “{ $found }” that can be read. Check that the archive is complete.
format-archive-name = the archive holds a file with the unsafe name “{ $found }”. Do not use it unless you know where it comes from.
format-archive-too-many = the archive holds { $found } files, expected at most { $limit }. Split it into parts.
expected-format-row-length = { $expected } cells as in the first row
