# Harmony: the coverage of needs, across what one looks, what would move it.

harmony-of = Which coverage
harmony-of-services = Services that reach people
harmony-of-needs = Needs that are served
harmony-across = Across what
harmony-across-cells = cells of the grid
harmony-across-units = municipalities
harmony-across-basins = basins and saved areas
harmony-across-groups = groups
harmony-across_groups-needs = groups of people
harmony-without-cells = outside the grid
harmony-without-units = without a place
harmony-without-basins = outside the areas
harmony-without-groups = group not stated
harmony-set = Which areas
harmony-set-name = { $form }{ $method }: { $areas }
harmony-set-areas = { $n ->
        [one] one area
       *[other] { $count } areas
    }
harmony-all_services = all services
harmony-services_of = Service

harmony-needs_question = How many needs are served, and how evenly?
harmony-needs_finding-people = { $n ->
        [one] { $level } of the people of the only need on record are served
       *[other] { $level } of the people who have one of the { $count } needs on record are served
    }
harmony-needs_finding-records = { $n ->
        [one] { $level } of the only need on record is served
       *[other] { $level } of the { $count } needs on record are served
    }
harmony-needs_finding-none = { $n ->
        [one] The only need on record is not served yet
       *[other] None of the { $count } needs on record is served yet
    }
harmony-needs_undefined = Where no agreement serves a need nothing is spread: how even it is cannot be said.
harmony-needs_nobody_below = Nobody is below the mean.
harmony-needs_pulled-cells = { $n ->
        [one] Only one cell is below the mean: { $names }.
       *[other] { $count } cells are below the mean; those that weigh most: { $names }.
    }
harmony-needs_pulled-units = { $n ->
        [one] Only one municipality is below the mean: { $names }.
       *[other] { $count } municipalities are below the mean; those that weigh most: { $names }.
    }
harmony-needs_pulled-basins = { $n ->
        [one] Only one area is below the mean: { $names }.
       *[other] { $count } areas are below the mean; those that weigh most: { $names }.
    }
harmony-needs_pulled-groups = { $n ->
        [one] Only one group is below the mean: { $names }.
       *[other] { $count } groups are below the mean; those that weigh most: { $names }.
    }
harmony-persons = { $n ->
        [one] one person
       *[other] { $n_text } people
    }
harmony-needs = { $n ->
        [one] one need
       *[other] { $n_text } needs
    }
harmony-more_services = { $n ->
        [one] one more
       *[other] { $count } more
    }
harmony-row-nothing = { $people }, nothing served; lacking: { $lacking }.
harmony-row-some = { $people }, { $coverage } served; lacking above all: { $lacking }.

harmony-needs_legend = Share of the needs that is served
harmony-needs_map-no = no need
harmony-needs_even = How even it is
harmony-needs_of_one = of 1 among the rows of the table, with { $level } served on average
harmony-needs_single = With a single row there is nothing to compare: this figure says nothing.
harmony-needs_parts-cells = Of the inequality between one need and another, { $between } lies between cells and { $within } within them.
harmony-needs_parts-units = Of the inequality between one need and another, { $between } lies between municipalities and { $within } within them.
harmony-needs_parts-basins = Of the inequality between one need and another, { $between } lies between areas and { $within } within them.
harmony-needs_parts-groups = Of the inequality between one need and another, { $between } lies between groups and { $within } within them.
harmony-needs_counts = { $whole } wholly served, { $some } in part, { $none } not at all.
harmony-needs_each = Were each need to count as one, the level would be { $level }.
harmony-needs_table = Row by row
harmony-needs_row-cells = Cell
harmony-needs_row-units = Municipality
harmony-needs_row-basins = Area
harmony-needs_row-groups = Group of people
harmony-needs_coverage = served
harmony-needs_count = needs
harmony-needs_inside = harmony inside
harmony-needs_note = “Weighs” is the part of the inequality between rows that comes from that one: how far its coverage is from the mean, and for how many people. Inside a row a need is mostly served or not: “harmony inside” says how evenly.
harmony-needs_link = the needs

harmony-down = What pulls it down
harmony-down-none = Nothing is below the mean.
harmony-down-needs = The needs that weigh most
harmony-down-left = { $n ->
        [one] one need still waits
       *[other] { $count } needs still wait, wholly or in part
    }
harmony-down-unserved = { $coverage } served
harmony-down-group = { $people } people, { $mean } on average; not reached by: { $lacking }.
harmony-down-unit = { $people } people, { $coverage } of the services; not reached by: { $lacking }.

harmony-moves = What would move it
harmony-moves-none-services = No action on record and no new site would move this coverage.
harmony-moves-none-needs = No action on record would move this coverage: it takes proposed agreements, offers that meet a need, actions, initiatives or projects tied to a need.
harmony-moves-shown = { $n ->
        [one] One action would move it
       *[other] Of the { $count } actions that would move it, these come first
    }
harmony-moves-action = action
harmony-moves-points = level, points
harmony-moves-harmony = harmony
harmony-moves-theil = inequality
harmony-moves-people = people who gain
harmony-moves-needs = needs that gain
harmony-moves-try = before and after
harmony-moves-opening = hypothesis
harmony-moves-note = The actions that make the coverage most even come first. A “hypothesis” is a site that nobody has proposed. Nothing is written.
harmony-opening = open { $service } in { $unit }
harmony-read-agreed = As if both sides accepted it.
harmony-read-match = As if the best match of this offer became an agreement.
harmony-read-begins = As if the offer began.
harmony-read-whole = As if it served all of what it is tied to: it does not say how much.
harmony-read-opened = As if there were a site of the service.
harmony-read-added = As if there were a site. The service was not among those chosen: here it counts among the others, before and after.
harmony-read-site = It opens { $service } in { $unit }.
harmony-points = { $n } points

harmony-what_if = Try: open a service
harmony-what_if-service = Service
harmony-what_if-unit = Municipality
harmony-what_if-go = See what changes
harmony-what_if-choose = choose
harmony-what_if-answer = Before and after: { $action }
harmony-what_if-before = before
harmony-what_if-after = after
harmony-what_if-change = difference
harmony-what_if-gains = Who gains
harmony-what_if-more = { $n ->
        [one] and one more row
       *[other] and { $count } more rows
    }
harmony-what_if-close = back to how it is now
harmony-move-nothing = It does not move this coverage.
harmony-move-rises = The level goes from { $from } to { $to } and harmony from { $harmony_from } to { $harmony_to }; { $people } gain.
harmony-move-same = The level goes from { $from } to { $to } and harmony stays { $harmony_to }; { $people } gain.
harmony-move-falls = The level rises from { $from } to { $to }, but harmony falls from { $harmony_from } to { $harmony_to }: those gain who had more than others already ({ $people }).
harmony-move-first = The level goes from { $from } to { $to } and harmony, which cannot be said now, becomes { $harmony_to }; { $people } gain.

harmony-needs_unsaid = What counts and what does not
harmony-needs_unsaid-people = { $n ->
        [one] One need does not say how many people it concerns: it does not weigh.
       *[other] { $count } needs do not say how many people they concern: they do not weigh.
    }
harmony-needs_unsaid-records = No need says how many people it concerns: each counts as one.
harmony-needs_unsaid-state = { $n ->
        [one] One need counts as served because somebody said so in its state.
       *[other] { $count } needs count as served because somebody said so in their state.
    }
harmony-needs_unsaid-uncounted = { $n ->
        [one] One need states neither a quantity nor people: it is served or not.
       *[other] { $count } needs state neither a quantity nor people: they are served or not.
    }
harmony-needs_unsaid-outside = { $n ->
        [one] One need lies outside the territory and does not count.
       *[other] { $count } needs lie outside the territory and do not count.
    }
harmony-needs_unsaid-always = Served is the part that agreements in force promise; those only proposed do not count yet. What counts is the needs that somebody recorded: where nobody asked, the table is silent.
harmony-shared_units = { $n ->
        [one] One municipality lies in more than one area: it counts in the first.
       *[other] { $count } municipalities lie in more than one area: each counts in the first.
    }

problem-harmony-no_needs = No need is on record, or none of those chosen lies in the territory.
expected-problem-harmony-no_needs = at least one need that was not withdrawn
problem-harmony-no_areas = There are no saved areas. Save basins, or record an area with its municipalities.
expected-problem-harmony-no_areas = at least one saved area
problem-harmony-set = No set of areas is called “{ $found }”. There are: { $known }.
expected-problem-harmony-set = a set of areas that is there
problem-harmony-no_attribute = The municipalities have no attribute by which to group them.
expected-problem-harmony-no_attribute = an attribute of the municipalities
problem-harmony-across = Services are looked at by municipality, basin or group, not across “{ $found }”: cells are for needs.
expected-problem-harmony-across = units, basins or groups
problem-harmony-where = It is not said where to open “{ $found }”.
expected-problem-harmony-where = a municipality, or a point
problem-harmony-nowhere = The point { $found } lies in no loaded municipality.
expected-problem-harmony-nowhere = a point inside a loaded municipality
problem-harmony-point = “{ $found }” is no point.
expected-problem-harmony-point = longitude and latitude, with a comma between
problem-harmony-open_needs = Opening a service does not say which needs would be served: try it on the coverage of services.
expected-problem-harmony-open_needs = the id of an action on record

cli-harmony-level = Level { $level }, harmony { $harmony }, inequality { $theil } (parts: between groups { $between }, within { $within })
cli-harmony-move = { $action }: { $does }

# The plan, 1.2: needs.

plan-even_needs-missing = How evenly needs are served cannot be said: no need is on record.
plan-even_needs-remedy = Needs with the service they ask for, the people they concern and the municipality; import them, or record them one by one.
plan-even_needs-people = { $n ->
        [one] One need is on record: { $level } of the people it concerns are served.
       *[other] { $number } needs are on record: { $level } of the people they concern are served.
    }
plan-even_needs-needs = { $n ->
        [one] One need is on record: { $level } of it is served.
       *[other] { $number } needs are on record and none says how many people it concerns: { $level } of them is served.
    }
plan-even_needs-cells = Among the cells of the grid harmony is { $harmony }.
plan-even_needs-basins = Among the saved areas harmony is { $harmony }.
plan-even_needs-pulled = What pulls it down most is { $names }.
plan-even_needs-note = Served is the part that agreements in force promise, or that somebody said is covered; what weighs is the people a need concerns.
plan-even_needs-best = The action on record that would move it most is «{ $title }»: the level would come to { $to } and harmony among the cells to { $harmony }.
plan-even_needs-best_falls = The action on record that would move the level most is «{ $title }»: it would come to { $to }, but harmony among the cells would fall to { $harmony }.
plan-even_needs-best_level = The action on record that would move the level most is «{ $title }»: it would come to { $to }.
plan-even_needs-no_action = No action on record would move it.
plan-even_needs-table = The cells that pull the harmony of needs down
plan-value-needs_even_number = Needs on record that count
plan-value-needs_even_people = Share of the people with a need who are served
plan-value-needs_even_needs = Share of the needs that is served
plan-value-needs_even_after = Level of needs after the action on record that moves it most
plan-value-needs_even_row = People with a need: { $place }
plan-value-needs_even_row_level = Share of the needs served: { $place }
plan-value-needs_even_pulled = Cells below the mean
plan-method-needs_harmony = Harmony of needs
plan-method-needs_harmony-question = How evenly are needs served?
plan-method-needs_harmony-source = Theil 1967; Shorrocks 1980, doi:10.2307/1913126. Coverage: the part of each need that agreements in force promise, weighted by the people it concerns; harmony: e to the power of minus Theil’s inequality among cells or areas.
