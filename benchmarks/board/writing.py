"""Consoles that write statuses while every console's page is open and is sent the board, and the server is killed."""

import http.client
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from benchmarks.board.county import Served, cookie_of
from coresponder.program.dispatch.models import Assignment, StatusEvent
from coresponder.safeguards.accounts.models import User
from tests.support.live_server import OpenStream

STILL = urlencode({"step": "still"})
CSRF = "a" * 32


class Console:
    """One dispatcher: an open page that is sent the board as it changes, and statuses that come over the radio."""

    def __init__(self, served: Served, user: User) -> None:
        self.address = urlsplit(served.url)
        self.cookie = f"{cookie_of(user)}; csrftoken={CSRF}"
        self.stream = OpenStream(served.url, self.cookie, "", path="/board/stream/")
        self.took_ms: list[float] = []
        self.sent_kilobytes: list[float] = []
        self.acknowledged: Counter[str] = Counter()
        self.refused = 0
        threading.Thread(target=self._follow, daemon=True).start()

    def write(self, assignment: Assignment) -> bool:
        """Tell that a team is still at it; False once the server is gone."""
        began = time.perf_counter()
        try:
            status = self._ask("POST", f"/board/assignments/{assignment.pk}/status/", STILL)
        except (OSError, http.client.HTTPException):
            return False
        self.took_ms.append((time.perf_counter() - began) * 1000)
        if status == 200:
            self.acknowledged[str(assignment.pk)] += 1
        else:
            self.refused += 1
        return True

    def _ask(self, method: str, path: str, body: str) -> int:
        """As a page asks."""
        connection = http.client.HTTPConnection(self.address.hostname or "", self.address.port, timeout=30)
        headers = {"Cookie": self.cookie, "X-Board": "1", "X-CSRFToken": CSRF}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def _follow(self) -> None:
        """Take in what is sent. It has to build upon what this page shows already, or be the whole board."""
        shows = ""
        while (event := self.stream.events.get()) is not None:
            if event["event"] == "board":
                if event["was"] != shows:
                    raise AssertionError("What was sent does not build upon what the page shows.")
                shows = event["is"]
                self.sent_kilobytes.append(len(event["words"]) / 1000)


def hour(
    served: Served, consoles: list[User], assignments: list[Assignment], *, count: int, a_second: float,
    line: Callable[[str, list[float]], str],
) -> list[str]:  # fmt: skip
    """The worst hour at ten times its speed; after nine tenths of the writes the server is killed."""
    before = StatusEvent.objects.filter(step="still").count()
    open_consoles = [Console(served, user) for user in consoles]
    time.sleep(2)
    memory = [served.megabytes]
    writes = _spread(open_consoles, assignments, count=count, a_second=a_second, served=served, memory=memory)
    for thread in writes:
        thread.join(60)
    kept = Counter(
        str(each) for each in StatusEvent.objects.filter(step="still").values_list("assignment_id", flat=True)
    )
    acknowledged: Counter[str] = sum((each.acknowledged for each in open_consoles), Counter())
    lost = sum((acknowledged - kept).values())
    return [
        line("status write", [each for console in open_consoles for each in console.took_ms]),
        _sent(open_consoles),
        f"memory of the server: {memory[0]:.0f} MB at first, {max(memory):.0f} MB at most, {memory[-1]:.0f} MB at last",
        f"killed while writes came in: {sum(acknowledged.values())} were acknowledged, {lost} of them lost; "
        f"{sum(each.refused for each in open_consoles)} refused, {sum(kept.values()) - before} kept",
    ]


def _sent(consoles: list[Console]) -> str:
    sent = [each for console in consoles for each in console.sent_kilobytes]
    return f"boards sent to the pages: {len(sent)}, median {statistics.median(sent or [0.0]):.1f} kB"


def _spread(
    consoles: list[Console], assignments: list[Assignment], *, count: int, a_second: float, served: Served,
    memory: list[float],
) -> list[threading.Thread]:  # fmt: skip
    killed_at = int(count * 0.9)
    draws = random.Random(7)  # noqa: S311 - which console writes about which team, no secret
    started = time.monotonic()
    threads = []
    for number in range(count):
        time.sleep(max(0.0, started + number / a_second - time.monotonic()))
        console, assignment = draws.choice(consoles), draws.choice(assignments)
        threads.append(threading.Thread(target=console.write, args=(assignment,), daemon=True))
        threads[-1].start()
        if number < killed_at and number % 20 == 0:
            memory.append(served.megabytes)
        if number == killed_at:
            served.kill()
    return threads
