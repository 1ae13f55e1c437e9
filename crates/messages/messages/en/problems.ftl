### What is wrong with a value, and what to do; then, in short, what was expected; then the line that names a cell.
### `$mark` is comma where decimals are written after a comma; otherwise it may be left out.

problem-required = This field is required: write a value.
problem-document = There is no document here with the digest “{ $found }”. Leave the field empty: a document comes with its file.
problem-too-long = The text is too long (“{ $found }”): at most { $most } characters. Shorten it.
problem-control-character = The text has a character that cannot be kept (“{ $found }”). Type it again by hand.
problem-language = “{ $found }” is not a language in use here: write it or en.
problem-state = “{ $found }” is not a state of this kind of record. Choose one: { $known }.
problem-state-field = The state “{ $state }” needs this field: fill it in, or choose an earlier state.
problem-state-link_to = The state “{ $state }” needs a link “{ $link }” to: { $other }{ $states ->
        [none] {""}
       *[other] {" "}({ $states })
    }. Add it to the record, then change the state.
problem-state-link_from = The state “{ $state }” needs another record ({ $other }{ $states ->
        [none] {""}
       *[other] , { $states }
    }) with a link “{ $link }” to this one. Add it there, then change the state.
problem-rows = “{ $found }” does not read as rows of a table. Write one row a line, with the cells between bars “|”.
problem-rows-column = The table has no column for “{ $found }”. The columns are: { $known }.
problem-too-many = There are { $found }, at most { $most } are allowed. Take some away.
problem-in-rows = Row { $in_row }, { $in_column }: { $text }
problem-step = “{ $from }” is not followed by “{ $found }”. It may be followed by: { $known }.
problem-period = “{ $found }” is not a period. Write a year (2025), a quarter (2025-Q1), a month (2025-01) or a day (2025-01-31).
problem-period-order = The end ({ $found }) comes before the beginning ({ $from }). Check the two dates.
problem-date = “{ $found }” is not a day of the calendar. Write year-month-day, such as 2025-01-31.
problem-geometry = The shape of the place has points off the world or does not close (“{ $found }”). Set the place again.
problem-place-empty = The place has neither a point nor a municipality. Give one of the two, or remove the place.
problem-shares = The parts given do not sum to 1. Correct them: for example 1/2 and 1/2.
problem-positions-twice = The same cell is named twice. Keep it once, with its weight.
problem-grid-code = “{ $found }” is no code of the grid: lower-case letters, digits and _ only.
problem-grid-twice = The code “{ $found }” is in this axis already. Each entry has one of its own.
problem-grid-parent = “{ $found }” is no entry of this axis. Write the code of an entry that is there, or leave it empty.
problem-grid-depth = “{ $found }” stands under another entry already: the grid has at most two levels.
problem-grid-one = There is a grid already: change that rather than make another (“{ $found }”).
problem-grid-gone = The entry “{ $found }” is gone, but codes last. Put it back, and mark it as no longer used.
problem-idempotency = With the key “{ $found }” another request was made before. Use a new key.
problem-idempotency-key = An Idempotency-Key has 1 to 200 characters (“{ $found }”).
problem-record-missing = There is no record “{ $found }” of this kind.
problem-record-twice = The record “{ $found }” is named twice in one request.
problem-parameter-twice = This parameter is written once only (“{ $found }”).
problem-choice = “{ $found }” is not in this list. Choose one: { $known }.
problem-unknown-field = “{ $found }” is not a field of this kind of record ({ $kind }). Remove it or correct its name.
problem-number = “{ $found }” is not a number. Write one such as { $mark ->
        [comma] 1234,5
       *[other] 1234.5
    }.
problem-integer = “{ $found }” is not a whole number. Write it without decimals, such as 35.
problem-money = “{ $found }” is not an amount. Write euro with at most two decimals, such as { $mark ->
        [comma] 1250,50
       *[other] 1250.50
    }.
problem-year = “{ $found }” is not a year. Write four digits, such as 1987.
problem-yes = “{ $found }” is neither yes nor no. Write yes or no.
problem-url = “{ $found }” is not a web address. Write the whole of it, such as https://www.example.org.
problem-email = “{ $found }” is not an e-mail address. Write it as name@example.org.
problem-tax-code = “{ $found }” is not a valid tax code: its check character or its length is wrong. Copy it again from the source.
problem-code = “{ $found }” is not a code. Write at most 100 characters without spaces.
problem-type = Here is { $found }, which is another sort of value. Check how the field is written.
problem-range = { $found } is out of range. Write a number from { $least } to { $greatest }.

problem-undo-part = Act { $found } is part of act { $act }. Undo that one.
problem-undo-never = Act { $found } ({ $act }) cannot be undone.
problem-undo-newer-version = The data set “{ $data_set }” has a newer version than that of act { $found }. Undo the newer one first.

expected-problem-required = a value
expected-problem-document = nothing, or the digest of a document that is here
expected-problem-too-long = at most { $most } characters
expected-problem-control-character = text without control characters
expected-problem-language = it or en
expected-problem-state = a state among { $known }
expected-problem-state-field = a value, which the state needs
expected-problem-state-link_to = a link, which the state needs
expected-problem-state-link_from = a link, which the state needs
expected-problem-rows = rows of cells between bars “|”
expected-problem-rows-column = a column among { $known }
expected-problem-too-many = at most { $most }
expected-problem-in-rows = a sound value in row { $in_row }
expected-problem-step = a state among { $known }
expected-problem-period = a period such as 2025, 2025-Q1, 2025-01 or 2025-01-31
expected-problem-period-order = an end after the beginning ({ $from })
expected-problem-date = a day such as 2025-01-31
expected-problem-geometry = a shape with longitudes from -180 to 180 and latitudes from -90 to 90
expected-problem-place-empty = a point or a municipality
expected-problem-shares = parts that sum to 1
expected-problem-positions-twice = each cell once
expected-problem-grid-code = a code of lower-case letters, digits and _
expected-problem-grid-twice = a code that is not there yet
expected-problem-grid-parent = the code of an entry of the axis
expected-problem-grid-depth = an entry that does not stand under another
expected-problem-grid-one = one grid only
expected-problem-grid-gone = all the entries that were there
expected-problem-idempotency = a new key
expected-problem-idempotency-key = a key of 1 to 200 characters
expected-problem-record-missing = a record that is there
expected-problem-record-twice = each record once
expected-problem-parameter-twice = one value only
expected-problem-choice = one of { $known }
expected-problem-unknown-field = a field of { $kind }
expected-problem-number = a number such as { $mark ->
        [comma] 1234,5
       *[other] 1234.5
    }
expected-problem-integer = a whole number such as 35
expected-problem-money = an amount in euro such as { $mark ->
        [comma] 1250,50
       *[other] 1250.50
    }
expected-problem-year = a year such as 1987
expected-problem-yes = yes or no
expected-problem-url = an address such as https://www.example.org
expected-problem-email = an address such as name@example.org
expected-problem-tax-code = a tax code of 11 digits or 16 characters with the right check
expected-problem-code = a code without spaces
expected-problem-type = a value of the sort the field holds
expected-problem-range = a number from { $least } to { $greatest }

bad-cell = { $file }: row { $row }, column { $column }: found { $found }, expected { $expected }
bad-cells = { $n ->
        [one] One cell is to be corrected.
       *[other] { $count } cells are to be corrected.
    }
bad-cell-nothing = nothing
