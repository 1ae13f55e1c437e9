### Borders, hot spots, likeness, classes of texts and records that are the same, on plain files.

analysis-similar = Who is like whom

problem-table-absent = { $file }: no row has “{ $found }” in its column { $column }.
problem-table-language = { $file }: row { $row }, column { $column }: found “{ $found }”, expected it or en.
problem-table-role = { $file }: row { $row }, column { $column }: found “{ $found }”, expected description, words or telling.
problem-table-empty = { $file }: row { $row }, column { $column }: the cell is empty (found “{ $found }”). Write what stands there.
expected-problem-table-absent = a name of the table
expected-problem-table-language = it or en
expected-problem-table-role = description, words or telling
expected-problem-table-empty = a cell that is not empty

clusters-said = High among high: { $hot } units; low among low: { $cold }. { $sure } units stand when all tests are taken together (false discoveries below 5 %).
clusters-global = Over the whole map Moran’s I is { $moran }: above 0 neighbours are alike, below 0 they differ.
clusters-without = { $n ->
        [one] One unit has no value or no neighbour with one: no answer, not zero.
       *[other] { $count } units have no value or no neighbour with one: no answer, not zero.
    }
similar-said = Nearest to { $unit } is { $like } ({ $nearness }): most alike in { $most }; least in { $least }.
similar-silent = Nobody is compared with { $count } units of which too little is known: { $units }.
classify-doubt = { $doubtful } of { $texts } texts are in doubt: look at them before they are placed.
same-said = Likeliest: { $one } and { $other } ({ $probability }); “{ $column }” speaks most for it. { $compared } pairs were compared; nothing was merged.
contiguity-components = { $n ->
        [one] All units are tied together, directly or not.
       *[other] The units fall into { $count } parts without a tie between them.
    }
contiguity-islands = Without neighbours: { $count } units ({ $units }). They are kept.
