"""`make test`: what the tests need from the system, then every test, then on Debian's server those that lean on it."""

import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# Whoever is done first takes from what the other still has: the longest tests would come last otherwise.
BOTH_CORES = ("-n", "2", "--dist", "worksteal")

# Where the server itself does the work: walls, rights, triggers, tokens, notices, queues. The rest is tried there
# before an issue is resolved: TEST_SERVER=debian pytest -m database.
ON_DEBIAN = (
    "tests/integration/access", "tests/integration/news", "tests/integration/runs",
    "tests/integration/test_database_rights.py", "tests/integration/test_verifying_the_trail.py",
    "tests/spec/live_calls", "tests/spec/people", "tests/spec/safeguards",
)  # fmt: skip

# Each with how to see that it is there.
NEEDS = {
    "chromium": lambda: Path("/usr/bin/chromium").exists(),
    "libpango-1.0-0": lambda: bool(ctypes.util.find_library("pango-1.0")),
    "libpangoft2-1.0-0": lambda: bool(ctypes.util.find_library("pangoft2-1.0")),
    "libharfbuzz-subset0": lambda: bool(ctypes.util.find_library("harfbuzz-subset")),
    "fonts-dejavu-core": lambda: Path("/usr/share/fonts/truetype/dejavu").exists(),
}


def main(arguments: list[str]) -> None:
    """Run everything, then fail if any part failed."""
    install_what_is_missing()
    failed = [name for name, environment, more in runs() if not passes(name, environment, [*more, *arguments])]
    if failed:
        sys.exit("\n" + "\n".join(what_failed(name) for name in failed))


def install_what_is_missing() -> None:
    """Install the browser and the libraries for PDF where that is allowed; otherwise say what to install."""
    missing = [name for name, is_there in NEEDS.items() if not is_there()]
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(missing)} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        if subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
            return
    print(f"Some tests will skip. To run them, install: {' '.join(missing)}", flush=True)


def runs() -> list[tuple[str, dict[str, str], list[str]]]:
    """Everything on the embedded server; then what touches the database, on Debian's server where there is one."""
    found = [("tests", {}, [*BOTH_CORES, "--durations", "20", "-m", "not heavy and not dead_zone and not spark"])]
    if list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        on_debian = [*BOTH_CORES, "-m", "database and not heavy and not once", *ON_DEBIAN]
        found.append(("tests on Debian’s PostgreSQL", {"TEST_SERVER": "debian"}, on_debian))
    return found


def passes(name: str, environment: dict[str, str], arguments: list[str]) -> bool:
    """Run pytest once and tell whether everything passed."""
    print(f"── {name}", flush=True)
    remembered = remembered_in(name)
    shutil.rmtree(remembered, ignore_errors=True)
    command = [sys.executable, "-m", "pytest", "-o", f"cache_dir={remembered}", *arguments]
    return subprocess.run(command, cwd=PROJECT, check=False, env={**os.environ, **environment}).returncode == 0


def what_failed(name: str) -> str:
    """The names of what failed, said again at the very end: the output of the first of several runs is long gone."""
    try:
        failed = sorted(json.loads((remembered_in(name) / "v" / "cache" / "lastfailed").read_text()))
    except FileNotFoundError:
        return f"Failed: {name}, before any test ended."
    return "\n  ".join([f"Failed: {name}:", *failed])


def remembered_in(name: str) -> Path:
    """Where pytest notes what failed in one of the runs."""
    return PROJECT / ".pytest_cache" / "".join(letter for letter in name if letter.isalpha())


if __name__ == "__main__":
    main(sys.argv[1:])
