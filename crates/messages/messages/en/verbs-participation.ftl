### What the verbs say of opinions, shared budgets and foresight.

analysis-opinions = What people agree on
analysis-budgeting = A budget shared by vote
analysis-balances = Futures that hold together
analysis-structure = What drives what

problem-table-vote = { $file }: row { $row }, column { $column }: found “{ $found }”, expected 1 (agree), 0 (pass) or -1 (disagree).
problem-pabulib-meta = { $file }: the section META does not say “{ $found }”. Add its line.
problem-budget-step = The step “{ $found }” is no amount of money. Write digits, such as 5000 or 12.50.
problem-foresight-names = { $found } does not name what the matrix has: { $sizes } names are needed, in the order of its rows.

expected-problem-table-vote = 1, 0 or -1
expected-problem-pabulib-meta = a line of META that says it
expected-problem-budget-step = an amount of money
expected-problem-foresight-names = one name a row of the matrix

opinions-group-agrees = { $n ->
        [one] Group { $group } (one person) stands out by agreeing to { $statements }.
       *[other] Group { $group } ({ $count } people) stands out by agreeing to { $statements }.
    }
opinions-group-disagrees = { $n ->
        [one] Group { $group } (one person) stands out by disagreeing with { $statements }.
       *[other] Group { $group } ({ $count } people) stands out by disagreeing with { $statements }.
    }
opinions-all-agree = Most of all who voted agree to { $statements }.
opinions-all-disagree = Most of all who voted disagree with { $statements }.
opinions-no-consensus = There is no statement on which a majority of all is told from chance.
opinions-map = The map shows { $share } of the differences in votes; the rest is not seen on it.
opinions-faint = The groups are hardly apart (silhouette { $silhouette }): people shade into one another.
opinions-unsteady = Other starts give other groups (Rand { $rand }): do not build on the borders between them.
opinions-outside = { $n ->
        [one] One person voted too little to be in a group.
       *[other] { $count } people voted too little to be in a group.
    }

budget-served = { $n ->
        [one] { $served } of one voter has an approved project among those chosen.
       *[other] { $served } of { $count } voters have an approved project among those chosen.
    }
budget-share = Every voter has a share of { $share } to spend on approved projects.
budget-effort = { $n ->
        [one] The greatest effort is { $project }: one supporter pays { $price }, and { $part } more give all they had left.
       *[other] The greatest effort is { $project }: { $count } supporters pay { $price } each, and { $part } more give all they had left.
    }
budget-next-supporters = Nearest to being chosen is { $project }: its supporters lack { $lacks }.
budget-next-budget = Nearest to being chosen is { $project }: the budget lacks { $lacks }.
budget-next-stopped = The rule stopped at a project that does not fit, before the turn of { $project }, which would fit.
budget-tie = { $project } was equal to { $over }: the order of names decided.
budget-raised = { $n ->
        [one] Shares were computed once.
       *[other] Shares were raised in { $count } runs, as if the budget were { $purse }; the outcome stays within the true one.
    }
budget-cut-off = Raising was cut off at the most runs: a larger step would go further.
budget-approved = The ballots are “{ $kind }”: each project that a ballot names counts as approved, whatever its points or rank.
budget-greedy = Greedy asks how many want a project, not who: a majority may take the whole budget.

foresight-search-many = There are more consistent scenarios than are listed: the judgements decide too little.
foresight-search-given_up = The search was given up: the judgements bind too little. What is listed is consistent, but there may be more.
foresight-drawn = { $n ->
        [one] There are too many scenarios to follow each: one was drawn, and the basin counts it.
       *[other] There are too many scenarios to follow each: { $count } were drawn, and basins count these.
    }
foresight-attractors-many = There are more than half a million attractors: nearly every scenario stays where it is, and they are not listed.
foresight-none = No scenario is consistent: in each one some descriptor would rather be elsewhere. See the attractors.
foresight-holds = The scenario is consistent: every choice holds.
foresight-breaks = The scenario is not consistent.
foresight-choice-holds = { $name }: { $chosen } holds (balance { $balance }).
foresight-choice-breaks = { $name }: { $chosen } does not hold (balance { $balance }); { $best } has { $other }.
foresight-judgement = Most against it speaks { $source } = { $variant }, which says { $of_rival } of { $rival } and { $of_chosen } of { $chosen }.
foresight-driver = Drivers, which act much and depend little: { $names }.
foresight-relay = Relays, which act much and depend much: { $names }.
foresight-outcome = Outcomes, which act little and depend much: { $names }.
foresight-autonomous = Apart, which act little and depend little: { $names }.
foresight-settled = { $n ->
        [one] Indirect figures count chains of one step.
       *[other] Indirect figures count chains of { $count } steps, where the order of the variables repeats.
    }
foresight-ends = { $n ->
        [one] No influence comes back to where it began: no chain is longer than one step.
       *[other] No influence comes back to where it began: the longest chains have { $count } steps, and are counted.
    }
foresight-never = { $n ->
        [one] The order of the variables does not repeat up to chains of one step.
       *[other] The order of the variables does not repeat up to chains of { $count } steps: take the indirect ranking with care.
    }
