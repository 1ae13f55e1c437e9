### I bacini di omogeneità.

analysis-regions = Quali luoghi vicini si somigliano
