### The grid: the three axes on which every record has its place.

axes = Axes of the grid
axes-plural = Axes of the grid
axes-help = The three axes on which every record of the territory has its place, with the cells in which nothing is expected.

axes-state-in_use = in use

axes-areas = Areas
    .help = Each row is an area: code, entry above (empty for the main areas), Italian and English name, codes of the indicators that tell of it, whether it is no longer used.
axes-dimensions = Dimensions
    .help = Each row is a dimension: code, entry above, Italian and English name, indicators, whether it is no longer used.
axes-modalities = Modalities
    .help = Each row is a modality: code, entry above, Italian and English name, indicators, whether it is no longer used.
axes-not_pertinent = Cells that do not pertain
    .help = Each row is a cell in which nothing is expected: area, dimension and modality (empty means all), and why.
axes-version = Version
    .help = What this version of the grid is called, for example “2026”.
