### Importing records: choices, places in a second file, references, what stays as it was; and what the command line says of it.

problem-file-missing = There is no file “{ $found }”. Check its name and folder.
expected-problem-file-missing = a file that exists
problem-mapping-missing = There is no mapping file “{ $found }”, and none of the program's mappings has that name (reticolo mappings lists them). Check its name and folder, or import without --mapping to be given a proposal.
expected-problem-mapping-missing = a mapping file that exists
problem-mapping-other_target = The mapping “{ $found }” is for rows of another sort: repeat the command with --as { $target }.
problem-mapping-text = The mapping “{ $found }” is no text in UTF-8. Save it again as text.
expected-problem-mapping-text = a text in UTF-8
problem-mapping-unread = The mapping “{ $found }” cannot be read: { $reason }.
expected-problem-mapping-unread = a file that can be read
problem-mapping-records = The mapping has references, choices or a file of places, which only records have. Take these parts out, or import the file as a kind of record.
expected-problem-mapping-records = references, choices and places for records only
problem-mapping-keep = “{ $found }” does not say which rows stay. Write all, loaded (in a loaded municipality) or inside (within the territory).
expected-problem-mapping-keep = all, loaded or inside
problem-mapping-places = The places file “{ $found }” needs one column for each part of the key ({ $key }) and a column unit or unit_name.
expected-problem-mapping-places = the columns of the key and that of the municipality
problem-places-file = The places file “{ $found }” is missing: put it beside { $beside }, or name it with --places.
expected-problem-places-file = the places file
problem-places-unread = The places file “{ $found }” cannot be read: { $reason }
expected-problem-places-unread = a places file that can be read
problem-part = “{ $found }” is no part. Write a number above zero, with at most nine decimals.
expected-problem-part = a number above zero
problem-parts-fine = The parts of “{ $found }” are too fine for exact fractions. Write them with fewer digits.
expected-problem-parts-fine = parts with fewer digits
problem-tax-code-twice = The tax code { $found } stands already in row { $first } under another key. An actor has one row: take one out, or make the tax code the key.
expected-problem-tax-code-twice = a tax code that does not stand in row { $first }
problem-reference-kind = “{ $found }” is no kind of record to refer to. You can write: { $known }.
expected-problem-reference-kind = a kind among { $known }
problem-reference-link = No link “{ $found }” ties this kind of record to { $kind }. You can write: { $known }.
expected-problem-reference-link = a link among { $known }
problem-reference-by = A record of kind { $kind } is not found by “{ $found }”. Write tax_code, code, title, key or name, as its fields allow.
expected-problem-reference-by = tax_code, code, title, key or name
problem-reference-not_found = “{ $found }” does not say what to do when the reference is not found. Write report, or create: but create does not serve for records of the file’s own kind, nor with by = "key" or "name".
expected-problem-reference-not_found = report or create

cli-import-more = { $n ->
        [one] and one more
       *[other] and { $count } more
    }
cli-import-met = { $n ->
        [one] One row met, by its tax code, a record that another source had brought: it is completed, not overwritten.
       *[other] { $count } rows met, by their tax codes, records that other sources had brought: they are completed, not overwritten.
    }
cli-import-left_out_money = The rows left aside come to { $money } in all.
cli-import-places_unknown = { $n ->
        [one] In the places file one row names no municipality: it is left out of the split.
       *[other] In the places file { $count } rows name no municipality: they are left out of the split.
    }
cli-import-created = { $n ->
        [one] One reference was not there: a reported record was made of it.
       *[other] { $count } references were not there: reported records were made of them.
    }
cli-import-linked = { $n ->
        [one] One new link.
       *[other] { $count } new links.
    }
cli-import-unlinked = { $n ->
        [one] One link taken away, since the file no longer says it.
       *[other] { $count } links taken away, since the file no longer says them.
    }
cli-import-not_found = { $n ->
        [one] One reference was not found, or is more than one:
       *[other] { $count } references were not found, or are more than one:
    }
cli-import-not_found_one = { $column }: “{ $text }” ({ $n ->
        [one] one row
       *[other] { $count } rows
    })
cli-import-look_alikes = { $n ->
        [one] One row looks like a record under another key (same title, amount and place); they were not merged:
       *[other] { $count } rows look like records under another key (same title, amount and place); they were not merged:
    }
cli-import-look_alike = row { $row }, “{ $title }”: key { $key }, like { $other }
cli-import-kept_by_hand = { $n ->
        [one] One value changed by hand stays as it is:
       *[other] { $count } values changed by hand stay as they are:
    }
cli-import-kept = “{ $title }”, { $field }: “{ $by_hand }” stays, the file has “{ $in_file }”
expected-problem-mapping-other_target = a mapping for rows of this sort
