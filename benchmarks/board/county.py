"""A county for the measurement: dispatchers, teams on duty, open calls with a team each, in a server of its own.

Import only after `database.prepared`: the models are there then.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.people_search import database
from coresponder.delivery.web.cast import DISPATCH, SINCE, cast_agency
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.program.dispatch.models import Assignment, StatusEvent, Team
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.safeguards.accounts.models import Membership, User
from tests.support import dispatching
from tests.support.cast import member

PROJECT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60


def dispatchers(count: int) -> list[User]:
    """So many people at consoles."""
    member("dana")
    found = []
    for number in range(count):
        user = User.objects.create_user(f"console{number}", display_name=f"Console {number}", role="dispatcher")
        Membership.objects.create(user=user, agency=cast_agency(DISPATCH), role="dispatcher", starts_on=SINCE)
        user.agency = cast_agency(DISPATCH)
        user.save()
        found.append(user)
    return found


def teams_at_work(count: int, by: User) -> list[Assignment]:
    """So many teams on duty, each with a call of its own that it was offered."""
    made = []
    for number in range(count):
        person = User.objects.create_user(f"member{number}", display_name=f"Member {number}", role="clinician")
        team: Team = dispatching.team(f"T{number}")
        team.members.create(user=person, role=TeamRole.CLINICIAN, since_on=date(2026, 1, 1))
        shift = dispatching.on_duty(team, (person, TeamRole.CLINICIAN))
        call = dispatching.call(f"B-{number:04d}", narrative="Words of an invented call. " * 4)
        assignment = Assignment.objects.create(
            call=call, team=team, shift=shift, part="primary", origin="dispatched", state="offered",
            offered_at=timezone.now() - timedelta(minutes=1), offered_by=by,
        )  # fmt: skip
        at = assignment.offered_at
        StatusEvent.objects.create(
            assignment=assignment, step="offered", recorded_at=at, received_at=at, happened_at=at, by=by, way="desk"
        )
        made.append(assignment)
    return made


def calls_of_a_year(count: int) -> None:
    """So many calls that ended within the last year, 20 at each place, copies of one at other times."""
    one = dispatching.close(dispatching.call("B-past", narrative="Words of an invented call. " * 4))
    columns = [field.column for field in Call._meta.concrete_fields]
    chosen = ", ".join(COPIED.get(name, name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO calls_call ({', '.join(columns)}) "  # noqa: S608 - the model's own column names
            f"SELECT {chosen} FROM calls_call, generate_series(1, %s) AS number WHERE id = %s",
            [count, one.pk],
        )
    database.tended()


COPIED = {
    "id": "gen_random_uuid()",
    "source_incident_id": "'past-' || number",
    "event_number": "'past-' || number",
    "received_at": "now() - interval '1 day' - number * interval '1 minute'",
    "closed_at": "now() - interval '23 hours' - number * interval '1 minute'",
    "place_token": "mod(number, number / 20 + 1)",
}


def feed() -> Feed:
    """The county's push."""
    made, _ = Feed.objects.get_or_create(
        name="Benchmark CAD", defaults={"agency": cast_agency(DISPATCH), "format": FeedFormat.EIDO, "time_zone": "UTC"}
    )
    return made


def cookie_of(user: User) -> str:
    """A session of somebody who has just signed in."""
    client = Client()
    client.force_login(user)
    found = client.cookies[settings.SESSION_COOKIE_NAME]
    return f"{found.key}={found.value}"


class Served:
    """`manage.py serve` in a process of its own, on the benchmark's database."""

    def __init__(self, port: int) -> None:
        database = connection.settings_dict
        self.url = f"http://127.0.0.1:{port}"
        address = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
        environment = {**os.environ, "DATABASE_URL": address, "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"}
        command = [sys.executable, "-m", "benchmarks.board.serving", str(port)]
        self.process = subprocess.Popen(command, cwd=PROJECT, env=environment)  # noqa: S603 - our own program

    def wait(self) -> None:
        """Return when it answers."""
        ends_at = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < ends_at:
            try:
                urllib.request.urlopen(f"{self.url}/sign-in/", timeout=5).close()  # noqa: S310 - our own address
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError("The server did not start.")

    @property
    def megabytes(self) -> float:
        """Resident memory of the server process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def kill(self) -> None:
        """As when the machine is switched off: no chance to finish anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask it to stop."""
        self.process.terminate()
        self.process.wait(20)
