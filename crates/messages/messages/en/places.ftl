### Places, keys and columns: what an import cannot decide by itself, and what it did decide.

problem-unit-unknown = “{ $found }” is not a unit that is loaded, and no reference table knows it. Check the code and its leading zeros.
problem-unit-ended = The code “{ $found }” ended on { $until }: its ground now belongs to { $successors }. Use the new code.
problem-homonym = Several units are called “{ $found }”: { $candidates }. Say in the mapping which one, or add the province.
problem-outside = “{ $found }” is outside the units that are loaded ({ $name }). Load that unit or remove the row.
problem-coordinates = “{ $found }” is not a coordinate. Write decimal degrees, longitude from -180 to 180 and latitude from -90 to 90.
problem-place-missing = The row does not say where: a code, a name or a pair of coordinates is missing.
problem-key-twice = The key “{ $found }” is already at row { $first } with other content. Correct one of the two rows.
problem-key-missing = The row lacks the key by which it is known. Write it, or choose another column as the key.
problem-period-missing = It is not known to which period the value belongs. Add a column “period” or say so in the mapping.
problem-indicator-missing = The row does not say which indicator the value belongs to. Write its code.
problem-column-missing = The column “{ $found }” is missing. Add it to the file or say in the mapping which one stands for it. There are: { $known }.
problem-mapping-ambiguous = Several columns could be “{ $found }”: { $candidates }. Choose one in the mapping.
problem-mapping-unknown = “{ $found }” in the mapping is not a known entry. The entries are: { $known }.
problem-not-mapped = The column “{ $found }” matches no field and is left out. Name it in the mapping if it is needed.
problem-reference-missing = No record matches “{ $found }” ({ $kind }). Import it first, or choose “create” in the mapping.
problem-reference-ambiguous = Several records match “{ $found }”: { $candidates }. Use a key that finds only one.
problem-bound-missing = A suppressed value needs its bound: instead of “{ $found }” write for example “<5”.
problem-conflict = The record changed while you were writing: it was “{ $was }”, now it is “{ $now }”, and you wrote “{ $yours }”. Choose which to keep.
problem-link = A link “{ $found }” between { $from } and { $to } is not foreseen.
problem-link-required = A record of this kind ({ $kind }) cannot be without the link “{ $found }” to: { $to }. Name it.
problem-link-one = There can be only one link “{ $found }”, to: { $to }.
problem-link-stays = The link “{ $found }” cannot be taken away, since a record of this kind ({ $kind }) cannot be without it. Add another: it takes the place of this one.
problem-reference-required = A record of this kind ({ $kind }) cannot be without the link “{ $found }” to: { $to }. Name in the mapping, under [[references]], the column that says it.
problem-reference-none = “{ $found }” leads to no record, and this one cannot be without the link “{ $link }” to: { $to }. Import that first, or mend the cell.
problem-reference-several = “{ $found }” is one of several records of this row to which the link “{ $link }” leads, and there is only one such link, to: { $to }. Leave one of them.
problem-link-itself = A record is not tied to itself (“{ $found }”). Choose another.
problem-link-twice = The link “{ $link }” with “{ $found }” is there already, with the same dates.
problem-delete-hangs = It cannot be deleted. Records that cannot be without it: { $found } ({ $kind }). Delete those first, or tie them to something else.
problem-gone = “{ $found }” no longer exists. Reload the page.

expected-problem-unit-unknown = the code of a unit that is loaded or known, with its leading zeros
expected-problem-unit-ended = a code that is still valid ({ $successors })
expected-problem-homonym = just one of { $candidates }
expected-problem-outside = a unit that is loaded
expected-problem-coordinates = longitude from -180 to 180, latitude from -90 to 90
expected-problem-place-missing = a code, a name or two coordinates
expected-problem-key-twice = a key other than that of row { $first }
expected-problem-key-missing = a key
expected-problem-period-missing = a period such as 2025
expected-problem-indicator-missing = the code of an indicator
expected-problem-column-missing = a column “{ $found }”
expected-problem-mapping-ambiguous = just one of { $candidates }
expected-problem-mapping-unknown = one of { $known }
expected-problem-not-mapped = a column that the mapping names
expected-problem-reference-missing = the key of a record that exists ({ $kind })
expected-problem-reference-ambiguous = the key of just one of { $candidates }
expected-problem-bound-missing = a bound such as <5
expected-problem-conflict = the record’s present version
expected-problem-link = a link that is foreseen between the two kinds
expected-problem-link-required = a link to: { $to }
expected-problem-link-one = one link only
expected-problem-link-stays = another link in the place of this one
expected-problem-reference-required = a column for the link to: { $to }
expected-problem-reference-none = a record that is there: { $to }
expected-problem-reference-several = one record: { $to }
expected-problem-link-itself = another record
expected-problem-link-twice = a link that is not there yet
expected-problem-delete-hangs = a record on which nothing hangs
expected-problem-gone = a record that exists

place-code-wins = The point given lies outside { $unit }, which the code names: the code wins, the point is kept as doubtful.
place-zero = The coordinates 0,0 name no place: { $unit } stands, the point is kept as doubtful.
place-merged = The code { $found } became part of { $successors } on { $until }: the new one was used.
place-outside = { $n ->
        [one] One row is outside the units that are loaded: left out and counted.
       *[other] { $count } rows are outside the units that are loaded: left out and counted.
    }
place-at-seat = { $n ->
        [one] One record known only to its municipality stands at its seat.
       *[other] { $count } records known only to their municipality stand at its seat.
    }
place-doubtful = Doubtful point
place-unplaced = { $n ->
        [one] One record has no place.
       *[other] { $count } records have no place.
    }
