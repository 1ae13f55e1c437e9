### What the verbs `aggregate`, `team` and `portfolio` say, and what is wrong with a file of rules.

analysis-aggregation = Demand worth organising
analysis-team = Teams
analysis-portfolio = Portfolio of projects

aggregate-left-nothing_wanted = Needs left out because they want nothing: { $points }.
aggregate-left-short = Needs left out because their own interval is shorter than { $window }: { $points }, with a quantity of { $quantity }.
aggregate-left-counted_once = Needs left out because their persons are in a lot of the kind already: { $points }.
aggregate-left-too_large = Needs left out because each alone is more than a lot may have: { $points }, with a quantity of { $quantity }.
aggregate-left-too_few = Needs left out because too little is near them, whenever (the least is { $least }): { $points }, with a quantity of { $quantity }.
aggregate-left-not_at_once = Needs left out because enough is near them, but not at the same time: { $points }, with a quantity of { $quantity }.
aggregate-left-too_few_people = Needs left out because too few persons stand behind what is near them: { $points }, with a quantity of { $quantity }.
aggregate-left-elsewhere = Needs left out because what they would need went into other lots: { $points }, with a quantity of { $quantity }.
aggregate-bound = No choice of lots has more than { $more } above this one.
aggregate-best = No choice of lots has a larger quantity.

team-proven = No team of less cost has all that is wanted: all others were excluded, in { $steps } steps.
team-not-proven = The search stopped after { $steps } steps: a better team may exist, down to the bound.
team-lacks = No candidate gives enough of { $want }: { $wanted } wanted, { $available } there. Every team lacks it.
team-pieces = The team is in { $pieces } pieces that do not know each other.
team-alone = Cannot be spared, since nobody else in the team has what they bring: { $who }.
team-none-alone = Nobody is the only one to bring something: the team bears the loss of any one member.

portfolio-proven = No choice that keeps the rules is worth more.
portfolio-gap = The search stopped after { $steps } steps: a better choice may be worth at most { $gap } more.
portfolio-budget = Of { $budget } { $spent } of { $most } are spent; a thousand euros more would be worth { $marginal } at most.
portfolio-budget-enough = Of { $budget } { $spent } of { $most } are spent; more would be worth nothing.

problem-rules-form = { $file }, line { $row }: this is not TOML ({ $found }).
problem-rules-unknown = { $file }: “{ $found }” is no rule of this verb. There are: { $known }.
problem-rules-missing = { $file }: { $member } is missing. Add it.
problem-rules-number = { $file }: { $member } is “{ $found }”, expected a number that fits.
problem-rules-whole = { $file }: { $member } is “{ $found }”, expected a whole number of zero or more.
problem-rules-flag = { $file }: { $member } is “{ $found }”, expected true or false.
problem-rules-texts = { $file }: { $member } is “{ $found }”, expected a list of texts, such as ["a", "b"].
problem-rules-table = { $file }: { $member } is “{ $found }”, expected a table, such as [{ $member }] with a line for each entry.
problem-rules-listed = { $file }: { $member } names “{ $found }”, which is not in the list. Add it to its file, or correct the name.
problem-rules-better = { $file }: { $member } is “{ $found }”, expected more or less.
problem-rules-pair = { $file }: { $member } names { $found } projects, expected two.
problem-table-flag = { $file }: row { $row }, column { $column }: found “{ $found }”, expected yes or no.
problem-table-cents = { $file }: row { $row }, column { $column }: found “{ $found }”, expected euros with two decimals at most.

expected-problem-rules-form = a file of rules in TOML
expected-problem-rules-unknown = one of the rules that there are
expected-problem-rules-missing = a member that is needed
expected-problem-rules-number = a number that fits
expected-problem-rules-whole = a whole number of zero or more
expected-problem-rules-flag = true or false
expected-problem-rules-texts = a list of texts
expected-problem-rules-table = a table
expected-problem-rules-listed = a name of the table
expected-problem-rules-better = more or less
expected-problem-rules-pair = two projects
expected-problem-table-flag = yes or no
expected-problem-table-cents = euros with two decimals at most
