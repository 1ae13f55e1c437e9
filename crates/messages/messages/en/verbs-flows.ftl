### Flows estimated from their margins.

analysis-estimated_flows = Who goes from where to where, estimated
problem-flows-place = { $file }: “{ $found }” is not among the places. Add it there, or take its flows out.
problem-flows-length = { $found } holds no flow between two places, so it has no mean length. Give --mean or --beta.
expected-problem-flows-place = places that are listed
expected-problem-flows-length = flows between places

flows-estimate = These flows are an estimate from margins and distances: they add up to what starts and ends in each place, but nobody counted them.
flows-scaled = Jobs were multiplied by { $by }, so that they are as many as the workers: some of either lie outside these places.
flows-own = Who stays in their own place is estimated too, which distance tells badly: where it is known give it in a column own.
flows-left = Flows smaller than { $least } are left out; together they hold { $part } of all.
flows-alike = Estimate and observed flows have { $common } in common; without what stays in its place, { $between }.
