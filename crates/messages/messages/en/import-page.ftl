### The page that imports a file: the file, the columns, the check, the differences, the publication.

problem-uploads-many = You already have { $found } files waiting, and at most { $most } are kept. Publish or discard one, then try again.
expected-problem-uploads-many = at most { $most } files waiting

import-page-title = Import a file
import-page-lede = Look first, publish later: nothing enters the registry until you say so, and then all of it can be undone.
import-page-refused = This cannot be done.
import-page-steps = Where it stands
import-page-step-file = The file
import-page-step-columns = Columns
import-page-step-check = Check
import-page-step-diff = Differences
import-page-step-result = Publication
import-page-draft = draft: nothing is in the registry yet
import-page-is_in = published
import-page-waiting = { $n ->
        [one] One file waiting
       *[other] { $count } files waiting
    }
import-page-waiting_help = only you see them; they go after a day
import-page-discard = Discard
import-page-made = Imports made
import-page-undo = Undo all of it
import-page-needed = required: what it holds, the file
import-page-file = File
import-page-file_help = Tables (CSV, XLSX, ODS, JSON lines), maps (GeoJSON, TopoJSON, GeoPackage, a shapefile in a .zip), SDMX-CSV, HSDS, 360Giving, Linked Art, calendars (.ics), participatory budgets (.pb) and XLSForm questionnaires, up to { $most } MiB; those of text also packed as .gz. Its name without extension is the name proposed for the data set.
import-page-target = What it holds
import-page-target_help = A kind of record, the municipalities with their borders, or figures and flows between municipalities.
import-page-more = A second file, a mapping you have, a file that is read badly
import-page-places = File of places
import-page-places_help = Only where the places stand in a file of their own, one row a place, with the same key.
import-page-places_bring = Bring the file of places
import-page-places_key = Columns that say the key ({ $key }), in the same order
import-page-places_share = Part
import-page-mapping_file = Mapping (TOML file)
import-page-mapping_file_help = The one saved with another import. Without it, one is proposed from the names of the columns.
import-page-encoding = Encoding
import-page-delimiter = What stands between cells
import-page-decimal = Decimals
import-page-object = Sheet, layer or table
    .help = Which part of the file is read, where it has several.
import-page-found_out = found out
import-page-by_column = as in each column
import-page-read = Read the file
import-page-read_again = Read again
import-page-read_badly = Not read well? Choose yourself
import-page-unread = The file cannot be read
import-page-other_file = Another file
import-page-size = Size
import-page-read-form = Form
import-page-read-gzip = Packing
import-page-read-encoding = Encoding
import-page-read-mark = Mark at the start
import-page-read-separator = Separator
import-page-read-line_end = Line end
import-page-read-part = Sheet, layer or table
import-page-read-decimal = Decimals
import-page-read-scientific = Numbers

import-page-columns_finding = { $all } columns read: { $used } become something
import-page-kept = As last time.
import-page-kept_from = The mapping is that of the import of { $date }; below you can ask for a new one.
import-page-to_settle = { $n ->
        [one] One thing to settle
       *[other] { $count } things to settle
    }
import-page-complete = the mapping is complete
import-page-columns = Columns
import-page-columns_help = first rows, and what they become
import-page-ignored = { $n ->
        [one] One column that nothing is made of
       *[other] { $count } columns that nothing is made of
    }
import-page-in_file = In the file
import-page-becomes = Becomes
import-page-becomes_of = What { $column } becomes
import-page-why = Why
import-page-key = part of the key
import-page-also = Also: { $what }.
import-page-twice = “{ $what }” was given to two columns: the last one counts. Choose which to keep.
import-page-why-same = It has the name of the field.
import-page-why-alias = It is another name the field is known by.
import-page-why-period = Numbers; the period, { $period }, stands in the name of the column.
import-page-why-numbers = Numbers. If the name does not say the period, write it beside.
import-page-why-class = Classes or texts: attributes of the municipality, which are not added up.
import-page-why-mapping = The mapping says so.
import-page-why-key = By this a row that came before is known again.
import-page-why-empty = Empty in the first rows.
import-page-why-unknown = No field goes by this name.
import-page-note-scientific = { $n ->
        [one] one number in scientific notation, read
       *[other] { $count } numbers in scientific notation, read
    }
import-page-note-short_tax_code = { $n ->
        [one] one code has lost its leading zeros: they are put back, and checked
       *[other] { $count } codes have lost their leading zeros: they are put back, and checked
    }
import-page-note-several = { $n ->
        [one] one row with several municipalities
       *[other] { $count } rows with several municipalities
    }
import-page-note-missing = { $n ->
        [one] one cell without a value
       *[other] { $count } cells without a value
    }
import-page-becomes-ignore = nothing
import-page-becomes-rule = used by a rule of the mapping
import-page-becomes-figure = values of an indicator
import-page-becomes-attribute = attribute of the municipality
import-page-link-tax_code = link “{ $link }”: { $kind }, by tax code
import-page-link-title = link “{ $link }”: { $kind }, by name
import-page-link-code = link “{ $link }”: { $kind }, by code
import-page-link-key = link “{ $link }”: { $kind }, by key
import-page-to-code = Code of the municipality
import-page-to-name = Name of the municipality
import-page-to-province = Province
import-page-to-region = Region
import-page-to-valid_from = Valid from
import-page-to-valid_to = Valid until
import-page-to-unit = Municipality, by code
import-page-to-unit_name = Municipality, by name
import-page-to-indicator = Indicator
import-page-to-period = Period
import-page-to-value = Value
import-page-to-origin = Municipality of origin
import-page-to-destination = Municipality of destination
import-page-to-lon = Longitude
import-page-to-lat = Latitude
import-page-to-area = Area of the grid
import-page-to-dimension = Dimension of the grid
import-page-to-modality = Modality of the grid
import-page-to-geometry = Shape
import-page-to-seat = Seat
import-page-indicators_help = without title and aggregation they stay drafts: shown, not added up
import-page-draft_indicator = draft
import-page-not_said = not declared
import-page-more_of_indicator = Definition; ratios and weighted means
import-page-none = none
import-page-cells = The cells
import-page-missing = Marks of absence
    .help = One a line: cells with this text have no value, for example n.a.
import-page-constants = The same in every row
    .help = One a line, for example period = 2025.
import-page-keep = Which rows stay
import-page-keep-all = all
import-page-keep-loaded = those in a loaded municipality
import-page-keep-inside = those inside the territory
import-page-separator = What stands between several municipalities in a cell
import-page-known_by = Column by which the person is known again
import-page-day_of_year = Day that a year stands for
    .help = For example 01-01, if residents are counted on 1 January; empty if it is the whole year.
import-page-absent_is_zero = A municipality without a row has zero, not “missing”
import-page-origin = Where it comes from, who will see it
import-page-data_set = Data set (code)
    .help = With the same code it is a new version of the one that is there.
import-page-set_title = Title of the data set
import-page-who_sees = Who will see it
import-page-by_licence = as the licence says: { $visibility }
import-page-by_licence_help = everybody if the licence is open, otherwise those who sign in
import-page-partial = The list is not complete: nothing is concluded from what is missing
import-page-illustrative = It is an illustrative example: plans and analyses leave it out
import-page-save = Save
import-page-to_check = Check the file
import-page-other_ways = Other ways
import-page-toml = The mapping as text (TOML)
import-page-toml_help = What the form does not have (choices, translated values, references, sums, suppressed values) is written here.
import-page-toml_use = Use this text
import-page-toml_download = Download the mapping
import-page-propose = Propose again from the names

import-page-trying = Reading and checking the file
import-page-trying_help = This page renews itself. Nothing is written.
import-page-look_again = Look now
import-page-stage-read = reading rows
import-page-stage-compare = comparing with what is there
import-page-stage-publish = writing into the registry
import-page-check_good = { $n ->
        [0] The file has no rows
        [one] One row read, and it is good
       *[other] { $rows } rows read, no cell to mend
    }
import-page-check_bad = { $n ->
        [one] { $rows } rows read, one cell to mend
       *[other] { $rows } rows read, { $count } cells to mend
    }
import-page-cells_to_mend = Cells to mend
import-page-cell_of = { $at } of { $all }
import-page-page_of = page { $at } of { $all }
import-page-cell_where = Row { $row }, column { $column }
import-page-row = row { $row }
import-page-previous = Previous
import-page-next = Next
import-page-right_value = Right value
import-page-use = Use
import-page-mend_help = The file does not change: the mend stands in the mapping, and counts next time as well.
import-page-this_row = in this row only
import-page-all_rows = { $n ->
        [one] wherever the column says so
       *[other] wherever the column says so ({ $count } cells)
    }
import-page-declare_missing = “{ $text }” means that it is missing
import-page-not_here = To change one cell is not enough here: mend the file or the columns, or publish without this row.
import-page-all_cells = { $n ->
        [one] See it on a page of its own
       *[other] All { $count }, twenty a page
    }
import-page-cells_download = Download the list (CSV)
import-page-listed = The first { $most } are listed; mend these to see the others.
import-page-rows = Rows
import-page-read_rows = Read
import-page-good_rows = Good
import-page-rows_to_mend = To mend
import-page-outside = Outside the loaded municipalities
import-page-left_out = Left out
import-page-left_money = { $money } in all
import-page-figures = { $n ->
        [one] one figure
       *[other] { $count } figures
    }
import-page-bad_rows = { $n ->
        [one] one row to mend
       *[other] { $count } rows to mend
    }
import-page-nothing_bad = no cell to mend
import-page-said = What was seen
import-page-and_more = { $n ->
        [one] and one more
       *[other] and { $count } more
    }
import-page-names_met = { $n ->
        [one] One name written otherwise, recognised
       *[other] { $count } names written otherwise, recognised
    }
import-page-followed = { $n ->
        [one] One municipality’s code was followed to today’s
       *[other] { $count } municipalities’ codes were followed to today’s
    }
import-page-met = { $n ->
        [one] One row meets, by tax code, a record of another source: it is completed, not overwritten
       *[other] { $count } rows meet, by tax code, records of other sources: they are completed, not overwritten
    }
import-page-doubtful = { $n ->
        [one] One point lies outside the municipality of its row: the code decides
       *[other] { $count } points lie outside the municipality of their row: the code decides
    }
import-page-places_unknown = { $n ->
        [one] One row of the file of places names no municipality
       *[other] { $count } rows of the file of places name no municipality
    }
import-page-suppressed = { $n ->
        [one] One figure is suppressed, and does not count as zero
       *[other] { $count } figures are suppressed, and do not count as zero
    }
import-page-merged = { $n ->
        [one] One figure is about municipalities that are one today: added up where the indicator adds up, else missing
       *[other] { $count } figures are about municipalities that are one today: added up where the indicator adds up, else missing
    }
import-page-zeros = { $n ->
        [one] One absent figure is zero, as the mapping says
       *[other] { $count } absent figures are zero, as the mapping says
    }
import-page-kept_by_hand = { $n ->
        [one] One value written by hand stays as it is
       *[other] { $count } values written by hand stay as they are
    }
import-page-sums = { $n ->
        [one] One total is not the sum of its parts; it stays as it is written
       *[other] { $count } totals are not the sum of their parts; they stay as they are written
    }
import-page-also_in = { $n ->
        [one] One indicator stands in another data set as well
       *[other] { $count } indicators and periods stand in other data sets as well
    }
import-page-not_found = { $n ->
        [one] One reference is not found, or is more than one
       *[other] { $count } references are not found, or are more than one
    }
import-page-kept_by_units = { $n ->
        [one] One column of classes or texts: it can be kept by importing the same file as municipalities
       *[other] { $count } columns of classes and texts: they can be kept by importing the same file as municipalities
    }
import-page-look_alikes = Perhaps the same thing
import-page-never_merged = nothing is merged by itself
import-page-look_alike = Row { $row }, key { $key }: same title, amount and place as { $other }.
import-page-back_to_columns = Back to the columns
import-page-back_to_check = Back to the check
import-page-to_diff = See the differences

import-page-nothing = The file changes nothing
import-page-would = If you publish: { $what }
import-page-differences = Differences from what is there
import-page-tally-new = new
import-page-tally-changed = changed
import-page-tally-same = the same
import-page-tally-gone = gone from the source
import-page-changes = What changes, field by field
import-page-first_changes = The first { $shown } of { $all } changed, field by field
import-page-what = What
import-page-field = Field
import-page-was = Before
import-page-empty = empty
import-page-new = { $n ->
        [one] One is new
       *[other] { $count } are new
    }
import-page-missing_now = { $n ->
        [one] One was there and the source has it no more
       *[other] { $count } were there and the source has them no more
    }
import-page-if_published = If you publish
import-page-one_act = { $added } come in, { $changed } change, { $same } stay as they were
import-page-one_act_help = one act, undone as a whole
import-page-created = { $n ->
        [one] One record that rows refer to is made, as reported
       *[other] { $count } records that rows refer to are made, as reported
    }
import-page-links = Links: { $linked } new, { $unlinked } taken away
import-page-visible = What comes in new ({ $count }) is seen by: { $visibility }
import-page-visible_rest = what was there stays as visible as it was
import-page-remove_missing = { $n ->
        [one] Take away the one that is gone as well.
       *[other] Take away the { $count } that are gone as well.
    }
import-page-remove_missing_help = Without the mark they stay.
import-page-mend_first = Mend the cells
import-page-publish = { $n ->
        [0] Publish
        [one] Publish the row
       *[other] Publish { $count } rows
    }
import-page-publish_rest = Publish { $good }, leave { $bad } out

import-page-publishing = Publishing the file
import-page-stop_help = You may close the page: the work goes on. Stopping it leaves nothing half done: all, or nothing.
import-page-done = Done: { $what }
import-page-act = One act in the log, number { $seq }
import-page-version = version { $version }
import-page-removed = { $n ->
        [one] One taken away
       *[other] { $count } taken away
    }
import-page-they_stay = they stay
import-page-rejected = { $n ->
        [one] One row left out
       *[other] { $count } rows left out
    }
import-page-rejected_download = Download them with the reason (CSV)
import-page-see = See what came in
import-page-close = Close
import-page-close_help = The file is gone. The rows left out and the mapping stay here for a day, or until you close; the mapping also stays with the data set.
import-page-stopped = Stopped.
import-page-nothing_written = Nothing entered the registry, and the file still waits.
import-page-not_published = It was not published
import-page-constant_of = { $what }, the same in every row
import-page-definitions = { $n ->
        [one] What the indicator means
       *[other] What the { $count } indicators mean
    }
import-page-places_wanted = The mapping speaks of the file of places “{ $file }”, which is not there: bring it below, among the other ways.
import-page-not_in_list = “{ $found }” is not an entry of this list: choose the right one.
import-page-not_checked = The check cannot be done
import-page-only_description = the description only
import-page-short-new = { $n ->
        [one] one new
       *[other] { $count } new
    }
import-page-short-changed = { $n ->
        [one] one changed
       *[other] { $count } changed
    }
import-page-short-same = { $n ->
        [one] one the same
       *[other] { $count } the same
    }
import-page-short-gone = { $n ->
        [one] one gone from the source
       *[other] { $count } gone from the source
    }
import-page-lacks = No column becomes “{ $what }”, which is required: choose which, or a value that is the same in every row.
import-page-lacks_period = Beside these columns write the period of their figures, or one period for every row (period = 2025): { $columns }.
import-page-offers = This looks like the file of a publisher we know.
import-page-offers_help = It has all the columns that one of the program's mappings reads. If it is that file, take it: key, source, licence and what each column becomes are said already.
