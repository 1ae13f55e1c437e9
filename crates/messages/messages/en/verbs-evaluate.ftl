### Evaluation of a measure on plain files.

analysis-evaluation = Did it work

problem-table-treated = { $file }: row { $row }, column { $column }: found “{ $found }”, expected 0 or 1.
problem-table-same = { $file }: row { $row }, column { $column }: found “{ $found }”, which differs from the unit’s rows before. Write the same in each.
problem-panel-stops = { $file }: unit “{ $found }” is treated and in { $period } no longer. Only measures that stay are evaluated: leave out the periods after it ended.
expected-problem-table-treated = 0 or 1
expected-problem-table-same = the same in each row of the unit
expected-problem-panel-stops = a measure that stays

evaluate-effect = The treated moved { $effect } more than the others (between { $low } and { $high }, { $level } interval). Chance alone would hardly give this (p = { $p }).
evaluate-no-sign = The treated moved { $effect } more than the others (between { $low } and { $high }, { $level } interval). Chance alone gives as much (p = { $p }): nothing is shown, and nothing is excluded within the interval.
evaluate-trend = This design cannot answer: before the start the treated already moved away from the others, by { $slope } a period. The difference found ({ $effect }) is not the measure’s alone.
evaluate-cannot = This design cannot answer: with { $treated } treated of { $clusters } places the least p there can be is { $least }. Whatever happened, it could be chance.
evaluate-staggered = Places start at different times: each group is compared with places that are not treated, never with places treated before it.
evaluate-few = Few places were treated ({ $treated }), so chance is judged by choosing others in their stead ({ $ways } ways).
evaluate-detectable = An effect of { $least } would be found four times in five; smaller ones mostly not.
evaluate-one-before = There is a single period before the start: whether trends were parallel cannot be looked at.
evaluate-parallel = In the { $periods } periods before the start trends do not differ by more than chance gives (p = { $p }). That does not prove that they would not have later.
evaluate-synthetic = { $unit } against a mixture ({ $mixture }…) that missed it by { $before } before the start: { $effect } since then; as much happens to untreated places with p = { $p }.
evaluate-incomplete = Left out for a missing outcome: { $count } units.
evaluate-always = Left out, treated from the first period: { $count } units.
