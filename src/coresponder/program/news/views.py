"""The stream of news."""

from collections.abc import Callable

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.news.queries import from_text
from coresponder.program.news.streaming import Stream
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import requires

EVENTS = "text/event-stream"
CUT_AT_ONCE = "retry: 10000\n\n"


@requires(Stream.follows)
@require_GET
@never_cache
def stream(request: SignedInRequest) -> HttpResponseBase:
    """What changes, as it happens. `since`, or the browser's Last-Event-ID, says how far the page was."""
    return line_of(request, Stream)


def line_of(request: SignedInRequest, kind: Callable[..., Stream], **more: object) -> HttpResponseBase:
    """A line of this kind, held open for the session that asks.

    Where the server cannot hold a line open (WSGI), it ends at once, and the page says that it is not live.
    """
    if not isinstance(request, ASGIRequest) or not request.session.session_key:
        return HttpResponse(CUT_AT_ONCE, content_type=EVENTS)
    seen = from_text(request.headers.get("Last-Event-ID", "") or request.GET.get("since", ""))
    told = kind(session_key=request.session.session_key, account_id=request.user.pk, seen=seen, **more)
    answer = StreamingHttpResponse(told, content_type=EVENTS)
    # A proxy that gathers an answer before it hands it on would hold the news back.
    answer["X-Accel-Buffering"] = "no"
    return answer
