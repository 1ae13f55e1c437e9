### Supply chains: titles and what the verb says.

analysis-chains = Supply chains

problem-table-square = { $file }: the rows have { $found } numbers, expected { $expected }: as many as there are rows, a column for each branch.
expected-problem-table-square = as many columns as rows
problem-table-branches = { $file }: found { $found } rows of numbers, expected { $expected }: one for each branch of the flows.
expected-problem-table-branches = a row for each branch of the flows
problem-table-branch = { $file }: row { $row }: found “{ $found }”, expected “{ $expected }”: the branches in the order of the flows.
expected-problem-table-branch = the branches in the order of the flows

verb-chains-key = Key branches, which pull and push more than the mean ({ $count }): { $branches }.
verb-chains-no-key = No branch both pulls and pushes more than the mean.
verb-chains-extraction = Without { $branch } and all its ties { $share } of total output would go, more than without any other branch.
verb-chains-tie = Most hangs on the tie from { $from } to { $to }: without it { $share } of total output would go.
verb-chains-outside = Final demand for { $branch } leaves most: { $share } of each unit goes outside along its chain.
verb-chains-rings = Rings that are missing or short, those with most to gain first, with the part that the region finds inside: { $branches }.
verb-chains-no-rings = No ring is missing: of all that its branches need the region finds half or more inside.
verb-chains-below = Flegg’s quotient leaves less than the other branches ask for in: { $branches }. There final demand comes out below zero: read these branches with care.
verb-chains-idle = Without any output here: { $branches }.
verb-chains-proof = No multiplier is off by more than { $bound } of itself: what is left of its balance proves it.
