"""The board, the part of it that is read anew whenever something changed, its stream, and the wall."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.board.drawing import content_for, day, drawing_for, with_token
from coresponder.program.board.pushing import BoardStream
from coresponder.program.board.queries.now import board_for
from coresponder.program.board.queries.outlines import map_of
from coresponder.program.news.queries import numbers_now
from coresponder.program.news.streaming import Stream
from coresponder.program.news.turns import turns_of
from coresponder.program.news.views import line_of
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions import Permission, requires

# By this a page that reads anew says which drawing it shows, and by the answer's own it learns which it shows then.
SHOWN = "X-Drawing"


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def board(request: SignedInRequest) -> HttpResponse:
    """The whole page."""
    return render(request, "board/board.html", _content(request))


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def now(request: SignedInRequest) -> HttpResponse:
    """What changes on it. A page asks this by itself, so that it is no use of the session.

    It is drawn once for all who see the same, and each page is sent the cards that it does not show yet. Each gets a
    token of their own for the forms; while somebody looks as another account, nothing is shared.
    """
    if viewing_as() is not None:
        return render(request, "board/now.html", _content(request))
    drawing = drawing_for(request.user, numbers_now(), with_others=_with_others(request))
    words = drawing.for_a_page_that_shows(request.headers.get(SHOWN, ""))
    return HttpResponse(with_token(words, get_token(request)), headers={SHOWN: drawing.name})


@requires(BoardStream.follows)
@require_GET
@never_cache
def stream(request: SignedInRequest) -> HttpResponseBase:
    """The board as it changes: an open page is sent the cards that it does not show yet. `shown` is what it shows.

    Who looks as another account is only told that something changed: for them nothing is shared.
    """
    if viewing_as() is not None:
        return line_of(request, Stream)
    return line_of(
        request,
        BoardStream,
        shown=request.GET.get("shown", ""),
        with_others=_with_others(request),
        token=get_token(request),
        turns=turns_of(request),
    )


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def wall(request: SignedInRequest) -> HttpResponse:
    """For the wall of a room: how many, where and which team, and nothing about anybody."""
    return render(request, "board/wall.html", _wall_content(request))


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def wall_now(request: SignedInRequest) -> HttpResponse:
    """What changes on the wall."""
    return render(request, "board/wall_now.html", _wall_content(request))


def _content(request: SignedInRequest) -> dict[str, Any]:
    return content_for(request.user, with_others=_with_others(request))


def _with_others(request: HttpRequest) -> bool:
    """Whether calls that are not for a team are asked for too."""
    return request.GET.get("all") == "1"


def _wall_content(request: SignedInRequest) -> dict[str, Any]:
    found = board_for(request.user)
    return {"board": found, "map": map_of(found, is_exact=False), **day()}
