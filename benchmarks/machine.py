"""What a result was measured on: its size and versions, and nothing that says whose machine it is."""

import os
import platform
from importlib.metadata import version

PACKAGES = ("duckdb", "pandas", "pyarrow", "numpy", "ibis-framework")


def described() -> str:
    """The machine in one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()},"
        f" Python {platform.python_version()}, {versions}"
    )


def load() -> float:
    """How many processes wanted to run in the last minute, on average."""
    return os.getloadavg()[0]
