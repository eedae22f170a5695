"""A line that fails as lines do: it refuses, or it closes after the program has written and before the phone has heard.

with lossy_proxy(live_server.url) as line:
    line.refuses()
    line.loses_answers(2)     # the next two entries are written, and their answers are lost
    line.answers(503, 3)      # the next three entries are answered so, by something in between
    line.flaps(0.2)           # now it refuses, now it works, and of what is written every third answer is lost
    line.works()
"""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP_BY_HOP = {"connection", "transfer-encoding", "keep-alive", "content-length"}


class Line:
    """How the line is at the moment, and what went over it."""

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target).netloc
        self.url = ""
        self.is_down = False
        self.answers_to_lose = 0
        self.refusals: list[int] = []
        self.entries: list[str] = []
        self.flapping_seconds = 0.0
        self.began_at = time.monotonic()

    def refuses(self) -> None:
        """Nothing gets through."""
        self.is_down = True

    def loses_answers(self, count: int) -> None:
        """The next entries reach the program; what it answers does not reach the phone."""
        self.is_down, self.answers_to_lose = False, count

    def works(self) -> None:
        """Everything gets through."""
        self.is_down, self.answers_to_lose, self.refusals, self.flapping_seconds = False, 0, [], 0.0

    def answers(self, status: int, count: int) -> None:
        """The next entries do not reach the program; something in between answers with this status."""
        self.is_down, self.refusals = False, [status] * count

    def flaps(self, seconds: float) -> None:
        """So long it refuses, so long it works."""
        self.is_down, self.flapping_seconds, self.began_at = False, seconds, time.monotonic()

    @property
    def refuses_now(self) -> bool:
        """Whether nothing gets through at this moment."""
        turns = (time.monotonic() - self.began_at) / self.flapping_seconds if self.flapping_seconds else 1
        return self.is_down or int(turns) % 2 == 0


class Handler(BaseHTTPRequestHandler):
    """Hands a request on, or does not, or does not hand the answer back."""

    line: Line

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.command == "PUT" and self.line.refusals and not self.line.refuses_now:
            self.send_error(self.line.refusals.pop())
            return
        answer = None if self.line.refuses_now else self._ask(body)
        if answer is None or self._is_lost():
            self.close_connection = True
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(*answer)

    do_GET = do_POST = do_PUT = _pass  # noqa: N815 - named by http.server

    def _ask(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        with closing(http.client.HTTPConnection(self.line.target, timeout=20)) as upstream:
            upstream.request(self.command, self.path, body or None, dict(self.headers))
            answer = upstream.getresponse()
            return answer, answer.read()

    def _is_lost(self) -> bool:
        """Whether the program has written an entry and the phone is not to hear of it."""
        if self.command != "PUT":
            return False
        self.line.entries.append(self.path)
        self.line.answers_to_lose -= 1
        is_third = bool(self.line.flapping_seconds) and len(self.line.entries) % 3 == 0
        return self.line.answers_to_lose >= 0 or is_third

    def _answer(self, answer: http.client.HTTPResponse, content: bytes) -> None:
        self.send_response(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@contextmanager
def lossy_proxy(target: str) -> Iterator[Line]:
    """A line to the server, on a port of its own, until the block is over."""
    line = Line(target)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("HandlerOfLine", (Handler,), {"line": line}))
    server.daemon_threads = True
    line.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
