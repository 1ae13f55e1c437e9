"""Complexity, proximity, density and outlook of three places by ecomplexity 0.5.3."""

import pandas as pd
from ecomplexity import ecomplexity, proximity

data = pd.read_csv("space.csv").assign(time=0)
names = {"time": "time", "loc": "place", "prod": "branch", "val": "value"}
found = ecomplexity(data, names, rca_mcp_threshold=0.4)
print(found[["place", "branch", "rca", "mcp", "diversity", "ubiquity", "eci", "pci", "density", "coi", "cog"]].to_string())
print(proximity(data, names, rca_mcp_threshold=0.4).to_string())
