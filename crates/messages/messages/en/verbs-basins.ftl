### Areas drawn from flows: what holds them together, and why two places are in one.

analysis-functional_areas = Which places work as one
problem-basins-why = “{ $found }” does not name two units of the flows. Write two ids, or two names of --names, with a comma between them.
problem-basins-columns = “{ $found }” after { $option } does not name { $many } columns. Write their names with commas between them.
problem-basins-id = { $file }: row { $row }, column { $column }: the unit is missing. Write its id.
expected-problem-basins-why = two units
expected-problem-basins-columns = names of columns
expected-problem-basins-id = the id of a unit

basins-flow-tie = { $from } to { $to } { $go }, back { $come }
basins-flow-area = Area of { $area } (units: { $units }; workers who live there: { $workers }): { $residents } of them work in it, { $jobs } of its jobs are held by those who live in it.
basins-flow-inner = Strongest ties: { $ties }.
basins-flow-next = Cut at its border: towards the area of { $area } { $go } go out and { $come } come in.
basins-flow-short = It falls short of the demands (validity { $validity }), since units that no area could take without loss, or enclaves, were given to it in the end.
basins-flow-more = Further areas: { $many }; the JSON tells of all.
basins-flow-none = No area meets the demands, so all units stand apart. Lower --min-size or --min-self.
basins-flow-enclaves = Pieces cut off from their area that have no tie with a bordering one, and stay where they are: { $many }.
basins-flow-not_found = Units that the other division does not hold, and that are not compared: { $many } ({ $some }).

basins-why-together = { $one } and { $other } are together in the area of { $area }.
basins-why-parted = { $one } and { $other } are not in one area.
basins-why-same = { $one } is one unit: it was asked twice.
basins-why-direct = From { $one } to { $other } go { $go } ({ $of_one } of those who live in { $one } and work), back { $come } ({ $of_other } of those who live in { $other } and work).
basins-why-nothing = Nobody goes from one to the other.
basins-why-chain = What joins them best is the chain: { $ties }.
basins-why-holds = { $unit } holds to the area of { $own } with cohesion { $k }, and to that of { $next }, the next best, with { $l }.
basins-why-only = { $unit } holds to the area of { $own } with cohesion { $k }, and to no other.
basins-why-apart = { $unit } stands apart: it has no workers, no jobs or no ties that count.
basins-why-reserve = No area could take { $unit } without getting worse: it was given in the end to the one it holds to most.
