"""A line that fails as lines do: it refuses, or it closes after the program has written and before the phone has heard.

with lossy_proxy(live_server.url) as line:
    line.refuses()
    line.loses_answers(2)     # the next two entries are written, and their answers are lost
    line.works()
"""

import http.client
import threading
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
        self.entries: list[str] = []

    def refuses(self) -> None:
        """Nothing gets through."""
        self.is_down = True

    def loses_answers(self, count: int) -> None:
        """The next entries reach the program; what it answers does not reach the phone."""
        self.is_down, self.answers_to_lose = False, count

    def works(self) -> None:
        """Everything gets through."""
        self.is_down, self.answers_to_lose = False, 0


class Handler(BaseHTTPRequestHandler):
    """Hands a request on, or does not, or does not hand the answer back."""

    line: Line

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = None if self.line.is_down else self._ask(body)
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
        return self.line.answers_to_lose >= 0

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
