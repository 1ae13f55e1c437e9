"""What a row of the comparison is made of, and how a peer is timed.

A file of this folder defines `ROWS`, a list of `Row`. A row prepares its input once as files that both sides read, names the words of
`reticolo-bench analyse` for our side, and has a function for the peer. The peer's function reads the files and returns a function that
computes: only that one is timed. It returns the quality of its answer as a dictionary; `quality` says which member to compare.
"""

import json
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Row:
    # Unique within the file; letters, digits, dashes.
    id: str
    # What and how large, as the table says it.
    what: str
    # Makes the input files in a folder; `shared` is the folder of shared data, or None.
    make: Callable[[Path, Path | None], None]
    # Words after `reticolo-bench analyse`, with paths in that folder (or the shared one).
    ours: Callable[[Path, Path | None], list[str]]
    # Reads the files, returns what computes; None where there is no peer (our own growth).
    peer: Callable[[Path, Path | None], Callable[[], dict]] | None = None
    # The peer's name and version.
    against: str = ""
    # The least ratio wanted, peer's processor seconds over ours.
    target: float | None = None
    # Members of the result to show beside each other, by name.
    quality: list[str] = field(default_factory=list)
    # True where the input is in the shared folder only.
    needs_shared: bool = False


def run_peer(row: Row, folder: Path, shared: Path | None) -> None:
    """Times the peer and prints a line of JSON."""
    compute = row.peer(folder, shared)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    walls, processors, quality = [], [], {}
    began = time.perf_counter()
    while not walls or time.perf_counter() - began < 1.0:
        wall, processor = time.perf_counter(), time.process_time()
        quality = compute()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = {
        "wall": sorted(walls)[len(walls) // 2],
        "processor": sum(processors) / len(processors),
        "peak_mib": (after - before) / 1024,
        "result": quality,
    }
    print(json.dumps(line))
