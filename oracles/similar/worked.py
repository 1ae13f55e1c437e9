"""Gower's coefficient by the package gower 0.1.2, on the whole range."""

import gower
import numpy as np
import pandas as pd

data = pd.read_csv("whole.csv")
near = 1 - gower.gower_matrix(data[["people", "kind", "income"]].astype({"kind": object}), weight=np.array([2, 1, 1]))
print(data.code.tolist(), near.round(6).tolist(), sep="\n")
