### `analyse regions`: what is said of the regions of plain files.

verb-regions-above = { $column } { $by } above
verb-regions-below = { $column } { $by } below
verb-regions-share = { $n ->
        [one] Region { $region } (one unit) lies, in deviations from the mean of all: { $shares }.
       *[other] Region { $region } ({ $count } units) lies, in deviations from the mean of all: { $shares }.
    }
verb-regions-cut = The tree was cut between { $one } and { $two }, which adds { $gain } to the ratio.
verb-regions-strong = The border worth most is that between regions { $one } and { $two }: without it the ratio would lose { $cost }; they differ most in { $column }.
verb-regions-weak = The border worth least is that between regions { $one } and { $two }: without it the ratio would lose { $cost }; they differ most in { $column }.
verb-regions-ceiling = The regions hold { $ratio } of the differences; no groups of this number could hold more than { $ceiling }, even if they did not have to hang together.
verb-regions-most = { $n ->
        [one] One region was made; the floor allows { $most } at most, however they are drawn.
       *[other] { $count } regions were made; the floor allows { $most } at most, however they are drawn.
    }
verb-regions-short = { $n ->
        [one] With this floor only one region was found, not the { $asked } asked.
       *[other] With this floor { $count } regions were found, not the { $asked } asked.
    }
verb-regions-stable = They stand: made again { $replicates } times from slightly different data, they agree by { $agreement } out of 1 on average (stable from { $threshold }).
verb-regions-unstable = They do not quite stand: made again { $replicates } times from slightly different data, they agree by only { $agreement } out of 1 on average (stable from { $threshold }). Try another number or other columns.
verb-regions-missing = { $n ->
        [one] One unit is left out, because a value is missing.
       *[other] { $count } units are left out, because a value is missing.
    }
verb-regions-parts = The map is in { $count } parts that do not touch: no region spans two of them.
verb-regions-constant = All units are equal in { $columns }: it tells nothing apart and was not used.
