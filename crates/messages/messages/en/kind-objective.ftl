### The objective: its name, its states, and its fields with their help.

objective = Objective
objective-plural = Objectives
objective-help = What is to be reached, by when, measured how, and who answers for it.

objective-state-proposed = proposed
objective-state-adopted = adopted
objective-state-reached = reached

objective-level = Level
    .help = Who has set it: the territory, the Region, the State, the European Union or a private body.
objective-indicator = Indicator
    .help = What it is measured by, such as “children under 3 with a nursery place”.
objective-measure_unit = Unit of measurement
    .help = What it is measured in, such as “%” or “people”.
objective-baseline = Baseline
    .help = What it is today, in the unit beside it, such as 26.5.
objective-baseline_year = Baseline year
    .help = The year of the baseline, four digits, such as 2025.
objective-target = Target
    .help = What it is to become, in the same unit, such as 33.0. Without it the objective cannot be adopted.
objective-target_year = Target year
    .help = The year by which to reach it, four digits, such as 2030.
objective-responsible = Who answers for it
    .help = The body or role, one only and no person’s name, such as “department of social services”. Without it the objective cannot be adopted.
objective-evidence = Evidence
    .help = What shows that it is reached, such as “survey of 2030: 33.4%”.
objective-website = Website
    .help = The whole address, such as https://www.example.org.
