### Functional basins: which places work as one, from flows that were counted or estimated.

page-functional = Functional basins
job-functional = Functional basins
functional-tabs = Which basins
functional-tab-alike = Alike
functional-tab-working = Working as one
functional-question = Which municipalities work as one place?
functional-finding = { $n ->
        [0] No functional basin touches the territory
        [one] One functional basin: { $part } of those who work do not leave it
       *[other] { $count } functional basins: { $part } of those who work stay in their own
    }
functional-finding_estimate = { $n ->
        [0] No functional basin touches the territory (estimate)
        [one] One functional basin: { $part } of those who work do not leave it (estimate)
       *[other] { $count } functional basins: { $part } of those who work stay in their own (estimate)
    }
functional-lede = In a functional basin nearly all who live there work there, and nearly all of its jobs are held by those who live there. The municipalities may be unlike: what counts is who goes where.
functional-word-estimate = estimate
functional-is_estimate = Estimate.
functional-estimate = Nobody counted here who goes from where to where to work: the flows are estimated from the totals of each municipality ({ $period }: who lives there and works, who stays, who comes in) with a doubly constrained model. Who stays in their own municipality is known; the others thin out with the distance as the crow flies ({ $decay } decay, β { $beta }; { $mean } km on average). The jobs of those who come in are multiplied by { $scaled }, so that they are as many as leave.
functional-shaken = With β { $beta } there are { $basins } basins (against { $all }), which agree with these by { $agreement } out of 1.
functional-counted = Flows that were counted: { $titles }, { $period }.
functional-made_rule = Least size { $size }, target { $target } workers; least self-containment { $self }, target { $whole }.
functional-made_search = Searches { $trials }, seed { $seed }.
functional-made_digest = Digest of the data: { $digest }.
functional-contained = { $residents } of those who live there and work do so there; { $jobs } of its jobs are held by those who live there.
functional-method-ttwa = rule of local labour systems
functional-method-infomap = map equation (Infomap)
functional-method-leiden = modularity (Leiden)
functional-decay-exponential = exponential
functional-decay-power = power

functional-flows = Flows
functional-flows-newest = the newest
functional-flows-estimate = estimated from the municipalities’ totals
functional-min_size = Least size
functional-target_size = Target size
functional-min_self = Least self-containment
functional-target_self = Target self-containment
functional-trials = Searches
functional-own = Count who stays in the municipality
functional-decay = Decay of the estimate
functional-beta = β of the estimate
functional-against = Compare with
functional-against_none = nothing
functional-areas = { $n ->
        [one] one area
       *[other] { $count } areas
    }
functional-flows_csv = Flows (CSV)
functional-flows_csv_estimate = Estimated flows (CSV)
functional-modularity = Modularity
functional-codelength = Bits a step (without basins)
functional-searches = Searches that find the same; agreement of the others
functional-profiles = What holds them together
functional-residents = Live there and work
functional-jobs = Work there
functional-stay = Do both
functional-validity = Validity (accepted from 1)
functional-took = (in the end it took municipalities that no basin could take without loss)
functional-inner = Strongest ties:
functional-outside = { $n ->
        [one] one of them outside the territory
       *[other] { $count } of them outside the territory
    }
functional-row_outside = (outside)
functional-of_residents = Of those who live there, work in the basin
functional-of_jobs = Of its jobs, held from within the basin
functional-tie = Strongest tie
functional-tie_cell = { $place } ({ $go } go, { $come } come)
functional-lines = { $n ->
        [one] A line: the strongest tie between two municipalities
       *[other] Lines: the { $count } strongest ties between two municipalities, as wide as many go and come
    }
functional-strongest = The strongest ties
functional-from = From
functional-to = To
functional-go = Go
functional-come = Come
functional-cut = cut
functional-missing = { $n ->
        [one] No flows are known of one municipality: { $names }.
       *[other] No flows are known of { $count } municipalities: { $names }.
    }
functional-apart = { $n ->
        [one] One municipality stands apart, without workers, jobs or ties: { $names }.
       *[other] { $count } municipalities stand apart, without workers, jobs or ties: { $names }.
    }
functional-no_basins = No basin meets the demands: all municipalities stand apart. Lower the least size or self-containment.
functional-around = { $n ->
        [one] One municipality around the territory is counted too (basins wholly outside: { $basins }): a basin may cross the border.
       *[other] { $count } municipalities around the territory are counted too (basins wholly outside: { $basins }): a basin may cross the border.
    }
functional-enclaves = { $n ->
        [one] One piece stays cut off from its basin, since it has no ties with a bordering one.
       *[other] { $count } pieces stay cut off from their basin, since they have no ties with a bordering one.
    }
functional-agreement = Compared with other areas
functional-agreement_words = With “{ $name }” the agreement is { $rand } out of 1 (adjusted Rand, { $compared } municipalities). Of those who work { $inside } stay in their own area with these basins, { $other } with the other areas.
functional-agreement_missing = { $n ->
        [one] The other areas say nothing of one municipality: { $names }.
       *[other] The other areas say nothing of { $count } municipalities: { $names }.
    }
functional-agreement_help = In common: who lives and works in both, over who lives and works in either.
functional-other_area = Most alike area
functional-shared = In common
functional-why = Why two places are together
functional-why_a = One municipality
functional-why_b = Another
functional-why_ask = Explain
functional-why_estimate = Estimated numbers.
empty-functional = Data are missing to say which places work as one.
    .help = It takes the flows to work from municipality to municipality (imported as flows) or, to estimate them, three totals of each municipality: residents who work, who works in their own municipality, who comes in from others (indicators commuters_resident, commuters_same_unit, commuters_in).

problem-functional = Functional basins cannot be made: { $found }.
expected-problem-functional = flows, or totals to estimate them from
problem-functional-set = The data set of flows “{ $found }” is not there or cannot be seen. Choose among: { $known }.
expected-problem-functional-set = a data set of flows
problem-functional-none = There are neither flows nor the totals to estimate them from. Import the flows, or the indicators commuters_resident, commuters_same_unit and commuters_in of one period.
expected-problem-functional-none = flows, or three totals a municipality
problem-functional-size = The least size is { $found } and the target size { $target }. Write numbers above zero, the least below the target.
expected-problem-functional-size = a least size below the target
problem-functional-self = The least self-containment is { $found } and the target { $target }. Write shares above 0 and up to 1, the least not above the target.
expected-problem-functional-self = shares from 0 to 1, the least not above the target
problem-functional-margin = The totals of { $found } do not fit: more stay than live there and work, or a total is below zero. Mend them in the data.
expected-problem-functional-margin = no more who stay than live there and work
problem-functional-stays = Without those who stay in their municipality nobody goes anywhere. Count those who stay too.
expected-problem-functional-stays = flows between different municipalities
problem-functional-nothing = No flow between the loaded municipalities is above zero. Check the codes of the units and the period.
expected-problem-functional-nothing = flows above zero
problem-functional-few = The totals are there for { $found } municipalities: to estimate flows it takes at least two.
expected-problem-functional-few = at least two municipalities with the totals
problem-functional-beta = The β of the estimate is { $found }. Write a number above zero.
expected-problem-functional-beta = a number above zero
problem-functional-balance = With this decay the totals do not meet: { $found } lacks { $missing } people. Try a smaller β.
expected-problem-functional-balance = a decay with which the totals meet
problem-functional-against = “{ $found }” is no division of the municipalities. Choose among: { $known }.
expected-problem-functional-against = a division of the municipalities
problem-functional-unit = No flows are known of “{ $found }”. Choose a municipality of the table.
expected-problem-functional-unit = a municipality with flows

seven-measure-basins-functional = Functional basins
seven-measure-basins-official = Official labour areas
seven-finding-basins-functional = { $n ->
        [one] Municipalities form one functional basin; { $rest } are in none
       *[other] Municipalities form { $count } functional basins; { $rest } are in none
    }
seven-finding-basins-functional_all = { $n ->
        [one] The territory is one functional basin
       *[other] Municipalities form { $count } functional basins
    }
seven-finding-basins-official = { $n ->
        [one] Municipalities belong to one official labour area; { $rest } to none
       *[other] Municipalities belong to { $count } official labour areas; { $rest } to none
    }
seven-finding-basins-official_all = { $n ->
        [one] All municipalities belong to one official labour area
       *[other] Municipalities belong to { $count } official labour areas
    }
seven-more-basins_functional = Functional basins: which places work as one
seven-estimated = { $finding } (estimate)
seven-waits-flows = Functional basins wait for the flows to work, or for the totals to estimate them from
seven-waits-official = No municipality says to which official labour area it belongs

plan-functional-text = { $n ->
        [one] Places that work as one form { $number } functional basin: { $part } of those who work do not leave it.
       *[other] Places that work as one form { $number } functional basins: { $part } of those who work stay in their own.
    }
plan-functional-text_estimate = { $n ->
        [one] Estimate: places that work as one form { $number } functional basin, which { $part } of those who work do not leave. Nobody counted the flows: they are estimated from the totals of { $period } and from distance, with a decay of { $beta } a kilometre.
       *[other] Estimate: places that work as one form { $number } functional basins, and { $part } of those who work stay in their own. Nobody counted the flows: they are estimated from the totals of { $period } and from distance, with a decay of { $beta } a kilometre.
    }
plan-functional-basin = { $n ->
        [one] { $name } ({ $units } municipality): { $residents } of those who live there and work do so there, and { $jobs } of the jobs are held by those who live there.
       *[other] { $name } ({ $units } municipalities): { $residents } of those who live there and work do so there, and { $jobs } of the jobs are held by those who live there.
    }
plan-functional-outside = { $n ->
        [one] One lies outside the territory.
       *[other] { $number } lie outside the territory.
    }
plan-functional-official = With the official labour areas the agreement is { $rand } out of one (adjusted Rand, { $compared } municipalities): with those { $other } stay in their own area.
plan-functional-shaken = With a decay of { $low } or { $high } the agreement with these basins is { $first } and { $second }.
plan-functional-note = Who stays in their own municipality was counted; who goes elsewhere is estimated.
plan-value-functional = Functional basins
plan-value-functional_part = Share of those who work that stay in their own functional basin
plan-value-functional_units = { $name }: municipalities
plan-value-functional_residents = { $name }: of those who live there and work, those who do so there
plan-value-functional_jobs = { $name }: of the jobs, those held by who lives there
plan-value-functional_outside = { $name }: municipalities outside the territory
plan-value-functional_rand = Agreement with the official labour areas (adjusted Rand)
plan-value-functional_compared = Municipalities compared
plan-value-functional_other = Share of those who work that stay in their own official area
plan-value-functional_beta = Decay of the estimate of flows, a kilometre
plan-value-functional_shaken = Agreement with the basins of another decay (adjusted Rand)
plan-value-functional_estimated = { $label } (estimate)
plan-method-functional = Functional basins
plan-method-functional-question = Which places work as one?
plan-method-functional-source = Coombes et al. 1986; Coombes and Bond 2008; Franconi et al. 2016
plan-method-functional_estimate = Functional basins from estimated flows
plan-method-functional_estimate-question = Which places work as one, if only how many start and arrive is known?
plan-method-functional_estimate-source = Wilson 1971; Coombes et al. 1986; Coombes and Bond 2008; Franconi et al. 2016
