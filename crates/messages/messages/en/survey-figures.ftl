### What is said of figures and of what units are like when they are imported: wide tables, periods, sums, doubles.

problem-figures-period = Nothing says the period of these columns: { $found }. Write period = "2021" in the mapping, in the entry of each of them, or one column or constant named period for all.
expected-problem-figures-period = a period for every column of figures
problem-figures-column = The mapping does not say what the figures of the column “{ $found }” are: { $wanted } is missing.
expected-problem-figures-column = { $wanted } with a code without spaces
problem-figures-twice = Several columns give the same figure, “{ $what }”, for the same period: { $found }. Leave out all but one, or mend code or period.
expected-problem-figures-twice = one column for each indicator and period
problem-day-of-year = “{ $found }” is not a day of the year. Write it as MM-DD, such as 01-01.
expected-problem-day-of-year = a day such as 01-01
problem-suppressed-bound = “{ $found }” is not the bound under which a value is suppressed. Write a number, or nothing if it is not known.
expected-problem-suppressed-bound = a number
problem-mapping-encoding = “{ $found }” is not a known encoding. One can write: { $known }.
expected-problem-mapping-encoding = an encoding among { $known }

cli-import-read_as = Read as: { $found }.
read-gzip-yes = packed with gzip
read-mark-yes = with a byte order mark
read-scientific-yes = with numbers in scientific notation
cli-import-kept_by_units = Classes and texts that can be kept as attributes of the units, by importing the same file with --as units: { $columns }.
cli-import-names_met = { $n ->
    [one] One name written otherwise was recognised: { $names }.
   *[other] { $count } names written otherwise were recognised: { $names }.
}
cli-import-figures = { $n ->
    [one] One figure read.
   *[other] { $count } figures read.
}
cli-import-suppressed = { $n ->
    [one] One value is suppressed and does not count as zero: no total includes it.
   *[other] { $count } values are suppressed and do not count as zero: no total includes them.
}
cli-import-merged = { $n ->
    [one] One figure is about municipalities that are one today: it is the sum of theirs where the indicator adds up, else it is missing.
   *[other] { $count } figures are about municipalities that are one today: they are the sums of theirs where the indicator adds up, else they are missing.
}
cli-import-zeros = { $n ->
    [one] One unit without a row was given zero, as the mapping says.
   *[other] { $count } absent values are zero, as the mapping says.
}
cli-import-left_out = { $n ->
    [one] One row outside the territory was left out, as the mapping says.
   *[other] { $count } rows outside the territory were left out, as the mapping says.
}
cli-import-sum = The parts do not make the total: { $total }, { $unit }, { $period }: stated { $stated }, sum { $summed }.
cli-import-sums = { $n ->
    [one] One total is not the sum of its parts; it stays as it is written.
   *[other] { $count } totals are not the sum of their parts; they stay as they are written.
}
cli-import-also_in = { $indicator }, { $period }: also in the data set { $data_set } ({ $units } units in common, { $differ } differ). Used is { $used }.

data_sets-used_from = used is { $title }
data_sets-also_in = also in { $data_sets }
