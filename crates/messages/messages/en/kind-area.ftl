### The saved area: its name, its states, and its fields with their help.

area = Saved area
area-plural = Saved areas
area-help = A basin, a set of municipalities or a shape on the map that is kept to be used again, with the method that made it.

area-state-draft = draft
area-state-adopted = adopted
area-state-superseded = superseded

area-form = Form
    .help = What sort of area it is, chosen from the list: homogeneous basin, integrated basin, set of municipalities, drawn shape.
area-code = Code
    .help = A short name without spaces, such as north_basin.
area-method = Method
    .help = How it was made, such as “municipalities alike in age and work” or “chosen at the assembly”.
area-method_version = Version of the method
    .help = Which wording of the method, such as 1.2.
area-made_with = Made with
    .help = The data and choices it comes from, so that it can be made again, such as “residents and commuters 2025, 6 groups”.
area-units_count = Number of municipalities
    .help = How many municipalities it takes in, as a whole number, such as 7.
