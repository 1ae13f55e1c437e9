### The generated example.

example-territory = Test territory
example-summary = A record made up for trial: it describes nothing that is really there.

problem-example-mixed = The territory “{ $found }” has records already: made-up ones enter it only marked as illustrative. Leave out --not-illustrative, or use a new folder.
problem-example-codes = The code of the units is not to be found in “{ $found }”. Say with --mapping which property is the code.
problem-example-clock = “{ $found }” is not a moment. Write it so: 2026-06-30T08:00:00Z.
problem-example-truths = “{ $found }” lies in the territory’s folder, and the planted truths must lie outside of it. Write another place.
expected-problem-example-mixed = a territory without records, or illustrative ones
expected-problem-example-codes = a property with the unit’s code
expected-problem-example-clock = a moment, such as 2026-06-30T08:00:00Z
expected-problem-example-truths = a file outside the territory’s folder

cli-generate-truths = { $n ->
        [one] One planted truth, written to { $file }.
       *[other] { $count } planted truths, written to { $file }.
    }
