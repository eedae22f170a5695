"""The lock files: `--check` compares them with pyproject.toml; without it, uv writes them anew.

A lock pins every package with the hashes of its files, and names no index and no address: the same lock serves
everybody, wherever their packages come from.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
# The tests run on exactly what the program runs on, and so does Spark.
ON_THE_SAME = ["-c", "requirements/run.lock"]
LOCKS = {"run": [], **{name: ["--extra", name, *ON_THE_SAME] for name in ("test", "spark")}}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://|--index-url|--extra-index-url|--find-links", re.IGNORECASE)


def main(arguments: list[str]) -> None:
    """Check or write."""
    if arguments == ["--check"]:
        faults = [sentence for name in LOCKS for sentence in faults_of(name)]
        sys.exit("\n".join(faults) if faults else 0)
    for name, options in LOCKS.items():
        write(name, options)


def faults_of(name: str) -> list[str]:
    """What is wrong with one lock, a sentence each."""
    text = (PROJECT / "requirements" / f"{name}.lock").read_text()
    pins = {canonicalize_name(package): version for package, version in PIN.findall(text)}
    faults = [
        f"{name}.lock does not hold {requirement}; run “make lock”."
        for requirement in wanted(name)
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    if ADDRESS.search(text):
        faults.append(f"{name}.lock names an index or an address; it must name none.")
    if len(PIN.findall(text)) > text.count("--hash=sha256:"):
        faults.append(f"{name}.lock has a package without a hash.")
    return faults


def wanted(name: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"].get(name, [])
    return [Requirement(line) for line in (*project["dependencies"], *extra)]


def write(name: str, options: list[str]) -> None:
    """Resolve anew, for every system and every Python from 3.11."""
    if not shutil.which("uv"):
        sys.exit("Locks are written by uv, which is not installed here.")
    command = ["uv", "pip", "compile", "pyproject.toml", *options, "--universal", "--python-version", "3.11"]
    hidden = ["--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"]
    subprocess.run([*command, *hidden, "-o", f"requirements/{name}.lock"], cwd=PROJECT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
