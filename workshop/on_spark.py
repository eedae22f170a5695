"""`make on-spark`: the tests that compute on Spark."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    """Run them; where something that they need is not there, fail with the sentence that says what."""
    sys.path.insert(0, str(PROJECT / "src"))
    from coresponder.formats.local_spark import why_not

    if reason := why_not():
        sys.exit(f"Nothing was computed on Spark. {reason}")
    command = [sys.executable, "-m", "pytest", "-m", "spark", "tests/spec/outcomes/test_on_spark.py", *arguments]
    sys.exit(subprocess.run(command, cwd=PROJECT, check=False).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
