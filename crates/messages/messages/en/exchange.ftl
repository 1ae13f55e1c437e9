### What is exchanged with other programs: exports in many forms, and tables of ours that come back.

problem-position = “{ $found }” is no position on the grid. Write area/dimension/modality=weight, for example welfare/services/improvement=1/1.
expected-problem-position = area/dimension/modality=weight
problem-precision = “{ $found }” is no precision of a place. Write one of: { $known }.
expected-problem-precision = one of { $known }
problem-share = “{ $found }” does not say a part for each unit. Write a fraction for each unit, for example 1/3;2/3.
expected-problem-share = a fraction for each unit

envelope-shares = Shares of the units
envelope-also_in = Also in
import-page-read-parts = Parts of the file
import-page-epsg = Reference system (EPSG number)
    .help = The EPSG number of the coordinates, where the file does not state it or states it wrongly: for example 32633.

problem-export-cells = { $found } texts are longer than a cell of XLSX can hold. Export as one of: { $known }.
expected-problem-export-cells = texts of at most 32767 letters

ogc-collections = Records and municipalities
ogc-description = The records that have a place and the municipalities of the territory, for map programs.
problem-ogc-bbox = “{ $found }” is no box. Write west,south,east,north in degrees, for example 12.5,42.4,12.9,42.8.
expected-problem-ogc-bbox = west,south,east,north
problem-ogc-datetime = “{ $found }” is no time. Write a day (2026-03-01) or two with a stroke between (2026-01-01/2026-12-31, ../2026-12-31).
expected-problem-ogc-datetime = a day or two days
problem-ogc-limit = “{ $found }” is no number of features. Write a number from 1 to { $most }.
expected-problem-ogc-limit = a number from 1 to { $most }
problem-ogc-crs = “{ $found }” is no reference system that is known here. Known is: { $known }.
expected-problem-ogc-crs = { $known }

problem-export-one = There are { $found } consultations with options, but a Pabulib file holds one. Narrow the list to the one you want.
expected-problem-export-one = exactly one consultation with options

read-parts = parts of the file: { $parts }
away-title = Taking away
away-help = What you see, in one file.
away-all = Everything
away-units = The municipalities with their borders
away-hsds = Services, actors and places (HSDS)
away-360giving = Grants and funded initiatives (360Giving)
away-linked-art = Heritage (Linked Art)
away-catalogue = Catalogue of the data sets (DCAT-AP_IT)
away-network = The network of records and their ties
away-ogc = For map programs (OGC API – Features)

dcat-description = Published data sets: { $name }.
dcat-no_licence = No licence declared
