### The atlas, services and harmony: what their pages say and ask.

page-atlas = Atlas
page-services = Services
page-harmony = Harmony

maps-word-map = Map
maps-word-whole = Whole territory
maps-word-box = Choose with a box
maps-word-open = Open the record
maps-word-failed = This device cannot move the map: the drawing and the table say the same.
maps-word-partial = Some parts of the map did not arrive
maps-word-count = %n records at this point
maps-word-wheel = Use Ctrl and the wheel to zoom
maps-word-wheel_mac = Use ⌘ and the wheel to zoom
maps-word-fingers = Use two fingers to move the map
maps-word-latencies = %n open latencies here

maps-finding = { $indicator }: { $highest } has the highest value, { $most }, and { $lowest } the lowest, { $least }
maps-finding-both = { $indicator }: between { $from } and { $to } it rises in { $up } and falls in { $down }
maps-finding-rises = { $indicator }: between { $from } and { $to } it rises in { $up } and falls in none
maps-finding-falls = { $indicator }: between { $from } and { $to } it falls in { $down } and rises in none
maps-finding-still = { $indicator }: between { $from } and { $to } it changes in no municipality
maps-between = change between { $from } and { $to }

maps-no_units = The borders are missing
maps-layers = Layers
maps-ground = Ground
maps-rates = Rates: they fill areas
maps-counts = Counts: they are circles
maps-compare = Compare with
maps-compare-none = no comparison
maps-fill = What is coloured
maps-fill-values = The values
maps-classes = Classes
maps-breaks = How they are cut
maps-breaks-natural = where values part
maps-breaks-quantiles = equally many in each
maps-steps = How many
maps-layers-beyond = After the plus sign, the records beyond the border.
maps-shown_records = Records
maps-no_records = There is no record with a place yet.
maps-parts = { $n ->
        [one] One entry
       *[other] { $count } entries
    }
maps-unit_only = { $n ->
        [one] one known only to the municipality
       *[other] { $count } known only to the municipality
    }
maps-nowhere = { $n ->
        [one] one without a place
       *[other] { $count } without a place
    }
maps-records = { $n ->
        [one] one record
       *[other] { $count } records
    }
maps-scale = Where each class ends
maps-counts_as_marks = This is a count: each circle’s area is in proportion. Colouring the municipalities would mislead.
maps-largest_mark = The largest circle stands for { $value }.
maps-hollow = Hollow marks stand at the municipality’s seat, because the exact point is not known; numbers say how many records stand together.
maps-generalised = Generalised borders.
maps-table_and_choice = Table and choice
maps-chosen = { $n ->
        [one] One municipality chosen
       *[other] { $count } municipalities chosen
    }
maps-all = { $n ->
        [one] The municipality
       *[other] All { $count } municipalities
    }
maps-choose = Choose
    .help = Choose on the map, in the table or in the chart: it is one choice, and it stands in the address.
maps-total = { $indicator }: { $value } in all.
maps-total-against = { $indicator }: { $value }, against { $whole } for the whole territory.
maps-total-before = { $period }: { $value }.
maps-total-unknown = The whole cannot be computed: the indicator does not say how it adds up, or a municipality lacks its value.
maps-change = Change
maps-bar = How much
maps-show_chosen = Show the chosen municipalities
maps-without_point = { $n ->
        [one] One record is known only to its municipality: it is in the table, and on the map at the seat.
       *[other] { $count } records are known only to their municipality: they are in the table, and on the map at the seat.
    }
maps-without_place = { $n ->
        [one] One record has no place: it is neither on the map nor in the table.
       *[other] { $count } records have no place: they are neither on the map nor in the table.
    }
maps-chart = From the highest to the lowest
maps-chart-brush = drag to choose
maps-chart_label = { $indicator }: one bar a municipality, from the highest value to the lowest; the same values are in the table
maps-chart-units = { $n ->
        [one] One municipality with a value
       *[other] { $count } municipalities with a value
    }
maps-whole_level = territory { $value }

services-question = Who reaches a service?
services-empty = There is no site of a service yet
services-empty_help = It takes assets with a service (libraries, counselling centres, schools…) and a place, and an indicator with the people of each municipality.
services-service = Service
services-people = Who needs it
services-people_short = people
services-limit = Limit
services-factor = Road / line
services-times = times
services-beyond = Count beyond the border
services-ask = Recalculate
services-finding = { $n ->
        [one] { $service }: in one municipality no site within { $km } km; it concerns { $share } of the people
       *[other] { $service }: in { $words } municipalities no site within { $km } km; it concerns { $share } of the people
    }
services-finding-all = { $service }: every municipality has a site within { $km } km
services-lede = Without a site within reach: { $uncovered } people of { $people } ({ $demand }, { $period }).
services-farthest = The longest way is from { $unit }: the nearest site ({ $site }) is { $km } km away.
services-farthest-beyond = The longest way is from { $unit }: the nearest site ({ $site }) is already beyond the border, { $km } km away.
services-sites = { $n ->
        [one] one site in the territory
       *[other] { $count } sites in the territory
    }
services-measure-known = Capacity per 10,000 people ({ $unit })
services-measure = Sites per 10,000 people, capacity not known
services-capacity-unknown = Capacity not known: each site counts 1.
services-capacity-some = The capacity is known of { $with } sites of { $of }: so each site counts 1.
services-capacity-mixed = The sites state their capacity in different units: so each counts 1.
services-straight = Distances are straight lines between the municipalities’ seats and the sites, times { $factor }: there is no road graph.
services-legend-none = { $n ->
        [one] no site within { $km } km (1)
       *[other] no site within { $km } km ({ $count })
    }
services-none_short = no site within reach
services-legend-sites = { $n ->
        [one] one site in the territory
       *[other] { $count } sites in the territory
    }
services-legend-beyond = { $n ->
        [one] dashed, one beyond the border
       *[other] dashed, { $count } beyond the border
    }
services-site-beyond = { $title }, beyond the border
services-site-note = { $people } people live within the limit.
services-nearest = the nearest site is { $km } km away
services-at_seat = { $n ->
        [one] One site is known only to its municipality, and is on the map at the seat.
       *[other] { $count } sites are known only to their municipality, and are on the map at the seat.
    }
services-strip = Where the way grows long
services-strip-key = one dot a municipality; area: its people
services-strip-label = Distance of each municipality from the nearest site; the same values are in the table
services-strip-axis = estimated km to the nearest site
services-strip-note = Filled: the municipalities beyond the limit. Drag to choose.
services-limit-mark = limit { $km } km
services-no_distance = Of no municipality the distance from a site is known.
services-thresholds = If the limit were another
services-units = municipalities
services-units_without = without one
services-people_without = people without
services-beyond_limit = { $n ->
        [0] No municipality beyond { $km } km
        [one] One municipality beyond { $km } km
       *[other] { $count } municipalities beyond { $km } km
    }
services-nearest_site = the nearest
services-score = per 10,000
services-own = { $n ->
        [one] in the municipality
       *[other] in the municipality ({ $count })
    }
services-beyond_word = beyond the border
services-few = the figure stands on fewer than 1,000 people
services-one_more = What if a site opened in { $unit }?
services-one_more-text = { $people } people would come within reach ({ $units }); { $rest } would stay out. No other seat would bring in more.
services-one_more-note = It is a calculated hypothesis: it writes nothing into the registry and does not say that it is really needed.
services-unsaid = What it does not say
services-unsaid-without = { $n ->
        [one] Without the sites beyond the border one municipality would be uncovered, with { $people } people: it changes for { $units }.
       *[other] Without the sites beyond the border { $count } municipalities would be uncovered, with { $people } people: it changes for { $units }.
    }
services-unsaid-same = Without the sites beyond the border the answer is the same.
services-unsaid-not_counted = { $n ->
        [one] One site beyond the border is loaded and is not counted here.
       *[other] { $count } sites beyond the border are loaded and are not counted here.
    }
services-unsaid-none_loaded = No site beyond the border is loaded: if there are any, some municipality at the border is less uncovered than this.
services-unsaid-lonely = { $n ->
        [one] One site beyond the border stands where the number of people is not known: its score is too high.
       *[other] { $count } sites beyond the border stand where the number of people is not known: their score is too high.
    }
services-unsaid-placeless = { $n ->
        [one] One site has no place and could not be counted.
       *[other] { $count } sites have no place and could not be counted.
    }
services-unsaid-seats = { $n ->
        [one] No source states the seat of one municipality: it stands at a point inside its borders.
       *[other] No source states the seat of { $count } municipalities: they stand at a point inside their borders.
    }
services-unsaid-people = It is not known how many people live in: { $units }.
services-unsaid-places = It is not known where this lies: { $units }.
services-unsaid-always = Each municipality stands in one point; nothing is known of opening hours, staff, public transport, or whether those who are near are admitted.
services-around = Around
services-around-text = in the loaded municipalities around: { $share } of the people with a site within reach ({ $sites } sites)

harmony-question = How far do services reach everybody?
harmony-finding = { $n ->
       *[other] Of { $count } services a person has on average { $level } { $rule }
    }
harmony-finding-one = { $service }: it reaches { $level } of the people { $rule }
harmony-finding-none = None of the chosen services reaches anybody { $rule }
harmony-in_own = in their own municipality
harmony-within_km = within { $km } km
harmony-pulled = { $n ->
        [one] Only { $units } is below the mean.
       *[other] { $count } municipalities are below the mean; those that weigh most are { $units }.
    }
harmony-nobody_below = No municipality is below the mean.
harmony-undefined = Where nothing reaches anybody nothing is spread: how even it is cannot be said.
harmony-services = Services (none chosen: all with sites in the territory)
harmony-rule = When a service reaches
harmony-rule-within = a site within the limit
harmony-rule-own = a site in the municipality
harmony-group = Group by
harmony-legend = Services that reach, of those chosen
harmony-how_even = How even it is
harmony-of_one = of 1, with { $level } reached on average
harmony-parts = Of the inequality, { $within } lies within the groups and { $between } between them.
harmony-single = With a single service that is there or not, this figure equals the share reached and adds nothing.
harmony-around = In the loaded municipalities around, the level is { $level } and harmony { $harmony }.
harmony-index = What it is called and how it is computed
    .help = It is Theil’s inequality: zero if all have the same coverage, the larger the more the coverage lies on one side. Harmony is e to the power of minus Theil: 1 if all have the same. Gini and Atkinson are two other ways to measure the same thing.
harmony-level = level
harmony-groups = Between the groups
harmony-group_name = Group
harmony-levels = Service by service
harmony-levels-note = After the plus sign, the sites loaded beyond the border.
harmony-sites = sites
harmony-people_reached = people reached
harmony-curves = How many are reached as the way grows
harmony-curves-axis = people with a site within the distance
harmony-curves-label = Share of the people with a site within each distance, one line a service; the same values are in the table below
harmony-table = What pulls it down
harmony-coverage = services
harmony-lacking = not reached by
harmony-lacking-many = { $n ->
       *[other] { $count } services
    }
harmony-part = weighs
harmony-table-note = “Weighs” is the part of the inequality that comes from that municipality; those below the mean come first.
harmony-left_out = { $n ->
        [one] One municipality is left out: its people or its place are not known.
       *[other] { $count } municipalities are left out: their people or their place are not known.
    }
harmony-unsaid = Each municipality stands in one point, and a service is there or not: census sections and capacities would tell more.

maps-needs = Needs per 1,000 residents
maps-needs-of = Needs for { $category }, per 1,000 residents
services-finding-partial = { $n ->
        [one] { $service }: one site, in a list that is not complete
       *[other] { $service }: { $count } sites, in a list that is not complete
    }
