### Basins of like places: the question, what is found, saved areas as filters.

analysis-regions = Which neighbouring places are alike
page-basins = Basins
basins-alike = Basins of like places
basins-question = Which neighbouring municipalities are alike?
basins-finding = { $n ->
        [one] One basin of like municipalities: it explains { $part } of the differences
       *[other] { $count } basins of like municipalities: they explain { $part } of the differences
    }
basins-lede = { $n ->
        [one] The municipalities of a basin border each other and are alike in one indicator. The rest of the differences lies inside the basins.
       *[other] The municipalities of a basin border each other and are alike in { $count } indicators taken together. The rest of the differences lies inside the basins.
    }
basins-name = Basin of { $place }
basins-like_all = Like the whole territory in everything
basins-trait-high = above the mean in “{ $indicator }”
basins-trait-low = below the mean in “{ $indicator }”
basins-trait-share_65_plus-high = more old people
basins-trait-share_65_plus-low = fewer old people
basins-trait-share_65_over-high = more old people
basins-trait-share_65_over-low = fewer old people
basins-trait-old_age_share-high = more old people
basins-trait-old_age_share-low = fewer old people
basins-trait-share_75_plus-high = more very old people
basins-trait-share_75_plus-low = fewer very old people
basins-trait-income_per_taxpayer-high = higher incomes
basins-trait-income_per_taxpayer-low = lower incomes
basins-trait-income-high = higher incomes
basins-trait-income-low = lower incomes
basins-trait-graduates_share-high = more graduates
basins-trait-graduates_share-low = fewer graduates
basins-trait-employed_share-high = more people in work
basins-trait-employed_share-low = fewer people in work
basins-trait-foreign_share-high = more foreigners
basins-trait-foreign_share-low = fewer foreigners
basins-trait-commuters_same_share-high = more people working in their own municipality
basins-trait-commuters_same_share-low = fewer people working in their own municipality
basins-trait-service_level-high = more services from the municipality
basins-trait-service_level-low = fewer services from the municipality

basins-stable = They stand: made again { $replicates } times from slightly different data, they agree by { $agreement } out of 1 on average (stable from { $threshold }).
basins-unstable = They do not quite stand: made again { $replicates } times from slightly different data, they agree by only { $agreement } out of 1 on average (stable from { $threshold }). Try another number of basins or other indicators, and read the borders as hints.
basins-untried = Whether they stand was not tried: with 0 replicates there is no test.
basins-how_tried = In each replicate every value moves at random by up to 0.2 deviations and, with three indicators or more, one is left out in turn.
basins-kept = { $part } of it comes back
basins-kept_column = Comes back
basins-short = { $n ->
        [one] With this floor only one basin was found, not the { $k } asked.
       *[other] With this floor { $count } basins were found, not the { $k } asked.
    }
basins-missing = { $n ->
        [one] One municipality is left out, because a value is missing: { $names }.
       *[other] { $count } municipalities are left out, because a value is missing: { $names }.
    }
basins-parts = The territory is in { $parts } parts that do not touch: no basin spans two of them.
basins-constant = In “{ $indicator }” all municipalities are equal: it tells nothing apart and was not used.
basins-none = without a basin

basins-indicators = Indicators
basins-indicators_help = None chosen: those of the default set that have values.
basins-k = How many basins
basins-method = Method
basins-method-best = the better one, then polished
basins-method-ward = Ward among neighbours
basins-method-skater = SKATER
basins-floor = Each basin at least
basins-floor_of = of
basins-floor_none = no floor
basins-replicates = Replicates
basins-ask = Make the basins
basins-profiles = What they share
basins-places = { $n ->
        [one] one municipality
       *[other] { $count } municipalities
    }
basins-mean = { $value } (in all { $mean })
basins-borders = Why a border runs there
basins-border = between { $a } and { $b }
basins-border_why = What changes most is “{ $indicator }”: { $difference } deviations. Joining them would cost { $cost } of the explained part.
basins-border_alike = Most alike across it: { $a } and { $b }; least alike: { $c } and { $d }.
basins-cuts = The ties that were cut, in order
basins-cut = between { $a } and { $b }: { $gain } of the explained part
basins-explained = Explained part
basins-explained_help = Differences between basins over all differences (sums of squares of the standardized indicators).
basins-save = Save as areas
basins-save_help = A record for each basin, in one act that can be undone. An area then filters lists, search, grid and map.
basins-made_with = Indicators: { $indicators }. Basins asked: { $k }. Seed: { $seed }. Digest of the data: { $digest }.
basins-default_set = The default set takes one indicator a theme (old people, incomes, graduates, people in work, foreigners, who works in the own municipality, services of the municipality), if nine municipalities in ten have the value; at least three themes are needed.
done-basins_saved = Basins saved as areas.
empty-basins = The indicators to make basins from are missing.
    .help = Shares or means by municipality are needed, such as the share of old people or the mean income: import them as indicators.

envelope-saved_area = Saved area
basins-column = Basin
saved_area-filter = Filter by this area
saved_area-lists = Lists
saved_area-search = Search
saved_area-grid = Grid
saved_area-map = Map
saved_area-all = The whole territory

problem-basins = The basins cannot be made: { $found }.
expected-problem-basins = indicators with values and municipalities with a border
problem-basins-many = { $found } indicators are too many. Choose at most { $most }.
expected-problem-basins-many = at most { $most } indicators
problem-basins-default = The default set of indicators is not enough: { $found } themes of { $least } have a value for nearly every municipality. Choose the indicators yourself, or import shares of old people, graduates, people in work, foreigners, or mean incomes.
expected-problem-basins-default = at least { $least } themes with values, or chosen indicators
problem-basins-unknown = There is no indicator “{ $found }”, or it is not visible. Choose one of those with values.
expected-problem-basins-unknown = the code of an indicator with values
problem-basins-equal = In every chosen indicator all municipalities are equal: there is nothing to tell apart. Choose other indicators.
expected-problem-basins-equal = an indicator with different values
problem-basins-k = { $found } basins cannot be made of { $units } municipalities that have all the values. Ask for 2 to { $units }, or leave out the indicators with many gaps.
expected-problem-basins-k = a number from 2 to { $units }
problem-basins-parts = The territory is in { $parts } parts that do not touch, and no basin spans two: { $found } basins are not enough. Ask for at least { $parts }.
expected-problem-basins-parts = at least { $parts } basins
problem-basins-no_size = A floor needs to know what is added up. Choose an indicator that adds up, such as the residents.
expected-problem-basins-no_size = an indicator that adds up
problem-basins-size = “{ $found }” does not add up from one municipality to another, and cannot be a floor. Choose a count, such as the residents.
expected-problem-basins-size = an indicator that adds up
problem-basins-floor = “{ $found }” cannot be a floor: write a number above zero, or leave it empty.
expected-problem-basins-floor = a number above zero
problem-basins-floor_high = With at least { $found } each, { $k } basins cannot be made: it is enough for { $most } at most. Lower the floor or ask for fewer basins.
expected-problem-basins-floor_high = a floor that is enough for { $k } basins
problem-basins-floor_part = The part of the territory that { $unit } lies in adds up to { $sum }, below the floor of { $found }. Lower the floor.
expected-problem-basins-floor_part = a floor of up to { $sum }
problem-basins-value = In “{ $found }” the value of { $unit } is not a number that can be computed with. Correct it in the data.
expected-problem-basins-value = a finite number
problem-area-unknown = There is no saved area “{ $found }”, or it is not visible, is superseded or has no municipalities. Take the filter away or choose another.
expected-problem-area-unknown = the identity of a saved area with municipalities
problem-regions = The regions of “{ $found }” cannot be made: { $reason }.
expected-problem-regions = columns with different values on units that border each other

plan-alike-missing = Which neighbouring municipalities are alike cannot be told: at least three indicators are missing among shares of old people, graduates, people in work and foreigners, mean incomes, who works in the own municipality, and services of the municipality.
plan-alike-remedy = Shares and means by municipality (census, tax returns, OpenCivitas); they are imported as indicators.
plan-alike-finding = { $n ->
        [one] Neighbouring municipalities form { $number } basin of like places, which explains { $part } of the differences
       *[other] Neighbouring municipalities form { $number } basins of like places, which explain { $part } of the differences
    }
plan-alike-text = { $n ->
        [one] The municipalities that border each other and are alike form { $number } basin, which explains { $part } of the differences in these indicators taken together:
       *[other] The municipalities that border each other and are alike form { $number } basins, which explain { $part } of the differences in these indicators taken together:
    }
plan-alike-indicator = “{ $title }” ({ $period })
plan-alike-stable = The basins stand: made again { $replicates } times from slightly different data, they agree by { $agreement } out of one on average (stable from { $threshold }).
plan-alike-unstable = The basins do not quite stand: made again { $replicates } times from slightly different data, they agree by { $agreement } out of one on average (stable from { $threshold }). The borders are hints.
plan-alike-note = Alike does not mean tied: which places work together is told by who travels where.
plan-alike-basin = { $n ->
        [one] { $name } ({ $units } municipality)
       *[other] { $name } ({ $units } municipalities)
    }
plan-alike-basin_people = { $n ->
        [one] { $name } ({ $units } municipality, { $people } residents)
       *[other] { $name } ({ $units } municipalities, { $people } residents)
    }
plan-alike-left_out = { $n ->
        [one] { $number } municipality is left out, as a value is missing.
       *[other] { $number } municipalities are left out, as a value is missing.
    }
plan-alike-map = A line joins bordering municipalities of the same basin; the name of the largest of each is written
plan-alike-map_title = Basins of like places
plan-alike-map_unit = municipality, joined to the neighbours of its basin
plan-value-alike = Basins of like places
plan-value-alike_part = Part of the differences that the basins explain
plan-value-alike_replicates = Times that the basins were made again
plan-value-alike_agreement = Mean agreement of the basins made again (adjusted Rand)
plan-value-alike_threshold = Agreement from which basins are called stable
plan-value-alike_units = { $name }: municipalities
plan-value-alike_people = { $name }: residents
plan-value-alike_missing = Municipalities without a basin
plan-method-regions = Basins of like places
plan-method-regions-question = Which neighbouring places are alike?
plan-method-regions-source = Assunção et al. 2006; Guo 2008; Ward 1963
