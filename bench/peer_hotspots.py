"""Times local Moran (or another statistic) here and in GeoDa (pygeoda 0.1.3, PyPI) on the same grids, in turn.

python peer_hotspots.py path/to/reticolo-bench [statistic] [permutations]

Each round runs our program, then GeoDa's faster permutation method ("lookup-table") on the same two threads. Processor
seconds (all threads) and wall seconds are those of one call, without reading files. Prints one line of JSON a size,
with the median of the rounds, the ratio, and how far the two sets of p-values lie apart.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pygeoda

SIZES = [(84, 85), (300, 300)]
ROUNDS = 3
THREADS = 2
SEED = 7


def ours(program, size, statistic, permutations, p_file):
    args = [program, "hotspots", *map(str, size), str(SEED), statistic, str(permutations), str(p_file)]
    return json.loads(subprocess.run(args, check=True, capture_output=True, text=True).stdout)


def theirs(weights, values, statistic, permutations):
    function = {
        "moran": pygeoda.local_moran,
        "gi": pygeoda.local_g,
        "gistar": pygeoda.local_gstar,
        "geary": pygeoda.local_geary,
    }[statistic]
    wall, processor = time.perf_counter(), time.process_time()
    answer = function(
        weights,
        values,
        permutations=permutations,
        permutation_method="lookup-table",
        cpu_threads=THREADS,
    )
    taken = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    return taken, list(answer.lisa_pvalues())


def main():
    program = sys.argv[1]
    statistic = sys.argv[2] if len(sys.argv) > 2 else "moran"
    permutations = int(sys.argv[3]) if len(sys.argv) > 3 else 999
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            subprocess.run([program, "write", *map(str, size), str(SEED), str(folder)], check=True)
            lines = (folder / "values.csv").read_text().splitlines()[1:]
            values = [float(line.split(",")[1]) for line in lines]
            weights = pygeoda.read_gal(str(folder / "weights.gal"), [str(i) for i in range(len(values))])
            theirs(weights, values, statistic, 99)
            a, b = [], []
            for _ in range(ROUNDS):
                a.append(ours(program, size, statistic, permutations, folder / "p.txt"))
                taken, their_p = theirs(weights, values, statistic, permutations)
                b.append(taken)
            our_p = [float(p) for p in (folder / "p.txt").read_text().split()]
        gaps = [x - y for x, y in zip(our_p, their_p, strict=True)]
        line = {"statistic": statistic, "units": len(values), "permutations": permutations}
        for what in ("processor", "wall"):
            mine = statistics.median(x[what] for x in a)
            peer = statistics.median(x[what] for x in b)
            line[what] = {"ours": round(mine, 6), "geoda": round(peer, 6), "ratio": round(peer / mine, 1)}
        line["p_gap"] = {
            "mean": round(statistics.mean(gaps), 5),
            "mean_absolute": round(statistics.mean(map(abs, gaps)), 5),
            "share_small_ours": round(sum(p <= 0.05 for p in our_p) / len(our_p), 4),
            "share_small_geoda": round(sum(p <= 0.05 for p in their_p) / len(their_p), 4),
        }
        print(json.dumps(line))


if __name__ == "__main__":
    main()
