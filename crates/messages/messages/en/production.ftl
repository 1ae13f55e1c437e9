### Production, as far as data reach: who is there by sector and place, in what one is specialised, what is waited for.

analysis-specialisation = What a place is specialised in
analysis-shift_share = What a change is made of
analysis-relatedness = Which branches a place is near to
page-production = Production
production-question = What is the territory strong in?
production-again = Back to the first question

production-finding-strong = { $n ->
        [one] The territory is stronger than what surrounds it in { $branches }
       *[other] The territory is stronger than what surrounds it above all in { $branches }
    }
production-finding-even = No branch stands out: the territory works like what surrounds it
production-finding-greatest = The largest branch is { $branch }: { $share } of { $total } ({ $measure })
production-finding-actors = { $class }: { $number } actors out of { $all }, { $here } of them in { $place }
production-finding-actors_nowhere = { $class }: { $number } actors out of { $all }
production-finding-service = { $class }: { $number } of actors, offers and facilities, in { $units } municipalities
production-finding-unsaid_nature = { $n ->
        [one] One actor in the territory, which does not say its nature
       *[other] { $count } actors in the territory, and none says its nature
    }
production-finding-unsaid_branch = { $n ->
        [one] One actor in the territory, which does not say its branch
       *[other] { $count } actors in the territory, and none says its branch
    }
production-finding-unsaid_service = { $n ->
        [one] One actor in the territory, which does not say its services
       *[other] { $count } actors in the territory, and none says its services
    }
production-finding-nothing = There is no actor in the territory yet
production-lede-compared = { $period }: { $total } { $measure } in { $units } municipalities of the territory, compared with { $around } municipalities around.
production-lede-alone = { $period }: { $total } { $measure } in { $units } municipalities; there are no data around, so municipalities are compared among themselves alone.
production-lede-waits = Who is there and where, the registry says; how many work in each branch cannot be said yet, and below stands which data that takes.
production-unclassed-nature = { $n ->
        [one] Of one actor the nature is not written.
       *[other] Of { $count } actors the nature is not written.
    }
production-unclassed-branch = { $n ->
        [one] One actor does not say its branch.
       *[other] { $count } actors do not say their branch.
    }
production-unclassed-service = { $n ->
        [one] One actor does not say which services it gives.
       *[other] { $count } actors do not say which services they give.
    }
production-placeless = { $n ->
        [one] One actor has no place and is not counted.
       *[other] { $count } actors have no place and are not counted.
    }
production-actors = { $n ->
        [one] one actor in the territory
       *[other] { $count } actors in the territory
    }

production-by = By what to tell apart
production-by-nature = Actors by nature and place
production-by-branch = Actors by branch and place
production-by-service = Actors, offers and facilities by service and place
production-way-nature = nature
production-way-branch = branch
production-way-service = service
production-class-nature = Nature
production-class-branch = Branch
production-class-service = Service
production-all_classes = all
production-none-nature = No actor says its nature.
production-none-branch = No actor says its branch: the field “Sectors” wants its ATECO code.
production-none-service = No actor, offer or facility says a service.
production-facilities = Facilities
production-units_with = Municipalities
production-records = Records
production-legend = Circles: the area is the number of records
production-table_note = A record in several municipalities is counted in each; in totals once.
production-branches_file = CSV of branches

production-period = Period
production-measure = What is counted
production-whole = Compared with
production-whole-loaded = all municipalities that are loaded
production-whole-inside = the municipalities of the territory alone
production-unit = Branches of
production-territory = the whole territory
production-branch = { $name } ({ $code })
production-branches_of = Branches: { $of }
production-share = Share
production-share_whole = Share of the whole
production-quotient = Quotient (band)
production-standing = What it is
production-standing-strength = strength
production-standing-weakness = weakness
production-standing-ordinary = ordinary
production-standing-absent = absent
production-standing-opportunity = opportunity
production-excess = Beyond its part
production-change = Change
production-local = Of which the place’s own
production-complexity = Complexity
production-concentration = Concentration
production-note-band = The quotient is the branch’s share of the place over its share of the whole. It is a strength, or a weakness, if the whole band (95 in 100) lies above, or below, 1: where few people work the band is wide and nothing is concluded.
production-note-alone = Without data on what lies around the territory is compared with nothing; its municipalities are compared with the whole territory.
production-left-no_figures = { $n ->
        [one] One municipality of the territory has no data: { $names }.
       *[other] { $count } municipalities of the territory have no data: { $names }.
    }
production-left-not_a_number = { $n ->
        [one] One municipality is left out because a figure of it is suppressed or missing: { $names }.
       *[other] { $count } municipalities are left out because a figure of theirs is suppressed or missing: { $names }.
    }
production-and_others = { $n ->
        [one] one other
       *[other] { $count } others
    }
production-empty_cells = { $n ->
        [one] One cell without a row, in a municipality that has others, counts as zero.
       *[other] { $count } cells without a row, in municipalities that have others, count as zero.
    }
production-wider = Not counted, because their parts are in the table: { $branches }.
production-no_complexity-few = To say which branches go together takes at least 10 municipalities and 4 branches.
production-no_complexity-parts = Municipalities fall into groups without a branch in common: complexity has no order.
production-no_complexity-even = Two orders explain the table equally well: complexity has no order.
production-unit_without = This municipality has no figures that can be used; below are the branches of the whole territory.

production-moved = From { $from } to { $to }, { $of }: { $change }
production-parts = What the change is made of
production-part = Part
production-part-national = what it would have been, growing as the whole did
production-part-mix = from having branches that grow more or less elsewhere
production-part-local = the place’s own: more or less than the same branches elsewhere
production-part-competitive = of which: if it had the whole’s branches
production-part-allocation = of which: from having more of the branches in which it does well
production-changed = { $n ->
        [one] It holds for one municipality with data at both periods.
       *[other] It holds for { $count } municipalities with data at both periods.
    }
production-units = Municipalities, the largest first
production-best = Greatest strength
production-no_strength = none
production-strengths = Strengths, by municipality
production-strengths_help = Municipalities and branches with most people beyond their part; beside each its quotient.
production-strengths_none = No municipality has a strength that the data bear out.
production-opportunities = Opportunities, by municipality
production-opportunities_help = Branches of which a municipality has less than its part and to which it is nearer than others: beside each, how much of what is near to the branch the municipality has already.
production-opportunities_none = None, or too few data to say.
production-spot_excess = { $excess } { $measure } beyond its part
production-spot_density = quotient today { $quotient }

production-waits = What waits for data, and which
production-wait-employment = Specialisation
production-wait-employment_data = It takes the people employed (or local units) by ATECO branch and municipality: statistical register of local units (ASIA), ISTAT.
production-wait-employment_how = They come in as indicators: one a branch, additive, with the same unit of measure and the code in the field “Branch”.
production-wait-later = Change
production-wait-later_data = There is a single period: it takes another year of the same table, from the same source.
production-wait-later_how = It comes in as a new version of the data set, or as another one with the same indicators.
production-wait-around = Comparison
production-wait-around_data = The same data are lacking for the municipalities around (province, region or Italy), which the same source publishes.
production-wait-around_how = Load the borders of the municipalities around as context and import the whole table again.
production-wait-branches = Branches of actors
production-wait-branches_data = Few actors say their branch: it takes the ATECO code from the register of firms (chamber of commerce).
production-wait-branches_how = It comes into the actor’s field “Sectors”, known again by the tax code.
production-wait-chains = Supply chains
production-wait-chains_data = No chain is written: who stands at each ring is known to trade associations and the chamber of commerce.
production-wait-chains_how = It is written as a chain, ring by ring.
production-wait-input_output = Ties between branches
production-wait-input_output_data = It takes a regional input-output table: ISTAT publishes the national one, IRPET and other institutes estimate regional ones.
production-wait-input_output_how = Bring it as files to the analysis /analyses/chains.
production-chains = { $n ->
        [0] No supply chain
        [one] One supply chain
       *[other] { $count } supply chains
    }
production-technologies = { $n ->
        [0] no technology
        [one] one technology
       *[other] { $count } technologies
    }
production-capacities = { $n ->
        [0] no productive capacity
        [one] one productive capacity
       *[other] { $count } productive capacities
    }

problem-production = Nothing can be reckoned from “{ $found }”: { $reason }. Correct the values of the data set and import it again.
expected-problem-production = a table of numbers of zero or more, with at least one value
problem-production-reference = The stated whole does not say the branch “{ $found }”. Add its row.
expected-problem-production-reference = a row for each branch of the table
problem-table-repeated = { $file }, row { $row }: “{ $found }” is there already. Keep one row.
expected-problem-table-repeated = one row for each place and branch
problem-employment = Nothing can be reckoned from { $found }: { $reason }.
expected-problem-employment = rows with place, branch and a number of zero or more

### The plan: production.

plan-production-finding_actors = Who is there is known ({ $number } actors on record); how many work in each branch cannot be said yet
plan-production-finding_alone = { $total } { $measure } in { $units } municipalities, without data around to compare them with
plan-production-actors = { $n ->
        [one] There is { $number } actor in the territory.
       *[other] The actors on record in the territory are { $number }.
    }
plan-production-most = The municipality that has most of them is { $place }: { $number }.
plan-production-unclassed_nature = { $n ->
        [one] Of one the nature is not written.
       *[other] Of { $number } the nature is not written.
    }
plan-production-unclassed_branch = { $n ->
        [one] One does not say its branch.
       *[other] { $number } do not say their branch.
    }
plan-production-unclassed_service = { $n ->
        [one] One does not say which services it gives.
       *[other] { $number } do not say which services they give.
    }
plan-production-employment = At { $period } the territory counts { $total } { $measure } in { $units } municipalities, compared with { $around } municipalities around.
plan-production-employment_alone = At { $period } the territory counts { $total } { $measure } in { $units } municipalities.
plan-production-change = Since { $from } the change is { $change } ({ $measure }): { $national } what it would have been growing as the whole did, { $mix } from the branches it has, { $local } of its own.
plan-production-left_out = { $n ->
        [one] One municipality is left out because figures of it are missing.
       *[other] { $number } municipalities are left out because figures of theirs are missing.
    }
plan-production-note = The quotient is the branch’s share of the territory over its share of the whole that it is a part of: it is a strength or a weakness if the whole band lies on one side of unity.
plan-production-branches = What the territory is specialised in
plan-production-opportunities = Branches that are still lacking and to which a municipality is near already: { $list }.
plan-production-map_title = Actors
plan-production-map = The actors on record stand in { $with } of { $units } municipalities
plan-production-part_change = change
plan-production-part_national = growth of the whole
plan-production-part_mix = branches
plan-production-part_local = own part
plan-production_ties-missing = There is no input-output table: supply chains cannot be computed.
plan-production_ties-remedy = A regional input-output table (ISTAT, regional institutes).
plan-method-specialisation = Location quotient, with its band
plan-method-specialisation-question = In which branches is there more, or less, than one’s part?
plan-method-specialisation-source = Isard 1960; Moineddin, Beyene and Boyle 2003
plan-method-shift_share = Shift-share
plan-method-shift_share-question = What is a change made of?
plan-method-shift_share-source = Dunn 1960; Esteban-Marquillas 1972
plan-method-relatedness = Nearness of branches
plan-method-relatedness-question = To which branches that it lacks is a place already near?
plan-method-relatedness-source = Hidalgo et al. 2007; Boschma 2017
plan-value-production_actors = Actors in the territory
plan-value-production_of = Actors: { $place }
plan-value-production_unclassed = Actors that do not say their class
plan-value-production_class = Actors: { $class }
plan-value-production_class_units = Municipalities with actors: { $class }
plan-value-production_service_actors = Actors by service: { $class }
plan-value-production_service_offers = Offers by service: { $class }
plan-value-production_service_facilities = Facilities by service: { $class }
plan-value-production_service_units = Municipalities by service: { $class }
plan-value-production_rows = Rows of the whole table
plan-value-production_units = Municipalities with actors
plan-value-production_total = Total in the territory: { $measure }
plan-value-production_inside = Municipalities of the territory with figures by branch
plan-value-production_around = Municipalities around with figures by branch
plan-value-production_change = Change: { $part }
plan-value-production_left_out = Municipalities left out
plan-value-production_branch = In the territory: { $branch }
plan-value-production_quotient = Quotient: { $branch }
plan-value-heritage_risk = Assets at risk or in poor condition
plan-value-heritage_in_condition = Assets in condition: { $condition }
plan-value-heritage_lacking = Assets without: { $what }

problem-reference-periods = A stated whole goes with one later period, and here there are { $found }. Leave out --reference, or keep a single --later.
expected-problem-reference-periods = a single later period
