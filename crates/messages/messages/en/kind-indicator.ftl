### The indicator: its name, its states, and its fields with their help.

indicator = Indicator
indicator-plural = Indicators
indicator-help = What a column of values means: its definition, its unit and how it adds up.

indicator-state-draft = draft
indicator-state-in_use = in use
indicator-state-superseded = superseded

indicator-code = Code
    .help = A short name without spaces, such as residents_75_and_over. It is what files write in the column “indicator”.
indicator-definition = Definition
    .help = What it measures, in a sentence, such as “residents aged 75 and over on 1 January”.
indicator-unit = Unit of measurement
    .help = What it is measured in, such as “people”, “€ per resident” or “%”.
indicator-direction = Direction
    .help = Whether more is better, less is better, or neither.
indicator-aggregation = How it aggregates
    .help = Additive if it is summed, ratio if one total is divided by another, weighted mean if it needs a weight. Until this is given, it is not aggregated.
indicator-numerator = Numerator
    .help = For a ratio, the code of the indicator above the line, such as residents_75_and_over.
indicator-denominator = Denominator
    .help = For a ratio, the code of the indicator below the line, such as residents.
indicator-weight = Weight
    .help = For a weighted mean, the code of the indicator that weighs, such as residents.
indicator-branch = Branch
    .help = If it counts one branch of activity alone, its code as the source writes it (ATECO or NACE), for example “C” or “62”. Additive indicators with the same unit of measure that name a branch make a table, from which one reckons what the territory is specialised in.
indicator-used_data_set = Data set used
    .help = Where several data sets hold the same indicator for the same period, the code of the one to use. Without it the source with the newest date counts, then the last one imported.
indicator-target = Target
    .help = The value to be reached, in the indicator’s unit, such as 33.
indicator-threshold = Threshold
    .help = The value beyond which it calls for attention, in the indicator’s unit, such as 20.
