"""The board, the part of it that is read anew whenever something changed, and the wall."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.board.actions.day import looked_at_the_day
from coresponder.program.board.models import DemonstrationDay
from coresponder.program.board.queries.now import board_for
from coresponder.program.board.queries.outlines import map_of
from coresponder.program.board.queries.plans_on_file import plans_seen
from coresponder.program.board.sharing import Drawing, shared
from coresponder.program.board.vocabulary import SPEEDS
from coresponder.program.news.queries import as_text, numbers_now
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions import Permission, may, requires

# Stands in a shared drawing where each reader's own token belongs.
TOKEN_PLACE = "token-of-the-reader"  # noqa: S105 - no secret: it is replaced before anybody sees it
FOR_ALL = {"csrf_token": TOKEN_PLACE, "is_shared": True}
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
    key = (as_text(numbers_now()), request.user.role, request.GET.get("all"), plans_seen(request.user))
    drawing = shared(key, lambda: Drawing.of(render_to_string("board/now.html", {**_content(request), **FOR_ALL})))
    words = drawing.for_a_page_that_shows(request.headers.get(SHOWN, ""))
    return HttpResponse(words.replace(TOKEN_PLACE, get_token(request)), headers={SHOWN: drawing.name})


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
    with_others = request.GET.get("all") == "1"
    found = board_for(request.user, with_others=with_others)
    return {
        "board": found,
        "map": map_of(found),
        "with_others": with_others,
        "may_send": may(request.user, Permission.SEND_TEAMS),
        "may_enter": may(request.user, Permission.ENTER_CALLS),
        **_day(request),
    }


def _wall_content(request: SignedInRequest) -> dict[str, Any]:
    found = board_for(request.user)
    return {"board": found, "map": map_of(found, is_exact=False), **_day(request)}


def _day(request: HttpRequest) -> dict[str, Any]:
    """The clock of the demonstration; nothing anywhere else."""
    if not settings.DEMO:
        return {}
    looked_at_the_day()
    return {"day": DemonstrationDay.objects.first(), "speeds": SPEEDS}
