### Services: who reaches them, how evenly, and what is missing to say so.

problem-access = Access from { $found } cannot be computed: { $reason }.
problem-inequality = The inequality of { $found } cannot be computed: { $reason }.
problem-coordinates-differ = The coordinates of the two files are of different kinds ({ $found }). Use x, y in both, or lon, lat in both.
problem-table-column = { $file }: the column “{ $found }” is missing. There are: { $known }.
problem-table-amount = { $file }: row { $row }, column { $column }: found “{ $found }”, expected a number of zero or more.
problem-table-coordinate = { $file }: row { $row }, column { $column }: found “{ $found }”, expected a coordinate.
problem-table-group = { $file }: row { $row }, column { $column }: the group is missing. Write it in every row, or take the column away.

expected-problem-access = people and sites with coordinates, a threshold of zero or more, a factor above zero
expected-problem-inequality = values and weights of zero or more, with at least one weight above zero
expected-problem-coordinates-differ = the same coordinates in both files
expected-problem-table-column = a column “{ $found }”
expected-problem-table-amount = a number of zero or more
expected-problem-table-coordinate = a coordinate: a number, in degrees for lon and lat
expected-problem-table-group = a group in every row

inequality-undefined = Nobody has anything: inequality and harmony are not defined.

problem-no-people = It is not known who counts: there is no additive indicator of residents. Import the population of the municipalities.
problem-demand-indicator = “{ $found }” is no count of people that adds up. Choose an indicator that aggregates by sum.
problem-no-services = No service has sites in the territory. Import the sites, saying for each which service it gives.
problem-unit-attribute = The municipalities have no attribute “{ $found }”. There are: { $known }.

expected-problem-no-people = an indicator of residents that aggregates by sum
expected-problem-demand-indicator = an indicator that aggregates by sum
expected-problem-no-services = at least one site of a service
expected-problem-unit-attribute = an attribute of the municipalities

problem-no-needs = No need is on record for “{ $found }”. Add some, or choose another entry.
expected-problem-no-needs = at least one need on record
services-partial = The list is not complete.
services-partial_help = Nothing follows from what is not in it: a municipality without a site here may have one that the list does not tell.
