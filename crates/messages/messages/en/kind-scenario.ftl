### The scenario: its name, its states, and its fields with their help.

scenario = Scenario
scenario-plural = Scenarios
scenario-help = A possible future that holds together: what it depends on, how that combines and what it would change.

scenario-state-drafted = drafted
scenario-state-adopted = adopted

scenario-horizon = Horizon
    .help = The year it looks to, four digits, such as 2040.
scenario-narrative = Narrative
    .help = What life would be like in that year, in a few sentences, such as “half of the villages have a school again”.
scenario-factors = Factors
    .help = Each row is one factor on which the future depends: the factor, how it goes in this scenario, a note. Such as “population, stable, thanks to those who return”.
scenario-consistency = Consistency
    .help = How well the factors go together, by the method used, such as 0.8. The higher, the less they contradict each other.
scenario-deltas = Changes
    .help = Each row is one change: the indicator, where, by how much it changes, in which unit. Such as “residents, Example, -120, people”.
scenario-source = Source
    .help = Which studies or meetings it comes from, such as “workshop of October 2026”.
