"""How much memory one run needs at its peak, measured from outside.

The kernel tells a process how much its largest child needed, and a child begins with what its parent had in memory
when it was started. So each run is started by a small process of its own, which imports nothing large:

    python -m benchmarks.intake.peak_memory NAME EXPORT
"""

import resource
import subprocess
import sys
from pathlib import Path

RUN = """
import sys, tempfile
from pathlib import Path
from benchmarks.intake.contestants import CONTESTANTS
export = Path(sys.argv[2])
with tempfile.TemporaryDirectory(prefix="benchmark-", dir=export.parent) as folder:
    CONTESTANTS[sys.argv[1]](export, Path(folder))
"""


def peak_bytes(name: str, export: Path) -> int:
    """The largest resident set of one run of that contestant, in bytes."""
    launcher = [sys.executable, "-m", "benchmarks.intake.peak_memory", name, str(export)]
    finished = subprocess.run(launcher, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    return int(finished.stdout)


def main(name: str, export: str) -> None:
    """Run once and print the peak in bytes."""
    subprocess.run([sys.executable, "-c", RUN, name, export], check=True)  # noqa: S603 - our own module
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
