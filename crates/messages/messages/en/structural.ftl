### Structural needs that nobody covers: since when, where, of what.

page-structural = Uncovered needs
structural-finding = { $n ->
        [0] No structural need has been uncovered for more than { $days }
        [one] One structural need has been uncovered for more than { $days }
       *[other] { $count } structural needs have been uncovered for more than { $days }
    }
structural-days = { $n ->
        [one] one day
       *[other] { $count } days
    }
structural-of = { $n ->
        [one] There is one in the registry; uncovered, for however long: { $uncovered }.
       *[other] There are { $count } in the registry; uncovered, for however long: { $uncovered }.
    }
structural-log = Days are counted on the log: from when each need entered a state, and nobody covered, verified or withdrew it.
structural-none = No need answers what you ask.
    .help = Try with fewer days or everywhere; a need is structural if its record says so.
structural-all = All structural needs
structural-more_than = For more than (days)
structural-everywhere = everywhere
structural-every = of every category
structural-nowhere = without a place
structural-since = Uncovered since
structural-age = Days
structural-needs = Needs
structural-by_unit = By municipality
structural-by_category = By category
structural-in_state = { $state } { $days }
structural-states = How long in each state
structural-entered = Entered on
structural-left = Left on
structural-now = now
cli-needs-one = { $days } days  since { $since }  { $title } ({ $where })
cli-needs-unit = { $name }: { $total }
