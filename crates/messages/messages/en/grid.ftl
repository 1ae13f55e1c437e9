### The page of the grid: what stands in each cell, why one is empty, the pages of the areas.

page-grid = Grid
    .help = The arrows move between the cells, Enter opens one, V goes to the next empty one, Esc closes.

grid-lede = Each node is a cell: its left half is demand, its right half supply, larger where there is more. Where the node is empty, it says why.
grid-caption = The grid: a row for each area, a column for each dimension and modality; in each cell how many records stand there.
grid-show = What to show
grid-side_demand = Needs
grid-side_supply = Offers
grid-side_initiative = Initiatives
grid-side_around = Others
grid-money = Money
grid-wide = Innovative actions apart (10 × 15)
grid-key_latencies = dotted ring: open latencies, their number at the top
grid-as_table = Table
grid-as_grid = Grid
grid-axes = Axes
grid-own_title = Grid of the territory
grid-total = Total
grid-cell = Cell
grid-close = Close
grid-why_empty = Why it is empty
grid-volume_of = Weight: { $side }
grid-millions = { $n } M€
grid-thousands = { $n } k€
grid-head-innovative_actions = Innovate
grid-head-advanced_services = Advanced services
grid-head-system_products = System products
grid-head-technology_applications = Technologies
grid-head-improvement = Improve
grid-head-pilots = Try

grid-n_demand = { $n ->
        [one] one need
       *[other] { $count } needs
    }
grid-n_supply = { $n ->
        [one] one offer
       *[other] { $count } offers
    }
grid-n_initiative = { $n ->
        [one] one initiative
       *[other] { $count } initiatives
    }
grid-n_around = { $n ->
        [one] one other record
       *[other] { $count } other records
    }
grid-people = People concerned: { $n }
grid-all_of = { $n ->
        [one] The only one
       *[other] All { $count }
    }
grid-unplaced = { $n ->
        [one] One record has no place on the grid yet:
       *[other] { $count } records have no place on the grid yet:
    }
grid-place_them = See the places proposed
grid-rests_on = The grid rests on the convention
grid-no_convention = No convention is named for this grid yet: it is tied to the record of the axes.
grid-finding_none = { $n ->
        [0] The registry is still empty, and the grid with it
        [one] The only record of the registry has no place on the grid yet
       *[other] None of the { $count } records has a place on the grid yet
    }
grid-finding_gap = Where demand and supply are farthest apart: { $cell }, { $demand } against { $supply }
grid-finding_most = Where most stands: { $cell }, { $n } of { $placed } records
grid-nothing_found = empty: other cells of the same area and dimension were surveyed, here there is nothing
grid-never_surveyed = never surveyed: there is no record in this area and dimension yet
grid-not_pertinent_why = does not pertain: { $why }
grid-key_demand = demand above supply
grid-key_even = even
grid-key_supply = supply above demand
grid-key_nothing = { $n ->
        [one] empty: surveyed, no entry (one)
       *[other] empty: surveyed, no entry ({ $count })
    }
grid-key_never = { $n ->
        [one] never surveyed (one)
       *[other] never surveyed ({ $count })
    }
grid-key_not_pertinent = { $n ->
        [one] does not pertain (one)
       *[other] does not pertain ({ $count })
    }
grid-key_below = Number below: initiatives.

grid-area_lede = Needs: { $demand }. Offers: { $supply }. Initiatives: { $initiatives }.
grid-area_records = What there is
grid-area_nothing = No record stands in this area yet.
grid-area_missing = What is missing
grid-area_full = Every cell of this area has something.
grid-area_no_money = No initiative of this area says how much money it has.
grid-area_no_calls = No call of the registry has this area among its themes.
grid-area_no_indicators = No indicator is tied to this area yet: their codes are written among the axes of the grid.
grid-closes = closes on { $day }
grid-median = { $value } { $unit }, the middle among municipalities ({ $period })

page-placement = Places proposed on the grid
placement-none = Every record has its place on the grid
placement-finding = { $n ->
        [one] One record waits for a place on the grid
       *[other] { $count } records wait for a place on the grid
    }
placement-lede = The place is proposed from the words of the record; nothing moves until somebody confirms it. Where there is doubt it is said, and the record is not chosen beforehand.
placement-learnt = { $n ->
        [0] For now it rests on the descriptions of the entries alone.
        [one] It has learnt from one record that has its place.
       *[other] It has learnt from { $count } records that have their place.
    }
placement-choose = Choose
placement-choose_one = Choose “{ $title }”
placement-words = The words that spoke
placement-doubt = in doubt
placement-confirm = Confirm the places of the chosen records
placement-shown = The first { $shown } of { $total }
done-placed = { $n ->
        [one] One record now has its place on the grid.
       *[other] { $count } records now have their place on the grid.
    }
