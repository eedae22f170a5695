"""What make runs: it says in a sentence what is wrong, and does nothing twice."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.tracked import PROJECT
from workshop import environment, locks

LOCK = """
click==8.2.1 \\
    --hash=sha256:aa
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:bb
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock of two packages, one of them in two versions for two Pythons."""
    path = tmp_path / "run.lock"
    path.write_text(LOCK)
    return path


def make(*arguments: str, **environment_changes: str) -> subprocess.CompletedProcess[str]:
    """Run make and keep what it says."""
    command = ["make", "--no-print-directory", *arguments]
    changed = {**os.environ, **environment_changes}
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=changed)


class TestTheEnvironment:
    def test_what_the_lock_pins_and_is_not_there_is_missing(self, lock: Path) -> None:
        assert environment.missing(lock, set()) == ["click==8.2.1"]

    def test_another_version_counts_as_missing(self, lock: Path) -> None:
        assert environment.missing(lock, {"click==8.0.0"}) == ["click==8.2.1"]

    def test_nothing_is_installed_again_when_all_is_there(self, lock: Path) -> None:
        assert environment.missing(lock, {"click==8.2.1", "numpy==2.4.6"}) == []

    def test_this_very_environment_holds_what_its_lock_says(self) -> None:
        test_lock = PROJECT / "requirements" / "test.lock"
        assert environment.missing(test_lock, environment.installed()) == []


class TestTheLocks:
    @pytest.mark.parametrize("name", locks.LOCKS)
    def test_they_hold_what_pyproject_asks_for_with_hashes_and_name_no_address(self, name: str) -> None:
        assert locks.faults_of(name) == []

    @pytest.mark.parametrize("name", ["test", "spark"])
    def test_every_package_of_the_run_lock_is_in_the_others_in_the_same_version(self, name: str) -> None:
        run, other = (
            dict(locks.PIN.findall((PROJECT / f"requirements/{lock}.lock").read_text())) for lock in ("run", name)
        )
        assert run.items() <= other.items()


class TestMake:
    def test_alone_it_lists_what_there_is(self) -> None:
        said = make().stdout
        assert "make demo" in said
        assert "make test" in said

    def test_without_a_python_that_is_new_enough_it_says_so(self) -> None:
        said = make("demo", "PYTHON=")
        assert said.returncode != 0
        assert "needs Python 3.11 or newer" in said.stdout

    def test_a_taken_port_is_a_sentence_before_anything_starts(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            command = [sys.executable, "workshop/demo.py"]
            changed = {**os.environ, "PORT": port}
            said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=changed)
        assert said.returncode == 1
        assert said.stderr.startswith(f"Port {port} is taken.")
        assert "PostgreSQL" not in said.stdout
