# What the verbs on plain files say.

problem-table-number = { $file }: row { $row }, column { $column }: found “{ $found }”, expected a number.
problem-table-ragged = { $file }: row { $row } has { $found } cells, expected { $expected } as in the first row.
problem-table-unit = { $file }: row { $row }, column { $column }: found “{ $found }”, expected the number of a unit, from 0 to { $most }.
problem-table-shape = { $file }: no shape has “{ $found }” as its { $column }. Add the shape, or take the unit out.
problem-table-name = { $file }: row { $row }, column { $column }: the name is missing. Write it, or take the row out.
problem-question = The question “{ $found }” has no answer: { $reason }.

expected-problem-table-number = a number
expected-problem-table-ragged = as many cells as in the first row
expected-problem-table-unit = the number of a unit
expected-problem-table-shape = a shape for every unit
expected-problem-table-name = a name
expected-problem-question = a question that has an answer
