### Basins of like places.

analysis-regions = Which neighbouring places are alike
