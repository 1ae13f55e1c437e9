### Finance on plain files.

analysis-finance = Does the money hold

problem-words = { $flag }: “{ $found }” does not fit. Known: { $known }.
problem-table-period = { $file }: row { $row }, column { $column }: found “{ $found }”, expected a whole number or a month such as 2026-03, the same in every row.
problem-table-flow = { $file }: row { $row }, column { $column }: found “{ $found }”, expected operating, investment, own or aid.
problem-table-money = { $file }: row { $row }, column { $column }: found “{ $found }”, expected an amount of zero or more such as 1250.50.
expected-problem-words = one of the known settings
expected-problem-table-period = a whole number or a month
expected-problem-table-flow = operating, investment, own or aid
expected-problem-table-money = an amount of zero or more

finance-cash = The till is short from { $period } on ({ $cash }); at its worst, in { $worst_period }, { $worst } are in it.
finance-ceiling = Rule { $rule }: the ceiling is passed with { $period }; from { $from } to { $to } by { $by }.
finance-aid-share = Aid is { $found }; at { $share } of the investment it may be { $allowed }: { $by } too much.
finance-own-share = Own money is { $found }; at { $share } of the investment it should be { $wanted }: { $by } are missing.
finance-cover = In { $period } the activity leaves { $cover } for each euro of instalments; { $wanted } are wanted.
finance-value = At { $rate } a year the project is worth { $npv }: it costs more than it brings.
finance-payback = What is spent does not come back within these periods.
finance-holds = Nothing breaks: the till, the debt and the rules that were given hold.
finance-rates-none = No rate brings the value to zero: there is no internal rate of return.
finance-rates-several = Several rates bring the value to zero ({ $rates }), so none of them says how good the project is. Judge it by its value.
