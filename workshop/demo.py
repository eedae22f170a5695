"""`make demo`: the whole program on this machine, from the database to the page, until Ctrl-C.

Starts, in this order: PostgreSQL (the embedded one, unless DATABASE_URL names a server), the migrations, the invented
county, a worker for long tasks, the web server, the invented day. Stops them in the opposite order, however it ends.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

PROJECT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8000"))
ADDRESS = f"http://127.0.0.1:{PORT}"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10

os.environ["DJANGO_SETTINGS_MODULE"] = "coresponder.settings.demo"
# Links in messages lead to where the demonstration is, whichever port it got.
os.environ.setdefault("PUBLIC_ADDRESS", ADDRESS)


class Stopped(Exception):  # noqa: N818 - no error: somebody pressed Ctrl-C
    """Somebody asked the demonstration to stop."""


def main() -> None:
    """Run everything until somebody stops it, or one part ends by itself."""
    refuse_a_taken_port()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, ask_to_stop)
    parts: list[subprocess.Popen[bytes]] = []
    try:
        prepare()
        parts += [start_worker(), start_web()]
        wait_until_it_answers(parts)
        parts.append(start_day())
        print(f"\n  Coresponder is ready: {ADDRESS}\n  Stop with Ctrl-C.\n", flush=True)
        wait_while_all_run(parts)
    except Stopped:
        print("\nStopping …", flush=True)
    finally:
        for part in reversed(parts):
            end(part)


def refuse_a_taken_port() -> None:
    """Say in a sentence that the port is taken, before anything is started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            sys.exit(f"Port {PORT} is taken. Stop what uses it, or choose another: make demo PORT=8001")


def prepare() -> None:
    """The database with its tables and the invented county in it; quick when they are there."""
    print("Starting PostgreSQL …", flush=True)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    connection.ensure_connection()
    share_the_database(connection.settings_dict)
    call_command("migrate", verbosity=0)
    call_command("demo_load")
    connection.close()


def share_the_database(database: dict[str, str]) -> None:
    """Tell the worker and the web server where the database is, so that only this process starts and stops it."""
    os.environ.setdefault(
        "DATABASE_URL", f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    )


def start_worker() -> subprocess.Popen[bytes]:
    """The worker that builds baselines."""
    return start(sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "1")


def start_web() -> subprocess.Popen[bytes]:
    """The web server, reachable from this machine only."""
    return start(sys.executable, "manage.py", "serve", "--port", str(PORT))


def start_day() -> subprocess.Popen[bytes]:
    """The invented day on the board: calls come in and teams work them, while somebody looks."""
    return start(sys.executable, "manage.py", "demo_day")


def start(*command: str) -> subprocess.Popen[bytes]:
    """A part of the program in a session of its own, so that Ctrl-C reaches this process alone."""
    return subprocess.Popen(command, cwd=PROJECT, start_new_session=True)


def wait_until_it_answers(parts: list[subprocess.Popen[bytes]]) -> None:
    """Return when the front page is served."""
    for _ in range(SECONDS_TO_START * 10):
        refuse_a_dead_part(parts)
        try:
            urllib.request.urlopen(ADDRESS, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The web server did not answer within a minute. Its messages stand above.")


def wait_while_all_run(parts: list[subprocess.Popen[bytes]]) -> None:
    """Sleep until a part ends by itself."""
    while True:
        refuse_a_dead_part(parts)
        time.sleep(1)


def refuse_a_dead_part(parts: list[subprocess.Popen[bytes]]) -> None:
    """End everything when one part has ended, rather than serve half a program."""
    for part in parts:
        if part.poll() is not None:
            sys.exit(
                f"A part of the program ended by itself: {' '.join(map(str, part.args))}. Its messages stand above."
            )


def end(part: subprocess.Popen[bytes]) -> None:
    """Ask a part to end, and insist after a while."""
    part.terminate()
    try:
        part.wait(timeout=SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        part.kill()
        part.wait()


def ask_to_stop(number: int, frame: FrameType | None) -> None:
    """Ctrl-C, a closed terminal, or `kill`: stop in order. A second time does not interrupt the stopping."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    raise Stopped


if __name__ == "__main__":
    main()
