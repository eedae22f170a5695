"""Make .venv hold exactly what a lock file says: `python3 workshop/environment.py run` (or `test`, `spark`).

Needs nothing but Python. Uses uv where it is installed, because it is faster; pip does the same otherwise. Every file
that is installed must have one of the hashes in the lock. When everything is there already, this takes no time.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: *; *([^\\]+?))? *\\?$", re.MULTILINE)
OLDEST = (3, 11)
NOT_BUILT = "pyspark"  # its makers publish only the source, which is Java already translated, with a little Python

# uv believes only the authorities that it brings along, unless told to believe this system's. A network that looks into
# encrypted traffic, as many cities' do, has one of its own. The hashes in the lock hold in any case.
QUIET_AND_TRUSTING = {"PYTHONWARNINGS": "ignore", "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}

# Asked inside the environment: what is installed, by the name that the lock uses, and whether we can be imported.
INSTALLED = """
import importlib.metadata as m, importlib.util as u, re
print("coresponder" if u.find_spec("coresponder") else "-")
for d in m.distributions():
    print(re.sub(r"[-_.]+", "-", d.metadata["Name"]).lower() + "==" + d.version)
"""
LAUNCHER = """#!{python}
import sys
from coresponder.delivery.cli import main
sys.exit(main())
"""


def main(lock_name: str) -> None:
    """Create the environment if there is none, install what differs from the lock, put the program on its path."""
    if not PYTHON.exists():
        create()
    lock = PROJECT / "requirements" / f"{lock_name}.lock"
    found = installed()
    if missing(lock, found):
        install(lock)
    if "coresponder" not in found:
        put_on_path()


def create() -> None:
    """An empty environment in .venv."""
    say("Making an environment in .venv …")
    if shutil.which("uv"):
        run("uv", "venv", "--quiet", "--python", sys.executable, str(VENV))
    elif subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        stop("Python could not make an environment. On Debian and Ubuntu, install python3-venv and try again.")


def installed() -> set[str]:
    """Everything in the environment as name==version, and “coresponder” when the program is on its path."""
    answer = subprocess.run([str(PYTHON), "-c", INSTALLED], check=True, capture_output=True, text=True, cwd="/")
    return set(answer.stdout.split())


def missing(lock: Path, found: set[str]) -> list[str]:
    """What the lock pins and the environment lacks. A pin for another system or version of Python is none of ours."""
    pins = PINNED.findall(lock.read_text())
    other_versions = {name for name, _, condition in pins if condition}
    plain = [f"{name}=={version}" for name, version, _ in pins if name not in other_versions]
    return [pin for pin in plain if pin not in found]


def install(lock: Path) -> None:
    """Install the lock, every file checked against its hashes."""
    say(f"Installing {lock.relative_to(PROJECT)}. The first time this takes a minute or two …")
    if shutil.which("uv"):
        run("uv", "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", "-r", str(lock))
        return
    if subprocess.run([str(PYTHON), "-m", "pip", "--version"], check=False, capture_output=True).returncode:
        run(str(PYTHON), "-m", "ensurepip")
    pip = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", "--no-input")
    run(*pip, "install", "--require-hashes", "--only-binary", ":all:", "--no-binary", NOT_BUILT, "-r", str(lock))


def put_on_path() -> None:
    """Let the environment find the program in src/, and give it its command; both without building anything.

    An editable install would do the same and would download a build tool that no lock names.
    """
    packages = next((VENV / "lib").glob("python3*/site-packages"))
    (packages / "coresponder.pth").write_text(f"{PROJECT / 'src'}\n")
    command = VENV / "bin" / "coresponder"
    command.write_text(LAUNCHER.format(python=PYTHON))
    command.chmod(0o755)


def run(*command: str) -> None:
    """Run a program; when it fails, so does this, after its own words."""
    if subprocess.run(command, check=False, env={**os.environ, **QUIET_AND_TRUSTING}).returncode:
        stop(f"This failed: {' '.join(command)}")


def say(sentence: str) -> None:
    """Tell the person at the terminal, at once."""
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    """End with a sentence."""
    sys.exit(sentence)


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        stop("Coresponder needs Python 3.11 or newer.")
    main(sys.argv[1])
