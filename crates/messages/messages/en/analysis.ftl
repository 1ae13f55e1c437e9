### The analyses: common words, and hot spots.

analysis-question = Question
analysis-method = Method
analysis-source = Source of the method
analysis-parameters = Parameters
analysis-input = Input
analysis-digest = Digest of the input
analysis-result = Result
analysis-evidence = Why
analysis-units_used = { $n ->
        [one] One unit considered
       *[other] { $count } units considered
    }
analysis-units_missing = { $n ->
        [one] One unit without a value, left out
       *[other] { $count } units without a value, left out
    }
analysis-islands = { $n ->
        [one] One unit without neighbours
       *[other] { $count } units without neighbours
    }
analysis-not_aggregated = The indicator “{ $indicator }” is not aggregated, because it does not say how. Fill in the field “How it aggregates”.

hotspot-question = Where do high values and low values cluster?
hotspot-HH = high among high
    .help = A high value surrounded by high values: a hot spot.
hotspot-LL = low among low
    .help = A low value surrounded by low values: a cold spot.
hotspot-LH = low among high
    .help = A low value surrounded by high values: an exception.
hotspot-HL = high among low
    .help = A high value surrounded by low values: an exception.
hotspot-none = no hot spot
    .help = What is seen could be due to chance.
hotspot-statistic = Statistic
hotspot-p = How often chance does as much
    .help = The part of the permutations that gives a value at least as extreme, such as 0.01; the smaller, the less chance can explain it.
hotspot-adjusted = Significant after correction
    .help = Yes if it stays significant given that many comparisons are made at once.
hotspot-permutations = Permutations
hotspot-seed = Seed
statistic-moran = Local Moran
statistic-geary = Local Geary
statistic-gi = Getis-Ord Gi
statistic-gistar = Getis-Ord Gi*

analysis-contiguity = Who borders whom
analysis-hotspots = Where values cluster
analysis-access = Who can reach a service
analysis-inequality = How evenly it is spread
analysis-placement = Where a text belongs
analysis-duplicates = Duplicate records
