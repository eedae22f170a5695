"""Handing out large answers piece by piece."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import IO

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse

BYTES_AT_ONCE = 64 * 1024


class InPieces:
    """Without it, Django under ASGI reads a whole file or export into memory before it sends the first byte."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if isinstance(request, ASGIRequest) and isinstance(answer, StreamingHttpResponse) and not answer.is_async:
            if isinstance(answer, FileResponse):
                answer.block_size = BYTES_AT_ONCE
            pieces: Iterator[bytes] = iter(answer.streaming_content)  # type: ignore[arg-type]  # it is not async
            answer.streaming_content = _piece_by_piece(pieces, getattr(answer, "file_to_stream", None))
        return answer


async def _piece_by_piece(pieces: Iterator[bytes], file: IO[bytes] | None) -> AsyncIterator[bytes]:
    """On the request's own thread, so that a query that is being read stays on its connection.

    A file is closed here also when the browser goes away in the midst of it: Django closes the answer only at its end.
    """
    try:
        while piece := await sync_to_async(_next)(pieces):
            yield piece
    finally:
        if file is not None:
            file.close()


def _next(pieces: Iterator[bytes]) -> bytes:
    """The next pieces, together about as large as one read of a file; empty at the end."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        if len(gathered) >= BYTES_AT_ONCE:
            break
    return bytes(gathered)
